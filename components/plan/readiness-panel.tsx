"use client";
// May customers be approached yet, and if not, what is missing? A manager may decide otherwise, in writing.
import { CircleCheck, CircleDashed } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { useFormat } from "@/components/ui/format";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { type Action, useAction } from "@/components/ui/use-action";
import type { OverrideInput } from "@/lib/domain/most/plan-input";
import { type Readiness, readinessItems } from "@/lib/domain/most/readiness";

export type ReadinessPanelProps = {
  nodeId: string;
  readiness: Readiness;
  override: { by: string; at: Date; reason: string } | null;
  mayOverride: boolean;
  onOverride: Action<OverrideInput, { nodeId: string }>;
};

export function ReadinessPanel({ nodeId, readiness, override, mayOverride, onOverride }: ReadinessPanelProps) {
  const t = useTranslations("plan.ready");
  const { instantDay } = useFormat();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const save = useAction(onOverride, {
    success: t("overrideDone"),
    inlineErrors: true,
    onSuccess: () => {
      setOpen(false);
      router.refresh();
    },
  });
  const { missing } = readiness;
  return (
    <Card
      title={t("title")}
      actions={
        <Badge tone={readiness.ready ? "good" : "warn"}>
          {missing.length === 0 ? t("yes") : t("no", { count: missing.length })}
        </Badge>
      }
    >
      {override && (
        <div className="mb-3 rounded-md bg-warn-soft px-3 py-2">
          <p className="font-medium text-warn">
            {t("overridden", { name: override.by, day: instantDay(override.at) })}
          </p>
          <p className="whitespace-pre-line">{override.reason}</p>
        </div>
      )}
      <ul className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
        {readinessItems.map((item) => {
          const lacks = missing.includes(item);
          return (
            <li key={item} className="flex items-start gap-2">
              {lacks ? (
                <CircleDashed aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />
              ) : (
                <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-good" />
              )}
              <span className={lacks ? undefined : "text-ink-soft"}>
                {t(item)}
                <span className="sr-only"> ({t(lacks ? "missing" : "done")})</span>
              </span>
            </li>
          );
        })}
      </ul>
      {!readiness.ready && mayOverride && (
        <div className="mt-4">
          <Button size="sm" onClick={() => setOpen(true)}>
            {t("override")}
          </Button>
        </div>
      )}
      <Dialog title={t("overrideTitle")} description={t("overrideIntro")} open={open} onOpenChange={setOpen}>
        <Form<{ reason: string }> errors={save.fields} onSubmit={({ reason }) => void save.run({ nodeId, reason })}>
          <FormErrors error={save.error} />
          <Field label={t("reason")} name="reason" hint={t("reasonHint")} required>
            <Textarea maxLength={1000} minLength={10} />
          </Field>
          <div className="flex justify-end">
            <SubmitButton pending={save.pending} />
          </div>
        </Form>
      </Dialog>
    </Card>
  );
}
