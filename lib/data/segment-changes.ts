// How is a segment written? Every saved rule is kept with who changed it, when and why; a lost update is refused.
import { AppError } from "@/lib/domain/basics/errors";
import type { Db, Prisma } from "./client";
import type { Scope } from "./scope";
import { getSegment, type SegmentRow } from "./segments";

export interface SegmentInput {
  readonly nameVi: string;
  readonly nameEn: string;
  readonly description: string | null;
  readonly folder: string | null;
  readonly shared: boolean;
}

export interface SegmentSize {
  readonly members: number;
  readonly withheld: number;
}

const json = (rule: unknown) => rule as Prisma.InputJsonValue;

/** Whether the scope may change a segment: its owner, and whoever leads. */
export function mayChangeSegment(scope: Scope, segment: { readonly ownerId: string }): boolean {
  return segment.ownerId === scope.userId || scope.role === "administrator" || scope.role === "manager";
}

async function getChangeable(db: Db, scope: Scope, id: string): Promise<SegmentRow> {
  const segment = await getSegment(db, scope, id);
  if (!mayChangeSegment(scope, segment)) throw new AppError("FORBIDDEN", { messageKey: "FORBIDDEN_segment" });
  return segment;
}

export async function insertSegment(
  db: Db,
  scope: Scope,
  id: string,
  input: SegmentInput & { kind: "dynamic" | "static"; rule: unknown; reason: string | null; size: SegmentSize | null },
  now: Date,
): Promise<void> {
  const { size, reason, rule, ...rest } = input;
  await db.segment.create({
    data: {
      id,
      ...rest,
      rule: json(rule),
      ownerId: scope.userId,
      memberCount: size?.members ?? null,
      withheldCount: size?.withheld ?? null,
      countedAt: size ? now : null,
      createdAt: now,
      updatedAt: now,
      revisions: { create: { version: 1, rule: json(rule), changedById: scope.userId, changedAt: now, reason } },
    },
  });
}

/** Saves over a version; CONFLICT when somebody saved a newer one meanwhile. */
export async function updateSegment(
  db: Db,
  scope: Scope,
  id: string,
  version: number,
  input: SegmentInput & { rule?: unknown; reason: string | null; size: SegmentSize | null },
  now: Date,
): Promise<{ before: SegmentRow; version: number }> {
  const before = await getChangeable(db, scope, id);
  const { size, reason, rule, ...rest } = input;
  const changed = await db.segment.updateMany({
    where: { id, version },
    data: {
      ...rest,
      ...(rule === undefined ? {} : { rule: json(rule) }),
      ...(size ? { memberCount: size.members, withheldCount: size.withheld, countedAt: now } : {}),
      version: version + 1,
      updatedAt: now,
    },
  });
  if (changed.count === 0) throw new AppError("CONFLICT", { messageKey: "CONFLICT_segment" });
  if (rule !== undefined) {
    const revision = { segmentId: id, version: version + 1, changedById: scope.userId, changedAt: now, reason };
    await db.segmentRevision.create({ data: { ...revision, rule: json(rule) } });
  }
  return { before, version: version + 1 };
}

/** Puts a segment away or brings it back; tactics and segments that use it keep working. */
export async function setSegmentArchived(
  db: Db,
  scope: Scope,
  id: string,
  archived: boolean,
  now: Date,
): Promise<SegmentRow> {
  const segment = await getChangeable(db, scope, id);
  await db.segment.update({ where: { id }, data: { archivedAt: archived ? now : null, updatedAt: now } });
  return segment;
}

export async function recordSegmentSize(
  db: Db,
  _scope: Scope,
  id: string,
  size: SegmentSize,
  now: Date,
): Promise<void> {
  await db.segment.updateMany({
    where: { id },
    data: { memberCount: size.members, withheldCount: size.withheld, countedAt: now },
  });
}

export interface SegmentRevisionRow {
  readonly version: number;
  readonly rule: unknown;
  readonly changedAt: Date;
  readonly changedBy: string | null;
  readonly reason: string | null;
}

export async function listSegmentRevisions(db: Db, scope: Scope, id: string): Promise<SegmentRevisionRow[]> {
  await getSegment(db, scope, id);
  const rows = await db.segmentRevision.findMany({ where: { segmentId: id }, orderBy: { version: "desc" }, take: 50 });
  const users = await db.user.findMany({
    where: { id: { in: rows.map(({ changedById }) => changedById) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return rows.map(({ version, rule, changedAt, changedById, reason }) => ({
    version,
    rule,
    changedAt,
    changedBy: names.get(changedById) ?? null,
    reason,
  }));
}
