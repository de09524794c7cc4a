"use client";
// The drawn part of a chart. Only chart.tsx loads it, because the drawing library is large.
import {
  Area,
  AreaChart,
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { type ChartUnit, type ChartValue, useChartFormat } from "./chart-format";

export type ChartPoint = { label: string } & Record<string, ChartValue>;
export type ChartSeries = {
  key: string;
  label: string;
  /** Palette number; by order otherwise. */
  color?: 1 | 2 | 3 | 4 | 5 | 6;
  dashed?: boolean;
};

export type ChartDrawingProps = {
  /** "row" is a bar chart with bars lying down, for long labels. */
  kind: "bar" | "row" | "line" | "area";
  data: readonly ChartPoint[];
  series: readonly ChartSeries[];
  /** Money values are minor units. */
  unit?: ChartUnit;
  currency?: string;
  stacked?: boolean;
  /** A line to compare with. */
  target?: { value: number; label: string };
};

const color = (each: ChartSeries, index: number) => `var(--color-chart-${each.color ?? (index % 6) + 1})`;
const tick = { fontSize: 12, fill: "var(--color-ink-faint)" };

export function ChartDrawing({ kind, data, series, unit, currency, stacked, target }: ChartDrawingProps) {
  const write = useChartFormat({ ...(unit && { unit }), ...(currency && { currency }) });
  const Root = kind === "line" ? LineChart : kind === "area" ? AreaChart : BarChart;
  const lying = kind === "row";
  const figures = {
    type: "number" as const,
    tick,
    tickLine: false,
    axisLine: false,
    tickFormatter: (value: number) => write(value, true),
  };
  const names = {
    dataKey: "label",
    type: "category" as const,
    tick,
    tickLine: false,
    axisLine: { stroke: "var(--color-line)" },
  };
  return (
    <ResponsiveContainer width="100%" height="100%">
      <Root
        data={[...data]}
        layout={lying ? "vertical" : "horizontal"}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid stroke="var(--color-line)" vertical={lying} horizontal={!lying} />
        {lying ? <XAxis {...figures} /> : <XAxis {...names} minTickGap={16} />}
        {lying ? <YAxis {...names} width={128} /> : <YAxis {...figures} width="auto" />}
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--color-hover)", stroke: "var(--color-line)" }}
          formatter={(value) => write(typeof value === "number" ? value : null)}
          contentStyle={{
            background: "var(--color-overlay)",
            border: "1px solid var(--color-line)",
            borderRadius: 6,
            boxShadow: "var(--shadow-md)",
            fontSize: 13,
          }}
          itemStyle={{ color: "var(--color-ink)" }}
          labelStyle={{ color: "var(--color-ink-soft)" }}
        />
        {target && (
          <ReferenceLine
            {...(lying ? { x: target.value } : { y: target.value })}
            stroke="var(--color-ink-faint)"
            strokeDasharray="4 4"
          />
        )}
        {series.map((each, index) => {
          const stroke = color(each, index);
          const shared = {
            dataKey: each.key,
            name: each.label,
            isAnimationActive: false,
            ...(stacked && { stackId: "all" }),
          };
          const dash = each.dashed ? { strokeDasharray: "5 4" } : {};
          if (kind === "line") {
            const { stackId: _, ...line } = { stackId: undefined, ...shared };
            return (
              <Line
                key={each.key}
                {...line}
                {...dash}
                type="monotone"
                stroke={stroke}
                strokeWidth={2}
                dot={data.length <= 24 ? { r: 2.5 } : false}
              />
            );
          }
          if (kind === "area") {
            return (
              <Area
                key={each.key}
                {...shared}
                {...dash}
                type="monotone"
                stroke={stroke}
                strokeWidth={2}
                fill={stroke}
                fillOpacity={0.14}
              />
            );
          }
          return <Bar key={each.key} {...shared} fill={stroke} maxBarSize={36} radius={stacked ? 0 : 3} />;
        })}
      </Root>
    </ResponsiveContainer>
  );
}
