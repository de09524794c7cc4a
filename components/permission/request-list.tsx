"use client";
// What do customers wait for? The nearest term first, each with what was asked and the answer to it.
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TaskDialog } from "@/components/profile/task-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Instant } from "@/components/ui/format";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextLink } from "@/components/ui/text-link";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/components/ui/use-action";
import type { DataRequestKind, DataRequestStatus } from "@/lib/domain/permission/data-request";

export type RequestRow = {
  id: string;
  customerId: string;
  customerName: string;
  kind: DataRequestKind;
  status: DataRequestStatus;
  identified: boolean;
  message: string | null;
  answer: string | null;
  receivedAt: Date;
  dueAt: Date;
  closedAt: Date | null;
  late: boolean;
};

const steps = ["acknowledged", "done", "refused"] as const;
type Step = (typeof steps)[number];

export type AnswerRequest = Action<{ customerId: string; id: string; status: Step; answer: string | null }, unknown>;

export type RequestListProps = {
  requests: readonly RequestRow[];
  mayAnswer: boolean;
  onAnswer: AnswerRequest;
};

function AnswerDialog({ request, onAnswer }: { request: RequestRow; onAnswer: AnswerRequest }) {
  const t = useTranslations("permission.requests");
  const [status, setStatus] = useState<Step>("done");
  const { customerId, id, customerName } = request;
  return (
    <TaskDialog
      title={t("answerTitle", { name: customerName })}
      trigger={<Button icon={<Check aria-hidden="true" />}>{t("answer")}</Button>}
      action={onAnswer}
      toInput={(values) => ({ customerId, id, status, answer: String(values.answer ?? "") })}
      success={t("saved")}
    >
      <Field label={t("step")}>
        <RadioGroup
          value={status}
          onValueChange={setStatus}
          options={steps.map((step) => ({ value: step, label: t(`status.${step}`) }))}
        />
      </Field>
      <Field label={t("answerText")} name="answer" hint={t("answerHint")}>
        <Textarea rows={4} maxLength={4000} />
      </Field>
    </TaskDialog>
  );
}

export function RequestList({ requests, mayAnswer, onAnswer }: RequestListProps) {
  const t = useTranslations("permission.requests");
  if (requests.length === 0) return <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>;
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {requests.map((request) => (
          <li
            key={`${request.customerId}${request.id}`}
            className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3"
          >
            <div className="min-w-0 flex-1 basis-64">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-semibold">{t(`kind.${request.kind}`)}</span>
                <TextLink href={`/customers/${request.customerId}`}>{request.customerName}</TextLink>
                <Badge tone={request.late ? "bad" : request.status === "open" ? "warn" : "neutral"}>
                  {request.late ? t("late") : t(`status.${request.status}`)}
                </Badge>
                {!request.identified && <Badge tone="warn">{t("unidentified")}</Badge>}
              </p>
              <p className="text-sm text-ink-soft">
                {t("received")} <Instant value={request.receivedAt} /> · {t(request.closedAt ? "closed" : "due")}{" "}
                <Instant value={request.closedAt ?? request.dueAt} />
              </p>
              {request.message && <p className="whitespace-pre-line break-words pt-1">{request.message}</p>}
              {request.answer && (
                <p className="whitespace-pre-line break-words pt-1 text-ink-soft">
                  {t("answered")} {request.answer}
                </p>
              )}
            </div>
            {mayAnswer && request.closedAt === null && <AnswerDialog request={request} onAnswer={onAnswer} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
