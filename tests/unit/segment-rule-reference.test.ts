// The reference of the rule language lists exactly the catalogue. UPDATE_DOCS=1 writes it anew.
import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { fieldOps } from "@/lib/domain/segmentation/operators";
import { purchaseMeasures } from "@/lib/domain/segmentation/rule";
import { builtInFields } from "@/lib/domain/segmentation/rule-fields";
import { scoreKinds } from "@/lib/domain/segmentation/scores";
import { loadMessages } from "@/lib/messages/load";

const file = "docs/segments.md";
const [begin, end] = ["<!-- fields:begin -->", "<!-- fields:end -->"];

function tables(): string {
  const labels = { vi: loadMessages("vi").rules.field, en: loadMessages("en").rules.field } as Record<
    "vi" | "en",
    Record<string, string>
  >;
  const fields = builtInFields.map(({ key, type, where, checkedBy }) => {
    const more = [...(where ?? []).map((name) => `\`where.${name}\``), ...(checkedBy ? ["`verified_within`"] : [])];
    return `| \`${key}\` | ${type} | ${labels.vi[key]} · ${labels.en[key]} | ${more.join(", ")} |`;
  });
  const ops = Object.entries(fieldOps).map(
    ([type, list]) => `| ${type} | ${list.map((op) => `\`${op}\``).join(" ")} |`,
  );
  return [
    "## Fields",
    "",
    "Fields that the company makes itself are `custom.KEY`.",
    "",
    "| field | type | name | also takes |",
    "|---|---|---|---|",
    ...fields,
    "",
    "## Operators by type",
    "",
    "| type | operators |",
    "|---|---|",
    ...ops,
  ].join("\n");
}

it("the reference lists every field and operator as they are", () => {
  const text = readFileSync(file, "utf8");
  const [head = "", rest = ""] = text.split(begin);
  const [held = "", tail = ""] = rest.split(end);
  if (process.env.UPDATE_DOCS) writeFileSync(file, `${head}${begin}\n\n${tables()}\n\n${end}${tail}`);
  else expect(held.trim()).toBe(tables());
});

it("every field has a name in both languages, every measure and score a line", () => {
  const text = readFileSync(file, "utf8");
  for (const { key } of builtInFields) {
    for (const locale of ["vi", "en"] as const) expect(loadMessages(locale).rules.field).toHaveProperty([key]);
  }
  for (const measure of purchaseMeasures) expect(text).toContain(`\`${measure}\``);
  for (const { key } of scoreKinds) expect(text).toContain(`\`${key}\``);
});
