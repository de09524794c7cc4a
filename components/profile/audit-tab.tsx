// Who did what to this customer, and who tried?
import { useTranslations } from "next-intl";
import { useAuditWord } from "@/components/settings/audit-words";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Instant } from "@/components/ui/format";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { profileHref } from "./profile-types";

export type AuditRowView = {
  id: string;
  at: Date;
  actor: string | null;
  actorKind: string;
  action: string;
  outcome: string;
  reason: string | null;
};

export type AuditTabProps = { customerId: string; rows: readonly AuditRowView[]; next: string | null };

export function AuditTab({ customerId, rows, next }: AuditTabProps) {
  const t = useTranslations("profile.audit");
  const word = useAuditWord();
  if (rows.length === 0) return <EmptyState title={t("empty")}>{t("caption")}</EmptyState>;
  const kind = (row: AuditRowView) => {
    const key = row.actorKind as "system";
    return t.has(key) ? t(key) : row.actorKind;
  };
  return (
    <>
      <Card flush>
        <Table
          caption={t("caption")}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { key: "when", header: t("when"), cell: (row) => <Instant value={row.at} />, primary: true },
            { key: "who", header: t("who"), cell: (row) => row.actor ?? kind(row) },
            { key: "what", header: t("what"), cell: (row) => word(row.action) },
            {
              key: "outcome",
              header: t("outcome"),
              cell: (row) => (
                <Badge tone={row.outcome === "refused" ? "bad" : "neutral"}>
                  {t(row.outcome === "refused" ? "refused" : "done")}
                </Badge>
              ),
            },
          ]}
        />
      </Card>
      {next !== null && <Pagination nextHref={profileHref(customerId, "audit", { after: next })} />}
    </>
  );
}
