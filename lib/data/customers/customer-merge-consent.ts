// What is held about permission on the two sides of a merge, and with what evidence?
import {
  type ConsentAction,
  type ConsentSource,
  type ContactCap,
  consentSources,
  type HeldPermission,
  type PermissionState,
  type PersonalWindow,
} from "@/lib/domain/permission/consent-event";
import { type FoldedPerson, foldPerson } from "@/lib/domain/permission/fold-person";
import type { Db } from "../client";
import type { Scope } from "../scope";

export async function listHeldPermissions(db: Db, _scope: Scope, customerId: string): Promise<HeldPermission[]> {
  const rows = await db.preferenceState.findMany({ where: { customerId } });
  return rows.map(({ customerId: _, ...row }) => ({ ...row, state: row.state as PermissionState }));
}

/** What the person wants apart from single permissions. */
export async function readPersonWishes(db: Db, _scope: Scope, customerId: string): Promise<FoldedPerson> {
  const rows = await db.consentEvent.findMany({ where: { customerId }, orderBy: { seq: "asc" } });
  return foldPerson(
    rows.map((row) => ({
      ...row,
      seq: Number(row.seq),
      action: row.action as ConsentAction,
      cap: row.cap as ContactCap | null,
      timeWindow: row.timeWindow as PersonalWindow | null,
    })),
  );
}

export interface GrantEvidence {
  readonly source: ConsentSource;
  readonly occurredAt: Date;
  readonly expiresAt: Date | null;
  readonly contactPointId: string | null;
  readonly contactHash: string | null;
  readonly noticeVersionId: string | null;
  readonly evidence: Readonly<Record<string, string>> | null;
}

/** The event that a state rests on, as it was recorded. */
export async function findGrantEvidence(
  db: Db,
  _scope: Scope,
  customerId: string,
  eventId: string,
): Promise<GrantEvidence | null> {
  const row = await db.consentEvent.findUnique({ where: { customerId_id: { customerId, id: eventId } } });
  if (!row) return null;
  const sealed = row.evidence as { words?: Record<string, string> } | null;
  return {
    source: consentSources.find((source) => source === row.source) ?? "import",
    occurredAt: row.occurredAt,
    expiresAt: row.expiresAt,
    contactPointId: row.contactPointId,
    contactHash: row.contactHash,
    noticeVersionId: row.noticeVersionId,
    evidence: sealed?.words ?? null,
  };
}
