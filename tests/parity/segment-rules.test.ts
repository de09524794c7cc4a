// SQL, the columnar index and the in-memory evaluator give the same people for random nested rules, also after changes.
// More rules: PARITY_RULES=1000.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/lib/data/scope";
import { bindRule, loadRuleSetting } from "@/lib/data/segment-context";
import { countBoundRule } from "@/lib/data/segment-counts";
import { loadFacts } from "@/lib/data/segment-facts";
import { boundMemberIds, memberIds } from "@/lib/data/segment-members";
import { uuidAt } from "@/lib/domain/segmentation/columnar/uuid-table";
import { membershipOf, ruleHolds } from "@/lib/domain/segmentation/evaluate-rule";
import { ruleNodes } from "@/lib/domain/segmentation/walk-rule";
import { newId } from "@/lib/server/clock";
import { bulkPool } from "@/lib/server/database";
import { SegmentIndex } from "@/lib/server/segment-index/segment-index";
import { db } from "../support/database";
import { testScope } from "../support/scope";
import { type Catalogue, insertCatalogue } from "./random-catalogue";
import { changeCustomers } from "./random-changes";
import { clearCustomers, insertCustomers, type Setting } from "./random-customers";
import { randomRule } from "./random-rules";

const settings: Setting[] = [
  { asOf: new Date("2028-02-29T16:59:59.999Z"), timeZone: "Asia/Ho_Chi_Minh" },
  { asOf: new Date("2027-02-28T17:00:00.000Z"), timeZone: "Asia/Ho_Chi_Minh" },
  { asOf: new Date("2027-03-14T07:30:00.000Z"), timeZone: "America/New_York" },
  { asOf: new Date("2026-10-25T00:30:00.000Z"), timeZone: "Europe/Berlin" },
  { asOf: new Date("2028-03-31T10:00:00.000Z"), timeZone: "Pacific/Auckland" },
];
const rulesPerSetting = Math.ceil(Number(process.env.PARITY_RULES ?? 250) / settings.length);
const seed = Number(process.env.PARITY_SEED ?? 20_261_122);

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await insertCatalogue();
});

async function storeSegments(rules: readonly unknown[], ownerId: string, customerIds: readonly string[]) {
  await db().segment.deleteMany();
  const ids: string[] = [];
  const at = new Date("2026-01-01T00:00:00Z");
  for (const [index, rule] of rules.entries()) {
    const id = newId();
    const kind = index === 0 ? "static" : "dynamic";
    await db().segment.create({
      data: {
        id,
        kind,
        nameVi: `S${index}`,
        nameEn: `S${index}`,
        rule: rule as object,
        ownerId,
        createdAt: at,
        updatedAt: at,
      },
    });
    ids.push(id);
  }
  const snapshotId = newId();
  await db().segmentSnapshot.create({
    data: { id: snapshotId, segmentId: ids[0]!, takenAt: at, asOf: at, ruleVersion: 1, memberCount: 1 },
  });
  await db().segmentMember.createMany({ data: customerIds.map((customerId) => ({ customerId, snapshotId })) });
  return ids;
}

/** One rule asked of SQL, of the index and of the evaluator; answers whether it told people apart. */
async function agree(json: unknown, scope: Scope, setting: Setting, ids: readonly string[], index: SegmentIndex) {
  const { rule, context } = await bindRule(db(), scope, json, setting.asOf).catch((error) => {
    throw new Error(`${JSON.stringify(json)} ${JSON.stringify(error.details)}`, { cause: error });
  });
  const facts = await loadFacts(db(), scope, ids, context);
  const expected = facts
    .filter((one) => membershipOf(rule, one, context) === "in")
    .map(({ id }) => id)
    .sort();
  const found = await boundMemberIds(db(), scope, rule, context);
  expect(found, JSON.stringify(json)).toEqual(expected);
  const counted = await countBoundRule(db(), scope, rule, context);
  expect(counted.population).toBe(facts.length);
  expect(counted.members).toBe(expected.length);
  expect(counted.withheld, JSON.stringify(json)).toBe(
    facts.filter((one) => membershipOf(rule, one, context) === "withheld").length,
  );
  const nodes = ruleNodes(rule).map(({ path, node }) => ({
    path,
    alone: facts.filter((one) => ruleHolds(node, one, context)).length,
  }));
  expect(
    counted.conditions.map(({ path, alone }) => ({ path, alone })),
    JSON.stringify(json),
  ).toEqual(nodes);
  const question = { scope, rule, context };
  const { mayContact: _, ...asked } = counted;
  expect(await index.count(question), JSON.stringify(json)).toMatchObject(asked);
  const words = await index.members(question);
  const members = Array.from({ length: words.length / 4 }, (_, n) => uuidAt(words, n * 4));
  expect(members, JSON.stringify(json)).toEqual(expected);
  return expected.length > 0 && expected.length < facts.length;
}

