// The torture suite of docs/permission-torture.md: each scenario by its number and name, on a real database, asked of the gate
// and of the list at once.
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { raceWithdrawals } from "@/lib/cli/bench/permission-races";
import { projectConsent } from "@/lib/data/consent-projection";
import { sealEvidence } from "@/lib/data/consent-seal";
import { findLedgerBreak, verifyLedger } from "@/lib/data/consent-verify";
import { countSegment } from "@/lib/data/segment-counts";
import { addContactPoint, dropContactPoint } from "@/lib/server/actions/contact-points";
import { createCustomer } from "@/lib/server/actions/customer-profile";
import { mergeCustomers } from "@/lib/server/actions/merge";
import { importRegister, releaseStop } from "@/lib/server/actions/permission";
import { newId } from "@/lib/server/clock";
import { addressHash } from "@/lib/server/contact-hash-key";
import { bulkPool } from "@/lib/server/database";
import { handOver, NotDelivered } from "@/lib/server/permission/claim-contact";
import { asOwner, db } from "../support/database";
import { csv, importText, undo } from "../support/imports";
import { freshRegister, permissionCompany, permissionCustomer } from "../support/permission";
import {
  agreed,
  claim,
  early,
  freshEmail,
  freshPhone,
  held,
  said,
  scope,
  shift,
  stop,
  stopper,
  tell,
  ten,
} from "../support/permission-torture";
import { as } from "../support/scope";

const topics: Record<string, number> = {};
/** Ten in the morning in Vietnam, tomorrow: after what imports and actions write down at the hour it really is. */
const nextTen = () => new Date(Math.ceil((Date.now() + 1) / 86_400_000) * 86_400_000 + 3 * 3_600_000);

beforeAll(async () => {
  held.notices = await permissionCompany();
  await freshRegister(shift(-5 * 86_400));
  await db().purpose.create({
    data: { code: "club", nameVi: "x", nameEn: "x", lawfulBasis: "consent", doubleOptInChannels: ["email"] },
  });
  await db().purpose.create({ data: { code: "old", nameVi: "x", nameEn: "x", lawfulBasis: "consent" } });
  for (const code of ["club", "old"]) {
    const id = newId();
    held.notices[code] = id;
    const text = { wordingVi: "x", wordingEn: "x", sha256: "x", createdAt: early, publishedAt: new Date("2020-01-01") };
    await db().noticeVersion.create({ data: { id, purposeCode: code, version: 1, ...text } });
  }
  for (const [slug, purposeCode] of [
    ["tea", "promotions"],
    ["coffee", "promotions"],
    ["news", "club"],
  ] as const) {
    topics[slug] = (await db().topic.create({ data: { slug, purposeCode, nameVi: slug, nameEn: slug } })).id;
  }
});

async function ok<T>(answer: Promise<{ ok: true; data: T } | { ok: false; error: { code: string } }>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.data;
}
const paperYes = (customer: string, day: string, answer = "yes", evidence = "form 7") =>
  csv([
    ["customer", "purpose", "channel", "agrees", "occurred at", "evidence"],
    [customer, "promotions", "sms", answer, day, evidence],
  ]);
const codeOf = async (id: string) => (await db().customer.findUniqueOrThrow({ where: { id } })).code;
async function keyed(id: string) {
  const code = await codeOf(id);
  await db().identityKey.create({ data: { kind: "code", value: code, customerId: id } });
  return code;
}
const suppressed = (value: string, kind = "phone") =>
  db().suppression.findMany({ where: { contactHash: addressHash(kind, value), releasedAt: null } });

