"use client";
// What is this condition about? Every field of the catalogue, purchases, contacts, permission, scores and segments in one list.
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Combobox } from "@/components/ui/combobox";
import type { Option } from "@/components/ui/use-options";
import { ruleFieldGroups } from "@/lib/domain/segmentation/rule-fields";
import { scoreKinds } from "@/lib/domain/segmentation/scores";
import { useBuilder } from "./builder-context";

export function WhatPicker({ value, onChange }: { value: string | null; onChange: (what: string) => void }) {
  const { fields, words } = useBuilder();
  const t = useTranslations("segments.builder");
  const options = useMemo(() => {
    const behaviour = words.text("group.behaviour");
    const listed: Option[] = ["purchases", "contact", "permission", "segment"].map((kind) => ({
      id: kind,
      label: words.text(`kind.${kind}`),
      hint: behaviour,
    }));
    for (const group of ruleFieldGroups) {
      for (const field of fields.values()) {
        if (field.group !== group) continue;
        listed.push({ id: `field:${field.key}`, label: words.field(field.key), hint: words.text(`group.${group}`) });
      }
    }
    for (const { key } of scoreKinds) {
      listed.push({ id: `score:${key}`, label: words.text(`score.${key}`), hint: words.text("group.scores") });
    }
    return listed;
  }, [fields, words]);
  return (
    <Combobox
      aria-label={t("what")}
      placeholder={t("whatPlaceholder")}
      required
      options={options}
      value={options.find(({ id }) => id === value) ?? null}
      onValueChange={(option) => option && option.id !== value && onChange(option.id)}
    />
  );
}
