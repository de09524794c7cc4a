// A withdrawal and a send at the same moment, on connections of their own, again and again. The transport looks at the ledger
// from a third connection in the instant it is asked to deliver: a withdrawal that has committed by then must not be there.
import { appendConsentEvents, stopEverything } from "@/lib/data/consent-ledger";
import type { Pool } from "@/lib/data/pool";
import type { Scope } from "@/lib/data/scope";
import { seededRandom } from "@/lib/domain/stats/random";
import { newId } from "@/lib/server/clock";
import { addressHash } from "@/lib/server/contact-hash-key";
import { database } from "@/lib/server/database";
import { claimContact, handOver } from "@/lib/server/permission/claim-contact";

export interface RaceReport {
  readonly races: number;
  /** The message went out before the withdrawal was there, or was stopped by it. */
  readonly sent: number;
  readonly stopped: number;
  readonly sendsAfterCommit: number;
  readonly claimsAfterCommit: number;
}

const at = new Date("2026-03-10T03:00:00Z");
/** A busy machine makes a race slow, not wrong. */
const patient = { timeout: 120_000, maxWait: 120_000 };

async function racer(scope: Scope, serial: number, noticeVersionId: string) {
  const [id, pointId] = [newId(), newId()];
  const value = `race${serial}-${id.slice(-6)}@trial.test`;
  const early = new Date(at.getTime() - 86_400_000);
  const stamps = { createdAt: early, updatedAt: early };
  await database().customer.create({
    data: { id, kind: "person", code: `R-${id}`, name: "Race", nameSearch: "race", nameSort: "race", ...stamps },
  });
  await database().contactPoint.create({
    data: {
      ...{ customerId: id, id: pointId, kind: "email", value, display: value, valueHash: addressHash("email", value) },
      ...{ status: "verified", verifiedAt: early, isPrimary: true, source: "rep", ...stamps },
    },
  });
  const grant = {
    ...{ action: "GRANTED" as const, purposeCode: "promotions", channel: "email", occurredAt: early },
    ...{ source: "paper" as const, evidence: { words: "race" }, noticeVersionId },
  };
  const writer = { now: early, newId: () => newId(early), actorId: null };
  await database().$transaction((tx) => appendConsentEvents(tx, scope, id, [grant], writer), patient);
  return { id, pointId };
}

/** `look` is a pool of its own: what it sees is committed. */
export async function raceWithdrawals(
  scope: Scope,
  look: Pool,
  races: number,
  noticeVersionId: string,
  progress: (done: number) => void = () => {},
): Promise<RaceReport> {
  const random = seededRandom(races);
  const report = { races, sent: 0, stopped: 0, sendsAfterCommit: 0, claimsAfterCommit: 0 };
  const withdrawn = async (id: string) =>
    ((await look.query("SELECT 1 FROM consent_event WHERE customer_id = $1 AND action <> 'GRANTED'", [id])).rowCount ??
      0) > 0;
  let usual = 60;
  const pause = (longest: number) => new Promise((done) => setTimeout(done, random.next() * longest));
  const race = async (serial: number) => {
    const { id, pointId } = await racer(scope, serial, noticeVersionId);
    const withdraw = async () => {
      // As often before, within and after the send, however fast the machine is.
      await pause(usual * 1.3);
      const writer = { now: at, newId: () => newId(at), actorId: null };
      const entry = {
        action: "WITHDRAWN" as const,
        purposeCode: "promotions",
        channel: "email",
        occurredAt: at,
        source: "one_click" as const,
      };
      await database().$transaction(
        (tx) =>
          serial % 2 === 0
            ? appendConsentEvents(tx, scope, id, [entry], writer)
            : stopEverything(tx, scope, id, { source: "call", words: null }, writer),
        patient,
      );
    };
    const send = async () => {
      const begun = performance.now();
      const ask = {
        customerId: id,
        contactPointId: pointId,
        purposeCode: "promotions",
        channel: "email" as const,
        tacticId: newId(),
      };
      const before = await withdrawn(id);
      const claim = await database().$transaction((tx) => claimContact(tx, scope, ask, null, () => at), patient);
      if (claim.status !== "claimed") return "stopped" as const;
      if (before) report.claimsAfterCommit += 1;
      const handed = await handOver(
        (work) => database().$transaction(work, patient),
        scope,
        { customerId: id, attemptId: claim.attemptId },
        null,
        async () => {
          if (await withdrawn(id)) report.sendsAfterCommit += 1;
          return { providerRef: null };
        },
        () => at,
      );
      usual = usual * 0.9 + (performance.now() - begun) * 0.1;
      return handed.status === "sent" ? ("sent" as const) : ("stopped" as const);
    };
    const [outcome] = await Promise.all([send(), withdraw()]);
    report[outcome] += 1;
  };
  const lanes = 4;
  let next = 0;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (next < races) {
        const serial = next++;
        await race(serial);
        if (serial % 500 === 499) progress(serial + 1);
      }
    }),
  );
  return report;
}
