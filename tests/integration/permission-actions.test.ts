// Governing permission: the customer's own new word lifts a stop, wishes narrow, the register closes, the pack in force is on record.
import { beforeAll, describe, expect, it } from "vitest";
import { rebuildProjections } from "@/lib/data/consent-projection";
import { verifyLedger } from "@/lib/data/consent-verify";
import { checkHashKey, contactHashKey, hashContact, hashMissingContacts } from "@/lib/data/contact-hash";
import type { Scope } from "@/lib/data/scope";
import { recordConsent, stopAllContact } from "@/lib/server/actions/consents";
import { addContactPoint, dropContactPoint } from "@/lib/server/actions/contact-points";
import { createCustomer } from "@/lib/server/actions/customer-profile";
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
import { checkPermission, loadPermissionMatrix } from "@/lib/server/loaders/permission-gate";
import { loadRulePacks } from "@/lib/server/loaders/rule-packs";
import { db } from "../support/database";
import { permissionCompany, permissionCustomer } from "../support/permission";
import { as, testScope } from "../support/scope";

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
        importRegister({ ...about, content: file(`so dien thoai\n${phone.replace("+84", "0")}\nkhông phải số\n`) }),
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
  });
});
