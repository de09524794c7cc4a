// Random nested rules over the whole catalogue, with values that the random customers are likely to have.
import fc from "fast-check";
import { addDays, addMonths, dayOf } from "@/lib/domain/basics/calendar";
import { fieldOps } from "@/lib/domain/segmentation/operators";
import { comparisonOps, permissionStates, purchaseMeasures } from "@/lib/domain/segmentation/rule";
import type { RuleField } from "@/lib/domain/segmentation/rule-fields";
import { scoreKinds } from "@/lib/domain/segmentation/scores";
import { names } from "./random-catalogue";
import type { Setting } from "./random-customers";

const some = (values: readonly string[]) =>
  fc.subarray([...values], { minLength: 1, maxLength: Math.min(3, values.length) });
const lasts = fc
  .record({
    last: fc.constantFrom(1, 2, 3, 7, 30, 90, 365),
    unit: fc.constantFrom("day", "day", "week", "month", "year"),
  })
  .map(({ last, unit }) => ({ last: unit === "year" ? Math.min(last, 30) : last, unit }));

function days({ asOf, timeZone }: Setting) {
  const today = dayOf(asOf, timeZone);
  const near = [0, 1, -1, 30, 90, 365].map((count) => addDays(today, -count));
  return fc.constantFrom(
    ...near,
    addMonths(today, -1),
    addMonths(today, -300),
    addMonths(today, -540),
    "2000-02-29",
    "2028-02-29",
    "2027-03-01",
  );
}

const ordered = <T extends string | number>(arb: fc.Arbitrary<T>) =>
  fc.tuple(arb, arb).map(([a, b]) => (a <= b ? [a, b] : [b, a]));

function pastWindow(setting: Setting): fc.Arbitrary<object> {
  return fc.oneof(
    lasts,
    ordered(days(setting)).map(([from, to]) => ({ from, to })),
    days(setting).map((from) => ({ from })),
    days(setting).map((to) => ({ to })),
    fc.constantFrom("day", "week", "month", "quarter", "year").map((unit) => ({ this: unit })),
  );
}

const nexts = lasts.map(({ last, unit }) => ({ next: last, unit }));

function comparison(values: fc.Arbitrary<number>): fc.Arbitrary<{ op: string; value: unknown }> {
  return fc
    .constantFrom(...comparisonOps)
    .chain((op) => (op === "between" ? ordered(values) : values).map((value) => ({ op, value })));
}

const texts = fc.constantFrom("kỹ sư", "SU", "a", "100%", "_", "\\", "đầu", "istanbul", "σας", "nguyen van", "an x");

function choiceValues(field: RuleField): fc.Arbitrary<string[]> {
  if (field.uuid) return fc.constant(["0192f0c0-0000-7000-8000-000000000000"]);
  if (field.reference === "tag") return some(names.tag);
  if (field.reference === "topic") return some(names.topic);
  if (field.reference === "campaign") return some(names.campaign);
  return some([...(field.open || !field.choices ? ["a", "b"] : []), ...(field.choices ?? []).slice(0, 4)]);
}

function fieldValue(field: RuleField, op: string, setting: Setting): fc.Arbitrary<unknown> {
  if (op === "is_set" || op === "is_empty") return fc.constant(undefined);
  switch (field.type) {
    case "text":
      return texts;
    case "flag":
      return fc.boolean();
    case "choice":
    case "many":
      return choiceValues(field);
    case "date":
      if (op === "within") return fc.oneof(pastWindow(setting), nexts);
      if (op === "anniversary") {
        return fc.oneof(
          lasts,
          nexts,
          fc.constantFrom("day", "week", "month").map((unit) => ({ this: unit })),
        );
      }
      return op === "between" ? ordered(days(setting)) : days(setting);
    default: {
      const pool =
        field.type === "money"
          ? [0, 100, 3_500_000, 5_000_000]
          : field.key === "age"
            ? [0, 25, 30, 44, 45]
            : [0, 1, 2, 3];
      const number = fc.constantFrom(...pool, ...(field.whole ? [] : [2.5, -3]));
      return op === "between" ? ordered(number) : number;
    }
  }
}

function whereOf(field: RuleField): fc.Arbitrary<object | undefined> {
  if (!field.where) return fc.constant(undefined);
  const all = {
    polarity: fc.oneof(fc.constantFrom("positive", "neutral"), some(["positive", "negative"])),
    strength: comparison(fc.integer({ min: 1, max: 5 })),
    product: some(names.product),
    status: some(["verified", "bounced"]),
    responded: fc.boolean(),
  };
  const own = Object.fromEntries(field.where.map((key) => [key, all[key]]));
  return fc.option(fc.record(own, { requiredKeys: [] }), { nil: undefined });
}