describe("addresses and suppression", () => {
  it("T01 a stopped number is removed and added again", async () => {
    const { id, pointIds, values } = await agreed();
    await stop(id);
    await ok(as(scope, () => dropContactPoint({ customerId: id, id: pointIds[0] ?? "" })));
    await ok(as(scope, () => addContactPoint({ customerId: id, kind: "phone", value: values[0] ?? "" })));
    await tell(id, [said({ action: "GRANTED", occurredAt: shift(1, early) })], shift(2, early));
    expect(await stopper(id)).toBe("suppression");
  });

  it("T02 a stopped number comes back on a new customer with a new signed form", async () => {
    const { id, values } = await agreed();
    await stop(id);
    const twin = await agreed([{ kind: "phone", value: values[0] ?? "" }]);
    expect(await stopper(twin.id)).toBe("suppression");
    expect((await claim({ customerId: twin.id, contactPointId: twin.pointIds[0] ?? "" })).status).toBe("blocked");
  });

  it("T03 an erased customer's number is imported again with a yes", async () => {
    const { id, values } = await agreed();
    await stop(id);
    await db().contactPoint.deleteMany({ where: { customerId: id } });
    await db().customer.update({ where: { id }, data: { status: "erased", name: "—" } });
    await importText(
      "customers",
      csv([
        ["code", "name", "phone"],
        ["T03", "Trở Lại", values[0] ?? ""],
      ]),
    );
    await importText("consents", paperYes("T03", "2026-03-01"));
    const back = await db().customer.findFirstOrThrow({ where: { code: "T03" } });
    expect(await stopper(back.id)).toBe("suppression");
  });

  it("T04 an import is taken back after a stop and made again", async () => {
    const file = csv([
      ["code", "name", "phone"],
      ["T04", "Nhập Lại", freshPhone()],
    ]);
    const job = await importText("customers", file);
    const { id } = await db().customer.findFirstOrThrow({ where: { code: "T04" } });
    await stop(id);
    await undo(job.id);
    await importText("customers", file);
    await importText("consents", paperYes("T04", "2026-03-01"));
    const now = await db().customer.findFirstOrThrow({ where: { code: "T04" } });
    expect(["suppression", "closed"]).toContain(await stopper(now.id));
  });

  it("T05 one phone number in nine spellings is one hash", () => {
    const spellings = [
      "0912345678",
      "+84912345678",
      "84912345678",
      "0084912345678",
      "0912.345.678",
      "0912 345 678",
      "(+84) 912-345-678",
      "+84 (0)912 345 678",
      "０９１２３４５６７８",
    ];
    expect(new Set(spellings.map((text) => addressHash("phone", text))).size).toBe(1);
  });

  it("T06 one e-mail in other cases, brackets and blanks meets its suppression", async () => {
    const email = freshEmail();
    const { id } = await agreed([{ kind: "email", value: email }]);
    await stop(id);
    for (const written of [email.toUpperCase(), `  ${email} `, `An <${email}>`, `mailto:${email}`]) {
      const twin = await ok(as(scope, () => createCustomer({ kind: "person", name: "Khác", email: written })));
      const [point] = await db().contactPoint.findMany({ where: { customerId: twin.id } });
      expect(await db().suppression.count({ where: { contactHash: point?.valueHash ?? "" } }), written).toBe(1);
    }
  });

  it("T07 an eleven-digit number of before 2018 is the ten-digit number it became", async () => {
    const { id } = await agreed([{ kind: "phone", value: "+84321234567" }]);
    await stop(id);
    const twin = await ok(as(scope, () => createCustomer({ kind: "person", name: "Cũ", phone: "01621234567" })));
    await tell(twin.id, [said({ action: "GRANTED" })]);
    expect(await stopper(twin.id)).toBe("suppression");
  });

  it("T08 a Zalo id that is a phone number is that number", async () => {
    const phone = freshPhone();
    const { id } = await agreed([{ kind: "phone", value: phone }]);
    await stop(id);
    const twin = await agreed([{ kind: "zalo", value: phone.replace("+84", "0") }]);
    expect(await stopper(twin.id, { channel: "zalo" })).toBe("suppression");
  });

  it("T09 an address that two customers share is closed for both", async () => {
    const email = freshEmail();
    const [one, two] = [
      await agreed([{ kind: "email", value: email }]),
      await agreed([{ kind: "email", value: email }]),
    ];
    expect(await stopper(two.id, { channel: "email" })).toBeNull();
    await stop(one.id);
    expect(await stopper(two.id, { channel: "email" })).toBe("suppression");
  });

  it("T10 importing the stopped customer again changes no suppression", async () => {
    const { id, values } = await agreed();
    const code = await keyed(id);
    await stop(id);
    const before = await suppressed(values[0] ?? "");
    await importText(
      "customers",
      csv([
        ["code", "name", "phone"],
        [code, "Tên Mới", values[0] ?? ""],
      ]),
    );
    expect(await suppressed(values[0] ?? "")).toEqual(before);
    expect(await stopper(id)).toBe("suppression");
  });

  it("T11 a complaint and a bounce close their channel, not the others", async () => {
    const { id, pointIds } = await agreed();
    const [phone, email] = pointIds;
    await tell(id, [
      said({
        action: "SUPPRESSED",
        purposeCode: null,
        channel: "email",
        contactPointId: email ?? "",
        source: "complaint",
      }),
    ]);
    expect([await stopper(id, { channel: "email" }), await stopper(id)]).toEqual(["suppression", null]);
    await tell(id, [
      said({ action: "SUPPRESSED", purposeCode: null, channel: "sms", contactPointId: phone ?? "", source: "bounce" }),
    ]);
    expect([await stopper(id), await stopper(id, { channel: "phone" })]).toEqual(["suppression", null]);
  });

  it("T12 releasing one channel keeps the others, and needs evidence", async () => {
    const { id, pointIds } = await agreed();
    await stop(id);
    await tell(
      id,
      [
        said({ action: "GRANTED", occurredAt: shift(1, early) }),
        said({ action: "GRANTED", channel: "phone", occurredAt: shift(1, early) }),
      ],
      shift(2, early),
    );
    const release = {
      customerId: id,
      contactPointId: pointIds[0] ?? "",
      channels: ["sms" as const],
      source: "paper" as const,
    };
    expect(await as(scope, () => releaseStop({ ...release, evidence: " " }))).toMatchObject({ ok: false });
    await ok(as(scope, () => releaseStop({ ...release, evidence: "ký lại phiếu" })));
    const [sms, phone] = [await stopper(id, { at: shift(86_400 * 365) }), await stopper(id, { channel: "phone" })];
    expect([sms === "suppression", phone]).toEqual([false, "suppression"]);
  });

  it("T13 a second stop after a release closes again", async () => {
    const { id, pointIds, values } = await agreed();
    await stop(id);
    await ok(
      as(scope, () =>
        releaseStop({
          customerId: id,
          contactPointId: pointIds[0] ?? "",
          channels: ["all"],
          source: "paper",
          evidence: "ký lại",
        }),
      ),
    );
    expect(await suppressed(values[0] ?? "")).toHaveLength(0);
    await stop(id, shift(10));
    expect(await suppressed(values[0] ?? "")).toHaveLength(1);
  });

  it("T14 an address without a hash stays closed until it has one", async () => {
    const { id } = await agreed();
    await db().contactPoint.updateMany({ where: { customerId: id }, data: { valueHash: null } });
    expect([await stopper(id), await stopper(id, { channel: "email" })]).toEqual(["suppression", "suppression"]);
  });
});

