"use client";
// What else came up: products, a title, what they like? Folded away until somebody needs it.
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MultiCombobox } from "@/components/ui/multi-combobox";
import type { Option, SearchOptions } from "@/components/ui/use-options";
import type { NoteDraft } from "./note-draft";
import { newTopicPrefix } from "./note-payload";

export type LearntFieldsProps = {
  draft: Pick<NoteDraft, "products" | "jobTitle" | "likes" | "dislikes">;
  topics: readonly Option[];
  searchProducts: SearchOptions;
  onChange: (part: Partial<NoteDraft>) => void;
  open: boolean;
};

const newTopic = (name: string): Option => ({ id: `${newTopicPrefix}${name}`, label: name });

export function LearntFields({ draft, topics, searchProducts, onChange, open }: LearntFieldsProps) {
  const t = useTranslations("notes.form");
  return (
    <details open={open || undefined} className="rounded-lg border border-line bg-raised">
      <summary className="cursor-pointer px-3 py-2 font-medium touch:py-3">{t("learnt")}</summary>
      <div className="flex flex-col gap-3 px-3 pb-3">
        <Field label={t("products")}>
          <MultiCombobox
            search={searchProducts}
            value={draft.products}
            onValueChange={(products) => onChange({ products })}
            placeholder={t("productsPlaceholder")}
          />
        </Field>
        <Field label={t("likes")}>
          <MultiCombobox
            options={topics}
            value={draft.likes}
            onValueChange={(likes) => onChange({ likes })}
            onCreate={newTopic}
          />
        </Field>
        <Field label={t("dislikes")}>
          <MultiCombobox
            options={topics}
            value={draft.dislikes}
            onValueChange={(dislikes) => onChange({ dislikes })}
            onCreate={newTopic}
          />
        </Field>
        <Field label={t("jobTitle")}>
          <Input
            value={draft.jobTitle}
            maxLength={120}
            autoComplete="off"
            onValueChange={(jobTitle) => onChange({ jobTitle: String(jobTitle) })}
          />
        </Field>
      </div>
    </details>
  );
}
