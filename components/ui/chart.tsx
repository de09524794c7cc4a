"use client";
import dynamic from "next/dynamic";
// A picture of figures, loaded only when it is needed, with the figures themselves behind it.
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "tailwind-variants";
import type { ChartDrawingProps } from "./chart-drawing";
import { useChartFormat } from "./chart-format";
import { Skeleton } from "./skeleton";

const ChartDrawing = dynamic(() => import("./chart-drawing").then((module) => module.ChartDrawing), {
  ssr: false,
  loading: () => <Skeleton className="h-full rounded-md" />,
});

export type ChartProps = ChartDrawingProps & {
  /** What the picture shows: its heading for those who hear the page, and the table's caption. */
  title: string;
  /** The header of the first column of the table: "Tháng". */
  labelHeader: string;
  height?: number;
  /** One sentence that says what is to be seen. */
  summary?: ReactNode;
  className?: string;
};

export function Chart({ title, labelHeader, height = 240, summary, className, ...drawing }: ChartProps) {
  const t = useTranslations("common.chart");
  const write = useChartFormat(drawing);
  if (drawing.data.length === 0) return <p className="py-8 text-center text-ink-faint">{t("empty")}</p>;
  return (
    <figure className={cn("min-w-0", className)}>
      <figcaption className={summary === undefined ? "sr-only" : "mb-2 text-base text-ink-soft"}>
        {summary ?? title}
      </figcaption>
      <div style={{ height }} aria-hidden="true">
        <ChartDrawing {...drawing} />
      </div>
      {(drawing.series.length > 1 || drawing.target) && (
        <ul aria-hidden="true" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-soft">
          {drawing.series.map((each, index) => (
            <li key={each.key} className="flex items-center gap-1.5">
              <span
                className={each.dashed ? "w-4 border-t-2 border-dashed" : "size-2.5 rounded-xs"}
                style={{
                  [each.dashed ? "borderColor" : "background"]: `var(--color-chart-${each.color ?? index + 1})`,
                }}
              />
              {each.label}
            </li>
          ))}
          {drawing.target && (
            <li className="flex items-center gap-1.5">
              <span className="w-4 border-t border-dashed border-ink-faint" />
              {drawing.target.label}: {write(drawing.target.value)}
            </li>
          )}
        </ul>
      )}
      <details className="mt-2 text-sm">
        <summary className="inline-flex rounded-sm text-ink-soft hover:text-ink touch:min-h-11 touch:items-center">
          {t("showTable")}
        </summary>
        <div className="mt-2 max-h-72 overflow-auto rounded-md border border-line">
          <table className="w-full text-left">
            <caption className="sr-only">{title}</caption>
            <thead className="bg-sunken text-ink-soft">
              <tr>
                <th scope="col" className="px-3 py-1.5 font-medium">
                  {labelHeader}
                </th>
                {drawing.series.map((each) => (
                  <th key={each.key} scope="col" className="px-3 py-1.5 text-right font-medium">
                    {each.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {drawing.data.map((point) => (
                <tr key={point.label} className="border-t border-line">
                  <th scope="row" className="px-3 py-1.5 font-normal">
                    {point.label}
                  </th>
                  {drawing.series.map((each) => (
                    <td key={each.key} className="px-3 py-1.5 text-right">
                      {write(point[each.key])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
