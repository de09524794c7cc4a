// Whom does a segment name at an instant? The hall's one answer for targets and for KPIs limited to a segment.
import type { Db, Prisma } from "@/lib/data/client";
import { getTargetSegment, snapshotMembers } from "@/lib/data/plan-segments";
import type { Scope } from "@/lib/data/scope";

/** A subquery of the customer ids that belong to the segment as of an instant. */
export async function segmentMembers(db: Db, scope: Scope, segmentId: string, _asOf: Date): Promise<Prisma.Sql> {
  await getTargetSegment(db, scope, segmentId);
  return snapshotMembers(segmentId);
}
