// What became of the rows? A sum that adds up, the reasons of what was refused, who may be known already.
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "tailwind-variants";
import { Card } from "@/components/ui/card";
import { Num } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { rowOutcomes } from "@/lib/domain/imports/kinds";
import type { Counts, DuplicateRow } from "./import-types";

/** The sign before a number of the sum. */
const sign = "relative pl-7 before:absolute before:bottom-0.5 before:left-0 before:text-xl before:text-ink-faint";

export function CountSum({ counts, dryRun }: { counts: Counts; dryRun: boolean }) {
  const t = useTranslations("imports");
  return (
    <Card
      title={dryRun ? t("result.tried") : t("result.title")}
      description={dryRun ? t("result.triedHint") : undefined}
    >
      <dl className="flex flex-wrap items-end gap-x-4 gap-y-3">
        {rowOutcomes.map((outcome, index) => (
          <div key={outcome} className={index === 0 ? undefined : cn(sign, "before:content-['+']")}>
            <dt className="text-ink-soft text-xs">{t(`outcome.${outcome}`)}</dt>
            <dd className="font-semibold text-xl tabular-nums">
              <Num value={counts[outcome]} />
            </dd>
          </div>
        ))}
        <div className={cn(sign, "before:content-['=']")}>
          <dt className="text-ink-soft text-xs">{t("outcome.read")}</dt>
          <dd className="font-semibold text-xl tabular-nums">
            <Num value={counts.read} />
          </dd>
        </div>
      </dl>
    </Card>
  );
}

type Errors = {
  id: string;
  groups: readonly { code: string; skipped: boolean; n: number; text: string }[];
  errors: readonly { line: number; code: string; text: string }[];
  nextHref: string | null;
  hasFile: boolean;
};

export function RowReasons({ id, groups, errors, nextHref, hasFile }: Errors) {
  const t = useTranslations("imports");
  if (groups.length === 0) return null;
  return (
    <Card
      title={t("reasons.title")}
      description={t("reasons.hint")}
      flush
      actions={
        hasFile ? (
          <LinkButton href={`/api/imports/${id}/rejected`} icon={<Download aria-hidden="true" />}>
            {t("reasons.download")}
          </LinkButton>
        ) : undefined
      }
    >
      <Table
        caption={t("reasons.title")}
        rows={errors}
        rowKey={({ line }) => String(line)}
        columns={[
          { key: "line", header: t("column.line"), primary: true, cell: ({ line }) => <Num value={line} /> },
          {
            key: "reason",
            header: t("column.reason"),
            cell: ({ text }) => <span className="whitespace-normal">{text}</span>,
          },
        ]}
      />
      {nextHref && (
        <p className="p-3">
          <TextLink href={nextHref}>{t("reasons.more")}</TextLink>
        </p>
      )}
    </Card>
  );
}

export function Duplicates({ count, rows }: { count: number; rows: readonly DuplicateRow[] }) {
  const t = useTranslations("imports");
  if (count === 0) return null;
  return (
    <Card title={t("duplicates.title", { count })} description={t("duplicates.hint")} flush>
      <Table
        caption={t("duplicates.title", { count })}
        rows={rows}
        rowKey={({ by, id, otherId }) => `${by} ${id} ${otherId}`}
        columns={[
          {
            key: "who",
            header: t("duplicates.imported"),
            primary: true,
            cell: ({ id, code, name }) => <TextLink href={`/customers/${id}`}>{`${code} · ${name}`}</TextLink>,
          },
          {
            key: "other",
            header: t("duplicates.other"),
            cell: ({ otherId, otherCode, otherName }) => (
              <TextLink href={`/customers/${otherId}`}>{`${otherCode} · ${otherName}`}</TextLink>
            ),
          },
          { key: "by", header: t("duplicates.by"), cell: ({ by }) => t(`duplicates.${by}`) },
        ]}
      />
    </Card>
  );
}
