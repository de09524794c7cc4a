// Customers full of NULLs and edges: midnights of the company's zone, leap days, returns, events after the moment asked.
import fc from "fast-check";
import { addDays, addMonths, dateFromDay, dayOf, startOfDay } from "@/lib/domain/basics/calendar";
import { searchKey } from "@/lib/domain/basics/text";
import { fieldCatalogue } from "@/lib/domain/customers/fields";
import { newId } from "@/lib/server/clock";
import { asOwner, db } from "../support/database";
import type { Catalogue } from "./random-catalogue";

export interface Setting {
  readonly asOf: Date;
  readonly timeZone: string;
}

const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: null, freq: 2 });

/** Instants on both sides of every edge that a window can have. */
export function instants({ asOf, timeZone }: Setting): fc.Arbitrary<Date> {
  const today = dayOf(asOf, timeZone);
  const edges = [0, 1, 2, 6, 7, 8, 29, 30, 31, 89, 90, 91, 364, 365, 366, -1].map((days) => addDays(today, -days));
  const months = [1, 2, 3, 12].flatMap((count) => [addMonths(today, -count), addDays(addMonths(today, -count), -1)]);
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...edges, ...months), fc.constantFrom(-1, 0, 1, 43_200_000))
      .map(([day, shift]) => new Date(startOfDay(day, timeZone).getTime() + shift)),
    fc.constantFrom(-1, 0, 1).map((shift) => new Date(asOf.getTime() + shift)),
  );
}

const texts = [
  "Kỹ sư",
  "KY SU ",
  "Giáo viên",
  "Đầu bếp",
  "100%_thật",
  "a\\b",
  "  ",
  "",
  "İstanbul ΣΑΣ",
  "Nguyễn\u00a0 Văn",
  "ăn ̉x",
];

const customValues = fc.record(
  {
    nickname: fc.oneof(fc.constantFrom(...texts), fc.constant(5), fc.constant(null)),
    points: fc.oneof(fc.constantFrom(0, 1, 2.5, -3, 100), fc.constantFrom("7", null, true)),
    joined: fc.oneof(
      fc.constantFrom("2028-02-29", "2027-03-01", "2026-12-31", "not a day", "2026-13-01", ""),
      fc.constant(3),
    ),
    level: fc.constantFrom("a", "b", "", null, 4),
    likes: fc.oneof(fc.subarray(["a", "b", "c"]), fc.constantFrom("a", null, [1])),
    newsletter: fc.constantFrom(true, false, null, "true"),
  },
  { requiredKeys: [] },
);

function fieldValue(field: (typeof fieldCatalogue)[number], setting: Setting): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case "text":
      return maybe(fc.constantFrom(...texts));
    case "choice":
      return maybe(fc.constantFrom("a", "b", ...(field.choices as readonly string[]).slice(0, 2)));
    case "list":
      return fc.subarray(["price", "quality", "brand"]);
    case "date": {
      const today = dayOf(setting.asOf, setting.timeZone);
      const born = [25, 30, 44, 45, 0].flatMap((age) =>
        [0, 1, -1].map((shift) => addDays(addMonths(today, -12 * age), shift)),
      );
      return maybe(fc.constantFrom(...born, "2000-02-29", "1992-02-29", "1999-03-01", "1999-02-28").map(dateFromDay));
    }
    case "money":
      return maybe(fc.constantFrom(0n, 100n, 3_500_000n, 7_500_000n));
    default:
      return maybe(fc.constantFrom(1, 2, 3, 5));
  }
}

function provenanceOf(setting: Setting) {
  const origin = fc.record(
    {
      source: fc.constant("rep"),
      recordedAt: instants(setting).map((at) => at.toISOString()),
      verifiedAt: instants(setting).map((at) => at.toISOString()),
    },
    { requiredKeys: ["source", "recordedAt"] },
  );
  return fc.dictionary(
    fc.constantFrom("*", "occupation", "birth_date", "age_band", "income", "income_band", "custom.points"),
    origin,
    {
      maxKeys: 4,
    },
  );
}

