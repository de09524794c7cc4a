// What did taking the import back come to, and what stayed because somebody has built on it?
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";

type Kept = { what: string; id: string | null; name: string; reason: string };
type Props = { removed: number; restored: number; kept: number; keptRows: readonly Kept[] };

export function UndoReport({ removed, restored, kept, keptRows }: Props) {
  const t = useTranslations("imports");
  return (
    <Card
      title={t("undo.done")}
      description={t("undo.counts", { removed, restored, kept })}
      flush={keptRows.length > 0}
    >
      {keptRows.length > 0 && (
        <Table
          caption={t("undo.kept")}
          rows={keptRows.map((row, index) => ({ ...row, key: `${index}` }))}
          rowKey={({ key }) => key}
          columns={[
            { key: "name", header: t("undo.kept"), primary: true, cell: ({ name }) => name },
            { key: "what", header: t("column.kind"), cell: ({ what }) => t(`entity.${what}` as "entity.customer") },
            { key: "reason", header: t("column.reason"), cell: ({ reason }) => t(`keep.${reason}` as "keep.edited") },
          ]}
        />
      )}
    </Card>
  );
}
