// How did the rule become what it is, and who was in when somebody looked? Revisions and snapshots of one segment.
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Instant, Num } from "@/components/ui/format";
import { Table } from "@/components/ui/table";

export interface RevisionLine {
  readonly version: number;
  readonly changedAt: Date;
  readonly changedBy: string | null;
  readonly reason: string | null;
  readonly sentence: string | null;
}

export interface SnapshotLine {
  readonly id: string;
  readonly takenAt: Date;
  readonly memberCount: number;
  readonly reason: string | null;
  readonly takenBy: string | null;
  readonly joined: number | null;
  readonly left: number | null;
}

export function RevisionList({ revisions }: { revisions: readonly RevisionLine[] }) {
  const t = useTranslations("segments.show");
  return (
    <Card title={t("history")}>
      <ol className="grid gap-4">
        {revisions.map(({ version, changedAt, changedBy, reason, sentence }) => (
          <li key={version} className="grid gap-0.5 border-l-2 border-line pl-3">
            <p className="text-sm text-ink-faint">
              {t("version", { version })} · <Instant value={changedAt} />
              {changedBy !== null && ` · ${changedBy}`}
            </p>
            {sentence !== null && <p>{sentence}</p>}
            {reason !== null && <p className="text-ink-soft italic">“{reason}”</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
}

export function SnapshotTable({ segmentId, snapshots }: { segmentId: string; snapshots: readonly SnapshotLine[] }) {
  const t = useTranslations("segments.show");
  return (
    <Card title={t("snapshots")} flush>
      <Table
        caption={t("snapshots")}
        rows={snapshots}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/segments/${segmentId}?snapshot=${id}`}
        empty={<p className="p-4 text-ink-soft">{t("noSnapshots")}</p>}
        columns={[
          { key: "taken", header: t("taken"), primary: true, cell: ({ takenAt }) => <Instant value={takenAt} /> },
          { key: "size", header: t("size"), align: "end", cell: ({ memberCount }) => <Num value={memberCount} /> },
          {
            key: "joined",
            header: t("joined"),
            align: "end",
            cell: ({ joined }) => (joined === null ? "–" : <Num value={joined} sign />),
          },
          {
            key: "left",
            header: t("left"),
            align: "end",
            cell: ({ left }) => (left === null ? "–" : <Num value={-left} sign />),
          },
          { key: "by", header: t("takenBy"), cell: ({ takenBy }) => takenBy ?? "–" },
          {
            key: "reason",
            header: t("reasonColumn"),
            hideOnPhone: true,
            cell: ({ reason }) => (reason === "tactic" ? t("reasonTactic") : (reason ?? "–")),
          },
        ]}
      />
    </Card>
  );
}
