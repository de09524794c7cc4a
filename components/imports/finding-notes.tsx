"use client";
// How was the file read: encoding, dates, numbers? What the columns showed, and the choice to read them otherwise.
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ImportOptions } from "@/lib/domain/imports/mapping";
import { delimiters, textEncodings } from "@/lib/domain/imports/sniff";
import type { ColumnFinding, Preview } from "./import-types";

type Props = { preview: Preview; options: ImportOptions; onChange: (options: Partial<ImportOptions>) => void };

export function FindingNotes({ preview, options, onChange }: Props) {
  const t = useTranslations("imports");
  const { format, findings } = preview;
  const dates = findings.filter(({ order, filled }) => order !== undefined && filled > 0);
  const numbers = findings.filter(({ mark, dot = 0, comma = 0 }) => mark !== undefined && dot + comma > 0);
  const say = (finding: ColumnFinding) =>
    finding.order === "serial"
      ? t("finding.serial", { column: finding.heading })
      : t(finding.order === "mdy" ? "finding.mdy" : "finding.dmy", {
          column: finding.heading,
          proof: (finding.order === "mdy" ? finding.monthFirstExample : finding.dayFirstExample) ?? "",
          proofs: (finding.order === "mdy" ? finding.monthFirst : finding.dayFirst) ?? 0,
        });
  return (
    <details className="mt-4 text-sm">
      <summary className="cursor-pointer text-accent-text">{t("finding.title")}</summary>
      <ul className="mt-2 list-disc pl-5 text-ink-soft">
        {dates.map((finding) => (
          <li key={finding.heading}>{say(finding)}</li>
        ))}
        {numbers.map(({ heading, mark, dotExample, commaExample }) => (
          <li key={heading}>
            {mark === null
              ? t("finding.mixed", { column: heading, one: dotExample ?? "", other: commaExample ?? "" })
              : t(mark === "," ? "finding.comma" : "finding.dot", {
                  column: heading,
                  proof: (mark === "," ? commaExample : dotExample) ?? "",
                })}
          </li>
        ))}
      </ul>
      <div className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {format.kind === "csv" && (
          <>
            <Field label={t("finding.encoding")}>
              <Select
                value={format.encoding}
                onValueChange={(encoding) => onChange({ encoding: encoding as ImportOptions["encoding"] })}
                options={textEncodings.map((value) => ({ value, label: value.toUpperCase() }))}
              />
            </Field>
            <Field label={t("finding.delimiter")}>
              <Select
                value={format.delimiter}
                onValueChange={(delimiter) => onChange({ delimiter: delimiter as ImportOptions["delimiter"] })}
                options={delimiters.map((value) => ({ value, label: value === "\t" ? "Tab" : value }))}
              />
            </Field>
          </>
        )}
        {dates.length > 0 && (
          <Field label={t("finding.dates")}>
            <Select
              value={options.dateOrder ?? "auto"}
              onValueChange={(value) =>
                onChange({ dateOrder: value === "auto" ? undefined : (value as "dmy" | "mdy") })
              }
              options={[
                { value: "auto", label: t("finding.auto") },
                { value: "dmy", label: t("finding.dmyChoice") },
                { value: "mdy", label: t("finding.mdyChoice") },
              ]}
            />
          </Field>
        )}
        {numbers.length > 0 && (
          <Field label={t("finding.numbers")}>
            <Select
              value={options.decimalMark ?? "auto"}
              onValueChange={(value) => onChange({ decimalMark: value === "auto" ? undefined : (value as "." | ",") })}
              options={[
                { value: "auto", label: t("finding.auto") },
                { value: ",", label: "1.234,56" },
                { value: ".", label: "1,234.56" },
              ]}
            />
          </Field>
        )}
      </div>
    </details>
  );
}