describe("imports", () => {
  it("T15 a blank answer says nothing: a no stays a no", async () => {
    const { id } = await agreed();
    const code = await keyed(id);
    await tell(id, [said({ action: "WITHDRAWN", occurredAt: shift(5, early) })]);
    const job = await importText("consents", paperYes(code, "2026-03-01", ""));
    expect([job.created, job.updated, await stopper(id)]).toEqual([0, 0, "grant"]);
  });

  it("T16 a yes that is older than the no is left out", async () => {
    const { id } = await agreed();
    const code = await keyed(id);
    await tell(id, [said({ action: "WITHDRAWN", occurredAt: new Date("2026-03-02T00:00:00Z") })]);
    await importText("consents", paperYes(code, "2026-03-01"));
    expect(await stopper(id)).toBe("grant");
  });

  it("T17 a yes without evidence is refused", async () => {
    const { id } = await permissionCustomer([{ kind: "phone", value: freshPhone() }]);
    const job = await importText("consents", paperYes(await keyed(id), "2026-03-01", "yes", ""));
    expect([job.rejected, await db().consentEvent.count({ where: { customerId: id } })]).toEqual([1, 0]);
  });

  it("T18 a yes from before every notice is refused", async () => {
    const { id } = await permissionCustomer([{ kind: "phone", value: freshPhone() }]);
    const job = await importText("consents", paperYes(await keyed(id), "2019-03-01"));
    expect([job.rejected, await stopper(id)]).toEqual([1, "grant"]);
  });

  it("T19 a yes newer than the no, with evidence, grants, and lifts no stop", async () => {
    const { id } = await agreed();
    const code = await keyed(id);
    await stop(id);
    await importText("consents", paperYes(code, "2026-03-01"));
    expect(
      await db().preferenceState.findFirst({
        where: { customerId: id, channel: "sms", purposeCode: "promotions", topicId: 0 },
      }),
    ).toMatchObject({ state: "granted" });
    expect(await stopper(id)).toBe("suppression");
  });

  it("T20 taking an import of a yes back withdraws it, and of a no keeps it", async () => {
    const { id } = await permissionCustomer([{ kind: "phone", value: freshPhone() }]);
    const code = await keyed(id);
    const yes = await importText("consents", paperYes(code, "2026-03-01"));
    expect(await stopper(id, { at: nextTen() })).toBeNull();
    await undo(yes.id);
    expect(await stopper(id, { at: nextTen() })).toBe("grant");
    const no = await importText("consents", paperYes(code, "2026-03-02", "no"));
    await undo(no.id);
    expect(await stopper(id, { at: nextTen() })).toBe("grant");
  });
});

