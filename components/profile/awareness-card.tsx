"use client";
// How well do they know each product, from unaware to advocate?
import { Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { searchProductOptions } from "@/components/notes/search-options";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { DataSourceNote } from "@/components/ui/data-source-note";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Action } from "@/components/ui/use-action";
import type { Option } from "@/components/ui/use-options";
import { type AwarenessLevel, awarenessLevels } from "@/lib/domain/customers/kinds";
import { ActButton } from "./act-button";
import { useSourceWord } from "./source-word";
import { TaskDialog } from "./task-dialog";

export type PutAwareness = Action<
  { customerId: string; productId: number; level: AwarenessLevel | null },
  { before: AwarenessLevel | null }
>;

export type AwarenessCardProps = {
  customerId: string;
  awareness: readonly {
    productId: number;
    nameVi: string;
    nameEn: string;
    level: AwarenessLevel;
    source: string;
    recordedAt: Date;
  }[];
  mayWrite: boolean;
  onPut: PutAwareness;
};

export function AwarenessCard({ customerId, awareness, mayWrite, onPut }: AwarenessCardProps) {
  const t = useTranslations("profile");
  const locale = useLocale();
  const source = useSourceWord();
  const [product, setProduct] = useState<Option | null>(null);
  const [level, setLevel] = useState<AwarenessLevel>("aware");
  const add = (
    <TaskDialog
      title={t("thinking.add")}
      trigger={
        <Button size="sm" icon={<Plus aria-hidden="true" />}>
          {t("thinking.add")}
        </Button>
      }
      action={onPut}
      toInput={() => ({ customerId, productId: Number(product?.id ?? 0), level })}
      success={t("thinking.saved")}
    >
      <Field label={t("thinking.product")} required name="productId">
        <Combobox search={searchProductOptions} value={product} onValueChange={setProduct} />
      </Field>
      <Field label={t("thinking.level")}>
        <Select
          value={level}
          onValueChange={setLevel}
          options={awarenessLevels.map((each) => ({ value: each, label: t(`awarenessLevel.${each}`) }))}
        />
      </Field>
    </TaskDialog>
  );
  return (
    <Card title={t("thinking.awareness")} actions={mayWrite ? add : undefined}>
      {awareness.length === 0 && <p className="text-ink-faint">{t("thinking.emptyAwareness")}</p>}
      <ul className="divide-y divide-line">
        {awareness.map((row) => {
          const name = locale === "vi" ? row.nameVi : row.nameEn;
          return (
            <li key={row.productId} className="flex flex-wrap items-center gap-3 py-2">
              <div className="min-w-0 flex-1">
                <p>{name}</p>
                <DataSourceNote source={source(row.source)} on={row.recordedAt.toISOString().slice(0, 10)} />
              </div>
              <Badge tone={row.level === "unaware" ? "neutral" : row.level === "advocate" ? "good" : "accent"}>
                {t(`awarenessLevel.${row.level}`)}
              </Badge>
              {mayWrite && (
                <ActButton
                  iconOnly
                  action={onPut}
                  input={{ customerId, productId: row.productId, level: null }}
                  success={t("facts.removed", { value: name })}
                  undo={() => onPut({ customerId, productId: row.productId, level: row.level })}
                  icon={<Trash2 aria-hidden="true" />}
                  label={t("facts.remove", { value: name })}
                />
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