function lineArb(catalogue: Catalogue, setting: Setting) {
  return fc.record({
    purchase: fc.integer({ min: 0, max: 4 }),
    product: fc.constantFrom(...catalogue.products),
    store: maybe(fc.constantFrom(...catalogue.stores)),
    channel: maybe(fc.constantFrom("store", "online")),
    at: instants(setting),
    quantity: fc.constantFrom("1", "2", "-1", "0", "0.1", "0.2", "-0.3"),
    amount: fc.constantFrom(0n, 1n, 100n, 50_000n, -100n, 33n),
  });
}

/** Takes everybody away, unseen by the log of changes. */
export async function clearCustomers(): Promise<void> {
  await asOwner("SET session_replication_role = replica; DELETE FROM customer");
  for (const table of [
    "customer_tag",
    "customer_aio",
    "awareness",
    "relationship",
    "household_member",
    "household",
    "contact_point",
    "campaign_recipient",
    "job",
    "interaction",
    "preference_state",
    "customer_score",
    "purchase_line",
  ]) {
    await asOwner(`DELETE FROM ${table}`);
  }
}

export async function insertCustomers(catalogue: Catalogue, setting: Setting, seed: number, size: number) {
  const client = db();
  const when = instants(setting);
  const fields = Object.fromEntries(fieldCatalogue.map((field) => [field.column, fieldValue(field, setting)]));
  const arb = fc.record({
    fields: fc.record(fields),
    name: fc.constantFrom("Nguyễn Văn An", "Trần Thị Đào", "Công ty 100%", "an"),
    kind: fc.constantFrom("person" as const, "company" as const),
    status: fc.constantFrom("active" as const, "active" as const, "active" as const, "archived" as const),
    stage: fc.constantFrom("prospect", "customer"),
    ageLow: maybe(fc.constantFrom(25, 35, 45)),
    custom: customValues,
    provenance: provenanceOf(setting),
    created: when,
    tags: fc.subarray(catalogue.tags),
    topics: fc.subarray(catalogue.topics),
    polarity: fc.constantFrom("positive", "neutral", "negative"),
    strength: fc.integer({ min: 1, max: 5 }),
    verified: maybe(when),
    awareness: fc.subarray(catalogue.products, { maxLength: 3 }),
    level: fc.constantFrom("aware", "owner", "trial"),
    relations: fc.subarray(["spouse", "friend", "colleague"]),
    relationStrength: maybe(fc.integer({ min: 1, max: 5 })),
    household: fc.boolean(),
    points: fc.subarray(["email", "phone", "zalo"]),
    pointStatus: fc.constantFrom("verified", "unverified", "bounced"),
    campaigns: fc.subarray(catalogue.campaigns),
    jobs: fc.array(
      fc.record({
        title: maybe(fc.constantFrom(...texts)),
        isPrimary: fc.boolean(),
        startedOn: maybe(when),
        endedOn: maybe(when),
        createdAt: when,
      }),
      { maxLength: 3 },
    ),
    contacts: fc.array(
      fc.record({
        kind: fc.constantFrom("call", "email", "meeting"),
        direction: fc.constantFrom("inbound", "outbound"),
        outcome: maybe(fc.constantFrom("no_answer", "positive")),
        at: when,
        archived: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
    permissions: fc.array(
      fc.record({
        purpose: fc.constantFrom("promotions", "profiling"),
        channel: fc.constantFrom("email", "phone"),
        general: fc.boolean(),
        state: fc.constantFrom("granted", "withdrawn", "objected", "refused"),
        since: when,
        expires: maybe(when),
      }),
      { maxLength: 2 },
    ),
    scores: fc.array(
      fc.record({
        kind: fc.constantFrom("p_alive", "clv", "rfm_segment"),
        value: maybe(fc.constantFrom(0, 0.4, 0.1 + 0.2, 1, Number.NaN)),
        label: maybe(fc.constantFrom("champions", "lost", "")),
        at: when,
      }),
      { maxLength: 3 },
    ),
    lines: fc.array(lineArb(catalogue, setting), { maxLength: 8 }),
  });
  const made = fc.sample(arb, { seed, numRuns: size }).map((row) => ({ id: newId(), ...row }));
  const each = <T>(of: (row: (typeof made)[number]) => readonly T[]) =>
    made.flatMap((row) => of(row).map((item) => ({ row, item })));
  await client.customer.createMany({
    data: made.map(({ id, fields, name, kind, status, stage, ageLow, custom, provenance, created }, index) => ({
      id,
      ...(fields as object),
      name,
      kind,
      status,
      stage,
      ageLow,
      code: `K${seed}-${index}`,
      nameSearch: searchKey(name),
      nameSort: name,
      custom: JSON.parse(JSON.stringify(custom)),
      provenance,
      createdAt: created,
      updatedAt: created,
    })),
  });
  const now = setting.asOf;
  await client.customerTag.createMany({
    data: each((row) => row.tags).map(({ row, item }) => ({ customerId: row.id, tagId: item.id, createdAt: now })),
  });
  await client.customerAio.createMany({
    data: each((row) => row.topics).map(({ row, item }) => ({
      customerId: row.id,
      topicId: item.id,
      polarity: row.polarity,
      strength: row.strength,
      source: "rep",
      recordedAt: row.created,
      verifiedAt: row.verified,
    })),
  });
  await client.awareness.createMany({
    data: each((row) => row.awareness).map(({ row, item }) => ({
      customerId: row.id,
      productId: item.id,
      level: row.level,
      source: "rep",
      recordedAt: row.created,
    })),
  });
  await client.relationship.createMany({
    data: each((row) => row.relations).map(({ row, item }) => ({
      customerId: row.id,
      id: newId(),
      otherCustomerId: made[0]!.id,
      kind: item,
      strength: row.relationStrength,
      source: "rep",
      createdAt: now,
    })),
  });
  const household = await client.household.create({ data: { id: newId(), name: "Hộ", createdAt: now } });
  await client.householdMember.createMany({
    data: made
      .filter((row) => row.household)
      .map((row) => ({ customerId: row.id, householdId: household.id, createdAt: now })),
  });
  await client.contactPoint.createMany({
    data: each((row) => row.points).map(({ row, item }) => ({
      customerId: row.id,
      id: newId(),
      kind: item,
      value: row.id,
      display: row.id,
      status: row.pointStatus,
      source: "rep",
      verifiedAt: row.verified,
      createdAt: row.created,
      updatedAt: now,
    })),
  });
  await client.campaignRecipient.createMany({
    data: each((row) => row.campaigns).map(({ row, item }) => ({
      customerId: row.id,
      campaignId: item.id,
      respondedAt: row.verified,
    })),
  });
  await client.job.createMany({
    data: each((row) => row.jobs).map(({ row, item }) => ({
      customerId: row.id,
      id: newId(),
      ...item,
      source: "rep",
      updatedAt: now,
    })),
  });
  await client.interaction.createMany({
    data: each((row) => row.contacts).map(({ row, item: { at, archived, ...item } }) => ({
      customerId: row.id,
      id: newId(),
      ...item,
      occurredAt: at,
      body: "x",
      archivedAt: archived ? now : null,
      createdAt: now,
      updatedAt: now,
    })),
  });
  await client.preferenceState.createMany({
    skipDuplicates: true,
    data: each((row) => row.permissions).map(({ row, item }) => ({
      customerId: row.id,
      purposeCode: item.purpose,
      channel: item.channel,
      topicId: item.general
        ? 0
        : (catalogue.consentTopics.find((topic) => topic.purposeCode === item.purpose)?.id ?? 0),
      state: item.state,
      since: item.since,
      expiresAt: item.expires,
      eventId: newId(),
    })),
  });
  await client.customerScore.createMany({
    skipDuplicates: true,
    data: each((row) => row.scores).map(({ row, item: { at, ...item } }) => ({
      customerId: row.id,
      ...item,
      runId: newId(),
      computedAt: at,
    })),
  });
  const purchases = new Map<string, string>();
  const purchaseId = (key: string) => purchases.get(key) ?? purchases.set(key, newId()).get(key)!;
  await client.purchaseLine.createMany({
    data: made.flatMap((row) =>
      row.lines.map((line, index) => ({
        customerId: row.id,
        purchaseId: purchaseId(`${row.id}/${line.purchase}`),
        productId: line.product.id,
        occurrence: index + 1,
        categoryId: line.product.categoryId,
        storeId: line.store?.id ?? null,
        channel: line.channel,
        purchasedAt: line.at,
        quantity: line.quantity,
        amountMinor: line.amount,
        baseAmountMinor: line.amount,
      })),
    ),
  });
  return made.map(({ id }) => id);
}
