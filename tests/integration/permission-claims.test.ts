// The moment of sending on a real database: asked behind the lock, written down, claimed once, never after a no has committed.
import { beforeAll, describe, expect, it } from "vitest";
import { appendConsentEvents, stopEverything } from "@/lib/data/consent-ledger";
import { giveUpHandedOver } from "@/lib/data/contact-attempts";
import { mintScope, type Scope } from "@/lib/data/scope";
import { newId } from "@/lib/server/clock";
import { type ContactAsk, claimContact, handOver, type Transact } from "@/lib/server/permission/claim-contact";
import { asOwner, db } from "../support/database";
import { freshRegister, permissionCompany, permissionCustomer, writerAt } from "../support/permission";

let notices: Record<string, string>;
let serial = 0;
const scope: Scope = mintScope({ userId: newId(), role: "administrator", teamIds: [] });
/** A Tuesday, ten in the morning in Vietnam. */
const ten = new Date("2026-03-10T03:00:00Z");
const later = (seconds: number) => new Date(ten.getTime() + seconds * 1000);
const tactic = () => newId();

beforeAll(async () => {
  notices = await permissionCompany();
  await freshRegister(ten);
});

async function granted(purposeCode = "promotions", channel = "sms", shared?: string) {
  serial += 1;
  const phone = shared ?? `+8491234${String(serial).padStart(4, "0")}`;
  const { id, pointIds } = await permissionCustomer([{ kind: "phone", value: phone }]);
  const at = new Date("2026-01-01T00:00:00Z");
  const entry = {
    action: "GRANTED" as const,
    purposeCode,
    channel,
    occurredAt: at,
    source: "paper" as const,
    evidence: { words: "phiếu" },
    noticeVersionId: notices[purposeCode] ?? null,
  };
  await db().$transaction((tx) => appendConsentEvents(tx, scope, id, [entry], writerAt(at)));
  const [contactPointId = ""] = pointIds;
  const ask: ContactAsk = {
    customerId: id,
    contactPointId,
    purposeCode,
    channel: channel as "sms",
    tacticId: tactic(),
  };
  return { id, phone, ask };
}

const inTurn: Transact = (work) => db().$transaction(work);
const attemptOf = (customerId: string, id: string) =>
  db().contactAttempt.findUnique({ where: { customerId_id: { customerId, id } } });
const claim = (ask: ContactAsk, at = ten) => db().$transaction((tx) => claimContact(tx, scope, ask, null, () => at));

