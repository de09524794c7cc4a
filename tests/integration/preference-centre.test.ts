// The customer's own page: what is posted becomes the ledger, what is opened changes nothing, and who holds a link gets as
// far as the link proves who they are.
import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/lib/data/scope";
import { recordConsent } from "@/lib/server/actions/consents";
import { answerDataRequest } from "@/lib/server/actions/data-requests";
import { mergeCustomers } from "@/lib/server/actions/merge";
import { makeCustomerLink, revokeCustomerLinks } from "@/lib/server/actions/preference-links";
import { newId, now } from "@/lib/server/clock";
import { addressHash } from "@/lib/server/contact-hash-key";
import { oneClick, oneClickPage, saveOnPage } from "@/lib/server/endpoints/preference-centre";
import { loadDataRequests } from "@/lib/server/loaders/data-requests";
import { checkPermission } from "@/lib/server/loaders/permission-gate";
import { loadPreferenceCentre, loadUnsubscribe } from "@/lib/server/loaders/preference-centre";
import { customerScope } from "@/lib/server/permission/customer-visit";
import { issueCentreLink, issueOneClickLink, oneClickHeaders } from "@/lib/server/permission/issue-link";
import { fingerprint } from "../gate/fingerprint";
import { asOwner, db } from "../support/database";
import { permissionCompany, permissionCustomer } from "../support/permission";
import { as, testScope } from "../support/scope";

let admin: Scope;
let notices: Record<string, string>;
let serial = 0;

beforeAll(async () => {
  admin = await testScope("administrator");
  notices = await permissionCompany();
});

async function person({ status = "verified" } = {}) {
  serial += 1;
  const email = `khach${serial}@x.vn`;
  const made = await permissionCustomer(
    [
      { kind: "email", value: email, status },
      { kind: "phone", value: `+8491300${String(serial).padStart(4, "0")}` },
    ],
    { gender: "female", occupation: "Giáo viên" },
  );
  return { ...made, email, pointId: made.pointIds[0] ?? "" };
}

type Person = Awaited<ReturnType<typeof person>>;
const order = (who: Person) => ({
  ...{ customerId: who.id, contactPointId: who.pointId, contactHash: addressHash("email", who.email) },
});

async function linkOf(who: Person, sent = true): Promise<string> {
  const { token } = await issueCentreLink(db(), customerScope(), { ...order(who), sent, createdById: null }, now());
  return token;
}
const clickOf = async (who: Person, purposeCode: string | null = "promotions") =>
  (await issueOneClickLink(db(), customerScope(), { ...order(who), purposeCode, channel: "email" }, now())).token;

async function send(handler: typeof saveOnPage, params: Record<string, string>, form: [string, string][] = []) {
  const body = new URLSearchParams(form).toString();
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const request = new Request("http://localhost/", { method: "POST", body, headers });
  const response = await handler(request, { params: Promise.resolve(params) });
  return { status: response.status, to: response.headers.get("location"), response };
}
const post = (token: string, act: string, form: [string, string][] = []) => send(saveOnPage, { token, act }, form);
const open = async (token: string) => (await loadPreferenceCentre({ token })).page;

async function standing(who: Person, channel: "email" | "sms" | "phone" = "email", purposeCode = "promotions") {
  const { standing: stands } = await as(admin, () => checkPermission({ customerId: who.id, purposeCode, channel }));
  return stands;
}

const promotions = (
  ticked: readonly string[],
  offered = ["promotions|email", "promotions|sms", "promotions|phone"],
) => [
  ...offered.map((key): [string, string] => ["offered", key]),
  ...ticked.map((key): [string, string] => ["tick", key]),
  ["notice", `promotions|${notices.promotions}`] as [string, string],
];

