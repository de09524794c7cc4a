// What does a screen know of a plan? The shapes that the hall hands to the board, the dashboard and the node page.
import type { Day } from "@/lib/domain/basics/calendar";
import type { Difficulty } from "./difficulty-facts";
import type { PlanLevel } from "./levels";
import type { MeasureName, MeasureParams, MeasureUnit } from "./measures";
import type { PaceStatus, Quadrant } from "./pace";
import type { RolledFigure } from "./roll-up";

export interface PersonView {
  readonly id: string;
  readonly name: string;
}

export interface KpiView {
  readonly id: string;
  readonly nodeId: string;
  readonly measure: MeasureName;
  readonly params: MeasureParams;
  readonly unit: MeasureUnit;
  readonly direction: "up" | "down";
  readonly value: number | null;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly deadline: Day | null;
  readonly progress: number | null;
  readonly expected: number | null;
  readonly status: PaceStatus;
}

export interface CardCountsView {
  readonly total: number;
  readonly open: number;
  readonly outcomes: number;
  readonly holdout: number;
}

export interface NodeView {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: PlanLevel;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly description: string | null;
  readonly ownerId: string | null;
  readonly approverId: string | null;
  readonly weight: number;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  /** The node's own days, or those it takes from above. */
  readonly runs: { readonly startsOn: Day | null; readonly endsOn: Day | null };
  readonly version: number;
  readonly ownerSigned: boolean;
  readonly approverSigned: boolean;
  readonly finished: boolean;
  readonly review: string | null;
  readonly work: RolledFigure;
  readonly result: RolledFigure;
  readonly quadrant: Quadrant | null;
  readonly kpis: readonly KpiView[];
  readonly items: { readonly total: number; readonly done: number; readonly overdue: number };
  readonly cards: CardCountsView | null;
  readonly lastCheckIn: { readonly at: Date; readonly confidence: number } | null;
}

export interface PlanSummary {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly status: "draft" | "active" | "closed";
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly ownerId: string;
  readonly version: number;
  readonly archived: boolean;
}

/** Why an objective is late: the nodes whose KPIs hold its gap, the largest first. */
export interface LateObjective {
  readonly nodeId: string;
  readonly causes: readonly { readonly nodeId: string; readonly gap: number }[];
}

export interface PlanView {
  readonly plan: PlanSummary;
  readonly today: Day;
  readonly currency: string;
  readonly nodes: readonly NodeView[];
  readonly people: readonly PersonView[];
  readonly late: readonly LateObjective[];
  readonly difficulties: readonly Difficulty[];
}
