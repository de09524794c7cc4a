// Governing permission: the customer's own new word lifts a stop, wishes narrow, the register closes, the pack in force is on record.
import { beforeAll, describe, expect, it } from "vitest";
import { appendConsentEvents } from "@/lib/data/consent-ledger";
import { askEverybody } from "@/lib/data/consent-lists";
import { rebuildProjections } from "@/lib/data/consent-projection";
import { verifyLedger } from "@/lib/data/consent-verify";
import { checkHashKey, contactHashKey, hashContact, hashMissingContacts } from "@/lib/data/contact-hash";
import { readGatePolicy } from "@/lib/data/eligibility-policy";
import type { Scope } from "@/lib/data/scope";
import { putAio, verifyAio } from "@/lib/server/actions/aio";
import { recordConsent, stopAllContact } from "@/lib/server/actions/consents";
import { addContactPoint, dropContactPoint } from "@/lib/server/actions/contact-points";
import { createCustomer, verifyFact } from "@/lib/server/actions/customer-profile";
import {
  chooseRulePack,
  importRegister,
  rebuildPermission,
  recordDataAgreement,
  recordDeath,
  releaseStop,
  restrictCustomer,
  setContactPreference,
} from "@/lib/server/actions/permission";
import { now } from "@/lib/server/clock";
import { addressHash, hashKey } from "@/lib/server/contact-hash-key";
import { runHealthChecks } from "@/lib/server/health";
import { checkPermission, loadPermissionMatrix } from "@/lib/server/loaders/permission-gate";
import { loadRulePacks } from "@/lib/server/loaders/rule-packs";
import { claimContact } from "@/lib/server/permission/claim-contact";
import { asOwner, db } from "../support/database";
import { csv, importText } from "../support/imports";
import { permissionCompany, permissionCustomer, writerAt } from "../support/permission";
import { as, testScope, testTeam } from "../support/scope";

let admin: Scope;
let notices: Record<string, string>;
let serial = 0;

async function ok<T>(answer: Promise<{ ok: true; data: T } | { ok: false; error: { code: string } }>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.data;
}

beforeAll(async () => {
  admin = await testScope("administrator");
  notices = await permissionCompany();
});

async function agreed() {
  serial += 1;
  const phone = `+8491200${String(serial).padStart(4, "0")}`;
  const { id, pointIds } = await permissionCustomer([
    { kind: "email", value: `a${serial}@x.vn` },
    { kind: "phone", value: phone },
  ]);
  const yes = {
    ...{ customerId: id, purposeCode: "promotions", channels: ["email" as const, "sms" as const, "phone" as const] },
    ...{
      answer: "GRANTED" as const,
      source: "paper" as const,
      evidence: "phiếu",
      noticeVersionId: notices.promotions ?? "",
    },
  };
  await ok(as(admin, () => recordConsent(yes)));
  return { id, phone, pointIds, yes };
}

const stopper = async (id: string, channel: "email" | "sms" | "phone" = "email") => {
  const { firstBlockingRule, standing, rules } = await as(admin, () =>
    checkPermission({ customerId: id, purposeCode: "promotions", channel }),
  );
  return standing ? null : (rules.find((rule) => !rule.ok)?.rule ?? firstBlockingRule);
};

