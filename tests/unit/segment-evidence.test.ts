// The rows shown behind a condition are exactly those that decide it: without the others the answer stays the same.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { traceRule } from "@/lib/domain/segmentation/evaluate-rule";
import { evidenceOf } from "@/lib/domain/segmentation/evidence";
import type { CustomerFacts } from "@/lib/domain/segmentation/facts";
import type { RuleLeaf } from "@/lib/domain/segmentation/rule";
import { noBindings, ruleContext } from "@/lib/domain/segmentation/rule-context";
import { ruleCatalogue } from "@/lib/domain/segmentation/rule-fields";

const asOf = new Date("2026-03-31T10:00:00Z");
const context = ruleContext({
  asOf,
  timeZone: "Asia/Ho_Chi_Minh",
  fields: ruleCatalogue(),
  bindings: { ...noBindings, product: new Map([["milk", [1]]]), topic: new Map([["golf", [7]]]) },
});
const nobody: CustomerFacts = {
  id: "x",
  values: {},
  instants: {},
  arrays: {},
  ageLow: null,
  birthDate: null,
  custom: {},
  origins: {},
  items: {},
  jobs: [],
  lines: [],
  contacts: [],
  permissions: [],
  scores: [],
  staticSegments: new Set(),
};
const at = fc.integer({ min: -200, max: 5 }).map((days) => new Date(asOf.getTime() + days * 86_400_000));
const line = fc.record({
  purchaseId: fc.constantFrom("p1", "p2", "p3"),
  productId: fc.constantFrom(1, 2),
  categoryId: fc.constant(null),
  storeId: fc.constant(null),
  partnerIds: fc.constant([]),
  channel: fc.constantFrom("store", "online", null),
  purchasedAt: at,
  quantityMilli: fc.integer({ min: -2, max: 3 }).map((n) => n * 1000),
  amountMinor: fc.integer({ min: -50, max: 90 }),
});
const leaf = fc
  .record({
    measure: fc.constantFrom("orders", "lines", "quantity", "spend", "distinct_products", "days_since_last"),
    product: fc.boolean(),
    window: fc.boolean(),
  })
  .map(
    ({ measure, product, window }) =>
      ({
        purchases: {
          ...(product ? { where: { product: ["milk"] } } : {}),
          ...(window ? { within: { last: 90, unit: "day" } } : {}),
          measure,
          op: "gte",
          value: 1,
        },
      }) as RuleLeaf,
  );

describe("the rows behind a condition", () => {
  it("are enough: only they are needed for what the condition sees", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), leaf, (lines, one) => {
        const facts = { ...nobody, lines };
        const evidence = evidenceOf(one, facts, context);
        if (evidence.kind !== "lines") throw new Error("lines expected");
        expect(traceRule(one, { ...facts, lines: evidence.lines }, context)).toEqual(traceRule(one, facts, context));
        expect(evidence.lines.length + evidence.others).toBe(lines.length);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it("name an interest that is passed over because of its attitude", () => {
    const golf: RuleLeaf = { field: "interest", op: "has_any", value: ["golf"], where: { polarity: "positive" } };
    const items = {
      interest: [
        { key: 7, polarity: "negative" },
        { key: 8, polarity: "positive" },
      ],
    };
    expect(evidenceOf(golf, { ...nobody, items }, context)).toEqual({
      kind: "items",
      items: [
        { item: items.interest[1], counts: true },
        { item: items.interest[0], counts: false },
      ],
    });
  });

  it("are the contacts of the asked kind, the newest first", () => {
    const calls: RuleLeaf = { contact: { channel: "phone", op: "gte", value: 1 } };
    const contact = (kind: string, day: string) => ({
      kind,
      direction: "outbound",
      outcome: null,
      occurredAt: new Date(day),
    });
    const contacts = [contact("call", "2026-01-01"), contact("email", "2026-01-02"), contact("call", "2026-01-03")];
    const evidence = evidenceOf(calls, { ...nobody, contacts }, context);
    expect(evidence).toEqual({ kind: "contacts", contacts: [contacts[2], contacts[0]], others: 1 });
  });
});
