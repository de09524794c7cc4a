"use client";
// Two people changed one note: both texts, and the choice.
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useOutcomeWord } from "./note-list";

export type NoteConflictRow = {
  field: "body" | "outcome" | "nextStep" | "kind";
  mine: string | null;
  theirs: string | null;
};

export type NoteConflictProps = {
  rows: readonly NoteConflictRow[];
  onKeepMine: () => void;
  onTakeTheirs: () => void;
};

export function NoteConflict({ rows, onKeepMine, onTakeTheirs }: NoteConflictProps) {
  const t = useTranslations("notes");
  const outcome = useOutcomeWord();
  function word(field: NoteConflictRow["field"], value: string | null) {
    if (value === null || value === "") return t("list.none");
    if (field === "outcome") return outcome(value);
    return field === "kind" ? t(`kind.${value as "meeting"}`) : value;
  }
  return (
    <div role="alert">
      <Card title={t("edit.conflictTitle")} className="border-bad">
        <div className="grid gap-3 sm:grid-cols-2">
          {rows.map((row) => (
            <div key={row.field} className="contents">
              {(["mine", "theirs"] as const).map((side) => (
                <div key={side} className="rounded-md border border-line bg-sunken p-3">
                  <p className="text-sm text-ink-soft">
                    {t(`form.${row.field}`)} · {t(`edit.${side}`)}
                  </p>
                  <p className="break-words whitespace-pre-line">{word(row.field, row[side])}</p>
                </div>
              ))}
            </div>
          ))}
        </div>
        <div className="mt-4 flex flex-wrap gap-2">
          <Button variant="primary" onClick={onKeepMine}>
            {t("edit.keepMine")}
          </Button>
          <Button onClick={onTakeTheirs}>{t("edit.takeTheirs")}</Button>
        </div>
      </Card>
    </div>
  );
}
