// The ledger on a real database: chained, append-only, and the projection always equal to its fold.
import { beforeAll, describe, expect, it } from "vitest";
import { findLedgerBreak } from "@/lib/data/consent-verify";
import type { Scope } from "@/lib/data/scope";
import { recordConsent, stopAllContact } from "@/lib/server/actions/consents";
import { createCustomer } from "@/lib/server/actions/customer-profile";
import { newId, now } from "@/lib/server/clock";
import { loadPermission } from "@/lib/server/loaders/customer-profile";
import { asOwner, db } from "../support/database";
import { as, testScope, testTeam } from "../support/scope";

let rep: Scope;
let noticeVersionId: string;

beforeAll(async () => {
  rep = await testScope("rep", { teamIds: [await testTeam()] });
  noticeVersionId = newId();
  await db().purpose.createMany({
    data: ["promotions", "service"].map((code) => ({ code, nameVi: code, nameEn: code, lawfulBasis: "consent" })),
  });
  await db().noticeVersion.create({
    data: {
      id: noticeVersionId,
      purposeCode: "promotions",
      version: 1,
      wordingVi: "Đồng ý",
      wordingEn: "Agree",
      sha256: "x",
      publishedAt: now(),
      createdAt: now(),
    },
  });
});

async function customer(): Promise<string> {
  const made = await as(rep, () => createCustomer({ kind: "person", name: "Phạm Hà" }));
  if (!made.ok) throw new Error(made.error.code);
  return made.data.id;
}

const yes = (customerId: string) => ({
  customerId,
  purposeCode: "promotions",
  channels: ["email" as const, "sms" as const],
  answer: "GRANTED" as const,
  source: "in_person" as const,
  evidence: "Khách ký phiếu tại quầy",
  noticeVersionId,
});

describe("the consent ledger", () => {
  it("chains every event to the one before, also when ten arrive at once", async () => {
    const id = await customer();
    await Promise.all(Array.from({ length: 10 }, () => as(rep, () => recordConsent(yes(id)))));
    const rows = await db().consentEvent.findMany({ where: { customerId: id }, orderBy: { seq: "asc" } });
    expect(rows.map((row) => Number(row.seq))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(rows.slice(1).every((row, index) => row.prevHash === rows[index]?.hash)).toBe(true);
    expect(await findLedgerBreak(db(), rep, id)).toBeNull();
  });

  it("finds the place where somebody with the owner's keys bent it", async () => {
    const id = await customer();
    await as(rep, () => recordConsent(yes(id)));
    const bend = (set: string) =>
      asOwner(
        `DO $$ BEGIN SET LOCAL session_replication_role = replica; UPDATE consent_event SET ${set} WHERE customer_id = '${id}' AND seq = 2; END $$`,
      );
    await bend("channel = 'phone'");
    expect(await findLedgerBreak(db(), rep, id)).toBe(2);
    await bend("channel = 'sms'");
    expect(await findLedgerBreak(db(), rep, id)).toBeNull();
    await bend(`evidence = jsonb_set(evidence, '{words,words}', '"khác"')`);
    expect(await findLedgerBreak(db(), rep, id)).toBe(2);
    await bend("evidence = evidence - 'words'");
    expect(await findLedgerBreak(db(), rep, id), "erased words leave the chain whole").toBeNull();
  });

  it("cannot be rewritten: the application has no right, the owner is stopped by a trigger", async () => {
    await as(rep, async () => recordConsent(yes(await customer())));
    await expect(db().$executeRaw`UPDATE consent_event SET action = 'GRANTED'`).rejects.toThrow(/permission denied/);
    await expect(db().$executeRaw`DELETE FROM consent_event`).rejects.toThrow(/permission denied/);
    await expect(asOwner("DELETE FROM consent_event")).rejects.toThrow(/append-only/);
  });

  it("takes no yes without a published notice of that purpose", async () => {
    const id = await customer();
    expect(await as(rep, () => recordConsent({ ...yes(id), noticeVersionId: null }))).toMatchObject({
      ok: false,
      error: { code: "NOT_READY" },
    });
    expect(await as(rep, () => recordConsent({ ...yes(id), purposeCode: "service" }))).toMatchObject({
      ok: false,
      error: { code: "NOT_READY" },
    });
    expect(await as(rep, () => recordConsent({ ...yes(id), evidence: "" }))).toMatchObject({
      ok: false,
      error: { code: "INVALID_INPUT" },
    });
    expect(await db().consentEvent.count({ where: { customerId: id } })).toBe(0);
  });

  it("stop withdraws what was granted and objects to everything, and the panel says so at once", async () => {
    const id = await customer();
    await as(rep, () => recordConsent(yes(id)));
    expect(
      await as(rep, () => stopAllContact({ customerId: id, source: "call", words: "đừng gọi nữa" })),
    ).toMatchObject({ ok: true });
    const { states, events } = await as(rep, () => loadPermission({ id }));
    expect(states).toHaveLength(2 * 5);
    expect(new Set(states.map((each) => each.state))).toEqual(new Set(["objected"]));
    expect(events.filter((each) => each.action === "WITHDRAWN")).toHaveLength(2);
    expect(events[0]?.words).toBe("đừng gọi nữa");
    expect(await findLedgerBreak(db(), rep, id)).toBeNull();
  });
});
