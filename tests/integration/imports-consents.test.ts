// Answers from files: an old yes never undoes a later no, and every yes rests on a notice that was out when it was given.
import { beforeAll, expect, test } from "vitest";
import { appendConsentEvents, type ConsentEntry } from "@/lib/data/consent-ledger";
import type { Scope } from "@/lib/data/scope";
import { newId, now } from "@/lib/server/clock";
import { asOwner, db, resetDatabase } from "../support/database";
import { csv, importText } from "../support/imports";
import { testScope } from "../support/scope";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
let admin: Scope;
let notice = "";

beforeAll(async () => {
  await resetDatabase();
  admin = await testScope("administrator");
  await db().purpose.create({
    data: { code: "promotions", nameVi: "x", nameEn: "x", lawfulBasis: "consent" },
  });
  for (const [version, publishedAt] of [
    [1, day("2026-02-01")],
    [2, day("2026-08-01")],
  ] as const) {
    const id = newId();
    if (version === 1) notice = id;
    const text = { wordingVi: "x", wordingEn: "x", sha256: "x", createdAt: publishedAt };
    await db().noticeVersion.create({ data: { id, purposeCode: "promotions", version, publishedAt, ...text } });
  }
  await importText(
    "customers",
    csv([["code", "name"], ...["A", "B", "C", "D"].map((code) => [code, `Khách ${code}`])]),
  );
});

async function say(code: string, action: "WITHDRAWN" | "OBJECTED", on: string): Promise<void> {
  const { id } = await db().customer.findFirstOrThrow({ where: { code } });
  const entry: ConsentEntry = {
    action,
    purposeCode: "promotions",
    channel: "email",
    occurredAt: day(on),
    source: "call",
  };
  const writer = { now: now(), newId: () => newId(), actorId: null };
  await db().$transaction((tx) => appendConsentEvents(tx, admin, id, [entry], writer));
}

async function importYes(code: string, on: string) {
  const header = ["customer", "purpose", "channel", "agrees", "occurred at", "evidence"];
  const job = await importText("consents", csv([header, [code, "promotions", "email", "yes", on, `form of ${on}`]]));
  const [error] = await asOwner("SELECT code FROM import_row_error WHERE import_id = $1", [job.id]);
  const { id } = await db().customer.findFirstOrThrow({ where: { code } });
  const held = await db().preferenceState.findFirst({ where: { customerId: id, channel: "email" } });
  return { reason: error?.code ?? null, state: held?.state ?? null, eventId: held?.eventId };
}

test("a yes between two noes is left out, also when the second no did not move the state", async () => {
  await say("A", "WITHDRAWN", "2026-03-01");
  await say("A", "WITHDRAWN", "2026-06-01");
  expect(await importYes("A", "2026-04-01")).toMatchObject({ reason: "laterSaysNo", state: "withdrawn" });
  await say("B", "OBJECTED", "2026-03-01");
  await say("B", "WITHDRAWN", "2026-06-01");
  expect(await importYes("B", "2026-04-01")).toMatchObject({ reason: "laterSaysNo", state: "objected" });
});

test("a yes of tomorrow is refused, and so is one older than every notice", async () => {
  expect(await importYes("C", "2199-01-01")).toMatchObject({ reason: "futureDate", state: null });
  expect(await importYes("C", "2026-01-01")).toMatchObject({ reason: "noNotice", state: null });
});

test("a yes rests on the wording of its day", async () => {
  const { state, eventId } = await importYes("D", "2026-05-01");
  expect(state).toBe("granted");
  const event = await db().consentEvent.findFirstOrThrow({ where: { id: eventId ?? "" } });
  expect(event.noticeVersionId).toBe(notice);
});