describe("the ledger", () => {
  it("T21 a yes without evidence or notice is refused by the database itself", async () => {
    const row = (evidence: string, notice: string, purpose = "'promotions'") =>
      asOwner(`INSERT INTO consent_event (customer_id, id, seq, action, purpose_code, channel, occurred_at, recorded_at, effective_from, source, evidence, notice_version_id, hash)
        VALUES (gen_random_uuid(), gen_random_uuid(), 1, 'GRANTED', ${purpose}, 'sms', now(), now(), now(), 'api', ${evidence}, ${notice}, 'x')`);
    await expect(row("NULL", `'${held.notices.promotions}'`)).rejects.toThrow(/grant_has_evidence/);
    await expect(row("'{}'", "NULL")).rejects.toThrow(/grant_has_evidence/);
    await expect(row("'{}'", `'${held.notices.promotions}'`, "NULL")).rejects.toThrow(/grant_is_specific/);
  });

  it("T22 nobody rewrites it: no right for the application, a trigger for the owner", async () => {
    await agreed();
    await expect(db().$executeRaw`UPDATE consent_event SET action = 'GRANTED'`).rejects.toThrow(/permission denied/);
    await expect(asOwner("UPDATE consent_event SET action = 'GRANTED'")).rejects.toThrow(/append-only/);
    await expect(asOwner("TRUNCATE consent_event")).rejects.toThrow(/append-only/);
    await expect(asOwner("DELETE FROM suppression")).rejects.toThrow(/append-only/);
  });

  it("T23 a bent event is found at its number; erased words are not a bend", async () => {
    const { id } = await agreed();
    const bend = (set: string) =>
      asOwner(
        `DO $$ BEGIN SET LOCAL session_replication_role = replica; UPDATE consent_event SET ${set} WHERE customer_id = '${id}' AND seq = 3; END $$`,
      );
    for (const set of [
      "action = 'REQUESTED'",
      "contact_hash = 'x'",
      "expires_at = now()",
      "cap = '{\"count\": 9}'",
      "data_category = 'aio'",
    ]) {
      const [before] = await asOwner(`SELECT * FROM consent_event WHERE customer_id = '${id}' AND seq = 3`);
      const column = set.split(" ")[0] ?? "";
      await bend(set);
      expect(await findLedgerBreak(db(), scope, id), set).toBe(3);
      await bend(`${column} = ${before?.[column] === null ? "NULL" : `'${before?.[column]}'`}`);
    }
    const [sealed] = await asOwner(
      `SELECT evidence::text AS text FROM consent_event WHERE customer_id = '${id}' AND seq = 3`,
    );
    await bend(`evidence = '${JSON.stringify(sealEvidence({ words: "phiếu khác" }))}'`);
    expect(await findLedgerBreak(db(), scope, id), "other evidence, sealed as it should be").toBe(3);
    await bend(`evidence = '${sealed?.text}'`);
    await bend("evidence = evidence - 'words'");
    expect(await findLedgerBreak(db(), scope, id)).toBeNull();
  });

  it("T24 ten writers at once leave unbroken numbers", async () => {
    const { id } = await agreed();
    await Promise.all(
      Array.from({ length: 10 }, () =>
        tell(id, [said({ action: "GRANTED" }), said({ action: "REFUSED", channel: "post" })]),
      ),
    );
    expect(await findLedgerBreak(db(), scope, id)).toBeNull();
    expect(await db().consentEvent.count({ where: { customerId: id } })).toBe(24);
  });

  it("T25 a dropped projection is rebuilt as it was", async () => {
    const { id } = await agreed();
    await tell(id, [
      said({
        action: "PREFERENCE_SET",
        purposeCode: null,
        channel: null,
        cap: { count: 1, hours: 24 },
        timeWindow: { from: "09:00", to: "11:00" },
      }),
    ]);
    const read = () =>
      Promise.all([
        db().preferenceState.findMany({ where: { customerId: id }, orderBy: { channel: "asc" } }),
        db().preferenceLimit.findMany({ where: { customerId: id } }),
      ]);
    const before = await read();
    await db().preferenceState.deleteMany({ where: { customerId: id } });
    await db().preferenceLimit.deleteMany({ where: { customerId: id } });
    expect((await verifyLedger(db(), scope)).projectionDiffs).toContain(id);
    await projectConsent(db(), id);
    expect(await read()).toEqual(before);
  });

  it("T26 a yes that begins tomorrow opens nothing today", async () => {
    const { id } = await permissionCustomer([{ kind: "phone", value: freshPhone() }]);
    await tell(id, [said({ action: "GRANTED", occurredAt: shift(60) })]);
    expect([await stopper(id), await stopper(id, { at: shift(59) }), await stopper(id, { at: shift(60) })]).toEqual([
      "grant",
      "grant",
      null,
    ]);
  });

  it("T27 a yes ends to the second", async () => {
    const { id } = await permissionCustomer([{ kind: "phone", value: freshPhone() }]);
    await tell(id, [said({ action: "GRANTED", expiresAt: shift(10) })]);
    expect([
      await stopper(id, { at: shift(9) }),
      await stopper(id, { at: shift(10) }),
      await stopper(id, { at: shift(11) }),
    ]).toEqual([null, "grant", "grant"]);
  });

  it("T28 a voided wording closes every yes that rests on it", async () => {
    const notice = newId();
    const text = { wordingVi: "x", wordingEn: "x", sha256: "x", createdAt: early, publishedAt: new Date("2020-01-01") };
    await db().noticeVersion.create({ data: { id: notice, purposeCode: "promotions", version: 9, ...text } });
    const { id } = await permissionCustomer([{ kind: "phone", value: freshPhone() }]);
    await tell(id, [said({ action: "GRANTED", noticeVersionId: notice })]);
    await db().noticeVersion.update({ where: { id: notice }, data: { voidedAt: shift(10) } });
    expect([await stopper(id), await stopper(id, { at: shift(10) })]).toEqual([null, "grant"]);
  });

  it("T29 a draft of a wording carries no yes", async () => {
    const notice = newId();
    await db().noticeVersion.create({
      data: {
        id: notice,
        purposeCode: "promotions",
        version: 10,
        wordingVi: "x",
        wordingEn: "x",
        sha256: "x",
        createdAt: early,
      },
    });
    const { id } = await permissionCustomer([{ kind: "phone", value: freshPhone() }]);
    await expect(tell(id, [said({ action: "GRANTED", noticeVersionId: notice })])).rejects.toThrow("NOT_READY");
  });

  it("T30 an unconfirmed double opt-in is no yes, a confirmed one is", async () => {
    const { id } = await permissionCustomer([{ kind: "email", value: freshEmail() }]);
    const club = { purposeCode: "club", channel: "email" } as const;
    await tell(id, [said({ action: "GRANTED", ...club })]);
    expect(await stopper(id, club)).toBe("grant");
    expect(await db().preferenceState.findFirst({ where: { customerId: id } })).toMatchObject({ state: "requested" });
    await tell(id, [said({ action: "CONFIRMED", ...club, occurredAt: shift(1, early) })]);
    expect(await stopper(id, club)).toBeNull();
  });

  it("T31 a late click on the confirmation of before a no confirms nothing", async () => {
    const { id } = await permissionCustomer([{ kind: "email", value: freshEmail() }]);
    const club = { purposeCode: "club", channel: "email" } as const;
    await tell(id, [
      said({ action: "GRANTED", ...club }),
      said({ action: "WITHDRAWN", ...club, occurredAt: shift(1, early) }),
      said({ action: "CONFIRMED", ...club, occurredAt: shift(2, early) }),
    ]);
    expect(await stopper(id, club)).toBe("grant");
    await tell(id, [
      said({ action: "REQUESTED", ...club, occurredAt: shift(3, early) }),
      said({ action: "CONFIRMED", ...club, occurredAt: shift(4, early) }),
    ]);
    expect(await stopper(id, club)).toBeNull();
  });

  it("T32 a question after an objection, and a withdrawal after it, soften nothing", async () => {
    const { id } = await agreed();
    await tell(id, [
      said({ action: "OBJECTED" }),
      said({ action: "REQUESTED", occurredAt: shift(1, early) }),
      said({ action: "WITHDRAWN", occurredAt: shift(2, early) }),
    ]);
    expect(await stopper(id)).toBe("objection");
  });

  it("T33 a no to a purpose closes its topics; a yes to the purpose does not reopen a refused one", async () => {
    const { id } = await agreed();
    await tell(id, [said({ action: "REFUSED", topicId: topics.tea ?? 0 })]);
    expect([
      await stopper(id, { topicId: topics.tea ?? 0 }),
      await stopper(id, { topicId: topics.coffee ?? 0 }),
    ]).toEqual(["topic", null]);
    await tell(id, [said({ action: "GRANTED", occurredAt: shift(1, early) })]);
    expect(await stopper(id, { topicId: topics.tea ?? 0 })).toBe("topic");
    await tell(id, [said({ action: "WITHDRAWN", occurredAt: shift(2, early) })]);
    expect(await stopper(id, { topicId: topics.coffee ?? 0 })).toBe("grant");
  });

  it("T34 a yes to one topic opens that topic and nothing else", async () => {
    const { id } = await permissionCustomer([{ kind: "phone", value: freshPhone() }]);
    await tell(id, [said({ action: "GRANTED", topicId: topics.tea ?? 0 })]);
    expect([
      await stopper(id, { topicId: topics.tea ?? 0 }),
      await stopper(id),
      await stopper(id, { topicId: topics.coffee ?? 0 }),
    ]).toEqual([null, "grant", "grant"]);
  });

  it("T35 a topic of another purpose, and an archived one, are closed", async () => {
    const { id } = await agreed();
    expect(await stopper(id, { topicId: topics.news ?? 0 })).toBe("topic");
    await db().topic.update({ where: { id: topics.coffee ?? 0 }, data: { archivedAt: early } });
    expect(await stopper(id, { topicId: topics.coffee ?? 0 })).toBe("topic");
    await db().topic.update({ where: { id: topics.coffee ?? 0 }, data: { archivedAt: null } });
  });

  it("T36 who objects to offers is out of profiling, and out of rules that profile", async () => {
    const { id } = await agreed();
    await tell(id, [said({ action: "GRANTED", purposeCode: "profiling" })]);
    expect(await stopper(id, { purposeCode: "profiling" })).toBeNull();
    const rule = {
      all: [
        { field: "code", op: "is", value: await codeOf(id) },
        { not: { purchase: { within: { last: 30, unit: "day" } } } },
      ],
    };
    const count = async () => countSegment(db(), scope, rule, ten).catch(() => null);
    const before = await count();
    await tell(id, [said({ action: "OBJECTED", channel: "email" })]);
    expect(await stopper(id, { purposeCode: "profiling" })).toBe("objection");
    const after = await count();
    if (before && after) expect([before.members, after.members]).toEqual([1, 0]);
    const states = await db().preferenceState.findMany({ where: { customerId: id, purposeCode: "profiling" } });
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(["objected"]));
  });

  it("T37 a yes for one address opens no other, also after that one was added again", async () => {
    const [a, b] = [freshEmail(), freshEmail()];
    const { id, pointIds } = await permissionCustomer([
      { kind: "email", value: a },
      { kind: "email", value: b },
    ]);
    await tell(id, [said({ action: "GRANTED", channel: "email", contactPointId: pointIds[1] ?? "" })]);
    const claimed = async (contactPointId: string) =>
      (await claim({ customerId: id, contactPointId, channel: "email" })).status;
    expect([await claimed(pointIds[0] ?? ""), await claimed(pointIds[1] ?? "")]).toEqual(["blocked", "claimed"]);
  });

  it("T38 an archived purpose is closed to everybody", async () => {
    const { id } = await permissionCustomer([{ kind: "phone", value: freshPhone() }]);
    await tell(id, [said({ action: "GRANTED", purposeCode: "old" })]);
    expect(await stopper(id, { purposeCode: "old" })).toBeNull();
    await db().purpose.update({ where: { code: "old" }, data: { archivedAt: early } });
    expect(await stopper(id, { purposeCode: "old" })).toBe("grant");
    await db().purpose.update({ where: { code: "old" }, data: { archivedAt: null } });
  });
});

