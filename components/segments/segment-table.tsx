// The segments of the company: how large, how they change, whose, since when.
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Num, RelativeTime } from "@/components/ui/format";
import { Table } from "@/components/ui/table";

export interface SegmentLine {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly kind: "dynamic" | "static";
  readonly shared: boolean;
  readonly memberCount: number | null;
  readonly sizes: readonly number[];
  readonly ownerName: string | null;
  readonly folder: string | null;
  readonly updatedAt: Date;
}

/** Size now against the latest snapshot; null while there is none. */
export function sizeChange({ memberCount, sizes }: Pick<SegmentLine, "memberCount" | "sizes">): number | null {
  const before = sizes.at(-1);
  return memberCount === null || before === undefined ? null : memberCount - before;
}

/** The sizes of the snapshots and of now, as a line without numbers: the numbers stand beside it. */
function Sparkline({ values }: { values: readonly number[] }) {
  if (values.length < 2) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const points = values.map((value, index) => {
    const x = (index / (values.length - 1)) * 62 + 1;
    const y = high === low ? 9 : 17 - ((value - low) / (high - low)) * 16;
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg viewBox="0 0 64 18" className="h-4.5 w-16 text-chart-1 max-md:hidden" aria-hidden="true">
      <polyline points={points.join(" ")} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  );
}

export function SegmentTable({ segments, empty }: { segments: readonly SegmentLine[]; empty: ReactNode }) {
  const t = useTranslations("segments.list");
  const all = useTranslations("segments");
  const locale = useLocale();
  const nameOf = ({ nameVi, nameEn }: SegmentLine) => (locale === "vi" ? nameVi : nameEn);
  return (
    <Table
      caption={all("title")}
      rows={segments}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/segments/${id}`}
      rowName={nameOf}
      empty={empty}
      columns={[
        {
          key: "name",
          header: t("name"),
          primary: true,
          cell: (row) => (
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{nameOf(row)}</span>
              {row.kind === "static" && <Badge>{t("static")}</Badge>}
              {!row.shared && <Badge>{t("private")}</Badge>}
            </span>
          ),
        },
        {
          key: "size",
          header: t("size"),
          align: "end",
          cell: ({ memberCount }) =>
            memberCount === null ? (
              <span className="text-ink-faint">{t("notCounted")}</span>
            ) : (
              <Num value={memberCount} />
            ),
        },
        {
          key: "change",
          header: t("change"),
          align: "end",
          cell: (row) => {
            const change = sizeChange(row);
            if (change === null) return <span className="text-ink-faint">–</span>;
            return (
              <span className="inline-flex items-center justify-end gap-2">
                <Sparkline values={row.memberCount === null ? row.sizes : [...row.sizes, row.memberCount]} />
                <Num value={change} sign />
              </span>
            );
          },
        },
        { key: "owner", header: t("owner"), cell: ({ ownerName }) => ownerName ?? "–" },
        { key: "folder", header: t("folder"), hideOnPhone: true, cell: ({ folder }) => folder ?? "–" },
        {
          key: "updated",
          header: t("updated"),
          align: "end",
          cell: ({ updatedAt }) => <RelativeTime value={updatedAt} />,
        },
      ]}
    />
  );
}