describe("a stop", () => {
  it("outlives a later yes, and goes channel by channel by the customer's own new word", async () => {
    const { id, pointIds, yes } = await agreed();
    expect(await stopper(id)).toBeNull();
    await ok(as(admin, () => stopAllContact({ customerId: id, source: "call", words: "đừng gọi" })));
    expect(await stopper(id)).toBe("suppression");
    await ok(as(admin, () => recordConsent({ ...yes, evidence: "phiếu mới" })));
    expect(await stopper(id)).toBe("suppression");
    const release = {
      customerId: id,
      contactPointId: pointIds[0] ?? "",
      channels: ["email" as const],
      source: "paper" as const,
    };
    expect(await as(admin, () => releaseStop({ ...release, evidence: "" }))).toMatchObject({ ok: false });
    await ok(as(admin, () => releaseStop({ ...release, evidence: "ký phiếu ngày 3/3" })));
    expect([await stopper(id), await stopper(id, "sms")]).toEqual([null, "suppression"]);
    const rows = await db().suppression.findMany({
      where: { contactHash: addressHash("email", `a${serial}@x.vn`), releasedAt: null },
    });
    expect(rows.map(({ channel }) => channel).sort()).toEqual(["phone", "post", "sms", "zalo"]);
  });

  it("meets the same address again on a new customer, in any spelling", async () => {
    const { id, phone } = await agreed();
    await ok(as(admin, () => stopAllContact({ customerId: id, source: "call", words: "" })));
    const spelt = `${phone.replace("+84", "0").replace(/(\d{4})(\d{3})/, "$1 $2.")}`;
    const twin = await ok(as(admin, () => createCustomer({ kind: "person", name: "Khác", phone: spelt })));
    await ok(
      as(admin, () =>
        recordConsent({
          customerId: twin.id,
          purposeCode: "promotions",
          channels: ["phone"],
          answer: "GRANTED",
          source: "paper",
          evidence: "phiếu",
          noticeVersionId: notices.promotions ?? "",
        }),
      ),
    );
    expect(await stopper(twin.id, "phone")).toBe("suppression");
    const [point] = await db().contactPoint.findMany({ where: { customerId: twin.id } });
    await ok(as(admin, () => dropContactPoint({ customerId: twin.id, id: point?.id ?? "" })));
    await ok(
      as(admin, () => addContactPoint({ customerId: twin.id, kind: "phone", value: phone.replace("+84", "0084") })),
    );
    expect(await stopper(twin.id, "phone")).toBe("suppression");
  });
});

describe("a stop that is not only this customer's", () => {
  it("is lifted by who governs permission, not by a rep who wrote the address on a customer of their own", async () => {
    const { id, phone } = await agreed();
    await ok(as(admin, () => stopAllContact({ customerId: id, source: "call", words: "thôi" })));
    const team = await testTeam();
    const rep = await testScope("rep", { teamIds: [team] });
    const own = await permissionCustomer([{ kind: "phone", value: phone }], { teamId: team });
    const release = {
      ...{ customerId: own.id, contactPointId: own.pointIds[0] ?? "", channels: ["sms" as const] },
      ...{ source: "call" as const, evidence: "khách nói" },
    };
    expect(await as(rep, () => releaseStop(release))).toMatchObject({ error: { code: "FORBIDDEN" } });
    await db().contactPoint.deleteMany({ where: { customerId: id } });
    expect(await as(rep, () => releaseStop(release))).toMatchObject({ error: { code: "FORBIDDEN" } });
    await ok(as(admin, () => releaseStop(release)));
    const alone = await permissionCustomer([{ kind: "phone", value: "+84912999001" }], { teamId: team });
    const mine = { ...release, customerId: alone.id, contactPointId: alone.pointIds[0] ?? "" };
    await ok(as(rep, () => stopAllContact({ customerId: alone.id, source: "call", words: "thôi" })));
    await ok(as(rep, () => releaseStop(mine)));
    const contactHash = addressHash("phone", "+84912999001");
    await db().suppression.updateMany({ where: { contactHash }, data: { releasedAt: null, reason: "complaint" } });
    expect(await as(rep, () => releaseStop(mine))).toMatchObject({ error: { code: "FORBIDDEN" } });
  });
});

