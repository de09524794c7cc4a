// What may a person type about a customer? One schema for the create page, the form of the profile and single facts.
// Blank clears a fact (null); a fact that is absent is left alone.
import { z } from "zod";
import { isDay } from "@/lib/domain/basics/calendar";
import { cleanText } from "@/lib/domain/basics/text";
import { normaliseEmail } from "./emails";
import type { FactValue, FactValues } from "./fact-change";
import { type CustomerField, fieldCatalogue } from "./fields";
import { customerStages } from "./kinds";
import { longestName, normaliseName } from "./names";
import { normalisePhone } from "./phones";
import { findProvinceCode } from "./provinces";

export const customerKinds = ["person", "company"] as const;
export type CustomerKind = (typeof customerKinds)[number];

const blankIsNull = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : value);
const longestText = 200;

function textOf(max: number) {
  return z
    .string()
    .max(max * 2)
    .transform(cleanText)
    .pipe(z.string().max(max));
}

function factSchema(field: CustomerField): z.ZodType<FactValue> {
  switch (field.kind) {
    case "number":
      return z.coerce
        .number()
        .int()
        .min(field.min ?? 0)
        .max(field.max ?? 2_000_000_000);
    case "money":
      return z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
    case "date":
      return z.string().refine((text) => isDay(text) && text >= "1880-01-01" && text <= "2100-12-31", "wrongDate");
    case "list":
      return z.array(textOf(60)).max(20);
    case "choice":
      if (field.key === "province") {
        return textOf(80).transform((text) => findProvinceCode(text) ?? text);
      }
      return field.open || !field.choices || field.choices.length === 0
        ? textOf(field.max ?? 120)
        : z.enum(field.choices as [string, ...string[]], "unknownChoice");
    case "text":
      return textOf(field.max ?? longestText);
  }
}

/** Facts of the catalogue under their keys; money in minor units of the company's currency. Unknown keys are refused. */
export const customerFacts = z
  .strictObject(
    Object.fromEntries(
      fieldCatalogue.map((field) => [field.key, z.preprocess(blankIsNull, factSchema(field).nullable()).optional()]),
    ),
  )
  .transform((facts) =>
    Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, FactValue] => entry[1] !== undefined)),
  );
export type CustomerFacts = z.output<typeof customerFacts>;

export const phoneInput = z.string().transform((text, context) => {
  const value = normalisePhone(text);
  if (value === null) context.addIssue({ code: "custom", message: "wrongPhone" });
  return { value: value ?? "", display: cleanText(text).slice(0, 40) };
});

export const emailInput = z.string().transform((text, context) => {
  const value = normaliseEmail(text);
  if (value === null) context.addIssue({ code: "custom", message: "wrongEmail" });
  return { value: value ?? "", display: value ?? "" };
});

/** A text of at most `max` signs; blank is null. */
export function blankToNull(max: number) {
  return z.preprocess(blankIsNull, textOf(max).nullable());
}

const optional = <S extends z.ZodType>(schema: S) => z.preprocess(blankIsNull, schema.nullable()).optional();

export const customerName = z
  .string()
  .max(longestName * 2)
  .transform(normaliseName)
  .pipe(z.string().min(1).max(longestName));

/** A code as the company writes it: letters, digits and a few signs; unique among customers. */
export const customerCode = z
  .string()
  .transform(cleanText)
  .pipe(
    z
      .string()
      .min(1)
      .max(60)
      .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._/#-]*$/u, "wrongCode"),
  );

/** Sources that a person at a screen can name; the others are written by the product itself. */
export const personalSources = ["rep", "telemarketer", "customer", "agency"] as const;
export const personalSource = z.enum(personalSources);

/** The columns that are no facts of the catalogue. */
const ownColumns = {
  code: optional(customerCode),
  stage: z.enum(customerStages).optional(),
  ownerId: optional(z.uuid()),
  teamId: optional(z.uuid()),
  summary: optional(textOf(2000)),
};

export const customerCreateInput = z.object({
  kind: z.enum(customerKinds),
  name: customerName,
  ...ownColumns,
  facts: customerFacts.optional(),
  phone: optional(phoneInput),
  email: optional(emailInput),
  addressLine: optional(textOf(300)),
  source: personalSource.optional(),
});
export type CustomerCreateInput = z.output<typeof customerCreateInput>;

export const customerUpdateInput = z.object({
  id: z.uuid(),
  /** The version the editor saw. */
  version: z.number().int().positive(),
  name: customerName.optional(),
  ...ownColumns,
  facts: customerFacts.optional(),
  /** What the editor saw of the facts they changed: others' changes to other facts are then no conflict. */
  base: z.record(z.string().max(60), z.union([z.string(), z.number(), z.array(z.string()), z.null()])).optional(),
  source: personalSource.optional(),
});
export type CustomerUpdateInput = z.output<typeof customerUpdateInput>;

/** Every fact of an input under its fact name, own columns included. */
export function wantedFacts(
  input: Pick<CustomerUpdateInput, "name" | "code" | "stage" | "ownerId" | "teamId" | "summary" | "facts">,
): FactValues {
  const { name, code, stage, ownerId, teamId, summary, facts } = input;
  const all: Record<string, FactValue | undefined> = {
    name,
    code,
    stage,
    owner: ownerId,
    team: teamId,
    summary,
    ...facts,
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, FactValue] => entry[1] !== undefined),
  );
}

/** Facts that this kind of customer does not have. */
export function misplacedFacts(kind: CustomerKind, facts: FactValues): string[] {
  return Object.entries(facts)
    .filter(([key, value]) => {
      const field = fieldCatalogue.find((entry) => entry.key === key);
      return field !== undefined && value !== null && field.appliesTo !== "both" && field.appliesTo !== kind;
    })
    .map(([key]) => key);
}