describe("SQL, index and evaluator agree", () => {
  it.each(settings.map((setting, index) => ({ ...setting, index })))(
    "on random rules at $asOf in $timeZone, and after changes",
    async ({ index: number, ...setting }) => {
      const scope = await testScope("administrator");
      await db().company.update({ where: { id: 1 }, data: { timeZone: setting.timeZone } });
      await clearCustomers();
      const ids = await insertCustomers(catalogue, setting, seed + number, 120);
      const { fields } = await loadRuleSetting(db(), scope);
      const sample = (segmentIds: readonly string[], runs: number, shift: number) =>
        fc.sample(randomRule([...fields.values()], setting, segmentIds), {
          seed: seed + number * 1000 + shift,
          numRuns: runs,
        });
      const segments = await storeSegments(sample([], 3, 1), scope.userId, ids.slice(0, 40));
      const rules = sample(segments, rulesPerSetting, 2);
      const first = await bindRule(db(), scope, { all: [] }, setting.asOf);
      expect(first.context.timeZone).toBe(setting.timeZone);
      // Read before and after the moment asked: what lies ahead of the reading flips by itself.
      const readAt = setting.asOf.getTime() + (number % 2 === 0 ? -40 : 40) * 86_400_000;
      const index = await SegmentIndex.open(bulkPool(), scope, () => readAt + performance.now());
      let interesting = 0;
      for (const [at, json] of rules.entries()) {
        // Every tenth rule meets other customers than the one before.
        if (at > 0 && at % 10 === 0) ids.push(...(await changeCustomers(catalogue, setting, seed + at, ids)));
        if (await agree(json, scope, setting, ids, index)) interesting += 1;
      }
      expect(interesting).toBeGreaterThan(rules.length / 4);
    },
    240_000,
  );
});

describe("arbitrary JSON", () => {
  it("is counted as a rule or refused as one, and never becomes everyone by mistake", async () => {
    const scope = await testScope("administrator");
    const { fields } = await loadRuleSetting(db(), scope);
    const setting = settings[0]!;
    const word = fc.constantFrom(
      "field",
      "op",
      "value",
      "all",
      "any",
      "not",
      "purchases",
      "where",
      "age",
      "is_set",
      "score",
      "__proto__",
      "constructor",
      "'; DROP TABLE customer; --",
    );
    const junk = fc.oneof(
      fc.jsonValue({ maxDepth: 5 }),
      fc.dictionary(
        word,
        fc.oneof(
          fc.jsonValue({ maxDepth: 3 }),
          word,
          fc.array(fc.dictionary(word, fc.jsonValue({ maxDepth: 1 })), { maxLength: 3 }),
        ),
        { maxKeys: 4 },
      ),
      // A good rule with one thing in it replaced by anything.
      fc
        .tuple(randomRule([...fields.values()], setting), fc.nat(), fc.jsonValue({ maxDepth: 2 }))
        .map(([rule, at, value]) => spoil(rule, at, value)),
    );
    let refused = 0;
    for (const json of fc.sample(junk, { seed, numRuns: 600 })) {
      try {
        const { rule } = await bindRule(db(), scope, json, setting.asOf);
        expect(Object.keys(json as object).length, JSON.stringify(json)).toBeGreaterThan(0);
        expect(ruleNodes(rule).length).toBeGreaterThan(0);
        await memberIds(db(), scope, json, setting.asOf);
      } catch (error) {
        expect((error as { code?: string }).code, `${JSON.stringify(json)}: ${error}`).toBe("INVALID_RULE");
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(300);
  }, 120_000);
});

/** Replaces the n-th value of a JSON tree. */
function spoil(json: unknown, at: number, value: unknown): unknown {
  const places: [object, string][] = [];
  const copy = JSON.parse(JSON.stringify({ root: json })) as object;
  const walk = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    for (const key of Object.keys(node)) {
      places.push([node, key]);
      walk((node as Record<string, unknown>)[key]);
    }
  };
  walk(copy);
  const [holder, key] = places[at % places.length]!;
  (holder as Record<string, unknown>)[key] = value;
  return (copy as { root: unknown }).root;
}