describe("a no from a machine whose clock is ahead", () => {
  it("holds at once; asked for a moment of the past it is not seen", async () => {
    const soon = new Date(Date.now() + 120_000);
    const noes = [
      { action: "WITHDRAWN" as const, purposeCode: "promotions", channel: "email" },
      { action: "SUPPRESSED" as const, purposeCode: null, channel: null },
      { action: "RESTRICTED" as const, purposeCode: null, channel: null },
    ];
    for (const [index, no] of noes.entries()) {
      const { id, pointIds } = await agreed();
      const entry = { ...no, ...(index === 1 ? { contactPointId: pointIds[0] ?? "" } : {}), occurredAt: soon };
      await db().$transaction((tx) =>
        appendConsentEvents(tx, admin, id, [{ ...entry, source: "reply" }], writerAt(soon)),
      );
      const at = now();
      expect(await stopper(id)).toBe(["grant", "suppression", "restricted"][index]);
      const policy = await readGatePolicy(db(), at);
      const ask = { purposeCode: "promotions", topicId: null };
      const listed = (await askEverybody(db(), admin, [id], [ask], policy, at)).find(({ key }) =>
        key.includes("/email/"),
      );
      expect(listed?.rule).toBe(["grant", "suppression", "restricted"][index]);
      const before = await as(admin, () =>
        checkPermission({ customerId: id, purposeCode: "promotions", channel: "email", at }),
      );
      expect(before.standing).toBe(true);
    }
  });
});

describe("what the customer wishes", () => {
  it("restriction, death and what may be held answer at once", async () => {
    const { id } = await agreed();
    const said = { customerId: id, source: "call" as const, evidence: "khách nói" };
    await ok(as(admin, () => restrictCustomer({ ...said, restricted: true })));
    expect(await stopper(id)).toBe("restricted");
    await ok(as(admin, () => restrictCustomer({ ...said, restricted: false })));
    expect(await stopper(id)).toBeNull();
    await ok(
      as(admin, () =>
        setContactPreference({
          ...said,
          channel: null,
          cap: { count: 1, hours: 168 },
          timeWindow: { from: "09:00", to: "11:00", days: [1, 2], pausedUntil: "2199-01-01T00:00:00Z" },
        }),
      ),
    );
    const bad = await as(admin, () =>
      setContactPreference({ ...said, channel: "sms", timeWindow: { from: "09:00", timeZone: "Mars/Base" } }),
    );
    expect(bad).toMatchObject({ ok: false, error: { code: "INVALID_INPUT" } });
    const answer = await as(admin, () =>
      checkPermission({ customerId: id, purposeCode: "promotions", channel: "email" }),
    );
    expect(answer).toMatchObject({ allowed: false, standing: true, firstBlockingRule: "window", detail: "paused" });
    const hold = async () => (await as(admin, () => loadPermissionMatrix({ customerId: id }))).holding;
    expect((await hold()).filter(({ mayHold }) => !mayHold).map(({ category }) => category)).toEqual(["sensitive"]);
    const data = { ...said, category: "sensitive" as const, noticeVersionId: null, purposeCode: null };
    expect(await as(admin, () => recordDataAgreement({ ...data, answer: "GRANTED" }))).toMatchObject({ ok: false });
    await ok(
      as(admin, () =>
        recordDataAgreement({
          ...data,
          answer: "GRANTED",
          noticeVersionId: notices.profiling ?? "",
          purposeCode: "profiling",
        }),
      ),
    );
    await ok(as(admin, () => recordDataAgreement({ ...data, category: "income", answer: "REFUSED" })));
    expect((await hold()).filter(({ mayHold }) => !mayHold).map(({ category }) => category)).toEqual(["income"]);
    expect(await as(admin, () => verifyFact({ id, fact: "income" }))).toMatchObject({
      error: { code: "NOT_PERMITTED" },
    });
    const topic = await db().aioTopic.create({
      data: { kind: "interest", slug: "i-tra", nameVi: "Trà", nameEn: "Tea" },
    });
    await ok(
      as(admin, () => putAio({ customerId: id, topic: topic.id, polarity: "positive", strength: 3, note: null })),
    );
    await ok(as(admin, () => recordDataAgreement({ ...data, category: "aio", answer: "REFUSED" })));
    expect(await as(admin, () => verifyAio({ customerId: id, topicId: topic.id }))).toMatchObject({
      error: { code: "NOT_PERMITTED" },
    });
    const { code } = await db().customer.findUniqueOrThrow({ where: { id } });
    await db().identityKey.create({ data: { kind: "code", value: code, customerId: id } });
    const header = ["code", "occupation", "income band"];
    const job = await importText("customers", csv([header, [code, "Giáo viên", "35-49K"]]));
    expect(await db().customer.findUnique({ where: { id } })).toMatchObject({
      ...{ occupation: "Giáo viên", incomeBand: null, incomeLowMinor: null },
    });
    expect(await asOwner("SELECT code, value FROM import_row_error WHERE import_id = $1", [job.id])).toEqual([
      { code: "notHeld", value: "income_band" },
    ]);
    await ok(as(admin, () => recordDeath({ customerId: id, deceased: true, reason: "gia đình báo" })));
    expect(await stopper(id)).toBe("deceased");
    expect(await verifyLedger(db(), admin)).toMatchObject({ chainOk: true, projectionDiffs: [] });
    await ok(as(admin, () => rebuildPermission({})));
    expect(await rebuildProjections(db(), admin)).toBeGreaterThan(0);
    expect(await verifyLedger(db(), admin)).toMatchObject({ chainOk: true, projectionDiffs: [] });
  });
});

