// What can the list of customers be asked? The filters, order and columns of its address, parsed once, the same for page, count, export and bulk work.
import { z } from "zod";
import { contactChannels, customerStages } from "./kinds";

export const customerSorts = ["name", "-name", "last", "-last", "spend", "-spend", "updated", "-updated"] as const;
export type CustomerSort = (typeof customerSorts)[number];

export const customerColumns = [
  "code",
  "kind",
  "stage",
  "phone",
  "email",
  "province",
  "tags",
  "owner",
  "team",
  "orders",
  "spend",
  "last",
  "updated",
] as const;
export type CustomerColumn = (typeof customerColumns)[number];

export const defaultColumns: readonly CustomerColumn[] = ["stage", "province", "tags", "owner", "spend", "last"];

const listOf = <T extends z.ZodType<unknown, string>>(item: T, most: number) =>
  z
    .string()
    .max(2000)
    .transform((text) => text.split(",").filter((part) => part !== ""))
    .pipe(z.array(item).min(1).max(most));

const minor = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const days = z.string().regex(/^(in|out)\d{1,4}$/);
const consent = z.string().regex(new RegExp(`^(${contactChannels.join("|")})\\.(yes|no)$`));

/** The filters as they stand in the address: texts only, none of them required. Anything unknown is refused, never ignored. */
export const customerFilterParams = z.object({
  q: z.string().trim().max(200).optional(),
  kind: z.enum(["person", "company"]).optional(),
  status: z.enum(["active", "archived", "merged", "any"]).optional(),
  stage: z.enum(customerStages).optional(),
  owner: z.union([z.enum(["me", "none"]), z.uuid()]).optional(),
  team: z.union([z.literal("none"), z.uuid()]).optional(),
  tag: listOf(
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
    20,
  ).optional(),
  province: listOf(z.string().max(40), 70).optional(),
  last: days.optional(),
  spendMin: minor.optional(),
  spendMax: minor.optional(),
  consent: consent.optional(),
  import: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .optional(),
});
export type CustomerFilter = z.output<typeof customerFilterParams>;
export type CustomerFilterParams = z.input<typeof customerFilterParams>;

export const customerListParams = customerFilterParams.extend({
  sort: z.enum(customerSorts).optional(),
  cols: listOf(z.enum(customerColumns), customerColumns.length).optional(),
  after: z.string().max(2000).optional(),
  before: z.string().max(2000).optional(),
});
export type CustomerListQuery = z.output<typeof customerListParams>;
export type CustomerListParams = z.input<typeof customerListParams>;

/** A saved view keeps filters, order and columns; never a place in the list. */
export const savedViewParams = customerListParams.omit({ after: true, before: true });

/** "in90" → bought within 90 days; "out90" → not bought within 90 days. */
export function readLastPurchase(text: string): { bought: boolean; days: number } {
  return text.startsWith("in")
    ? { bought: true, days: Number(text.slice(2)) }
    : { bought: false, days: Number(text.slice(3)) };
}

export function readConsent(text: string): { channel: string; granted: boolean } {
  const [channel = "", answer] = text.split(".");
  return { channel, granted: answer === "yes" };
}

/** Only the known parameters of an address, as plain texts (the first of a repeated one; blanks are absent). */
export function pickListParams(query: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of Object.keys(customerListParams.shape)) {
    const value = query[name];
    const text = Array.isArray(value) ? value[0] : value;
    if (text !== undefined && text !== "") picked[name] = text;
  }
  return picked;
}
