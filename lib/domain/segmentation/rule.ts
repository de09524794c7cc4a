// What is a segment rule? The stored JSON, the API and the command line contract: a tree of groups over closed leaf shapes.
// Every leaf is a strict zod object: a key that is not listed here refuses the rule instead of widening it.
import { z } from "zod";
import { isDay } from "@/lib/domain/basics/calendar";
import { isUuid } from "@/lib/domain/basics/ids";
import { contactChannels, interactionOutcomes, polarities } from "@/lib/domain/customers/kinds";

export const ruleLimits = { depth: 6, leaves: 200, expandedLeaves: 1000, values: 500, text: 200 } as const;

/** Text that PostgreSQL can hold: no NUL, no lone surrogates. */
const plainText = z
  .string()
  .min(1, "ruleValueMissing")
  .max(ruleLimits.text, "ruleTooLong")
  .refine((text) => !/[\0\p{Surrogate}]/u.test(text), "ruleBadText");
export const ruleText = plainText;
export const ruleTexts = z.array(plainText).min(1, "ruleValueMissing").max(ruleLimits.values, "ruleTooMany");

/** Days between 1800 and 2199: far enough for any customer, near enough for every calendar. */
export const ruleDay = z.string().refine((day) => /^(1[89]|2[01])/.test(day) && isDay(day), "ruleBadDay");

const unitLimits = { day: 36_500, week: 5_200, month: 1_200, year: 100 } as const;
export const windowUnits = ["day", "week", "month", "year"] as const;
export type WindowUnit = (typeof windowUnits)[number];
export const thisUnits = ["day", "week", "month", "quarter", "year"] as const;

const span = (key: "last" | "next") =>
  z
    .strictObject({ [key]: z.int("ruleWhole").min(1, "ruleOutOfRange"), unit: z.enum(windowUnits) })
    .refine((window) => Number(window[key]) <= unitLimits[window.unit as WindowUnit], { message: "ruleOutOfRange" });

export type LastWindow = { last: number; unit: WindowUnit };
export type NextWindow = { next: number; unit: WindowUnit };
export type BetweenWindow = { from?: string | undefined; to?: string | undefined };
export type ThisWindow = { this: (typeof thisUnits)[number] };
export type PastWindow = LastWindow | BetweenWindow | ThisWindow;
export type DateWindow = PastWindow | NextWindow;

export const lastWindow = span("last") as unknown as z.ZodType<LastWindow>;
const nextWindow = span("next") as unknown as z.ZodType<NextWindow>;
const thisWindow = z.strictObject({ this: z.enum(thisUnits) });
const betweenWindow = z
  .strictObject({ from: ruleDay.optional(), to: ruleDay.optional() })
  .refine(({ from, to }) => from !== undefined || to !== undefined, "ruleValueMissing")
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, "ruleOrder");

/** Picks the shape by its key, so that the message is about what the person meant. */
function windowOf<T>(shapes: Record<string, z.ZodType>, fallback: z.ZodType): z.ZodType<T> {
  return z.unknown().transform((value, context) => {
    const key = typeof value === "object" && value !== null ? Object.keys(shapes).find((name) => name in value) : "";
    const result = (key ? shapes[key] : fallback)?.safeParse(value);
    if (result?.success) return result.data as T;
    for (const { path, message, code } of result?.error.issues ?? []) {
      context.issues.push({ code: "custom", path, message: code === "custom" ? message : message, input: value });
    }
    return z.NEVER;
  }) as unknown as z.ZodType<T>;
}

export const pastWindow = windowOf<PastWindow>({ last: lastWindow, this: thisWindow }, betweenWindow);
export const dateWindow = windowOf<DateWindow>({ last: lastWindow, next: nextWindow, this: thisWindow }, betweenWindow);
export const anniversaryWindow = windowOf<LastWindow | NextWindow | ThisWindow>(
  { last: lastWindow, next: nextWindow },
  thisWindow,
);

export const comparisonOps = ["eq", "neq", "lt", "lte", "gt", "gte", "between"] as const;
export type ComparisonOp = (typeof comparisonOps)[number];
export type Comparison =
  | { op: Exclude<ComparisonOp, "between">; value: number }
  | { op: "between"; value: readonly [number, number] };

/** The comparison inside a checked leaf, with its type narrowed. */
export function comparisonOf({ op, value }: { op: ComparisonOp; value: number | readonly number[] }): Comparison {
  return { op, value } as Comparison;
}

