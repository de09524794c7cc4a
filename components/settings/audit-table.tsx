// The entries of the audit log, latest first.
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Instant } from "@/components/ui/format";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { useAuditWord } from "./audit-words";

export type AuditEntryView = {
  id: string;
  at: Date;
  actorKind: string;
  actorName: string | null;
  action: string;
  outcome: string;
  entity: string | null;
  entityId: string | null;
  customerId: string | null;
  customerName: string | null;
  reason: string | null;
  detail: unknown;
  withheld: boolean;
};

const kinds = { operator: "operator", system: "system", visitor: "visitor" } as const;

function useActor() {
  const t = useTranslations("settings.audit");
  return ({ actorKind, actorName }: AuditEntryView) => {
    const kind = Object.entries(kinds).find(([key]) => key === actorKind)?.[1];
    return kind ? t(kind) : (actorName ?? t("unknown"));
  };
}

function Detail({ entry }: { entry: AuditEntryView }) {
  const t = useTranslations("settings.audit");
  if (entry.withheld) return <span className="text-ink-faint">{t("withheld")}</span>;
  if (entry.detail === null && entry.reason === null) return null;
  const text = JSON.stringify(entry.detail, null, 1);
  return (
    <details className="relative z-1">
      <summary className="text-accent-text">{t("showDetail")}</summary>
      {entry.reason !== null && (
        <p className="mt-1">
          {t("reason")}: {entry.reason}
        </p>
      )}
      {entry.detail !== null && (
        <pre className="mt-1 max-w-md overflow-x-auto font-mono text-xs break-words whitespace-pre-wrap">{text}</pre>
      )}
    </details>
  );
}

export function AuditTable({ entries }: { entries: AuditEntryView[] }) {
  const t = useTranslations("settings.audit");
  const word = useAuditWord();
  const actor = useActor();
  return (
    <Table<AuditEntryView>
      caption={t("caption")}
      rows={entries}
      rowKey={(entry) => entry.id}
      empty={<EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>}
      columns={[
        { key: "at", header: t("when"), cell: (entry) => <Instant value={entry.at} /> },
        { key: "actor", header: t("actor"), cell: actor },
        {
          key: "action",
          header: t("action"),
          cell: (entry) => (
            <span className="flex flex-wrap items-center gap-2">
              {word(entry.action)}
              {entry.outcome === "refused" && <Badge tone="bad">{t("refused")}</Badge>}
            </span>
          ),
        },
        {
          key: "entity",
          header: t("entity"),
          cell: (entry) => (entry.entity === null ? "" : word(`entity.${entry.entity}`)),
        },
        {
          key: "customer",
          header: t("customer"),
          cell: (entry) =>
            entry.customerId !== null && (
              <TextLink href={`/customers/${entry.customerId}`}>
                {entry.customerName ?? entry.customerId.slice(-8)}
              </TextLink>
            ),
        },
        { key: "detail", header: t("detail"), cell: (entry) => <Detail entry={entry} /> },
      ]}
    />
  );
}
