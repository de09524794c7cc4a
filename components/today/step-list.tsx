"use client";
// What was promised to customers, with a tick for what is done.
import { CalendarCheck, Check } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Day } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { type Action, useAction } from "@/components/ui/use-action";

export type StepView = {
  customerId: string;
  interactionId: string;
  customerName: string;
  nextStep: string;
  dueOn: string;
  overdue: boolean;
};

type StepMark = { customerId: string; id: string; done: boolean };

export type StepListProps = {
  steps: StepView[];
  today: string;
  markStep: Action<StepMark, unknown>;
};

export function StepList({ steps, today, markStep }: StepListProps) {
  const t = useTranslations("today.steps");
  const router = useRouter();
  const refresh = () => router.refresh();
  const again = useAction(markStep, { onSuccess: refresh });
  const mark = useAction(markStep, {
    success: (_, { id }) => t("doneToast", { step: steps.find((step) => step.interactionId === id)?.nextStep ?? "" }),
    undo: (_, input) => void again.run({ ...input, done: false }),
    onSuccess: refresh,
  });
  if (steps.length === 0) {
    return (
      <EmptyState
        level={3}
        title={t("emptyTitle")}
        icon={<CalendarCheck />}
        actions={<LinkButton href="/notes/new">{t("write")}</LinkButton>}
      >
        {t("empty")}
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-line">
      {steps.map((step) => (
        <li key={step.interactionId} className="flex items-center gap-3 px-4 py-2.5">
          <div className="min-w-0 flex-1">
            <p className="break-words">{step.nextStep}</p>
            <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-faint">
              <TextLink href={`/customers/${step.customerId}`} quiet>
                {step.customerName}
              </TextLink>
              <Day value={step.dueOn} />
              {step.overdue && <Badge tone="bad">{t("overdue")}</Badge>}
              {step.dueOn === today && <Badge tone="warn">{t("today")}</Badge>}
            </p>
          </div>
          <Button
            size="sm"
            icon={<Check aria-hidden="true" />}
            aria-label={t("doneNamed", { step: step.nextStep })}
            onClick={() => void mark.run({ customerId: step.customerId, id: step.interactionId, done: true })}
          >
            {t("done")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
