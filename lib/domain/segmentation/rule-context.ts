// What does a rule need besides itself? The moment, the company's time zone, and what its names stand for. The same
// context goes to every evaluator, so that they can only differ in how they read the data.
import { type Day, dayOf } from "@/lib/domain/basics/calendar";
import { AppError } from "@/lib/domain/basics/errors";
import type { SegmentRule } from "./rule";
import type { FieldCatalogue, ReferenceKind } from "./rule-fields";

/** A segment that a rule refers to. */
export interface ReferencedSegment {
  readonly id: string;
  readonly kind: "dynamic" | "static";
  readonly nameVi: string;
  readonly nameEn: string;
  readonly rule: SegmentRule;
}

/** What a name in a rule stands for: ids of rows (category ids include all descendants). */
export type Bindings = Readonly<
  Record<Exclude<ReferenceKind, "segment">, ReadonlyMap<string, readonly (number | string)[]>>
>;

export interface RuleContext {
  readonly asOf: Date;
  readonly timeZone: string;
  /** The company's local day of `asOf`. */
  readonly today: Day;
  readonly fields: FieldCatalogue;
  readonly bindings: Bindings;
  readonly segments: ReadonlyMap<string, ReferencedSegment>;
  /** Whether interests and opinions marked as sensitive count for the person who asks. */
  readonly seesSensitive: boolean;
}

export const noBindings: Bindings = {
  tag: new Map(),
  topic: new Map(),
  campaign: new Map(),
  category: new Map(),
  product: new Map(),
  partner: new Map(),
  store: new Map(),
  purpose: new Map(),
  consentTopic: new Map(),
};

export function ruleContext(
  parts: Pick<RuleContext, "asOf" | "timeZone" | "fields"> & Partial<RuleContext>,
): RuleContext {
  const year = parts.asOf.getUTCFullYear();
  if (!(year >= 1900 && year <= 2200)) throw new AppError("INVALID_INPUT", { fields: { asOf: "ruleBadDay" } });
  return {
    bindings: noBindings,
    segments: new Map(),
    seesSensitive: true,
    today: dayOf(parts.asOf, parts.timeZone),
    ...parts,
  };
}

/** The ids that the names stand for. A name that was not bound is a hole in the caller: refused, never everyone. */
export function boundIds(context: RuleContext, kind: keyof Bindings, names: readonly string[]): (number | string)[] {
  return names.flatMap((name) => {
    const ids = context.bindings[kind].get(name);
    if (!ids) throw new AppError("INVALID_RULE", { path: name, messageKey: "INVALID_RULE_reference", name });
    return [...ids];
  });
}