describe("people", () => {
  const merge = async (survivor: string, loser: string) =>
    ok(
      as(scope, () =>
        mergeCustomers({ survivor: { id: survivor, version: 1 }, loser: { id: loser, version: 1 }, takeFromLoser: [] }),
      ),
    );

  it("T39 two records become one: a no on either side wins, a restriction too", async () => {
    const [a, b] = [await agreed(), await agreed()];
    await tell(b.id, [said({ action: "WITHDRAWN", occurredAt: shift(1, early) })]);
    await merge(a.id, b.id);
    expect([
      await stopper(a.id, { at: nextTen() }),
      await stopper(a.id, { channel: "email", at: nextTen() }),
      await stopper(b.id, { at: nextTen() }),
    ]).toEqual(["grant", null, "closed"]);
    const [c, d] = [await agreed(), await agreed()];
    await tell(d.id, [said({ action: "RESTRICTED", purposeCode: null, channel: null })]);
    await merge(c.id, d.id);
    expect(await stopper(c.id, { at: new Date("2199-01-01") })).toBe("restricted");
  });

  it("T40 contacts made to both records count against the one cap", async () => {
    const [a, b] = [await agreed(), await agreed()];
    for (const [one, times] of [
      [a, 1],
      [b, 2],
    ] as const) {
      for (let n = 0; n < times; n++)
        expect((await claim({ customerId: one.id, contactPointId: one.pointIds[0] ?? "" })).status).toBe("claimed");
    }
    await merge(a.id, b.id);
    expect((await claim({ customerId: a.id, contactPointId: a.pointIds[0] ?? "" }, shift(60))).status).toBe("blocked");
  });

  it("T41 the narrower wish about frequency survives a merge", async () => {
    const [a, b] = [await agreed(), await agreed()];
    const wish = (count: number, hours: number) =>
      said({ action: "PREFERENCE_SET", purposeCode: null, channel: null, cap: { count, hours } });
    await tell(a.id, [wish(3, 24)]);
    await tell(b.id, [wish(2, 168)]);
    await merge(a.id, b.id);
    expect(await db().preferenceLimit.findFirst({ where: { customerId: a.id } })).toMatchObject({
      capCount: 2,
      capHours: 168,
    });
  });

  it("T42 a no that arrives for a merged record lands on the survivor", async () => {
    const [a, b] = [await agreed(), await agreed()];
    await merge(a.id, b.id);
    await tell(b.id, [said({ action: "WITHDRAWN", occurredAt: ten })], ten);
    expect(await stopper(a.id, { at: shift(1) })).toBe("grant");
  });

  it("T43 a stop for somebody who was erased is written down and harms nothing", async () => {
    const { id } = await agreed();
    await db().customer.update({ where: { id }, data: { status: "erased" } });
    await stop(id);
    await stop(id);
    expect([await stopper(id), await findLedgerBreak(db(), scope, id)]).toEqual(["closed", null]);
  });

  it("T44 a child is closed until the birthday, by the day of the company, and 29 February counts", async () => {
    const { id } = await agreed([], { birthDate: new Date("2010-03-11T00:00:00Z") });
    expect([
      await stopper(id, { at: new Date("2026-03-10T14:59:00Z") }),
      await stopper(id, { at: new Date("2026-03-11T02:00:00Z") }),
    ]).toEqual(["minor", null]);
    const leap = await agreed([], { birthDate: new Date("2012-02-29T00:00:00Z") });
    await freshRegister(new Date("2028-02-28T00:00:00Z"));
    expect([
      await stopper(leap.id, { at: new Date("2028-02-28T05:00:00Z") }),
      await stopper(leap.id, { at: new Date("2028-02-29T05:00:00Z") }),
    ]).toEqual(["minor", null]);
    const band = await agreed([], { ageLow: 15 });
    expect(await stopper(band.id)).toBe("minor");
  });

  it("T45 the dead and the archived are not contacted", async () => {
    const dead = await agreed([], { deceasedAt: early });
    const gone = await agreed([], { status: "archived" });
    expect([await stopper(dead.id), await stopper(gone.id)]).toEqual(["deceased", "closed"]);
  });

  it("T46 a restriction holds at once and ends at once", async () => {
    const { id } = await agreed();
    const word = (action: "RESTRICTED" | "UNRESTRICTED") =>
      tell(id, [said({ action, purposeCode: null, channel: null })]);
    await word("RESTRICTED");
    expect(
      (
        await claim({
          customerId: id,
          contactPointId: (await db().contactPoint.findFirstOrThrow({ where: { customerId: id, kind: "phone" } })).id,
        })
      ).status,
    ).toBe("blocked");
    await word("UNRESTRICTED");
    expect(await stopper(id)).toBeNull();
  });
});