describe("the page of choices", () => {
  it("shows what the gate answers, and a tick posted there is the yes the gate then finds", async () => {
    const who = await person();
    const token = await linkOf(who);
    const before = await open(token);
    expect(before?.address).toBe("k•••@x.vn");
    expect(before?.purposes.find(({ code }) => code === "promotions")?.channels).toContainEqual({
      ...{ channel: "email", on: false, heldUpBy: null },
    });
    expect(await standing(who)).toBe(false);
    expect((await post(token, "choices", promotions(["promotions|email"]))).to).toBe(`/p/${token}?done=choices`);
    expect([await standing(who), await standing(who, "sms")]).toEqual([true, false]);
    const event = await db().consentEvent.findFirst({ where: { customerId: who.id } });
    expect(event).toMatchObject({ action: "GRANTED", source: "preference_centre", actorId: null });
    expect(event?.noticeVersionId).toBe(notices.promotions);
    await post(token, "choices", promotions([]));
    expect(await standing(who)).toBe(false);
    expect(await db().auditLog.count({ where: { action: "preferenceCentre.save", customerId: who.id } })).toBe(2);
  });

  it("changes nothing that the page did not offer, and takes no yes for another wording than the one that was read", async () => {
    const who = await person();
    const token = await linkOf(who);
    await post(token, "choices", promotions(["promotions|email", "promotions|sms"]));
    await post(token, "choices", promotions(["promotions|sms"], ["promotions|sms"]));
    expect(await standing(who)).toBe(true);
    const old: [string, string][] = [
      ["offered", "promotions|phone"],
      ["tick", "promotions|phone"],
      ["notice", `promotions|${newId()}`],
    ];
    expect((await post(token, "choices", old)).to).toContain("problem=stale");
    expect(await standing(who, "phone")).toBe(false);
  });

  it("stops everything with one press, and only who reads at the address opens it again", async () => {
    const who = await person();
    const sent = await linkOf(who);
    await post(sent, "choices", promotions(["promotions|email", "promotions|sms"]));
    await post(sent, "stop");
    expect([await standing(who), await standing(who, "sms")]).toEqual([false, false]);
    const handed = await linkOf(who, false);
    await post(handed, "choices", promotions(["promotions|email", "promotions|sms"]));
    expect([await standing(who), await standing(who, "sms")]).toEqual([false, false]);
    await post(sent, "choices", promotions(["promotions|email", "promotions|sms"]));
    expect([await standing(who), await standing(who, "sms")]).toEqual([true, false]);
  });

  it("keeps a topic out, and lets it in again", async () => {
    const topic = await db().topic.create({
      data: { purposeCode: "promotions", slug: `tea-${newId()}`, nameVi: "Trà", nameEn: "Tea" },
    });
    const who = await person();
    const token = await linkOf(who);
    const form = (on: boolean) => [
      ...promotions(["promotions|email"]),
      ["offered", `topic|${topic.id}`] as [string, string],
      ...(on ? [["tick", `topic|${topic.id}`] as [string, string]] : []),
    ];
    const about = { customerId: who.id, purposeCode: "promotions", channel: "email" as const, topicId: topic.id };
    const allowed = async () => (await as(admin, () => checkPermission(about))).standing;
    await post(token, "choices", form(false));
    expect([await standing(who), await allowed()]).toEqual([true, false]);
    await post(token, "choices", form(true));
    expect(await allowed()).toBe(true);
  });

  it("a confirmed address needs the link that was sent there where the purpose asks for it twice", async () => {
    await db().purpose.update({ where: { code: "research" }, data: { doubleOptInChannels: ["email"] } });
    const who = await person();
    const form: [string, string][] = [
      ["offered", "research|email"],
      ["tick", "research|email"],
      ["notice", `research|${notices.research}`],
    ];
    await post(await linkOf(who, false), "choices", form);
    expect(await standing(who, "email", "research")).toBe(false);
    await post(await linkOf(who), "choices", form);
    expect(await standing(who, "email", "research")).toBe(true);
  });

  it("keeps how often and when over a pause, and refuses hours that no clock has", async () => {
    const who = await person();
    const token = await linkOf(who);
    const wish: [string, string][] = [
      ["often", "weekly"],
      ["span", "08:00-12:00"],
      ["day", "1"],
      ["day", "3"],
    ];
    await post(token, "rhythm", wish);
    await post(token, "pause", [["days", "30"]]);
    const limit = await db().preferenceLimit.findFirstOrThrow({ where: { customerId: who.id } });
    expect(limit).toMatchObject({ capCount: 1, capHours: 168, windowFrom: "08:00", windowTo: "12:00" });
    expect(limit.windowDays).toEqual([1, 3]);
    expect(limit.pausedUntil?.getTime()).toBeGreaterThan(now().getTime() + 29 * 86_400_000);
    await post(token, "rhythm", wish);
    expect((await open(token))?.rhythm.pausedUntil).toEqual(limit.pausedUntil);
    await post(token, "pause", [["days", "0"]]);
    expect((await open(token))?.rhythm).toMatchObject({ pausedUntil: null, span: "08:00-12:00" });
    for (const span of ["25:00-26:00", "08:00", "x"]) {
      expect((await post(token, "rhythm", [["span", span]])).to).toContain("problem=INVALID_INPUT");
    }
  });

  it("closes and opens what may be held; what is closed is not taken in", async () => {
    const who = await person();
    const token = await linkOf(who);
    const offered: [string, string] = ["offered", "demographics"];
    expect((await open(token))?.holding.find(({ category }) => category === "demographics")).toMatchObject({
      ...{ mayHold: true, facts: ["gender", "occupation"] },
    });
    await post(token, "holding", [offered]);
    expect((await post(token, "details", [["fact.occupation", "Kế toán"]])).to).toContain("problem=NOT_PERMITTED");
    await post(token, "holding", [offered, ["tick", "demographics"], ["notice", notices.profiling ?? ""]]);
    expect((await post(token, "details", [["fact.occupation", "Kế toán"]])).to).toContain("done=details");
  });
});

