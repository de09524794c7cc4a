// A small company in which everything happens to permission that can: random histories, shared and misspelt addresses, stops,
// erasures, merges, the register, caps and hours. Written through the ledger itself, so that its projection is tried too.
import { appendConsentEvents, type ConsentEntry } from "@/lib/data/consent-ledger";
import type { Scope } from "@/lib/data/scope";
import { contactChannels } from "@/lib/domain/customers/kinds";
import { type ConsentAction, consentSources } from "@/lib/domain/permission/consent-event";
import { type Random, seededRandom } from "@/lib/domain/stats/random";
import { newId } from "@/lib/server/clock";
import { addressHash } from "@/lib/server/contact-hash-key";
import { database } from "@/lib/server/database";

/** The world stands still from here on; questions are asked about moments after it. */
export const worldStart = new Date("2026-03-01T00:00:00.000Z");
const hour = 3_600_000;
const day = 24 * hour;
const from = worldStart.getTime();
const moment = (random: Random, days: number) => new Date(from + Math.floor(random.next() * days * 24 * 3600) * 1000);

const purposes = [
  { code: "promotions", doubleOptInChannels: [] as string[], archivedAt: null as Date | null },
  { code: "club", doubleOptInChannels: ["email", "sms"], archivedAt: null },
  { code: "profiling", doubleOptInChannels: [], archivedAt: null },
  { code: "service", doubleOptInChannels: [], archivedAt: null },
  { code: "retired", doubleOptInChannels: [], archivedAt: new Date(from - day) },
];

interface Ground {
  readonly topics: readonly { id: number; purposeCode: string }[];
  readonly notices: ReadonlyMap<string, readonly string[]>;
}

async function ground(random: Random): Promise<Ground> {
  const db = database();
  await db.company.upsert({
    where: { id: 1 },
    create: { id: 1, name: "Trial", timeZone: "Asia/Ho_Chi_Minh", updatedAt: worldStart },
    update: { timeZone: "Asia/Ho_Chi_Minh", jurisdiction: "VN" },
  });
  await db.purpose.createMany({
    data: purposes.map((one) => ({ ...one, nameVi: one.code, nameEn: one.code, lawfulBasis: "consent" })),
  });
  for (const [purposeCode, slug, gone] of [
    ["promotions", "coffee", false],
    ["promotions", "tea", false],
    ["promotions", "old", true],
    ["club", "news", false],
  ] as const) {
    const archivedAt = gone ? worldStart : null;
    await db.topic.create({ data: { purposeCode, slug, nameVi: slug, nameEn: slug, archivedAt } });
  }
  const notices = new Map<string, string[]>();
  for (const { code } of purposes) {
    const ids: string[] = [];
    for (const [version, publishedAt, voidedAt] of [
      [1, new Date(from - 400 * day), null],
      [2, new Date(from - 300 * day), null],
      [3, new Date(from - 200 * day), moment(random, 60)],
      [4, moment(random, 60), null],
    ] as const) {
      const id = newId();
      ids.push(id);
      const text = { wordingVi: "x", wordingEn: "x", sha256: "x", createdAt: worldStart };
      await db.noticeVersion.create({ data: { id, purposeCode: code, version, ...text, publishedAt } });
      if (voidedAt) await db.noticeVersion.update({ where: { id }, data: { voidedAt } });
    }
    notices.set(code, ids);
  }
  for (const [kind, batchOn, receivedAt] of [
    ["all", "2026-02-10", new Date(from - 15 * day)],
    ["sms", "2026-03-10", new Date(from + 12 * day)],
    ["voice", "2026-03-20", new Date(from + 20 * day)],
  ] as const) {
    const file = { source: "trial", fileName: "x", fileSha256: "x", entries: 0, rejected: 0 };
    await db.doNotCallBatch.create({ data: { id: newId(), kind, batchOn: new Date(batchOn), receivedAt, ...file } });
  }
  const topics = await db.topic.findMany({ select: { id: true, purposeCode: true } });
  return { topics, notices };
}

const actions: readonly [ConsentAction, number][] = [
  ["GRANTED", 64],
  ["CONFIRMED", 12],
  ["REQUESTED", 8],
  ["WITHDRAWN", 5],
  ["REFUSED", 3],
  ["OBJECTED", 2],
  ["EXPIRED", 3],
  ["PREFERENCE_SET", 10],
  ["RESTRICTED", 0.4],
  ["UNRESTRICTED", 2],
];

function preference(random: Random): Pick<ConsentEntry, "cap" | "timeWindow"> {
  const clock = () => `${String(random.below(24)).padStart(2, "0")}:${random.pick(["00", "30", "59"])}`;
  const [opens, shuts] = [clock(), clock()];
  const days = random.chance(0.3) ? [1, 2, 3, 4, 5, 6, 7].filter(() => random.chance(0.7)) : null;
  return {
    cap: random.chance(0.6) ? { count: random.below(4), hours: random.pick([1, 24, 48, 168, 720]) } : null,
    timeWindow: {
      from: opens !== shuts && random.chance(0.5) ? opens : null,
      to: null,
      days,
      timeZone: random.chance(0.2) ? random.pick(["America/New_York", "Europe/Paris", "Asia/Kolkata", "UTC"]) : null,
      pausedUntil: random.chance(0.15) ? moment(random, 60).toISOString() : null,
      ...(opens === shuts ? {} : { to: shuts }),
    },
  };
}

