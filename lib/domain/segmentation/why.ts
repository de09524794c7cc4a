// How is "why in, why out" told to a person? The tree of the rule in words, each node true or false, with what it saw.
import type { Membership } from "./evaluate-rule";

export interface WhyFact {
  readonly text: string;
  /** Whether the condition counts this row; a row passed over is shown too, where that explains the answer. */
  readonly counts: boolean;
}

export interface WhyNode {
  readonly kind: "all" | "any" | "not" | "condition";
  readonly holds: boolean;
  /** The condition in words; empty for a group. */
  readonly text: string;
  /** What is known of the person in words; null where nothing is, and for groups. */
  readonly seen: string | null;
  readonly facts: readonly WhyFact[];
  /** Rows that count beyond those listed. */
  readonly more: number;
  readonly children: readonly WhyNode[];
}

export interface Why {
  readonly customer: { readonly id: string; readonly code: string; readonly name: string };
  readonly membership: Membership;
  readonly tree: WhyNode;
}