describe("caps and clocks", () => {
  it("T47 two campaigns at the cap at once: one goes out", async () => {
    const { id, pointIds } = await agreed();
    const ask = { customerId: id, contactPointId: pointIds[0] ?? "" };
    for (const _ of [1, 2]) await claim(ask);
    const both = await Promise.all([claim(ask), claim(ask), claim(ask)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["blocked", "blocked", "claimed"]);
  });

  it("T48 the cap rolls: to the second after 24 hours", async () => {
    const { id, pointIds } = await agreed();
    const ask = { customerId: id, contactPointId: pointIds[0] ?? "", channel: "phone" as const };
    expect((await claim(ask)).status).toBe("claimed");
    expect([(await claim(ask, shift(86_399))).status, (await claim(ask, shift(86_400))).status]).toEqual([
      "blocked",
      "claimed",
    ]);
  });

  it("T49 one number in two spellings on two records has one cap", async () => {
    const phone = freshPhone();
    const [a, b] = [await agreed([{ kind: "phone", value: phone }]), await agreed([{ kind: "phone", value: phone }])];
    for (const _ of [1, 2, 3])
      expect((await claim({ customerId: a.id, contactPointId: a.pointIds[0] ?? "" })).status).toBe("claimed");
    expect((await claim({ customerId: b.id, contactPointId: b.pointIds[0] ?? "" })).status).toBe("blocked");
    const tacticId = newId();
    const [c, d] = [await agreed([{ kind: "phone", value: freshPhone() }]), ""];
    const twin = await agreed([{ kind: "phone", value: c.values[0] ?? d }]);
    expect((await claim({ customerId: c.id, contactPointId: c.pointIds[0] ?? "", tacticId })).status).toBe("claimed");
    expect((await claim({ customerId: twin.id, contactPointId: twin.pointIds[0] ?? "", tacticId })).status).toBe(
      "taken",
    );
  });

  it("T50 what may have gone out counts, what surely did not does not", async () => {
    const { id, pointIds } = await agreed();
    const ask = { customerId: id, contactPointId: pointIds[0] ?? "", channel: "phone" as const };
    const hand = async (attemptId: string, error: Error) =>
      handOver(
        (work) => db().$transaction(work),
        scope,
        { customerId: id, attemptId },
        null,
        () => Promise.reject(error),
        () => shift(1),
      );
    const first = await claim(ask);
    expect((await hand(first.attemptId, new NotDelivered("no line"))).status).toBe("failed");
    const second = await claim(ask, shift(2));
    expect(second.status).toBe("claimed");
    expect((await hand(second.attemptId, new Error("timeout"))).status).toBe("unknown");
    expect((await claim(ask, shift(3))).status).toBe("blocked");
  });

  it("T51 SMS from seven to ten in the evening, calls from eight to five, to the minute", async () => {
    const { id } = await agreed();
    const at = (text: string) => new Date(`2026-03-10T${text}:00+07:00`);
    const open = async (channel: "sms" | "phone", text: string) =>
      (await stopper(id, { channel, at: at(text) })) === null;
    expect(await Promise.all(["06:59", "07:00", "21:59", "22:00"].map((text) => open("sms", text)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(await Promise.all(["07:59", "08:00", "16:59", "17:00"].map((text) => open("phone", text)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("T52 on the day the clock jumps the clock on the wall decides", async () => {
    const { id } = await agreed([], {});
    await tell(id, [
      said({
        action: "PREFERENCE_SET",
        purposeCode: null,
        channel: null,
        timeWindow: { timeZone: "America/New_York" },
      }),
    ]);
    expect([
      await stopper(id, { at: new Date("2026-03-07T12:00:00Z") }),
      await stopper(id, { at: new Date("2026-03-08T11:00:00Z") }),
      await stopper(id, { at: new Date("2026-03-08T10:59:00Z") }),
    ]).toEqual([null, null, "window"]);
  });

  it("T53 legal and personal hours hold together", async () => {
    const { id } = await agreed();
    await tell(id, [
      said({
        action: "PREFERENCE_SET",
        purposeCode: null,
        channel: "sms",
        timeWindow: { from: "20:00", to: "08:00", days: [2] },
      }),
    ]);
    const open = async (text: string) => (await stopper(id, { at: new Date(`${text}+07:00`) })) === null;
    expect(
      await Promise.all(
        [
          "2026-03-10T07:30:00",
          "2026-03-10T06:30:00",
          "2026-03-10T12:00:00",
          "2026-03-10T21:00:00",
          "2026-03-11T21:00:00",
        ].map(open),
      ),
    ).toEqual([true, false, false, true, false]);
  });

  it("T54 a customer somewhere in America is called when it is day in all of it", async () => {
    const { id } = await agreed([], { country: "US" });
    const open = async (text: string) => (await stopper(id, { channel: "phone", at: new Date(text) })) === null;
    expect(
      await Promise.all(["2026-03-10T03:00:00Z", "2026-03-10T14:00:00Z", "2026-03-10T19:30:00Z"].map(open)),
    ).toEqual([false, false, true]);
  });

  it("T55 a pause ends to the second", async () => {
    const { id } = await agreed();
    await tell(id, [
      said({
        action: "PREFERENCE_SET",
        purposeCode: null,
        channel: null,
        timeWindow: { pausedUntil: shift(100).toISOString() },
      }),
    ]);
    expect([await stopper(id, { at: shift(99) }), await stopper(id, { at: shift(100) })]).toEqual(["window", null]);
  });
});

describe("the register", () => {
  const file = (phones: readonly string[]) => Buffer.from(`phone\n${phones.join("\n")}\n`).toString("base64");

  it("T56 it closes a number whatever was agreed, by its list", async () => {
    const { id, values } = await agreed();
    await freshRegister(ten, [values[0] ?? ""], "voice");
    expect([
      await stopper(id, { channel: "phone" }),
      await stopper(id),
      await stopper(id, { channel: "email" }),
    ]).toEqual(["register", null, null]);
    expect(
      (
        await claim({
          customerId: id,
          contactPointId: (await db().contactPoint.findFirstOrThrow({ where: { customerId: id, kind: "phone" } })).id,
          channel: "phone",
        })
      ).status,
    ).toBe("blocked");
  });

  it("T57 a stale one closes SMS and calls for everybody, and nothing else", async () => {
    const { id } = await agreed();
    const late = new Date("2027-06-01T03:00:00Z");
    expect([
      await stopper(id, { at: late }),
      await stopper(id, { channel: "phone", at: late }),
      await stopper(id, { channel: "email", at: late }),
    ]).toEqual(["register", "register", null]);
    const about = { kind: "all" as const, batchOn: "2020-01-01", source: "Danh sách", fileName: "x.csv" };
    expect(await as(scope, () => importRegister({ ...about, content: file(["0912345678"]) }))).toMatchObject({
      ok: false,
      error: { code: "CONFLICT" },
    });
  });
});

describe("sends", () => {
  it("T58 a withdrawal between the claim and the hand-over stops the message", async () => {
    const { id, pointIds } = await agreed();
    const made = await claim({ customerId: id, contactPointId: pointIds[0] ?? "" });
    await tell(id, [said({ action: "WITHDRAWN", occurredAt: ten })], ten);
    let delivered = 0;
    const out = await handOver(
      (work) => db().$transaction(work),
      scope,
      { customerId: id, attemptId: made.attemptId },
      null,
      async () => ({ providerRef: String(++delivered) }),
      () => shift(1),
    );
    expect([out.status, delivered]).toEqual(["blocked", 0]);
  });

  it("T59 a message without its label or without a way out is not handed over", async () => {
    const { id, pointIds } = await agreed();
    const ask = { customerId: id, contactPointId: pointIds[0] ?? "" };
    const sms = (text: string, optOutShown: boolean) =>
      claim({ ...ask, message: { text, optOutShown, oneClick: false } });
    expect(await sms("Giảm giá", true)).toMatchObject({
      status: "blocked",
      decision: { firstBlockingRule: "message", detail: "label" },
    });
    expect(await sms("[QC] Giảm giá", false)).toMatchObject({ status: "blocked", decision: { detail: "optOut" } });
    const mail = { ...ask, contactPointId: pointIds[1] ?? "", channel: "email" as const };
    expect(await claim({ ...mail, message: { text: "[QC] x", optOutShown: true, oneClick: false } })).toMatchObject({
      status: "blocked",
      decision: { detail: "oneClick" },
    });
    expect(await sms("[QC] Giảm giá. Từ chối soạn TC gửi 123", true)).toMatchObject({ status: "claimed" });
  });

  it("T60 a hundred withdrawals race a hundred sends: none is sent after", async () => {
    const report = await raceWithdrawals(scope, bulkPool(), 100, held.notices.promotions ?? "");
    expect(report).toMatchObject({ sendsAfterCommit: 0, claimsAfterCommit: 0 });
  }, 120_000);
});

it("the document lists these scenarios, one for one", () => {
  const own = readFileSync("tests/integration/permission-torture.test.ts", "utf8");
  const built = [...own.matchAll(/\bit\("(T\d\d .*?)",/g)].map((match) => match[1] ?? "");
  const told = [...readFileSync("docs/permission-torture.md", "utf8").matchAll(/^\| (T\d\d) \| (.*?) \|$/gm)].map(
    (match) => `${match[1]} ${match[2]}`,
  );
  expect(told).toEqual(built);
  expect(built).toHaveLength(60);
});
