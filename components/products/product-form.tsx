"use client";
import { useRouter } from "next/navigation";
// A product or service, new or changed. The English name may stay blank: then the Vietnamese one serves both.
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { MoneyInput } from "@/components/ui/money-input";
import { NumberInput } from "@/components/ui/number-input";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Action, useAction } from "@/components/ui/use-action";
import type { ProductFields } from "@/lib/domain/basics/catalogue-input";
import { type CategoryView, categoryOptions } from "./category-options";

export type ProductValues = Omit<ProductFields, "categoryId"> & { categoryId: number | null };

type Held = { id: number; version: number };

type ProductFormProps = {
  product: (ProductFields & Held) | null;
  categories: readonly CategoryView[];
  suppliers: readonly { id: string; name: string }[];
  currency: string;
  /** Making a product asks for its fields; changing one also says which, and which version was seen. */
  onSave: Action<ProductValues & Held, { id: number }>;
};

export function ProductForm({ product, categories, suppliers, currency, onSave }: ProductFormProps) {
  const t = useTranslations("products");
  const common = useTranslations("common.action");
  const router = useRouter();
  const locale = useLocale();
  const save = useAction(onSave, {
    inlineErrors: true,
    success: t("saved"),
    onSuccess: ({ id }) => router.push(`/products/${id}`),
  });
  const held = product ? { id: product.id, version: product.version } : {};
  const options = categoryOptions(categories, locale);
  const supplierOptions = suppliers.map(({ id, name }) => ({ id, label: name }));
  const category = options.find(({ id }) => id === String(product?.categoryId)) ?? null;
  const supplier = supplierOptions.find(({ id }) => id === product?.supplierId) ?? null;
  return (
    <Form<ProductValues & { categoryId: unknown }>
      errors={save.fields}
      onSubmit={(values) =>
        void save.run({
          ...values,
          ...held,
          categoryId: values.categoryId ? Number(values.categoryId) : null,
        } as ProductValues & Held)
      }
    >
      <Card title={t("form.basics")}>
        <div className="grid gap-4 md:grid-cols-2">
          <Field name="kind" label={t("field.kind")} className="md:col-span-2">
            <RadioGroup
              look="segmented"
              name="kind"
              defaultValue={product?.kind ?? "product"}
              options={[
                { value: "product", label: t("kind.product") },
                { value: "service", label: t("kind.service") },
              ]}
            />
          </Field>
          <Field name="nameVi" label={t("field.nameVi")} required>
            <Input defaultValue={product?.nameVi ?? ""} maxLength={200} autoComplete="off" />
          </Field>
          <Field name="nameEn" label={t("field.nameEn")} hint={t("form.nameEnHint")}>
            <Input
              defaultValue={product && product.nameEn !== product.nameVi ? (product.nameEn ?? "") : ""}
              maxLength={200}
              autoComplete="off"
            />
          </Field>
          <Field name="code" label={t("field.code")} required>
            <Input defaultValue={product?.code ?? ""} maxLength={60} autoComplete="off" />
          </Field>
          <Field name="categoryId" label={t("field.category")}>
            <Combobox options={options} defaultValue={category} />
          </Field>
        </div>
      </Card>
      <Card title={t("form.trade")}>
        <div className="grid gap-4 md:grid-cols-2">
          <Field name="priceMinor" label={t("field.price")}>
            <MoneyInput currency={currency} defaultValue={product?.priceMinor ?? null} />
          </Field>
          <Field name="marginPercent" label={t("field.margin")}>
            <NumberInput
              {...(product?.marginPercent == null ? {} : { defaultValue: product.marginPercent })}
              digits={1}
              unit="%"
              min={-1000}
              max={100}
            />
          </Field>
          <Field name="brand" label={t("field.brand")}>
            <Input defaultValue={product?.brand ?? ""} maxLength={120} autoComplete="off" />
          </Field>
          <Field name="manufacturer" label={t("field.manufacturer")}>
            <Input defaultValue={product?.manufacturer ?? ""} maxLength={120} autoComplete="off" />
          </Field>
          <Field name="packageSize" label={t("field.packageSize")}>
            <Input defaultValue={product?.packageSize ?? ""} maxLength={60} autoComplete="off" />
          </Field>
          <Field name="unit" label={t("field.unit")}>
            <Input defaultValue={product?.unit ?? ""} maxLength={40} autoComplete="off" />
          </Field>
          <Field name="supplierId" label={t("field.supplier")}>
            <Combobox options={supplierOptions} defaultValue={supplier} />
          </Field>
          <Field name="boughtOnce" label={t("field.boughtOnce")} hint={t("form.boughtOnceHint")} inline>
            <Checkbox defaultChecked={product?.boughtOnce ?? false} />
          </Field>
        </div>
      </Card>
      <FormErrors error={save.error} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton pending={save.pending} />
        <LinkButton href={product ? `/products/${product.id}` : "/products"}>{common("cancel")}</LinkButton>
      </div>
    </Form>
  );
}
