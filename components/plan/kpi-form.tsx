"use client";
// Which figure of the database judges this node, from where to where, until when?
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { DateInput } from "@/components/ui/date-input";
import { Drawer } from "@/components/ui/drawer";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { MoneyInput } from "@/components/ui/money-input";
import { NumberInput } from "@/components/ui/number-input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Action, useAction } from "@/components/ui/use-action";
import { permittedChannels } from "@/lib/domain/most/cards";
import { type MeasureName, measureNames, measures } from "@/lib/domain/most/measures";
import type { KpiChange, KpiInput } from "@/lib/domain/most/plan-input";
import type { KpiView } from "@/lib/domain/most/plan-view";
import { type Named, useName } from "./use-plan-words";

export type KpiFormProps = {
  nodeId: string;
  kpi: KpiView | null;
  currency: string;
  segments: readonly (Named & { id: string })[];
  categories: readonly (Named & { id: number })[];
  onOpenChange: (open: boolean) => void;
  onSaved: () => void;
  onAdd: Action<KpiInput, { id: string }>;
  onEdit: Action<KpiChange, { id: string }>;
};

type Values = {
  direction: "up" | "down";
  baseline: number | null;
  target: number | null;
  deadline: string | null;
  windowDays?: number | null;
  segmentId?: string | null;
  categoryId?: string | null;
  channel?: "phone" | "email" | "sms" | "zalo" | "post" | null;
};

/** A share is asked for as a percentage and kept as a share. */
const toShare = (value: number | null, isShare: boolean) => (value === null ? null : isShare ? value / 100 : value);
export function KpiForm(props: KpiFormProps) {
  const { nodeId, kpi, currency, segments, categories, onOpenChange, onSaved, onAdd, onEdit } = props;
  const t = useTranslations("plan");
  const name = useName();
  const [measure, setMeasure] = useState<MeasureName>(kpi?.measure ?? "active_customers");
  const { unit, asks, direction, window, needsSegment } = measures[measure];
  const isShare = unit === "share";
  const send = (input: KpiInput) => {
    const { nodeId: _, ...fields } = input;
    return kpi ? onEdit({ id: kpi.id, ...fields }) : onAdd(input);
  };
  const save = useAction(send, {
    success: t("form.saved"),
    inlineErrors: true,
    onSuccess: () => {
      onOpenChange(false);
      onSaved();
    },
  });
  const segmentOptions = segments.map((segment) => ({ id: segment.id, label: name(segment) }));
  const categoryOptions = categories.map((category) => ({ id: String(category.id), label: name(category) }));
  const known = kpi?.measure === measure ? kpi : null;

  function submit(values: Values) {
    const { windowDays, segmentId, categoryId, channel, baseline, target, ...rest } = values;
    void save.run({
      nodeId,
      measure,
      ...rest,
      baseline: toShare(baseline, isShare),
      target: toShare(target, isShare),
      params: {
        ...(windowDays ? { windowDays } : {}),
        ...(segmentId ? { segmentId } : {}),
        ...(categoryId ? { categoryId: Number(categoryId) } : {}),
        ...(channel ? { channel } : {}),
      },
    });
  }
  const amount = (field: "baseline" | "target") => {
    const held = known?.[field] ?? null;
    if (unit === "money")
      return <MoneyInput currency={currency} defaultValue={held === null ? null : Math.round(held)} />;
    const given = held === null ? {} : { defaultValue: isShare ? Math.round(held * 1e6) / 1e4 : held };
    return <NumberInput {...given} digits={isShare ? 2 : 0} {...(isShare ? { unit: "%" } : {})} />;
  };
  return (
    <Drawer title={t(kpi ? "kpi.edit" : "kpi.add")} description={t("kpi.intro")} open onOpenChange={onOpenChange}>
      <Form<Values> key={measure} onSubmit={submit} errors={save.fields}>
        <FormErrors error={save.error} />
        <Field label={t("kpi.measure")} hint={t(`measureHint.${measure}`)}>
          <Select
            value={measure}
            onValueChange={setMeasure}
            options={measureNames.map((value) => ({ value, label: t(`measure.${value}`) }))}
          />
        </Field>
        {asks.includes("window") && (
          <Field label={t("kpi.window")} name="windowDays">
            <NumberInput
              defaultValue={known?.params.windowDays ?? window ?? 90}
              min={1}
              max={3660}
              unit={t("kpi.days")}
              stepper
            />
          </Field>
        )}
        {asks.includes("channel") && (
          <Field label={t("kpi.channel")} name="channel">
            <Select
              defaultValue={known?.params.channel ?? "email"}
              options={permittedChannels.map((value) => ({ value, label: t(`channel.${value}`) }))}
            />
          </Field>
        )}
        {asks.includes("segment") && (
          <Field
            label={t("kpi.segment")}
            name="segmentId"
            required={needsSegment === true}
            error={save.fields["params.segmentId"]}
          >
            <Combobox
              options={segmentOptions}
              placeholder={t("kpi.wholeCompany")}
              defaultValue={segmentOptions.find((option) => option.id === known?.params.segmentId) ?? null}
            />
          </Field>
        )}
        {asks.includes("category") && (
          <Field label={t("kpi.category")} name="categoryId">
            <Combobox
              options={categoryOptions}
              placeholder={t("kpi.allCategories")}
              defaultValue={categoryOptions.find((option) => option.id === String(known?.params.categoryId)) ?? null}
            />
          </Field>
        )}
        <Field label={t("kpi.direction")} name="direction">
          <RadioGroup
            look="segmented"
            defaultValue={known?.direction ?? direction}
            options={[
              { value: "up", label: t("kpi.up") },
              { value: "down", label: t("kpi.down") },
            ]}
          />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("kpi.baseline")} name="baseline" hint={t("kpi.baselineHint")}>
            {amount("baseline")}
          </Field>
          <Field label={t("kpi.target")} name="target">
            {amount("target")}
          </Field>
        </div>
        <Field label={t("kpi.deadline")} name="deadline" hint={t("kpi.deadlineHint")}>
          <DateInput defaultValue={kpi?.deadline ?? null} />
        </Field>
        <div className="flex justify-end">
          <SubmitButton pending={save.pending} />
        </div>
      </Form>
    </Drawer>
  );
}
