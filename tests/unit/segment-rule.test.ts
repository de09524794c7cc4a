// Reading, refusing and saying rules, without a database.
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/domain/basics/errors";
import { describeRule } from "@/lib/domain/segmentation/describe-rule";
import { emptyGroups, parseRule, readRule } from "@/lib/domain/segmentation/parse-rule";
import { customRuleFields, ruleCatalogue } from "@/lib/domain/segmentation/rule-fields";
import { ruleWords } from "@/lib/domain/segmentation/rule-words";
import { checkSegmentGraph } from "@/lib/domain/segmentation/walk-rule";
import { anniversaryRanges, windowDays } from "@/lib/domain/segmentation/windows";
import { loadMessages } from "@/lib/messages/load";
import type { Locale } from "@/lib/messages/namespaces";

const fields = ruleCatalogue(
  customRuleFields([{ key: "points", kind: "number", labelVi: "Điểm", labelEn: "Points", choices: [] }]),
);
const problems = (json: unknown) => readRule(json, fields).problems.map(({ path, key }) => `${path}: ${key}`);

describe("a rule that is not one", () => {
  it.each([
    [null, [": ruleNotACondition"]],
    [[], [": ruleNotACondition"]],
    [{}, [": ruleNotACondition"]],
    [{ all: [], any: [] }, [": ruleUnknownKey"]],
    [{ all: {} }, ["all: ruleWrongType"]],
    [{ all: [{ field: "agee", op: "gte", value: 1 }] }, ["all.0.field: ruleUnknownField"]],
    [{ field: "age", op: "contains", value: "1" }, ["op: ruleUnknownOperator"]],
    [{ field: "age", op: "gte" }, ["value: ruleValueMissing"]],
    [{ field: "age", op: "gte", value: 25.5 }, ["value: ruleWhole"]],
    [{ field: "age", op: "between", value: [44, 25] }, ["value: ruleOrder"]],
    [{ field: "age", op: "is_set", value: 1 }, ["value: ruleUnknownKey"]],
    [{ field: "kind", op: "in", value: ["robot"] }, ["value: ruleUnknownValue"]],
    [{ field: "name", op: "is", value: "a\u0000" }, ["value: ruleBadText"]],
    [{ field: "birth_date", op: "eq", value: "2026-02-30" }, ["value: ruleBadDay"]],
    [{ field: "birth_date", op: "within", value: { last: 0, unit: "day" } }, ["value.last: ruleOutOfRange"]],
    [
      { field: "tags", op: "has_any", value: ["a"], verified_within: { last: 1, unit: "day" } },
      ["verified_within: ruleNotVerifiable"],
    ],
    [
      { field: "tags", op: "has_any", value: ["a"], where: { polarity: "positive" } },
      ["where.polarity: ruleUnknownKey"],
    ],
    [{ field: "age", op: "gte", value: 1, wher: {} }, [": ruleUnknownKey"]],
    [{ purchases: { measure: "orders", op: "gte", value: 1.5 } }, ["purchases.value: ruleWhole"]],
    [{ purchases: { measure: "quantity", op: "gte", value: 0.0001 } }, ["purchases.value: ruleThreeDecimals"]],
    [{ purchases: { measure: "orders", op: "between", value: 1 } }, ["purchases.value: ruleWrongType"]],
    [{ segment: "x" }, ["segment: ruleUnknownSegment"]],
  ])("%j is refused with the place and the reason", (json, expected) => {
    expect(problems(json)).toEqual(expected);
    expect(readRule(json, fields).rule).toEqual({ any: [] });
  });

  it("is refused when it is too deep or too large, without running out of stack", () => {
    const deep = (levels: number) =>
      Array.from({ length: levels }).reduce<unknown>((inner) => ({ not: inner }), { all: [] });
    expect(problems(deep(5))).toEqual([]);
    expect(problems(deep(6))).toEqual([`${"not.".repeat(6).slice(0, -1)}: ruleTooDeep`]);
    expect(problems(deep(5000))).toHaveLength(1);
    const leaf = { field: "age", op: "gte", value: 1 };
    const wide = {
      all: [{ any: Array.from({ length: 120 }, () => leaf) }, { any: Array.from({ length: 120 }, () => leaf) }],
    };
    expect(problems(wide)).toEqual([": ruleTooMany"]);
  });

  it("throws INVALID_RULE with the fields to mend", () => {
    try {
      parseRule({ all: [{ field: "agee", op: "gte", value: 1 }] }, fields);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
      expect((error as AppError).code).toBe("INVALID_RULE");
      expect((error as AppError).details.fields).toEqual({ "all.0.field": "ruleUnknownField" });
    }
  });

  it("names groups that are empty, which may be counted and not saved", () => {
    const rule = parseRule({ all: [{ not: { any: [] } }, { all: [] }] }, fields);
    expect(emptyGroups(rule).map(({ path }) => path)).toEqual(["all.0.not", "all.1"]);
  });
});

