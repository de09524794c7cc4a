"use client";
// Two people changed the same facts: mine and theirs side by side, one choice for each, nothing lost by accident.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/radio-group";
import type { FactConflict, FactValue } from "@/lib/domain/customers/fact-change";
import { useFactWords } from "./fact-words";

export type ConflictChoiceProps = {
  conflicts: readonly FactConflict[];
  currency: string;
  pending: boolean;
  /** The facts for which "mine" was chosen; empty when all of theirs stand. */
  onChoose: (keepMine: readonly string[]) => void;
};

export function ConflictChoice({ conflicts, currency, pending, onChoose }: ConflictChoiceProps) {
  const t = useTranslations("profile.conflict");
  const words = useFactWords(currency);
  const [choice, setChoice] = useState<Record<string, "mine" | "theirs">>({});
  const shown = (field: string, value: FactValue) => words.value(field, value) || t("none");
  return (
    <section role="alert" className="rounded-lg border border-bad bg-raised p-4">
      <h2 className="text-base font-semibold">{t("title")}</h2>
      <p className="mt-1 text-ink-soft">{t("body")}</p>
      <div className="mt-3 flex flex-col gap-3">
        {conflicts.map(({ field, mine, theirs }) => (
          <fieldset key={field}>
            <legend className="mb-1 text-sm font-medium">{words.label(field)}</legend>
            <RadioGroup
              look="cards"
              aria-label={words.label(field)}
              value={choice[field] ?? "theirs"}
              onValueChange={(side) => setChoice((before) => ({ ...before, [field]: side }))}
              options={[
                { value: "mine", label: shown(field, mine), hint: t("mine") },
                { value: "theirs", label: shown(field, theirs), hint: t("theirs") },
              ]}
            />
          </fieldset>
        ))}
      </div>
      <Button
        className="mt-4"
        variant="primary"
        pending={pending}
        onClick={() => onChoose(conflicts.map(({ field }) => field).filter((field) => choice[field] === "mine"))}
      >
        {t("apply")}
      </Button>
    </section>
  );
}
