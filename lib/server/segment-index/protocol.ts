// What do the server and the thread of the index say to each other?
import type { Scope } from "@/lib/data/scope";
import type { PartCount } from "@/lib/domain/segmentation/columnar/count-part";
import type { SegmentRule } from "@/lib/domain/segmentation/rule";
import type { RuleContext } from "@/lib/domain/segmentation/rule-context";

export interface IndexQuestion {
  readonly scope: Scope;
  readonly rule: SegmentRule;
  readonly context: RuleContext;
}

export interface IndexSize {
  readonly customers: number;
  readonly lines: number;
  readonly megabytes: number;
  readonly seconds: number;
}

/** How a saved segment came out in the index and in SQL, in one state of the database. */
export interface CheckResult {
  readonly equal: boolean;
  readonly index: { readonly members: number; readonly withheld: number };
  readonly sql: { readonly members: number; readonly withheld: number };
}

export type Ask =
  | { readonly kind: "count"; readonly question: IndexQuestion }
  | { readonly kind: "members"; readonly question: IndexQuestion }
  /** Which of these customers are members? */
  | { readonly kind: "among"; readonly question: IndexQuestion; readonly ids: readonly string[] }
  | { readonly kind: "check"; readonly question: IndexQuestion };

export type Answer =
  | { readonly kind: "count"; readonly count: PartCount }
  | { readonly kind: "members"; readonly ids: Int32Array }
  | { readonly kind: "among"; readonly ids: readonly string[] }
  | { readonly kind: "check"; readonly result: CheckResult }
  /** The index cannot say: SQL must. */
  | { readonly kind: "pass"; readonly why: string };

export type ToThread = { readonly id: number; readonly ask: Ask };
export type FromThread =
  | { readonly id: number; readonly answer: Answer }
  | { readonly event: "ready"; readonly size: IndexSize }
  /** Much has changed since it was read: a fresh one should take its place. */
  | { readonly event: "worn" }
  /** It does not know what changed: its answers are void. */
  | { readonly event: "lost"; readonly why: string };
