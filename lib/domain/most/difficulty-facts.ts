// What do the seven difficulties look at, and how is a finding told?
import type { Day } from "@/lib/domain/basics/calendar";
import type { Interval, PlanLevel } from "./levels";
import type { PaceStatus } from "./pace";

export const difficultyCodes = ["D1", "D2", "D3", "D4", "D5", "D6", "D7"] as const;
export type DifficultyCode = (typeof difficultyCodes)[number];

export interface DifficultyItem {
  readonly id: string;
  readonly title: string;
  readonly ownerId: string | null;
  readonly dueOn: Day | null;
  readonly done: boolean;
  readonly slips: number;
  readonly lastCause: string | null;
  readonly estimateHours: number | null;
}

export interface DifficultyTactic {
  readonly hasSegment: boolean;
  readonly channel: string | null;
  readonly place: string | null;
  readonly timeSlot: string | null;
  readonly holdoutPercent: number;
  /** Null until cards were made. */
  readonly cards: {
    readonly total: number;
    readonly open: number;
    readonly holdout: number;
    readonly outcomes: number;
  } | null;
  readonly withheld: number;
}

export interface DifficultyNode extends Interval {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: PlanLevel;
  readonly ownerId: string | null;
  readonly approverId: string | null;
  readonly ownerSigned: boolean;
  readonly approverSigned: boolean;
  readonly finished: boolean;
  readonly reviewed: boolean;
  readonly createdOn: Day;
  readonly lastCheckInOn: Day | null;
  readonly workStatus: PaceStatus;
  readonly resultStatus: PaceStatus;
  readonly kpis: readonly {
    readonly baseline: number | null;
    readonly target: number | null;
    readonly deadline: Day | null;
  }[];
  readonly items: readonly DifficultyItem[];
  readonly tactic: DifficultyTactic | null;
}

export interface DifficultyFacts {
  readonly today: Day;
  readonly startsOn: Day;
  readonly nodes: readonly DifficultyNode[];
  /** Days on which work items were pushed back. */
  readonly slipDays: readonly Day[];
}

export interface Evidence {
  readonly nodeId: string;
  /** A text of the plan namespace: evidence.<reason>. */
  readonly reason: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly itemId?: string;
}

export interface Difficulty {
  readonly code: DifficultyCode;
  readonly state: "clear" | "found" | "no_data";
  readonly evidence: readonly Evidence[];
  /** Only D1: slips of the last 30 days and of the 30 before. */
  readonly trend?: { readonly recent: number; readonly before: number };
}