function entryOf(random: Random, { topics, notices }: Ground, at: Date, pointIds: readonly string[]): ConsentEntry {
  const action = actions[random.weighted(actions.map(([, weight]) => weight))]?.[0] ?? "GRANTED";
  const yes = action === "GRANTED" || action === "CONFIRMED" || action === "REQUESTED";
  const purposeCode = random.pick([
    "promotions",
    "promotions",
    "promotions",
    "club",
    "profiling",
    "service",
    "retired",
  ]);
  const own = topics.filter((topic) => topic.purposeCode === purposeCode);
  const wide = !yes && random.chance(0.25);
  // Said before it was written down; sometimes long before, sometimes to hold from a day to come.
  const lag = random.pick([0, 0, 0, hour, 3 * day, 40 * day, ...(action === "GRANTED" ? [-45 * day] : [])]);
  const person = action === "PREFERENCE_SET" || action === "RESTRICTED" || action === "UNRESTRICTED";
  const wish = preference(random);
  const { timeWindow } = wish;
  const window = timeWindow?.from ? timeWindow : { ...timeWindow, from: null, to: null };
  return {
    action,
    purposeCode: person || (wide && random.chance(0.5)) ? null : purposeCode,
    channel: (person && random.chance(0.5)) || (!person && wide) ? null : random.pick(contactChannels),
    topicId: !person && own.length > 0 && random.chance(0.3) ? random.pick(own).id : null,
    contactPointId: yes && pointIds.length > 0 && random.chance(0.25) ? random.pick(pointIds) : null,
    occurredAt: new Date(at.getTime() - lag),
    expiresAt: yes && random.chance(0.2) ? moment(random, 60) : null,
    source: random.pick(consentSources),
    evidence: { words: "trial" },
    noticeVersionId: yes ? ((notices.get(purposeCode) ?? [])[random.weighted([60, 25, 10, 5])] ?? null) : null,
    ...(action === "PREFERENCE_SET" ? { ...wish, timeWindow: window } : {}),
  };
}

/** Wide noes about a topic would be a contradiction: they are about the whole. */
const sound = (entry: ConsentEntry): ConsentEntry =>
  entry.purposeCode === null || entry.channel === null ? { ...entry, topicId: null } : entry;

const births = ["2010-02-28", "2010-03-01", "2010-03-15", "2012-02-29", "2010-04-10", "1990-05-05"];

async function addCustomer(random: Random, scope: Scope, around: Ground, serial: number, shared: string[]) {
  const db = database();
  const id = newId();
  const early = new Date(from - 500 * day);
  const kind = random.chance(0.1) ? "company" : "person";
  await db.customer.create({
    data: {
      ...{ id, kind, code: `T-${id}`, name: "Trial", nameSearch: "trial", nameSort: "trial" },
      birthDate: random.chance(0.15) ? new Date(`${random.pick(births)}T00:00:00Z`) : null,
      ageLow: random.chance(0.1) ? random.pick([15, 16, 35]) : null,
      deceasedAt: random.chance(0.02) ? early : null,
      country: random.pick([null, "VN", "VN", "JP", "US", "FR", "DE"]),
      ...{ createdAt: early, updatedAt: early },
    },
  });
  const pointIds: string[] = [];
  const addPoint = async (type: "email" | "phone" | "zalo", fresh: string) => {
    const borrowed = shared.filter((one) => one.startsWith("+") === (type !== "email"));
    const value = random.chance(0.15) && borrowed.length > 0 ? random.pick(borrowed) : fresh;
    shared.push(value);
    const pointId = newId();
    const status = random.pick(["verified", "verified", "verified", "unverified", "bounced", "invalid"]);
    const written = type === "zalo" ? value.replace("+84", "0") : value;
    const held = await db.contactPoint.findFirst({ where: { customerId: id, kind: type, value: written } });
    if (held) return;
    await db.contactPoint.create({
      data: {
        ...{ customerId: id, id: pointId, kind: type, value: written, display: written, source: "rep" },
        valueHash: random.chance(0.02) ? null : addressHash(type, written),
        ...{ isPrimary: pointIds.length === 0, status, createdAt: early, updatedAt: early },
        verifiedAt: status !== "unverified" || random.chance(0.2) ? early : null,
      },
    });
    pointIds.push(pointId);
  };
  const number = (extra: number) => `+8491${String(serial * 10 + extra).padStart(7, "0")}`;
  if (random.chance(0.8)) await addPoint("email", `t${serial}@trial.test`);
  if (random.chance(0.9)) await addPoint("phone", number(1));
  if (random.chance(0.2)) await addPoint("phone", number(2));
  if (random.chance(0.4)) await addPoint("zalo", number(1));
  for (let turn = 1 + random.below(3); turn > 0; turn--) {
    const at = new Date(from - turn * 20 * day);
    const entries = Array.from({ length: 1 + random.below(6) }, () => sound(entryOf(random, around, at, pointIds)));
    const writer = { now: at, newId: () => newId(at), actorId: null };
    await db.$transaction((tx) => appendConsentEvents(tx, scope, id, entries, writer), { timeout: 60_000 });
  }
  return { id, pointIds };
}

