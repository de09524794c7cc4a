// What does a condition answer, and the two tests that every kind of fact shares: is it fresh, does a set hold it?
import { startOfDay } from "@/lib/domain/basics/calendar";
import type { FieldLeaf } from "./rule";
import type { RuleContext } from "./rule-context";
import { windowDays } from "./windows";

export interface Verdict {
  readonly holds: boolean;
  /** What the condition looked at, for "why in, why out"; null is unknown. */
  readonly seen: unknown;
}

export function setHolds(op: string, held: ReadonlySet<string | number>, asked: readonly (string | number)[]): boolean {
  if (op === "is_set") return held.size > 0;
  if (op === "is_empty") return held.size === 0;
  if (op === "has_all") return asked.every((value) => held.has(value));
  const any = asked.some((value) => held.has(value));
  return op === "has_none" ? !any : any;
}

/** Latest of the origins' instants, compared as the ISO texts they are. */
export function latest(instants: readonly (string | null | undefined)[]): string | null {
  return instants.reduce<string | null>((best, at) => (at && (best === null || at > best) ? at : best), null);
}

export function isFresh(checkedAt: string | null, leaf: FieldLeaf, context: RuleContext): boolean {
  if (!leaf.verified_within) return true;
  if (checkedAt === null) return false;
  const { from = context.today } = windowDays(leaf.verified_within, context.today);
  return checkedAt >= startOfDay(from, context.timeZone).toISOString() && checkedAt <= context.asOf.toISOString();
}
