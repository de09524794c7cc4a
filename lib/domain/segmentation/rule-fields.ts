// What can a rule ask about a customer? The catalogue of customer fields, and what is derived from the rows around them.
// One entry here, and a field is in the builder, the compiler, the evaluator, the sentence and the reference.
import type { FieldGroup } from "@/lib/domain/basics/access";
import { type CustomerField, fieldCatalogue } from "@/lib/domain/customers/fields";
import { awarenessLevels, contactKinds, customerStages, relationshipKinds } from "@/lib/domain/customers/kinds";
import type { WhereKey } from "./rule";

export type RuleFieldType = "text" | "number" | "money" | "date" | "choice" | "many" | "flag";
export const ruleFieldGroups = [
  "identity",
  "demographics",
  "address",
  "company",
  "job",
  "interests",
  "thinking",
  "relations",
  "record",
  "custom",
] as const;
export type RuleFieldGroup = (typeof ruleFieldGroups)[number];
/** Values that are rows of another table: resolved by slug, code or name, and refused when there is no such row. */
export type ReferenceKind =
  | "tag"
  | "topic"
  | "campaign"
  | "category"
  | "product"
  | "partner"
  | "store"
  | "consentTopic"
  | "purpose"
  | "segment";

export interface RuleField {
  readonly key: string;
  readonly type: RuleFieldType;
  readonly group: RuleFieldGroup;
  /** Where the value is: a column of the customer, its birth date, its current job, rows around it, or its own fields. */
  readonly source: "column" | "instant" | "age" | "job" | "array" | "rows" | "custom";
  /** Property of the row that holds it. */
  readonly column: string;
  readonly whole?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly string[];
  /** A choice list that also takes values it does not name. */
  readonly open?: boolean;
  readonly uuid?: boolean;
  readonly reference?: ReferenceKind;
  readonly where?: readonly WhereKey[];
  /** Facts whose origin says when the value was last checked; empty = the row itself says so. */
  readonly checkedBy?: readonly string[];
  /** Asks for agreement to profiling. */
  readonly profiling?: boolean;
  /** Only for roles that see this group of fields. */
  readonly hidden?: FieldGroup;
  /** Names of a field that the company made itself. */
  readonly label?: { readonly vi: string; readonly en: string };
}

const types = { text: "text", number: "number", money: "money", date: "date", choice: "choice", list: "many" } as const;
const checkedTogether: Readonly<Record<string, readonly string[]>> = { income: ["income", "income_band"] };

function fromCustomerField(field: CustomerField): RuleField {
  const income = field.dataCategory === "income";
  const value = field.key === "tax_code" || field.key === "website";
  return {
    key: field.key,
    type: types[field.kind],
    group: field.group,
    source: field.kind === "list" ? "array" : "column",
    column: field.column,
    ...(field.kind === "number" || field.kind === "money" ? { whole: true } : {}),
    ...(field.choices === undefined ? {} : { choices: field.choices }),
    ...(field.open === undefined ? {} : { open: field.open }),
    checkedBy: checkedTogether[field.key] ?? [field.key],
    ...(field.group === "thinking" ? { profiling: true } : {}),
    ...(income ? { hidden: "income" as const } : value ? { hidden: "contact" as const } : {}),
  };
}

const rows = (key: string, group: RuleFieldGroup, rest: Partial<RuleField>): RuleField => ({
  key,
  type: "many",
  group,
  source: "rows",
  column: key,
  ...rest,
});
const topics = (key: string): RuleField =>
  rows(key, "interests", { reference: "topic", where: ["polarity", "strength"], checkedBy: [], profiling: true });
const job = (key: string, column: string): RuleField => ({
  key,
  type: "text",
  group: "job",
  source: "job",
  column,
  checkedBy: [],
});

const derived: readonly RuleField[] = [
  { key: "name", type: "text", group: "identity", source: "column", column: "nameSearch", checkedBy: ["name"] },
  { key: "code", type: "text", group: "identity", source: "column", column: "code" },
  {
    key: "kind",
    type: "choice",
    group: "identity",
    source: "column",
    column: "kind",
    choices: ["person", "company"],
  },
  {
    key: "age",
    type: "number",
    group: "demographics",
    source: "age",
    column: "birthDate",
    whole: true,
    min: 0,
    max: 150,
    checkedBy: ["birth_date", "age_band"],
  },
  job("job_title", "title"),
  job("job_department", "department"),
  job("job_duties", "duties"),
  job("job_company", "companyName"),
  topics("activity"),
  topics("interest"),
  topics("opinion"),
  rows("awareness", "interests", {
    choices: awarenessLevels,
    where: ["product"],
    checkedBy: [],
    profiling: true,
  }),
  rows("relationship", "relations", { choices: relationshipKinds, where: ["strength"] }),
  rows("household", "relations", { type: "flag" }),
  rows("contact_point", "record", { choices: contactKinds, where: ["status"], checkedBy: [] }),
  rows("campaign", "record", { reference: "campaign", where: ["responded"] }),
  rows("tags", "record", { reference: "tag" }),
  {
    key: "stage",
    type: "choice",
    group: "record",
    source: "column",
    column: "stage",
    choices: customerStages,
    open: true,
  },
  { key: "owner", type: "choice", group: "record", source: "column", column: "ownerId", open: true, uuid: true },
  { key: "team", type: "choice", group: "record", source: "column", column: "teamId", open: true, uuid: true },
  { key: "created", type: "date", group: "record", source: "instant", column: "createdAt" },
  { key: "updated", type: "date", group: "record", source: "instant", column: "updatedAt" },
];

export const builtInFields: readonly RuleField[] = [...derived, ...fieldCatalogue.map(fromCustomerField)];

export interface CustomFieldRow {
  readonly key: string;
  readonly kind: string;
  readonly labelVi: string;
  readonly labelEn: string;
  readonly choices: readonly string[];
}

const customTypes: Readonly<Record<string, RuleFieldType>> = {
  text: "text",
  number: "number",
  date: "date",
  choice: "choice",
  many: "many",
  yes_no: "flag",
};

/** Fields the company made itself; in rules their key has the prefix `custom.`. */
export function customRuleFields(made: readonly CustomFieldRow[]): RuleField[] {
  return made.flatMap(({ key, kind, labelVi, labelEn, choices }) => {
    const type = customTypes[kind];
    if (!type) return [];
    return {
      key: `custom.${key}`,
      type,
      group: "custom",
      source: "custom",
      column: key,
      ...(type === "choice" || type === "many" ? { choices, open: true } : {}),
      checkedBy: [`custom.${key}`],
      label: { vi: labelVi, en: labelEn },
    } satisfies RuleField;
  });
}

export type FieldCatalogue = ReadonlyMap<string, RuleField>;

export function ruleCatalogue(custom: readonly RuleField[] = []): FieldCatalogue {
  return new Map([...builtInFields, ...custom].map((field) => [field.key, field]));
}