describe("what a customer says about themselves", () => {
  it("is written with the customer as its source, and what is left alone is confirmed", async () => {
    const who = await person();
    const token = await linkOf(who);
    await post(token, "details", [
      ["fact.gender", "female"],
      ["fact.occupation", "Dược sĩ"],
    ]);
    const row = await db().customer.findUniqueOrThrow({ where: { id: who.id } });
    const origins = row.provenance as Record<string, { source: string; verifiedAt?: string }>;
    expect([row.occupation, row.version]).toEqual(["Dược sĩ", 2]);
    expect(origins.occupation?.source).toBe("customer");
    expect(origins.gender?.verifiedAt).toBeDefined();
    const [change] = await db().factChange.findMany({ where: { customerId: who.id } });
    expect(change).toMatchObject({ field: "occupation", source: "customer", actorId: null });
  });

  it("shows nothing and changes nothing behind an address that nobody verified: it becomes a request", async () => {
    const who = await person({ status: "unverified" });
    const token = await linkOf(who);
    const page = await open(token);
    expect(page?.details.every(({ value }) => value === "")).toBe(true);
    expect((await post(token, "details", [["fact.occupation", "Dược sĩ"]])).to).toContain("done=detailsAsked");
    expect((await db().customer.findUniqueOrThrow({ where: { id: who.id } })).occupation).toBe("Giáo viên");
    expect(await db().dataRequest.findMany({ where: { customerId: who.id } })).toMatchObject([
      { kind: "rectify", message: "occupation: Dược sĩ", identified: false },
    ]);
  });
});