describe("the register", () => {
  const file = (text: string) => Buffer.from(text, "utf8").toString("base64");
  const today = () => now().toISOString().slice(0, 10);

  it("closes SMS and calls for who is on it, is replaced as a whole, and takes no older file", async () => {
    const { id, phone } = await agreed();
    const about = { kind: "all" as const, batchOn: today(), source: "Danh sách", fileName: "dnc.csv" };
    const done = await ok(
      as(admin, () =>
        importRegister({
          ...about,
          confirmed: true,
          content: file(`so dien thoai\n${phone.replace("+84", "0")}\nkhông phải số\n`),
        }),
      ),
    );
    expect(done).toMatchObject({ entries: 1, rejected: 1 });
    expect([await stopper(id, "sms"), await stopper(id, "phone"), await stopper(id, "email")]).toEqual([
      "register",
      "register",
      null,
    ]);
    expect(
      await as(admin, () => importRegister({ ...about, batchOn: "2020-01-01", content: file("0912345678") })),
    ).toMatchObject({ ok: false, error: { code: "CONFLICT" } });
    expect(await as(admin, () => importRegister({ ...about, content: file("nothing\n") }))).toMatchObject({
      ok: false,
      error: { code: "INVALID_FILE" },
    });
    expect(await ok(as(admin, () => importRegister({ ...about, content: file("0912345678") })))).toMatchObject({
      entries: 1,
      removed: 1,
    });
    expect(await stopper(id, "sms")).toBeNull();
  });

  it("is not replaced by a file that is mostly no numbers, or far shorter, unless somebody confirms", async () => {
    const about = { kind: "voice" as const, batchOn: today(), source: "Danh sách", fileName: "dnc.csv" };
    const phones = Array.from({ length: 10 }, (_, index) => `091277700${index}`);
    await ok(as(admin, () => importRegister({ ...about, content: file(phones.join("\n")) })));
    const junk = file(`0912345678\n${"no number\n".repeat(9)}`);
    expect(await as(admin, () => importRegister({ ...about, content: junk }))).toMatchObject({
      error: { code: "INVALID_FILE" },
    });
    const short = file("0912345678\n");
    expect(await as(admin, () => importRegister({ ...about, content: short }))).toMatchObject({
      error: { code: "CONFLICT" },
    });
    expect(await db().doNotCallEntry.count({ where: { kind: "voice" } })).toBe(10);
    const done = await ok(as(admin, () => importRegister({ ...about, content: short, confirmed: true })));
    expect(done).toMatchObject({ entries: 1, removed: 10 });
  });

  it("is told with the pack in force, and a pack is chosen from now on, never backwards", async () => {
    const before = await as(admin, () => loadRulePacks());
    expect(before.inForce.pack.code).toBe("VN");
    expect(before.lists.every(({ fresh }) => fresh)).toBe(true);
    expect(
      await as(admin, () => chooseRulePack({ code: "EU", inForceAt: "2020-01-01T00:00:00Z", reason: "chuyển" })),
    ).toMatchObject({ ok: false });
    await ok(as(admin, () => chooseRulePack({ code: "EU", reason: "chuyển công ty" })));
    const after = await as(admin, () => loadRulePacks());
    expect([after.inForce.pack.code, after.periods.length]).toEqual(["EU", 1]);
    await expect(db().$executeRaw`DELETE FROM rule_pack_period`).rejects.toThrow(/permission denied/);
    await ok(as(admin, () => chooseRulePack({ code: "VN", reason: "trả lại" })));
  });
});