const finite = z.number();
const comparisonValue = z.union([finite, z.tuple([finite, finite])]);
const comparison = z.strictObject({ op: z.enum(comparisonOps), value: comparisonValue });

export const whereKeys = ["polarity", "strength", "product", "status", "responded"] as const;
export type WhereKey = (typeof whereKeys)[number];
const oneOrMore = <const V extends readonly [string, ...string[]]>(values: V) =>
  z.union([z.enum(values), z.array(z.enum(values)).min(1)]);
const itemWhere = z.strictObject({
  polarity: oneOrMore(polarities).optional(),
  strength: comparison.optional(),
  product: ruleTexts.optional(),
  status: ruleTexts.optional(),
  responded: z.boolean().optional(),
});

export const fieldLeaf = z.strictObject({
  field: plainText,
  op: plainText,
  value: z.unknown().optional(),
  where: itemWhere.optional(),
  verified_within: lastWindow.optional(),
});

export const purchaseMeasures = [
  "orders",
  "lines",
  "quantity",
  "spend",
  "average_order",
  "distinct_products",
  "days_since_last",
  "days_since_first",
] as const;
export type PurchaseMeasure = (typeof purchaseMeasures)[number];
const purchaseWhere = z.strictObject({
  product: ruleTexts.optional(),
  category: ruleTexts.optional(),
  channel: ruleTexts.optional(),
  partner: ruleTexts.optional(),
  store: ruleTexts.optional(),
  amount: comparison.optional(),
  quantity: comparison.optional(),
});
export const purchasesLeaf = z.strictObject({
  purchases: z.strictObject({
    where: purchaseWhere.optional(),
    within: pastWindow.optional(),
    measure: z.enum(purchaseMeasures),
    op: z.enum(comparisonOps),
    value: comparisonValue,
  }),
});

export const scoreLeaf = z.strictObject({
  score: plainText,
  op: plainText,
  value: z.unknown().optional(),
});

export const permissionStates = [
  "granted",
  "requested",
  "refused",
  "withdrawn",
  "objected",
  "restricted",
  "expired",
  "none",
] as const;
export type PermissionState = (typeof permissionStates)[number];
export const permissionLeaf = z.strictObject({
  permission: z.strictObject({
    purpose: plainText,
    channel: z.enum(contactChannels),
    topic: plainText.optional(),
    state: oneOrMore(permissionStates),
  }),
});

/** Ways of contact as people say them → kinds of interaction that are recorded. */
export const contactWays = {
  phone: "call",
  email: "email",
  message: "message",
  meeting: "meeting",
  visit: "visit",
  event: "event",
} as const;
export type ContactWay = keyof typeof contactWays;
const ways = Object.keys(contactWays) as [ContactWay, ...ContactWay[]];
export const contactLeaf = z.strictObject({
  contact: z.strictObject({
    channel: oneOrMore(ways).optional(),
    direction: z.enum(["inbound", "outbound"]).optional(),
    outcome: oneOrMore(interactionOutcomes).optional(),
    within: pastWindow.optional(),
    op: z.enum(comparisonOps),
    value: comparisonValue,
  }),
});

export const segmentLeaf = z.strictObject({
  segment: z
    .string()
    .refine(isUuid, "ruleUnknownSegment")
    .transform((id) => id.toLowerCase()),
});

export type FieldLeaf = z.output<typeof fieldLeaf>;
export type ItemWhere = z.output<typeof itemWhere>;
export type PurchasesLeaf = z.output<typeof purchasesLeaf>;
export type PurchaseCondition = PurchasesLeaf["purchases"];
export type ScoreLeaf = z.output<typeof scoreLeaf>;
export type PermissionLeaf = z.output<typeof permissionLeaf>;
export type ContactLeaf = z.output<typeof contactLeaf>;
export type SegmentLeaf = z.output<typeof segmentLeaf>;
export type RuleLeaf = FieldLeaf | PurchasesLeaf | ScoreLeaf | PermissionLeaf | ContactLeaf | SegmentLeaf;
export type AllGroup = { all: readonly SegmentRule[] };
export type AnyGroup = { any: readonly SegmentRule[] };
export type NotGroup = { not: SegmentRule };
export type SegmentRule = AllGroup | AnyGroup | NotGroup | RuleLeaf;
