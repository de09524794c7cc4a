"use client";
// One exchange rate: of which currency, how much, of which day, from where.
import { useLocale, useTranslations } from "next-intl";
import { currencyOptions } from "@/components/auth/setting-options";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { UseAction } from "@/components/ui/use-action";
import type { Currency } from "@/lib/domain/basics/currencies";

export type RateInput = { currency: Currency; rate: number; asOf: string; source: string };
export type RateDialogProps = {
  base: string;
  others: Currency[];
  today: string;
  rate: { currency: string; rate: number; asOf: string; source: string } | null;
  save: UseAction<RateInput, unknown>;
  onClose: () => void;
};

export function RateDialog({ base, others, today, rate, save, onClose }: RateDialogProps) {
  const t = useTranslations("settings.rates");
  const common = useTranslations("common.action");
  const locale = useLocale();
  const currency = others.find((code) => code === rate?.currency) ?? null;
  const source = rate && rate.source !== "indicative" ? rate.source : "";
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={rate ? t("edit", { currency: rate.currency }) : t("add")}
    >
      <Form<RateInput>
        errors={save.fields}
        onSubmit={(values) => void save.run({ ...values, currency: currency ?? values.currency })}
      >
        {!currency && (
          <Field label={t("currency")} name="currency" required>
            <Select options={currencyOptions(others, locale)} />
          </Field>
        )}
        <Field label={t("rateLabel", { base })} name="rate" required>
          <NumberInput {...(rate ? { defaultValue: rate.rate } : {})} min={0} digits={6} unit={base} />
        </Field>
        <Field label={t("asOf")} name="asOf" required>
          <DateInput defaultValue={rate ? rate.asOf : today} max={today} />
        </Field>
        <Field label={t("source")} name="source" hint={t("sourceHint")} required>
          <Input defaultValue={source} autoComplete="off" />
        </Field>
        <FormErrors error={save.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose render={<Button>{common("cancel")}</Button>} />
          <SubmitButton pending={save.pending} />
        </div>
      </Form>
    </Dialog>
  );
}