describe("a claim", () => {
  it("stores the decision with the ledger position it saw, and takes a step of a tactic once", async () => {
    const { id, ask } = await granted();
    const first = await claim(ask);
    expect(first.status).toBe("claimed");
    expect((await claim(ask, later(1))).status).toBe("taken");
    const [decision] = await db().eligibilityDecision.findMany({ where: { customerId: id } });
    expect(decision).toMatchObject({
      allowed: true,
      firstRule: null,
      ledgerSeq: 1n,
      rulePack: "VN-1",
      occasion: "send",
    });
  });

  it("is refused in the order of the rules, and the first one is stored", async () => {
    const { id, ask } = await granted();
    expect(await claim(ask, new Date("2026-03-10T16:00:00Z"))).toMatchObject({
      status: "blocked",
      decision: { firstBlockingRule: "window", standing: true },
    });
    await db().$transaction((tx) => stopEverything(tx, scope, id, { source: "call", words: "thôi" }, writerAt(ten)));
    expect(await claim({ ...ask, step: 2 })).toMatchObject({
      status: "blocked",
      decision: { firstBlockingRule: "suppression" },
    });
    const stored = await db().eligibilityDecision.findMany({ where: { customerId: id }, orderBy: { at: "asc" } });
    expect(stored.map(({ firstRule }) => firstRule).sort()).toEqual(["suppression", "window"]);
  });

  it("counts every tactic against the cap, and two at once against each other", async () => {
    const { ask } = await granted();
    for (const step of [1, 2]) expect((await claim({ ...ask, tacticId: tactic(), step })).status).toBe("claimed");
    const both = await Promise.all([claim({ ...ask, tacticId: tactic() }), claim({ ...ask, tacticId: tactic() })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["blocked", "claimed"]);
    expect(await claim({ ...ask, tacticId: tactic() }, later(24 * 3600 - 1))).toMatchObject({
      decision: { firstBlockingRule: "cap", detail: "legal" },
    });
    expect((await claim({ ...ask, tacticId: tactic() }, later(24 * 3600))).status).toBe("claimed");
  });

  it("of a number that is written otherwise on another record counts against the same cap", async () => {
    const { ask, phone } = await granted();
    for (const step of [1, 2, 3]) await claim({ ...ask, step });
    const twin = await permissionCustomer([{ kind: "zalo", value: phone.replace("+84", "0") }]);
    const [point] = await db().contactPoint.findMany({ where: { customerId: twin.id } });
    const [own] = await db().contactPoint.findMany({ where: { customerId: ask.customerId } });
    expect(point?.valueHash).toBe(own?.valueHash);
  });
});

describe("a try that was blocked", () => {
  it("is made again once the reason is gone", async () => {
    const { id, ask } = await granted();
    const late = await claim(ask, new Date("2026-03-10T16:00:00Z"));
    expect(late.status).toBe("blocked");
    const again = await claim(ask, new Date("2026-03-11T03:00:00Z"));
    expect(again).toMatchObject({ status: "claimed", attemptId: late.attemptId });
    expect(await attemptOf(id, late.attemptId)).toMatchObject({ status: "claimed" });
  });

  it("stays blocked when another customer of the same address is claimed, and the address is reached once", async () => {
    const { id, phone, ask } = await granted();
    const other = await granted("promotions", "sms", phone);
    await db().$transaction((tx) =>
      appendConsentEvents(
        tx,
        scope,
        id,
        [{ action: "WITHDRAWN", purposeCode: "promotions", channel: "sms", occurredAt: ten, source: "reply" }],
        writerAt(ten),
      ),
    );
    const refused = await claim(ask, later(1));
    const taken = await claim({ ...other.ask, tacticId: ask.tacticId ?? null }, later(2));
    expect([refused.status, taken.status]).toEqual(["blocked", "claimed"]);
    expect(taken.attemptId).not.toBe(refused.attemptId);
    expect(await attemptOf(id, refused.attemptId)).toMatchObject({ status: "blocked", claimedAt: null });
    expect(await attemptOf(other.id, taken.attemptId)).toMatchObject({ status: "claimed" });
    expect(await claim(ask, later(3))).toEqual({ status: "taken", attemptId: taken.attemptId });
  });
});

describe("handing over", () => {
  it("is on record before anything goes out: a worker that dies then leaves a try that is never made again", async () => {
    const { id, ask } = await granted();
    const { attemptId } = await claim(ask);
    const key = { customerId: id, attemptId };
    let seen: string | undefined;
    let calls = 0;
    const dies: Transact = (work) =>
      inTurn(async (tx) => {
        const done = await work(tx);
        if (++calls === 2) throw new Error("killed");
        return done;
      });
    const deliver = async () => {
      seen = (await attemptOf(id, attemptId))?.status;
      return { providerRef: "x" };
    };
    await expect(handOver(dies, scope, key, null, deliver, () => later(2))).rejects.toThrow("killed");
    expect([seen, (await attemptOf(id, attemptId))?.status]).toEqual(["handed_over", "handed_over"]);
    await expect(handOver(inTurn, scope, key, null, deliver, () => later(3))).rejects.toThrow("CONFLICT");
    expect(await giveUpHandedOver(db(), later(2), later(900))).toBe(0);
    expect(await giveUpHandedOver(db(), later(3), later(900))).toBe(1);
    expect(await attemptOf(id, attemptId)).toMatchObject({ status: "unknown", finishedAt: later(900) });
    expect((await claim(ask, later(901))).status).toBe("taken");
  });

  it("asks again: what was withdrawn after the claim is not sent", async () => {
    const { id, ask } = await granted();
    const made = await claim(ask);
    const entry = {
      action: "WITHDRAWN" as const,
      purposeCode: "promotions",
      channel: "sms",
      occurredAt: ten,
      source: "reply" as const,
    };
    await db().$transaction((tx) => appendConsentEvents(tx, scope, id, [entry], writerAt(later(1))));
    let delivered = 0;
    const out = await handOver(
      inTurn,
      scope,
      { customerId: id, attemptId: made.attemptId },
      null,
      async () => {
        delivered += 1;
        return { providerRef: "x" };
      },
      () => later(2),
    );
    expect([out.status, delivered]).toEqual(["blocked", 0]);
    expect(
      await db().contactAttempt.findUnique({ where: { customerId_id: { customerId: id, id: made.attemptId } } }),
    ).toMatchObject({ status: "blocked" });
  });

  it("of something that broke after it may have gone out counts as a contact", async () => {
    const { id, ask } = await granted();
    const made = await claim(ask);
    const out = await handOver(
      inTurn,
      scope,
      { customerId: id, attemptId: made.attemptId },
      null,
      () => Promise.reject(new Error("timeout")),
      () => later(2),
    );
    expect(out.status).toBe("unknown");
    for (const step of [2, 3]) expect((await claim({ ...ask, step })).status).toBe("claimed");
    expect((await claim({ ...ask, step: 4 })).status).toBe("blocked");
  });
});

describe("what the database itself refuses", () => {
  it("a suppression is never deleted, a decision never changed, a published notice only voided", async () => {
    const { id, ask } = await granted();
    await claim(ask);
    await db().$transaction((tx) => stopEverything(tx, scope, id, { source: "call", words: null }, writerAt(ten)));
    await expect(db().$executeRaw`DELETE FROM suppression`).rejects.toThrow(/permission denied/);
    await expect(asOwner("DELETE FROM suppression")).rejects.toThrow(/append-only/);
    await expect(asOwner("UPDATE eligibility_decision SET allowed = true")).rejects.toThrow(/append-only/);
    const notice = notices.research ?? "";
    await expect(db().noticeVersion.update({ where: { id: notice }, data: { wordingVi: "khác" } })).rejects.toThrow(
      /immutable/,
    );
    await db().noticeVersion.update({ where: { id: notice }, data: { voidedAt: ten } });
    await expect(db().noticeVersion.update({ where: { id: notice }, data: { voidedAt: null } })).rejects.toThrow(
      /immutable/,
    );
  });

  it("a yes for everything, without evidence, or on a wording that was never out is not stored", async () => {
    const { id } = await permissionCustomer([]);
    const yes = {
      action: "GRANTED" as const,
      purposeCode: "promotions",
      channel: "sms",
      occurredAt: ten,
      source: "paper" as const,
    };
    for (const bad of [
      { ...yes, evidence: { words: "x" } },
      { ...yes, noticeVersionId: notices.promotions ?? "" },
      { ...yes, evidence: { words: " " }, noticeVersionId: notices.promotions ?? "" },
      { ...yes, evidence: { words: "x" }, noticeVersionId: notices.service ?? "" },
      { ...yes, channel: null, evidence: { words: "x" }, noticeVersionId: notices.promotions ?? "" },
    ]) {
      await expect(db().$transaction((tx) => appendConsentEvents(tx, scope, id, [bad], writerAt(ten)))).rejects.toThrow(
        "NOT_READY",
      );
    }
    expect(await db().consentEvent.count({ where: { customerId: id } })).toBe(0);
  });
});
