// Which rules hold, since when, and which held before? Periods are only ever added.

import { type Canonical, canonicalJson } from "@/lib/domain/permission/canonical-json";
import type { RulePack } from "@/lib/domain/permission/rule-pack";
import type { Db } from "./client";
import { sha256 } from "./consent-seal";
import type { Scope } from "./scope";

/** The hash of what a pack says: tells that a period meant this wording of the rules. */
export const packHash = (pack: RulePack): string => sha256(canonicalJson(pack as unknown as Canonical));

export interface PackPeriod {
  readonly id: string;
  readonly packCode: string;
  readonly version: number;
  readonly sha256: string;
  readonly inForceAt: Date;
  readonly recordedAt: Date;
  readonly actor: string | null;
  readonly reason: string | null;
}

/** Newest first. */
export async function listPackPeriods(db: Db, _scope: Scope): Promise<PackPeriod[]> {
  const rows = await db.rulePackPeriod.findMany({
    orderBy: [{ inForceAt: "desc" }, { recordedAt: "desc" }],
    take: 200,
  });
  const actors = await db.user.findMany({
    where: { id: { in: rows.flatMap(({ actorId }) => actorId ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(actors.map(({ id, name }) => [id, name]));
  return rows.map(({ actorId, ...row }) => ({ ...row, actor: names.get(actorId ?? "") ?? null }));
}

export async function insertPackPeriod(
  db: Db,
  _scope: Scope,
  period: { id: string; pack: RulePack; inForceAt: Date; actorId: string | null; reason: string | null },
  now: Date,
): Promise<void> {
  const { pack, ...rest } = period;
  const about = { packCode: pack.code, version: pack.version, sha256: packHash(pack) };
  await db.rulePackPeriod.create({ data: { ...rest, ...about, recordedAt: now } });
}

export interface RegisterBatch {
  readonly id: string;
  readonly kind: string;
  readonly batchOn: Date;
  readonly source: string;
  readonly fileName: string;
  readonly entries: number;
  readonly rejected: number;
  readonly receivedAt: Date;
}

export async function listRegisterBatches(db: Db, _scope: Scope, limit = 20): Promise<RegisterBatch[]> {
  const select = {
    ...{ id: true, kind: true, batchOn: true, source: true, fileName: true, entries: true, rejected: true },
    receivedAt: true,
  } as const;
  return db.doNotCallBatch.findMany({ orderBy: [{ batchOn: "desc" }, { receivedAt: "desc" }], take: limit, select });
}
