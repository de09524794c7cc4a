"use client";
// Whom does a tactic reach, with what, by which channel, when, at what cost, and who is left alone to compare with?
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { DefinitionList } from "@/components/ui/definition-list";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { Money, Percent } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { type Action, useAction } from "@/components/ui/use-action";
import { type TacticChannel, tacticChannels } from "@/lib/domain/most/cards";
import type { TacticChange, TacticFields } from "@/lib/domain/most/plan-input";
import { type Named, useName } from "./use-plan-words";

export type TacticFormProps = {
  tactic: TacticFields & { nodeId: string };
  currency: string;
  segments: readonly (Named & { id: string; memberCount: number | null })[];
  products: readonly (Named & { id: number })[];
  product: (Named & { id: number }) | null;
  mayPlan: boolean;
  onSave: Action<TacticChange, { nodeId: string }>;
};

type Values = Omit<TacticChange, "nodeId" | "productId"> & { productId: string | null; channel: TacticChannel | null };

export function TacticForm(props: TacticFormProps) {
  const { tactic, currency, segments, products, product, mayPlan, onSave } = props;
  const t = useTranslations("plan");
  const name = useName();
  const router = useRouter();
  const save = useAction(onSave, { success: t("tactic.saved"), inlineErrors: true, onSuccess: () => router.refresh() });
  const segment = segments.find((one) => one.id === tactic.segmentId) ?? null;
  if (!mayPlan)
    return (
      <Card title={t("tactic.title")}>
        <DefinitionList
          items={[
            { term: t("tactic.segment"), value: segment && name(segment) },
            { term: t("tactic.offer"), value: tactic.offer },
            { term: t("tactic.product"), value: product && name(product) },
            { term: t("tactic.channel"), value: tactic.channel && t(`channel.${tactic.channel}`) },
            { term: t("tactic.place"), value: tactic.place },
            { term: t("tactic.timeSlot"), value: tactic.timeSlot },
            {
              term: t("tactic.budget"),
              value: tactic.budgetMinor === null ? null : <Money minor={tactic.budgetMinor} currency={currency} />,
            },
            { term: t("tactic.holdout"), value: <Percent value={tactic.holdoutPercent / 100} digits={0} /> },
          ]}
        />
      </Card>
    );
  const segmentOptions = segments.map((one) => ({
    id: one.id,
    label: name(one),
    ...(one.memberCount === null ? {} : { hint: t("tactic.members", { count: one.memberCount }) }),
  }));
  const offered = product && !products.some((one) => one.id === product.id) ? [product, ...products] : products;
  const productOptions = offered.map((one) => ({ id: String(one.id), label: name(one) }));
  return (
    <Card title={t("tactic.title")} description={t("tactic.signaturesDropped")}>
      <Form<Values>
        errors={save.fields}
        onSubmit={({ productId, holdoutPercent, ...values }) =>
          void save.run({
            nodeId: tactic.nodeId,
            ...values,
            productId: productId ? Number(productId) : null,
            holdoutPercent: holdoutPercent ?? 0,
          })
        }
      >
        <FormErrors error={save.error} />
        <Field label={t("tactic.segment")} name="segmentId">
          <Combobox
            options={segmentOptions}
            placeholder={t("tactic.noSegment")}
            defaultValue={segmentOptions.find((one) => one.id === tactic.segmentId) ?? null}
          />
        </Field>
        <Field label={t("tactic.offer")} name="offer">
          <Textarea defaultValue={tactic.offer ?? ""} maxLength={2000} rows={2} />
        </Field>
        <Field label={t("tactic.product")} name="productId">
          <Combobox
            options={productOptions}
            placeholder={t("tactic.noProduct")}
            defaultValue={productOptions.find((one) => one.id === String(tactic.productId)) ?? null}
          />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("tactic.channel")} name="channel">
            <Select
              defaultValue={tactic.channel}
              options={tacticChannels.map((value) => ({ value, label: t(`channel.${value}`) }))}
            />
          </Field>
          <Field label={t("tactic.timeSlot")} name="timeSlot" hint={t("tactic.timeSlotHint")}>
            <Input defaultValue={tactic.timeSlot ?? ""} maxLength={11} placeholder="09:00-11:30" />
          </Field>
          <Field label={t("tactic.place")} name="place">
            <Input defaultValue={tactic.place ?? ""} maxLength={300} />
          </Field>
          <Field label={t("tactic.budget")} name="budgetMinor">
            <MoneyInput currency={currency} defaultValue={tactic.budgetMinor} />
          </Field>
          <Field label={t("tactic.holdout")} name="holdoutPercent" hint={t("tactic.holdoutHint")}>
            <NumberInput defaultValue={tactic.holdoutPercent} min={0} max={50} unit="%" stepper />
          </Field>
        </div>
        <div className="flex justify-end">
          <SubmitButton pending={save.pending} />
        </div>
      </Form>
    </Card>
  );
}
