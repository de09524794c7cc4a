"use client";
// How are the figures of a chart written: as money, shares or plain numbers, long in the table and short on the axis?
import { useFormat } from "./format";

export type ChartUnit = "num" | "money" | "percent";
export type ChartValue = string | number | null | undefined;

export function useChartFormat({ unit = "num", currency = "VND" }: { unit?: ChartUnit; currency?: string }) {
  const { money, percent, num } = useFormat();
  return (value: ChartValue, compact = false): string => {
    if (typeof value !== "number") return "–";
    if (unit === "money") return money(value, currency, { compact });
    if (unit === "percent") return percent(value, { digits: compact ? 0 : 1 });
    return num(value, { compact, digits: 2 });
  };
}
