// Which segments can a tactic aim at, and who belonged to one when it was last written down?
import { AppError } from "@/lib/domain/basics/errors";
import { type Db, Prisma } from "./client";
import type { Scope } from "./scope";

export interface TargetSegment {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly kind: "dynamic" | "static";
  readonly version: number;
  readonly rule: unknown;
  readonly memberCount: number | null;
}

const columns = {
  id: true,
  nameVi: true,
  nameEn: true,
  kind: true,
  version: true,
  rule: true,
  memberCount: true,
} as const;

/** Segments to choose from: shared ones and the scope's own. */
export function listTargetSegments(db: Db, scope: Scope): Promise<TargetSegment[]> {
  return db.segment.findMany({
    where: { archivedAt: null, OR: [{ shared: true }, { ownerId: scope.userId }] },
    orderBy: [{ nameVi: "asc" }, { id: "asc" }],
    take: 500,
    select: columns,
  });
}

export async function getTargetSegment(db: Db, _scope: Scope, id: string): Promise<TargetSegment> {
  const row = await db.segment.findUnique({ where: { id }, select: columns });
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** Who belonged to a segment when it was last written down, as a subquery of customer ids. */
export function snapshotMembers(segmentId: string): Prisma.Sql {
  return Prisma.sql`SELECT m.customer_id FROM segment_member m WHERE m.snapshot_id = (
    SELECT s.id FROM segment_snapshot s WHERE s.segment_id = ${segmentId}::uuid ORDER BY s.taken_at DESC, s.id DESC LIMIT 1)`;
}

/** Writes down who a tactic was aimed at. */
export async function recordTargetSnapshot(
  db: Db,
  scope: Scope,
  snapshot: { id: string; segmentId: string; ruleVersion: number; customerIds: readonly string[] },
  now: Date,
): Promise<void> {
  const { id, segmentId, ruleVersion, customerIds } = snapshot;
  await db.segmentSnapshot.create({
    data: {
      id,
      segmentId,
      ruleVersion,
      takenAt: now,
      asOf: now,
      memberCount: customerIds.length,
      reason: "tactic",
      takenById: scope.userId,
    },
  });
  await db.$executeRaw`INSERT INTO segment_member (customer_id, snapshot_id)
    SELECT member, ${id}::uuid FROM unnest(${[...customerIds]}::uuid[]) AS member`;
}