async function addTraffic(random: Random, ids: readonly string[]): Promise<Date[]> {
  const db = database();
  const points = await db.contactPoint.findMany({
    where: { customerId: { in: [...ids] }, valueHash: { not: null } },
    orderBy: { value: "asc" },
  });
  const marks: Date[] = [];
  for (const { customerId, id: contactPointId, kind, valueHash } of points) {
    if (valueHash === null) continue;
    for (let left = random.below(9); left > 0; left--) {
      const claimedAt = moment(random, 3);
      if (random.chance(0.01))
        marks.push(new Date(claimedAt.getTime() + day), new Date(claimedAt.getTime() + day - 1000));
      await db.contactAttempt.create({
        data: {
          ...{ customerId, id: newId(), idempotencyKey: newId(), purposeCode: "promotions", contactPointId },
          channel: kind === "email" ? "email" : random.pick(["sms", "phone", "zalo"]),
          status: random.pick(["claimed", "sent", "sent", "handed_over", "unknown", "failed", "blocked", "planned"]),
          ...{ contactHash: valueHash, counted: random.chance(0.9), plannedAt: claimedAt, claimedAt },
        },
      });
    }
    if (random.chance(0.06)) {
      const channel = random.pick(["all", "all", ...contactChannels]);
      const createdAt = random.chance(0.3) ? moment(random, 60) : new Date(from - day);
      const releasedAt = random.chance(0.3) ? moment(random, 60) : null;
      const data = { contactHash: valueHash, channel, reason: "stop", source: "call", createdAt, releasedAt };
      await db.suppression.createMany({ data: [data], skipDuplicates: true });
    }
    if (kind === "phone" && random.chance(0.06)) {
      const listed = { contactHash: valueHash, kind: random.pick(["sms", "voice", "all"]), source: "trial" };
      await db.doNotCallEntry.createMany({ data: [{ ...listed, batchOn: worldStart }], skipDuplicates: true });
    }
  }
  return marks;
}

export interface World {
  readonly ids: readonly string[];
  /** Moments at which something turns: ends, caps, windows, changes of the clock. */
  readonly marks: readonly Date[];
}

/** Needs an empty, migrated database. */
export async function makeWorld(scope: Scope, customers: number, seed: number): Promise<World> {
  const random = seededRandom(seed);
  const around = await ground(random);
  const ids: string[] = [];
  const shared: string[] = [];
  for (let serial = 0; serial < customers; serial++) {
    ids.push((await addCustomer(random, scope, around, serial, shared)).id);
  }
  const marks = await addTraffic(random, ids);
  for (const id of ids) {
    const status = random.pick([
      "active",
      "active",
      "active",
      "active",
      "active",
      "active",
      "active",
      "active",
      "active",
      "archived",
      "erased",
      "merged",
    ] as const);
    if (status !== "active" && random.chance(0.25))
      await database().customer.update({ where: { id }, data: { status } });
  }
  const ends = await database().consentEvent.findMany({
    where: { expiresAt: { not: null } },
    select: { expiresAt: true },
    orderBy: { id: "asc" },
    take: 40,
  });
  for (const { expiresAt } of ends.slice(0, 6)) {
    if (expiresAt) marks.push(expiresAt, new Date(expiresAt.getTime() - 1000), new Date(expiresAt.getTime() + 1000));
  }
  return { ids, marks };
}

/** Instants to ask about: random ones, and the edges of days, windows, terms and clock changes. */
export function worldMoments(world: World, count: number, seed: number): Date[] {
  const random = seededRandom(seed);
  const edges = [
    "2026-03-02T23:59:59.000Z",
    "2026-03-03T00:00:00.000Z",
    "2026-03-03T00:59:59.000Z",
    "2026-03-03T01:00:00.000Z",
    "2026-03-03T09:59:59.000Z",
    "2026-03-03T10:00:00.000Z",
    "2026-03-02T14:59:59.000Z",
    "2026-03-02T15:00:00.000Z",
    "2026-03-08T06:59:59.000Z",
    "2026-03-08T07:00:00.000Z",
    "2026-03-08T15:00:00.000Z",
    "2026-03-29T00:59:59.000Z",
    "2026-03-29T01:00:00.000Z",
    "2026-03-01T17:00:00.000Z",
  ].map((text) => new Date(text));
  const known = [...edges, ...world.marks];
  return Array.from({ length: count }, (_, index) =>
    index < Math.min(known.length, Math.ceil(count / 2))
      ? (known[(index * 7) % known.length] as Date)
      : random.chance(0.5)
        ? moment(random, 3)
        : moment(random, 60),
  );
}
