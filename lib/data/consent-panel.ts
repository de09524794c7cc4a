// What may we say to this customer, on which channel, and how do we know? State per purpose × channel with its event.
import type { ConsentAction, PermissionState } from "@/lib/domain/permission/consent-event";
import { stateAt } from "@/lib/domain/permission/fold";
import type { Db } from "./client";
import { requireCustomer, type Scope } from "./scope";

export interface PanelState {
  readonly purposeCode: string;
  readonly channel: string;
  readonly topicId: number;
  readonly state: PermissionState;
  readonly since: Date;
  readonly expiresAt: Date | null;
}

export interface PanelPurpose {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly lawfulBasis: string;
  /** The wording a customer can agree to now; null while none is published. */
  readonly notice: { id: string; version: number; wordingVi: string; wordingEn: string } | null;
}

export async function loadConsentPanel(db: Db, scope: Scope, customerId: string, now: Date) {
  await requireCustomer(db, scope, customerId);
  const [purposes, states] = await Promise.all([
    db.purpose.findMany({
      where: { archivedAt: null },
      orderBy: [{ position: "asc" }, { code: "asc" }],
      include: { notices: { where: { publishedAt: { not: null } }, orderBy: { version: "desc" }, take: 1 } },
    }),
    db.preferenceState.findMany({ where: { customerId } }),
  ]);
  return {
    purposes: purposes.map(({ code, nameVi, nameEn, lawfulBasis, notices }): PanelPurpose => {
      const [notice] = notices;
      return {
        code,
        nameVi,
        nameEn,
        lawfulBasis,
        notice: notice
          ? { id: notice.id, version: notice.version, wordingVi: notice.wordingVi, wordingEn: notice.wordingEn }
          : null,
      };
    }),
    states: states.map((row): PanelState => {
      const state = stateAt({ state: row.state as PermissionState, expiresAt: row.expiresAt }, now);
      const { purposeCode, channel, topicId, since, expiresAt } = row;
      return { purposeCode, channel, topicId, state, since, expiresAt };
    }),
  };
}

/** The ledger of a customer, newest first. */
export async function listConsentEvents(db: Db, scope: Scope, customerId: string, limit = 200) {
  await requireCustomer(db, scope, customerId);
  const rows = await db.consentEvent.findMany({ where: { customerId }, orderBy: { seq: "desc" }, take: limit });
  const actors = await db.user.findMany({
    where: { id: { in: rows.flatMap((row) => (row.actorId === null ? [] : [row.actorId])) } },
    select: { id: true, name: true },
  });
  const names = new Map(actors.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    seq: Number(row.seq),
    action: row.action as ConsentAction,
    purposeCode: row.purposeCode,
    channel: row.channel,
    occurredAt: row.occurredAt,
    expiresAt: row.expiresAt,
    source: row.source,
    words: (row.evidence as { words?: { words?: string } } | null)?.words?.words ?? null,
    actor: row.actorId === null ? null : (names.get(row.actorId) ?? null),
    hash: row.hash,
  }));
}

/** The published notice of a purpose, or null. */
export async function findPublishedNotice(db: Db, _scope: Scope, input: { id: string; purposeCode: string }) {
  return db.noticeVersion.findFirst({
    where: { id: input.id, purposeCode: input.purposeCode, publishedAt: { not: null } },
    select: { id: true, sha256: true },
  });
}
