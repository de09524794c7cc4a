// Which KPIs can be read from the database, in what unit, with what parameters? A closed list: what data can tell is
// never typed in. The SQL of each stands in lib/data/kpi-measures.ts.
import { z } from "zod";

export const measureNames = [
  "active_customers",
  "second_purchase_rate",
  "repeat_rate",
  "revenue",
  "average_order",
  "segment_size",
  "lapsed_customers",
  "permission_rate",
  "capture_rate",
  "response_rate",
  "cost_per_contact",
  "cost_per_response",
  "uplift",
] as const;
export type MeasureName = (typeof measureNames)[number];

export type MeasureUnit = "count" | "share" | "money";

export interface MeasureFacts {
  readonly unit: MeasureUnit;
  readonly direction: "up" | "down";
  /** Which questions the form asks. */
  readonly asks: readonly ("window" | "segment" | "category" | "channel")[];
  readonly needsSegment?: true;
  /** Days back from the reading, when the measure looks at a window. */
  readonly window?: number;
  /** Read from the cards of the tactics at or beneath the node. */
  readonly ofCards?: true;
}

export const measures: Readonly<Record<MeasureName, MeasureFacts>> = {
  active_customers: { unit: "count", direction: "up", asks: ["window", "segment", "category"], window: 90 },
  second_purchase_rate: { unit: "share", direction: "up", asks: ["window", "segment"], window: 365 },
  repeat_rate: { unit: "share", direction: "up", asks: ["window", "segment", "category"], window: 365 },
  revenue: { unit: "money", direction: "up", asks: ["window", "segment", "category"], window: 30 },
  average_order: { unit: "money", direction: "up", asks: ["window", "segment", "category"], window: 90 },
  segment_size: { unit: "count", direction: "up", asks: ["segment"], needsSegment: true },
  lapsed_customers: { unit: "count", direction: "down", asks: ["window", "segment"], window: 180 },
  permission_rate: { unit: "share", direction: "up", asks: ["channel", "segment"] },
  capture_rate: { unit: "share", direction: "up", asks: ["window", "segment"], window: 30 },
  response_rate: { unit: "share", direction: "up", asks: [], ofCards: true },
  cost_per_contact: { unit: "money", direction: "down", asks: [], ofCards: true },
  cost_per_response: { unit: "money", direction: "down", asks: [], ofCards: true },
  uplift: { unit: "share", direction: "up", asks: [], ofCards: true },
};

export function isMeasure(name: string): name is MeasureName {
  return Object.hasOwn(measures, name);
}

/** Parameters of a KPI as stored. Unknown keys are refused: a forgotten filter would measure everybody. */
export const measureParams = z.strictObject({
  windowDays: z.number().int().min(1).max(3660).optional(),
  segmentId: z.uuid().optional(),
  categoryId: z.number().int().positive().optional(),
  channel: z.enum(["phone", "email", "sms", "zalo", "post"]).optional(),
});
export type MeasureParams = z.infer<typeof measureParams>;

/** The parameters that a measure takes, with its own window where none is given. */
export function paramsFor(measure: MeasureName, params: MeasureParams): MeasureParams {
  const { asks, window } = measures[measure];
  return {
    ...(asks.includes("window") ? { windowDays: params.windowDays ?? window ?? 90 } : {}),
    ...(asks.includes("segment") && params.segmentId !== undefined ? { segmentId: params.segmentId } : {}),
    ...(asks.includes("category") && params.categoryId !== undefined ? { categoryId: params.categoryId } : {}),
    ...(asks.includes("channel") ? { channel: params.channel ?? "email" } : {}),
  };
}

export interface MeasureRows {
  readonly rows: number;
  readonly hits: number;
  readonly amount: number;
  readonly untouched: number;
  readonly untouchedHits: number;
  readonly budget: number | null;
  readonly sales: boolean;
}

const share = (hits: number, rows: number) => (rows === 0 ? null : hits / rows);
const ofSales = (counted: MeasureRows, value: number) => (counted.sales ? value : null);

/** The value of a measure from its counted rows; null means that the data cannot tell, never nought. */
export function measureValue(measure: MeasureName, counted: MeasureRows): number | null {
  const { rows, hits, amount, untouched, untouchedHits, budget } = counted;
  switch (measure) {
    case "active_customers":
    case "lapsed_customers":
      return ofSales(counted, hits);
    case "revenue":
      return ofSales(counted, amount);
    case "segment_size":
      return hits;
    case "average_order":
      return rows === 0 ? null : amount / rows;
    case "cost_per_contact":
    case "cost_per_response":
      return budget === null || hits === 0 ? null : budget / hits;
    case "uplift": {
      const reached = share(hits - untouchedHits, rows - untouched);
      const left = share(untouchedHits, untouched);
      return reached === null || left === null ? null : reached - left;
    }
    default:
      return share(hits, rows);
  }
}
