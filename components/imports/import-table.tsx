// Which files were imported, and what became of their rows? Newest first.
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Instant, Num } from "@/components/ui/format";
import { Table } from "@/components/ui/table";
import type { ImportListRow } from "./import-types";
import { statusTone } from "./status-tone";

export function ImportTable({ rows }: { rows: readonly ImportListRow[] }) {
  const t = useTranslations("imports");
  return (
    <Table
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/imports/${id}`}
      columns={[
        { key: "file", header: t("column.file"), primary: true, cell: ({ no, fileName }) => `${no} · ${fileName}` },
        { key: "kind", header: t("column.kind"), cell: ({ kind }) => t(`kind.${kind}`) },
        {
          key: "status",
          header: t("column.status"),
          cell: ({ status, dryRun }) => (
            <Badge tone={statusTone(status)}>
              {dryRun && status === "done" ? t("status.tried") : t(`status.${status}`)}
            </Badge>
          ),
        },
        { key: "created", header: t("outcome.created"), align: "end", cell: ({ created }) => <Num value={created} /> },
        {
          key: "updated",
          header: t("outcome.updated"),
          align: "end",
          hideOnPhone: true,
          cell: ({ updated }) => <Num value={updated} />,
        },
        {
          key: "rejected",
          header: t("outcome.rejected"),
          align: "end",
          cell: ({ rejected }) => <Num value={rejected} />,
        },
        {
          key: "read",
          header: t("outcome.read"),
          align: "end",
          hideOnPhone: true,
          cell: ({ read }) => <Num value={read} />,
        },
        { key: "at", header: t("column.at"), cell: ({ createdAt }) => <Instant value={createdAt} /> },
      ]}
    />
  );
}
