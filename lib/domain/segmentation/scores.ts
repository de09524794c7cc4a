// Which scores can a rule ask for? Written by the models; a label or a number per customer and kind.
import type { RuleFieldType } from "./rule-fields";

export interface ScoreKind {
  readonly key: string;
  readonly type: Extract<RuleFieldType, "number" | "choice">;
}

export const scoreKinds = [
  { key: "rfm_segment", type: "choice" },
  { key: "r", type: "number" },
  { key: "f", type: "number" },
  { key: "m", type: "number" },
  { key: "p_alive", type: "number" },
  { key: "expected_purchases", type: "number" },
  { key: "clv", type: "number" },
  { key: "cluster", type: "choice" },
  { key: "freshness", type: "number" },
] as const satisfies readonly ScoreKind[];

export function findScore(key: string): ScoreKind | undefined {
  return scoreKinds.find((kind) => kind.key === key);
}