describe("segments that refer to each other", () => {
  const ref = (segment: string) => ({ segment });
  it("are refused when the way comes back, with the way", () => {
    const segments = new Map([
      ["b", { nameVi: "B", rule: ref("c") }],
      ["c", { nameVi: "C", rule: { not: ref("a") } }],
    ]);
    expect(() => checkSegmentGraph({ all: [ref("b")] }, segments, { id: "a", name: "A" })).toThrow(
      expect.objectContaining({ code: "INVALID_RULE", details: expect.objectContaining({ names: "A → B → C → A" }) }),
    );
  });
  it("may be used twice without a circle", () => {
    const segments = new Map([["b", { nameVi: "B", rule: { field: "age", op: "is_set" } }]]);
    expect(() => checkSegmentGraph({ all: [ref("b"), { not: ref("b") }] }, segments)).not.toThrow();
  });
});

describe("windows", () => {
  it("go by the calendar and include both ends", () => {
    expect(windowDays({ last: 1, unit: "month" }, "2027-03-31")).toEqual({ from: "2027-02-28", to: "2027-03-31" });
    expect(windowDays({ last: 1, unit: "year" }, "2028-02-29")).toEqual({ from: "2027-02-28", to: "2028-02-29" });
    expect(windowDays({ this: "quarter" }, "2028-02-29")).toEqual({ from: "2028-01-01", to: "2028-03-31" });
    expect(windowDays({ this: "week" }, "2026-11-22")).toEqual({ from: "2026-11-16", to: "2026-11-22" });
  });
  it("keep birthdays of 29 February on 1 March of common years", () => {
    const has = (today: string, day: string) =>
      anniversaryRanges({ this: "day" }, today).some(([low, high]) => day >= low && day <= high);
    expect(has("2027-03-01", "02-29")).toBe(true);
    expect(has("2027-02-28", "02-29")).toBe(false);
    expect(has("2028-02-29", "02-29")).toBe(true);
    expect(has("2028-03-01", "02-29")).toBe(false);
  });
});

function sentence(json: unknown, locale: Locale): string {
  const t = createTranslator({ locale, messages: loadMessages(locale), namespace: "rules" }) as unknown as {
    (key: string, args?: object): string;
    has(key: string): boolean;
  };
  const words = ruleWords({
    locale,
    fields,
    labels: { province: { "79": "TP. Hồ Chí Minh" } },
    text: (key, args) => t(key, args),
    has: (key) => t.has(key),
    number: String,
    money: (minor) => `${minor} ₫`,
    day: (day) => day.split("-").reverse().join("/"),
  });
  return describeRule(parseRule(json, fields), words);
}

describe("the sentence", () => {
  const rule = {
    all: [
      { field: "age", op: "between", value: [25, 44] },
      {
        any: [
          { field: "province", op: "in", value: ["79"] },
          { field: "custom.points", op: "gt", value: 10 },
        ],
      },
      { not: { field: "interest", op: "has_any", value: ["golf", "tennis"], where: { polarity: "positive" } } },
      {
        purchases: {
          where: { category: ["Dairy"] },
          within: { last: 90, unit: "day" },
          measure: "orders",
          op: "eq",
          value: 0,
        },
      },
    ],
  };
  it("reads as the rule in Vietnamese", () => {
    expect(sentence(rule, "vi")).toBe(
      "Khách hàng: tuổi từ 25 đến 44; và (tỉnh thành là TP. Hồ Chí Minh; hoặc điểm trên 10); và không phải (mối quan tâm có golf hoặc tennis (thái độ tích cực)); và chưa mua hàng thuộc nhóm Dairy trong 90 ngày qua.",
    );
  });
  it("reads as the rule in English", () => {
    expect(sentence(rule, "en")).toBe(
      "Customers: age 25 to 44; and (province is TP. Hồ Chí Minh; or points over 10); and not (interest: golf or tennis (attitude positive)); and never bought goods in category Dairy in the last 90 days.",
    );
  });
  it("says everyone and nobody", () => {
    expect(sentence({ all: [] }, "vi")).toBe("Tất cả khách hàng.");
    expect(sentence({ any: [] }, "en")).toBe("No customers.");
  });
});
