// Random nested rules over the synthetic company: what a marketer may click together, and more.
import type { Random } from "@/lib/domain/stats/random";
import type { BenchSetting } from "./rules";

function leaf(random: Random, setting: BenchSetting): unknown {
  const category = () => [random.pick(setting.categories).code];
  const last = () => ({ last: random.pick([7, 30, 90, 180, 365, 720]), unit: "day" });
  const purchases = (): unknown => {
    const measure = random.pick([
      "orders",
      "lines",
      "quantity",
      "spend",
      "average_order",
      "days_since_last",
      "days_since_first",
    ]);
    const money = measure === "spend" || measure === "average_order";
    const value = money ? random.below(40) * 50_000 : measure.startsWith("days") ? random.below(700) : random.below(6);
    return {
      purchases: {
        ...(random.chance(0.6)
          ? { where: { category: category(), ...(random.chance(0.2) ? { channel: ["online"] } : {}) } }
          : {}),
        ...(random.chance(0.6) ? { within: last() } : {}),
        measure,
        op: random.pick(["gte", "gt", "lt", "lte", "eq", "neq"]),
        value,
      },
    };
  };
  const low = 18 + random.below(50);
  return random.pick<() => unknown>([
    purchases,
    purchases,
    purchases,
    () => ({ field: "age", op: "between", value: [low, low + random.below(25)] }),
    () => ({ field: "income", op: random.pick(["gte", "lt", "is_set"]) }),
    () => ({ field: "province", op: random.pick(["in", "not_in"]), value: [random.pick(setting.provinces)] }),
    () => ({ field: "household_size", op: "gte", value: 1 + random.below(5) }),
    () => ({ field: "education", op: random.pick(["is_set", "is_empty"]) }),
    () => ({
      field: "tags",
      op: random.pick(["has_any", "has_all", "has_none"]),
      value: [random.pick(setting.tags).slug, random.pick(setting.tags).slug],
    }),
    () => ({
      field: "interest",
      op: "has_any",
      value: [random.pick(setting.topics).slug],
      where: { polarity: "positive" },
    }),
    () => ({ field: "name", op: "contains", value: random.pick(["nguyen", "mai", "hoang", "an"]) }),
    () => ({ field: "created", op: "within", value: last() }),
    () => ({
      permission: {
        purpose: "promotions",
        channel: random.pick(["email", "sms", "zalo"]),
        state: random.pick(["granted", "withdrawn", "none"]),
      },
    }),
    () => ({ contact: { within: last(), op: "gte", value: 1 + random.below(2) } }),
  ])();
}

/** Up to three groups deep; one group in five is negated. */
export function randomRule(random: Random, setting: BenchSetting, depth = 2): unknown {
  if (depth === 0 || random.chance(0.25)) {
    const one = leaf(random, setting) as { field?: string; op?: string };
    return one.field === "income" && one.op !== "is_set" ? { ...one, value: random.below(40) * 1_000_000 } : one;
  }
  const children = Array.from({ length: 2 + random.below(2) }, () => randomRule(random, setting, depth - 1));
  const group = random.chance(0.6) ? { all: children } : { any: children };
  return random.chance(0.2) ? { not: group } : group;
}
