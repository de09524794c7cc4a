"use client";
import { useRouter } from "next/navigation";
// A fixed list of people by their codes: pasted, counted, and whoever is unknown is named.
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { useFormat } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { type Action, useAction } from "@/components/ui/use-action";

export interface StaticSegmentInput {
  nameVi: string;
  nameEn: string;
  codes: string[];
}

interface Made {
  id: string;
  members: number;
  unknown: string[];
  unknownCount: number;
}

const textOf = (value: unknown) => (typeof value === "string" ? value.trim() : "");

export function StaticSegmentForm({ onCreate }: { onCreate: Action<StaticSegmentInput, Made> }) {
  const t = useTranslations("segments");
  const locale = useLocale();
  const router = useRouter();
  const { num } = useFormat();
  const create = useAction(onCreate, {
    success: ({ members }) => t("static.created", { count: num(members) }),
    onSuccess: ({ id, unknown, unknownCount }) => {
      if (unknownCount > 0) {
        toast({
          title: t("static.unknown", { count: unknownCount, codes: unknown.slice(0, 10).join(", ") }),
          tone: "bad",
        });
      }
      router.push(`/segments/${id}`);
    },
  });
  function submit(values: Record<string, unknown>) {
    const nameVi = textOf(values.nameVi) || textOf(values.nameEn);
    const nameEn = textOf(values.nameEn) || textOf(values.nameVi);
    const codes = textOf(values.codes)
      .split(/[\s,;]+/)
      .filter((code) => code !== "");
    return create.run({ nameVi, nameEn, codes: [...new Set(codes)] });
  }
  return (
    <Card className="max-w-2xl">
      <Form onSubmit={submit} errors={create.fields}>
        <div className="grid gap-4">
          <Field name="nameVi" label={t("form.nameVi")} required={locale === "vi"}>
            <Input maxLength={200} lang="vi" />
          </Field>
          <Field name="nameEn" label={t("form.nameEn")} required={locale === "en"}>
            <Input maxLength={200} lang="en" />
          </Field>
          <Field name="codes" label={t("static.codes")} hint={t("static.codesHint")} required>
            <Textarea rows={8} />
          </Field>
          <div>
            <SubmitButton pending={create.pending}>{t("static.create")}</SubmitButton>
          </div>
        </div>
      </Form>
    </Card>
  );
}
