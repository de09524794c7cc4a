"use client";
// Which column fills which field? One row per column, with what stands in its first rows.
import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import type { ImportMapping } from "@/lib/domain/imports/mapping";

type Props = {
  mapping: ImportMapping;
  targets: readonly { key: string; required: boolean }[];
  samples: readonly (readonly string[])[];
  onChange: (mapping: ImportMapping) => void;
};

const leaveOut = "-";

export function MappingTable({ mapping, targets, samples, onChange }: Props) {
  const t = useTranslations("imports");
  const name = (key: string) => t(`target.${key}` as "target.name");
  const missing = targets.filter(({ key, required }) => required && !mapping.some(({ target }) => target === key));
  return (
    <>
      <table className="w-full text-sm">
        <caption className="sr-only">{t("map.title")}</caption>
        <thead className="text-left text-ink-soft">
          <tr>
            <th scope="col" className="py-1 pr-3 font-medium">
              {t("map.column")}
            </th>
            <th scope="col" className="hidden py-1 pr-3 font-medium sm:table-cell">
              {t("map.sample")}
            </th>
            <th scope="col" className="py-1 font-medium">
              {t("map.field")}
            </th>
          </tr>
        </thead>
        <tbody>
          {mapping.map(({ heading, target }, index) => (
            <tr key={heading} className="border-line border-t">
              <th scope="row" className="max-w-48 truncate py-1.5 pr-3 text-left font-medium">
                {heading}
              </th>
              <td className="hidden max-w-64 truncate py-1.5 pr-3 text-ink-soft sm:table-cell">
                {samples
                  .map((row) => row[index])
                  .filter(Boolean)
                  .join(" · ")}
              </td>
              <td className="py-1.5">
                <Select
                  aria-label={t("map.fieldOf", { column: heading })}
                  value={target ?? leaveOut}
                  onValueChange={(value) =>
                    onChange(
                      mapping.map((entry, at) =>
                        at === index ? { heading, target: value === leaveOut ? null : value } : entry,
                      ),
                    )
                  }
                  options={[
                    { value: leaveOut, label: t("map.leaveOut") },
                    ...targets.map(({ key, required }) => ({
                      value: key,
                      label: required ? `${name(key)} *` : name(key),
                    })),
                  ]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {missing.length > 0 && (
        <p role="status" className="mt-3 text-warn">
          {t("map.missing", { fields: missing.map(({ key }) => name(key)).join(", ") })}
        </p>
      )}
    </>
  );
}
