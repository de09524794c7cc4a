"use client";
// Two people changed the same thing: both values side by side, nothing overwritten until somebody chooses.
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

export type ConflictField = { label: string; yours: string; theirs: string };

export type ConflictViewProps = {
  fields: readonly ConflictField[];
  onKeepMine: () => void;
  onTakeTheirs: () => void;
};

export function ConflictView({ fields, onKeepMine, onTakeTheirs }: ConflictViewProps) {
  const t = useTranslations("plan.conflict");
  const differing = fields.filter((field) => field.yours !== field.theirs);
  return (
    <section role="alert" className="rounded-md border border-line bg-warn-soft p-3 text-base">
      <h3 className="font-semibold text-warn">{t("title")}</h3>
      <p className="text-ink-soft">{differing.length === 0 ? t("same") : t("intro")}</p>
      <ul className="mt-2 flex flex-col gap-2">
        {differing.map((field) => (
          <li key={field.label}>
            <p className="text-sm font-medium">{field.label}</p>
            <dl className="grid grid-cols-2 gap-2 text-sm">
              <div>
                <dt className="text-ink-soft">{t("yours")}</dt>
                <dd className="break-words">{field.yours || t("empty")}</dd>
              </div>
              <div>
                <dt className="text-ink-soft">{t("theirs")}</dt>
                <dd className="break-words">{field.theirs || t("empty")}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="sm" variant="primary" onClick={onKeepMine}>
          {t("keepMine")}
        </Button>
        <Button size="sm" onClick={onTakeTheirs}>
          {t("takeTheirs")}
        </Button>
      </div>
    </section>
  );
}
