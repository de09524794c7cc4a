"use client";
// What will the first rows become? The value that is kept, under it what was written where the two differ, and what is wrong.
import { useTranslations } from "next-intl";
import { cn } from "tailwind-variants";
import { Card } from "@/components/ui/card";
import type { Preview } from "./import-types";

export function PreviewTable({ preview }: { preview: Preview }) {
  const t = useTranslations("imports");
  const { headings, mapping, rows } = preview;
  const wrong = rows.filter(({ problem }) => problem !== null).length;
  return (
    <Card
      title={t("preview.title")}
      description={wrong === 0 ? t("preview.fine") : t("preview.wrong", { count: wrong })}
      flush
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard */}
      <section className="overflow-x-auto" tabIndex={0} aria-label={t("preview.title")}>
        <table className="w-full text-xs">
          <thead className="text-left text-ink-soft">
            <tr>
              <th scope="col" className="px-2 py-1.5 font-medium">
                {t("column.line")}
              </th>
              {headings.map((heading, index) => (
                <th key={heading} scope="col" className="px-2 py-1.5 font-medium whitespace-nowrap">
                  {heading}
                  <span className="block font-normal text-ink-faint">
                    {mapping[index]?.target ? t(`target.${mapping[index].target}` as "target.name") : t("map.leaveOut")}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, cells, problem }) => (
              <tr key={line} className={cn("border-line border-t align-top", problem && "bg-bad-soft")}>
                <td className="px-2 py-1.5 tabular-nums">{line}</td>
                {cells.map(({ text, value }, index) => (
                  <td key={headings[index] ?? index} className="max-w-56 px-2 py-1.5">
                    <span className={cn("block truncate", value === null && "text-ink-faint")}>{value ?? text}</span>
                    {value !== null && value !== text && <span className="block truncate text-ink-faint">{text}</span>}
                    {problem?.column === index && <span className="block text-bad">{problem.text}</span>}
                  </td>
                ))}
                {problem?.column === null && <td className="px-2 py-1.5 text-bad">{problem.text}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}