describe("the hash of an address", () => {
  it("is the same whether Node or the database computes it, is made up for older rows, and knows its key", async () => {
    const { id } = await agreed();
    await db().contactPoint.updateMany({ where: { customerId: id }, data: { valueHash: null } });
    expect(await stopper(id)).toBe("suppression");
    expect(await hashMissingContacts(db(), hashKey(), id)).toBe(2);
    expect(await stopper(id)).toBeNull();
    const [row] = await db().$queryRaw<{ hash: string }[]>`
      SELECT encode(sha256(${hashKey().outer} || sha256(${hashKey().inner} || convert_to('a@x.vn', 'UTF8'))), 'hex') AS hash`;
    expect(row?.hash).toBe(addressHash("email", "A@x.vn"));
    expect(await checkHashKey(db(), hashKey())).toBe(true);
    const other = contactHashKey("another-secret-another-secret-another-secret");
    expect(hashContact(other, "email", "a@x.vn")).not.toBe(row?.hash);
    expect(await checkHashKey(db(), other)).toBe(false);
    await db().company.update({ where: { id: 1 }, data: { hashKeyCheck: null } });
    expect(await checkHashKey(db(), other)).toBe(false);
  });

  it("under a key that is not the old one is refused at every door, and health says so", async () => {
    const { id } = await agreed();
    await db().company.update({ where: { id: 1 }, data: { hashKeyCheck: "of another key" } });
    try {
      const point = { customerId: id, kind: "phone" as const, value: "0912888777" };
      const refused = { ok: false, error: { code: "NOT_READY" } };
      expect(await as(admin, () => addContactPoint(point))).toMatchObject(refused);
      expect(await as(admin, () => createCustomer({ kind: "person", name: "Mới", phone: "0912888777" }))).toMatchObject(
        refused,
      );
      const about = { kind: "sms" as const, batchOn: now().toISOString().slice(0, 10), source: "Danh sách" };
      const content = Buffer.from("0912345678").toString("base64");
      expect(await as(admin, () => importRegister({ ...about, fileName: "x.csv", content }))).toMatchObject(refused);
      const ask = { customerId: id, contactPointId: id, purposeCode: "promotions", channel: "sms" as const };
      await expect(db().$transaction((tx) => claimContact(tx, admin, ask, null))).rejects.toThrow("NOT_READY");
      const people = csv([
        ["code", "name"],
        ["K1", "Khách"],
      ]);
      await expect(importText("customers", people)).rejects.toThrow("NOT_READY");
      expect((await runHealthChecks()).find(({ name }) => name === "hashKey")).toMatchObject({ ok: false });
    } finally {
      await db().company.update({ where: { id: 1 }, data: { hashKeyCheck: null } });
    }
  });
});