describe("what a customer asks for", () => {
  it("lands in the inbox with its terms, once however often it is pressed, and is answered by who may", async () => {
    const who = await person();
    const token = await linkOf(who);
    for (let press = 0; press < 2; press++) await post(token, "contact", [["message", "Cho hỏi về hóa đơn"]]);
    await post(token, "erase");
    const { requests } = await as(admin, () => loadDataRequests({ closed: false }));
    const mine = requests.filter(({ customerId }) => customerId === who.id);
    expect(mine.map(({ kind }) => kind).sort()).toEqual(["contact", "erase"]);
    for (const { dueAt, receivedAt, rulePack } of mine) {
      expect(rulePack).toBe("VN-1");
      expect(dueAt.getTime()).toBeGreaterThan(receivedAt.getTime() + 86_400_000);
    }
    const id = mine.find(({ kind }) => kind === "contact")?.id ?? "";
    const answer = { customerId: who.id, id, status: "done" as const, answer: "Đã gửi hóa đơn" };
    expect(await as(await testScope("analyst"), () => answerDataRequest(answer))).toMatchObject({ ok: false });
    const stranger = await testScope("rep");
    expect(await as(stranger, () => answerDataRequest(answer))).toMatchObject({ error: { code: "NOT_FOUND" } });
    expect(await as(admin, () => answerDataRequest(answer))).toMatchObject({ ok: true });
    expect(await as(admin, () => answerDataRequest(answer))).toMatchObject({ error: { code: "CONFLICT" } });
  });

  it("is a file at once for who reads at a verified address, and a request for anybody else", async () => {
    const who = await person();
    const { status, response } = await post(await linkOf(who), "download");
    expect(status).toBe(200);
    expect(response.headers.get("cache-control")).toContain("no-store");
    const data = (await response.json()) as { customer: { facts: { occupation: { value: string } } } };
    expect(data.customer.facts.occupation.value).toBe("Giáo viên");
    expect((await post(await linkOf(who, false), "download")).to).toContain("done=downloadAsked");
    const weak = await person({ status: "unverified" });
    expect((await post(await linkOf(weak), "download")).to).toContain("done=downloadAsked");
    expect(await db().dataRequest.count({ where: { customerId: weak.id, kind: "access" } })).toBe(1);
  });
});

describe("a link", () => {
  it("made by staff is written down, replaces the one before, and can be closed; who may not record makes none", async () => {
    const who = await person();
    const ask = { customerId: who.id, contactPointId: who.pointId };
    expect(await as(await testScope("analyst"), () => makeCustomerLink(ask))).toMatchObject({ ok: false });
    const make = async () => {
      const made = await as(admin, () => makeCustomerLink(ask));
      if (!made.ok) throw new Error(made.error.message);
      return made.data.path.slice("/p/".length);
    };
    const first = await make();
    expect(Buffer.from(first, "base64url").length * 8).toBeGreaterThanOrEqual(128);
    expect(await db().preferenceLink.count({ where: { tokenHash: first } })).toBe(0);
    const second = await make();
    expect([await open(first), (await open(second))?.name]).toEqual([null, "Người Thử"]);
    await as(admin, () => revokeCustomerLinks({ customerId: who.id }));
    expect(await open(second)).toBeNull();
    const rows = await db().auditLog.findMany({ where: { customerId: who.id, actorId: admin.userId } });
    expect(rows.map(({ action }) => action).sort()).toEqual([
      ...["preferenceCentre.makeLink", "preferenceCentre.makeLink", "preferenceCentre.revokeLinks"],
    ]);
    expect(JSON.stringify(rows)).not.toContain(second);
  });

  it("ends with its term, follows a merge, and tells nothing when it is wrong", async () => {
    const [who, other] = [await person(), await person()];
    const token = await linkOf(who);
    const before = await fingerprint();
    const wrong = ["x", "a".repeat(43), `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`, "%00", ""];
    for (const bad of wrong) {
      expect(await open(bad)).toBeNull();
      for (const act of ["stop", "choices", "download", "erase"]) {
        expect((await post(bad, act)).to).toBe(`/p/${encodeURIComponent(bad)}`);
      }
    }
    expect(await fingerprint()).toEqual(before);
    const merged = await as(admin, () =>
      mergeCustomers({ survivor: { id: other.id, version: 1 }, loser: { id: who.id, version: 1 }, takeFromLoser: [] }),
    );
    expect(merged).toMatchObject({ ok: true });
    await post(token, "choices", promotions(["promotions|email"]));
    expect(await db().consentEvent.count({ where: { customerId: other.id } })).toBe(1);
    await db().preferenceLink.updateMany({ where: { customerId: other.id }, data: { expiresAt: now() } });
    expect(await open(token)).toBeNull();
  });

  it("in the hands of staff says no and nothing else", async () => {
    const who = await person();
    const token = await linkOf(who, false);
    const tried = await as(admin, () => post(token, "choices", promotions(["promotions|email"])));
    expect(tried.to).toContain("problem=staff");
    await as(admin, () => post(token, "stop"));
    const events = await db().consentEvent.findMany({ where: { customerId: who.id } });
    expect([...new Set(events.map(({ action }) => action))].sort()).toEqual(["OBJECTED", "SUPPRESSED"]);
  });
});

