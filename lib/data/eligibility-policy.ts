// Which rules hold at a moment, and how fresh is the do-not-call register? What every question to the gate needs besides the
// customer.
import { dayFromDate } from "@/lib/domain/basics/calendar";
import type { GatePolicy } from "@/lib/domain/permission/gate-facts";
import { isExempt, type RulePack } from "@/lib/domain/permission/rule-pack";
import { findPack } from "@/lib/domain/permission/rule-packs/all-packs";
import { vietnamPack } from "@/lib/domain/permission/rule-packs/vietnam";
import type { Db } from "./client";

export interface PackInForce {
  readonly pack: RulePack;
  /** Null: since the company was set up, by its jurisdiction. */
  readonly since: Date | null;
}

/** The pack that holds at a moment: the one chosen last, else the one of the company's jurisdiction. */
export async function readPackInForce(db: Db, at: Date): Promise<PackInForce> {
  const period = await db.rulePackPeriod.findFirst({
    where: { inForceAt: { lte: at } },
    orderBy: [{ inForceAt: "desc" }, { recordedAt: "desc" }, { id: "desc" }],
  });
  const chosen = period ? findPack(period.packCode, period.version) : null;
  if (period && chosen) return { pack: chosen, since: period.inForceAt };
  const company = await db.company.findUnique({ where: { id: 1 }, select: { jurisdiction: true, setUpAt: true } });
  // A jurisdiction nobody knows gets the strictest rules, not none.
  const pack = company ? (findPack(company.jurisdiction) ?? vietnamPack) : vietnamPack;
  return { pack, since: company?.setUpAt ?? null };
}

export async function readGatePolicy(db: Db, at: Date): Promise<GatePolicy> {
  const [{ pack }, company, batches] = await Promise.all([
    readPackInForce(db, at),
    db.company.findUnique({ where: { id: 1 }, select: { timeZone: true } }),
    db.doNotCallBatch.groupBy({ by: ["kind"], where: { receivedAt: { lte: at } }, _max: { batchOn: true } }),
  ]);
  const newest = (list: "sms" | "voice") =>
    batches
      .filter(({ kind }) => kind === "all" || kind === list)
      .flatMap(({ _max }) => (_max.batchOn === null ? [] : [dayFromDate(_max.batchOn)]))
      .reduce<string | null>((latest, day) => (latest !== null && latest > day ? latest : day), null);
  return {
    pack,
    companyZone: company?.timeZone ?? "Asia/Ho_Chi_Minh",
    registerOn: { sms: newest("sms"), voice: newest("voice") },
  };
}

/** Purpose kinds that the rules for advertising do not reach. */
export const exemptKindsOf = (pack: RulePack) =>
  (["service", "transactional", "marketing", "profiling", "sharing", "research"] as const).filter((kind) =>
    isExempt(pack, kind),
  );
