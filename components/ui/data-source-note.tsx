// Where does this fact come from, and when was it last known to be true?
import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "tailwind-variants";
import { showDay } from "./parse-day";

export type DataSourceNoteProps = {
  /** Already in the reader's language: "ghi chú của Lan", "nhập từ tệp". */
  source: string;
  /** "YYYY-MM-DD" */
  on?: string | null;
  verifiedOn?: string | null;
  className?: string;
};

export function DataSourceNote({ source, on, verifiedOn, className }: DataSourceNoteProps) {
  const t = useTranslations("common.source");
  const parts = [
    t("from", { source }),
    ...(on ? [t("on", { date: showDay(on) })] : []),
    ...(verifiedOn ? [t("verified", { date: showDay(verifiedOn) })] : []),
  ];
  return (
    <span className={cn("text-xs text-pretty text-ink-faint", className)}>
      <History aria-hidden="true" className="mr-1 inline-block size-3 align-[-0.125em]" />
      {parts.join(" · ")}
    </span>
  );
}