describe("one click", () => {
  const yes = (who: Person) =>
    as(admin, () =>
      recordConsent({
        ...{ customerId: who.id, purposeCode: "promotions", channels: ["email", "sms"], answer: "GRANTED" },
        ...{ source: "paper", evidence: "phiếu", noticeVersionId: notices.promotions ?? "" },
      }),
    );
  const click = (token: string) => send(oneClick, { token }, [["List-Unsubscribe", "One-Click"]]);

  it("withdraws that purpose on that channel, twice is once, late is in time", async () => {
    const who = await person();
    await yes(who);
    const token = await clickOf(who);
    expect(oneClickHeaders("https://crm.example", `/api/one-click/${token}`)).toEqual({
      "List-Unsubscribe": `<https://crm.example/api/one-click/${token}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
    const first = await click(token);
    expect([first.status, await first.response.text()]).toEqual([200, "OK\n"]);
    expect([await standing(who), await standing(who, "sms")]).toEqual([false, true]);
    const events = await db().consentEvent.count({ where: { customerId: who.id } });
    await db().preferenceLink.updateMany({
      where: { customerId: who.id },
      data: { revokedAt: new Date("2020-01-01"), expiresAt: new Date("2020-01-01") },
    });
    expect((await click(token)).status).toBe(200);
    expect(await db().consentEvent.count({ where: { customerId: who.id } })).toBe(events);
    await yes(who);
    await click(token);
    expect(await standing(who)).toBe(false);
  });

  it("closes the address when nobody holds it any more: erased, or gone altogether", async () => {
    for (const gone of ["erased", "deleted"]) {
      const who = await person();
      const token = await clickOf(who);
      await db().contactPoint.deleteMany({ where: { customerId: who.id } });
      if (gone === "erased") await db().customer.update({ where: { id: who.id }, data: { status: "erased" } });
      else await asOwner("DELETE FROM customer WHERE customer_id = $1", [who.id]);
      await click(token);
      await click(token);
      const closed = await db().suppression.findMany({ where: { contactHash: addressHash("email", who.email) } });
      expect(closed).toMatchObject([{ channel: "email", reason: "stop", source: "one_click", releasedAt: null }]);
      expect(await db().consentEvent.count({ where: { customerId: who.id } })).toBe(gone === "erased" ? 1 : 0);
    }
  });

  it("reaches everybody who holds the address", async () => {
    const [who, twin] = [await person(), await person()];
    await db().contactPoint.updateMany({
      where: { customerId: twin.id, kind: "email" },
      data: { value: who.email, valueHash: addressHash("email", who.email) },
    });
    await yes(who);
    await yes(twin);
    await click(await clickOf(who));
    expect([await standing(who), await standing(twin)]).toEqual([false, false]);
  });

  it("answers a wrong token as it answers a right one, and writes nothing for it", async () => {
    const before = await fingerprint();
    const answers = await Promise.all(["a".repeat(43), "x"].map(click));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await Promise.all(answers.map(({ response }) => response.text()))).toEqual(["OK\n", "OK\n"]);
    expect(await fingerprint()).toEqual(before);
  });
});

describe("scanners and previews", () => {
  it("open every link 10,000 times and change nothing", async () => {
    const who = await person();
    const [token, stop] = [await linkOf(who), await clickOf(who)];
    const before = await fingerprint();
    const audited = await db().auditLog.count();
    const get = async () => {
      const request = new Request(`http://localhost/api/one-click/${stop}`);
      const response = await oneClickPage(request, { params: Promise.resolve({ token: stop }) });
      expect([response.status, response.headers.get("location")]).toEqual([303, `/u/${stop}`]);
    };
    const look = async () => expect((await open(token))?.name).toBe("Người Thử");
    for (let round = 0; round < 100; round++) {
      await Promise.all([...Array.from({ length: 3 }, look), ...Array.from({ length: 97 }, get)]);
      if (round % 20 === 0) await loadUnsubscribe();
    }
    expect(await fingerprint()).toEqual(before);
    expect(await db().auditLog.count()).toBe(audited);
  }, 180_000);
});