function fieldLeaf(field: RuleField, setting: Setting): fc.Arbitrary<object> {
  return fc.constantFrom(...fieldOps[field.type]).chain((op) => {
    const fresh =
      field.checkedBy && op !== "is_empty" && op !== "has_none"
        ? fc.option(lasts, { nil: undefined, freq: 3 })
        : fc.constant(undefined);
    return fc
      .record({ value: fieldValue(field, op, setting), where: whereOf(field), verified_within: fresh })
      .map((rest) => ({
        field: field.key,
        op,
        ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
      }));
  });
}

const amounts = fc.constantFrom(-100, 0, 1, 33, 100, 133, 50_000);
const quantities = fc.constantFrom(-1, 0, 0.1, 0.3, 1, 2);
const measured: Record<string, fc.Arbitrary<number>> = {
  orders: fc.integer({ min: 0, max: 3 }),
  lines: fc.integer({ min: 0, max: 4 }),
  distinct_products: fc.integer({ min: 0, max: 3 }),
  quantity: quantities,
  spend: amounts,
  average_order: amounts,
  days_since_last: fc.constantFrom(0, 1, 7, 30, 90, 365),
  days_since_first: fc.constantFrom(0, 1, 7, 30, 90, 365),
};

function purchasesLeaf(setting: Setting): fc.Arbitrary<object> {
  const where = fc.record(
    {
      product: some(names.product),
      category: some(names.category),
      channel: some(names.purchaseChannel),
      partner: some(names.partner),
      store: some(names.store),
      amount: comparison(amounts),
      quantity: comparison(quantities),
    },
    { requiredKeys: [] },
  );
  return fc
    .constantFrom(...purchaseMeasures)
    .chain((measure) =>
      fc
        .record(
          { where, within: pastWindow(setting), compared: comparison(measured[measure]!) },
          { requiredKeys: ["compared"] },
        )
        .map(({ compared, ...rest }) => ({ purchases: { ...rest, measure, ...compared } })),
    );
}

function otherLeaf(setting: Setting, segmentIds: readonly string[]): fc.Arbitrary<object> {
  const numbers = scoreKinds.filter((kind) => kind.type === "number").map(({ key }) => key);
  const counted = comparison(fc.integer({ min: 0, max: 3 }));
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...numbers), comparison(fc.constantFrom(0, 0.3, 0.4, 1)))
      .map(([score, rest]) => ({ score, ...rest })),
    fc
      .tuple(fc.constantFrom("in", "not_in"), some(["champions", "lost"]))
      .map(([op, value]) => ({ score: "rfm_segment", op, value })),
    fc
      .tuple(fc.constantFrom("rfm_segment", "p_alive"), fc.constantFrom("is_set", "is_empty"))
      .map(([score, op]) => ({ score, op })),
    fc
      .record({
        purpose: fc.constantFrom("promotions", "profiling"),
        channel: fc.constantFrom("email", "phone"),
        state: fc.oneof(fc.constantFrom(...permissionStates), some(permissionStates)),
        topic: fc.option(fc.constant("news"), { nil: undefined }),
      })
      .map(({ topic, ...rest }) => ({ permission: topic ? { ...rest, topic } : rest })),
    fc
      .tuple(
        fc.record(
          {
            channel: fc.oneof(fc.constantFrom("phone", "email"), some(["meeting", "visit"])),
            direction: fc.constantFrom("inbound", "outbound"),
            outcome: fc.oneof(fc.constantFrom("no_answer"), some(["positive", "sold"])),
            within: pastWindow(setting),
          },
          { requiredKeys: [] },
        ),
        counted,
      )
      .map(([rest, compared]) => ({ contact: { ...rest, ...compared } })),
    ...(segmentIds.length > 0 ? [fc.constantFrom(...segmentIds).map((segment) => ({ segment }))] : []),
  );
}

export function randomRule(
  fields: readonly RuleField[],
  setting: Setting,
  segmentIds: readonly string[] = [],
): fc.Arbitrary<unknown> {
  const leaf = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...fields).chain((field) => fieldLeaf(field, setting)) },
    { weight: 4, arbitrary: purchasesLeaf(setting) },
    { weight: 3, arbitrary: otherLeaf(setting, segmentIds) },
  );
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, depthIdentifier: "rule", withCrossShrink: true },
      leaf,
      fc.array(tie("node"), { minLength: 0, maxLength: 4, depthIdentifier: "rule" }).map((all) => ({ all })),
      fc.array(tie("node"), { minLength: 0, maxLength: 4, depthIdentifier: "rule" }).map((any) => ({ any })),
      tie("node").map((not) => ({ not })),
    ),
  }));
  return node;
}
