"use client";
// How sure is the one in charge, and how sure were they before?
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Instant } from "@/components/ui/format";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { type Action, useAction } from "@/components/ui/use-action";
import type { CheckInInput } from "@/lib/domain/most/plan-input";
import type { PersonView } from "@/lib/domain/most/plan-view";
import { Person } from "./person";
import { personName } from "./use-plan-words";

export type CheckInSectionProps = {
  nodeId: string;
  checkIns: readonly { id: string; authorId: string; at: Date; confidence: number; comment: string | null }[];
  people: readonly PersonView[];
  mayWork: boolean;
  onCheckIn: Action<CheckInInput, { id: string }>;
};

const levels = ["c1", "c2", "c3", "c4", "c5"] as const;
const tones = ["bad", "bad", "warn", "good", "good"] as const;

export function CheckInSection({ nodeId, checkIns, people, mayWork, onCheckIn }: CheckInSectionProps) {
  const t = useTranslations("plan.checkIn");
  const form = useTranslations("plan.form");
  const router = useRouter();
  const [round, setRound] = useState(0);
  const send = useAction(onCheckIn, {
    success: t("saved"),
    onSuccess: () => {
      setRound(round + 1);
      router.refresh();
    },
  });
  return (
    <Card title={t("title")} description={t("intro")} flush>
      {mayWork && (
        <Form<{ confidence: string; comment: string }>
          key={round}
          className="border-t border-line p-4"
          errors={send.fields}
          onSubmit={({ confidence, comment }) => void send.run({ nodeId, confidence: Number(confidence), comment })}
        >
          <Field label={t("confidence")} name="confidence" required>
            <RadioGroup
              look="cards"
              defaultValue="3"
              options={levels.map((key, index) => ({ value: String(index + 1), label: t(key) }))}
            />
          </Field>
          <Field label={t("comment")} name="comment">
            <Textarea maxLength={2000} rows={2} />
          </Field>
          <div className="flex justify-end">
            <SubmitButton pending={send.pending}>{t("save")}</SubmitButton>
          </div>
        </Form>
      )}
      {checkIns.length === 0 ? (
        <p className="border-t border-line px-4 py-4 text-ink-faint">{t("empty")}</p>
      ) : (
        <ol className="border-t border-line">
          {checkIns.map((one) => (
            <li key={one.id} className="border-t border-line px-4 py-3 first:border-t-0">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Badge tone={tones[one.confidence - 1] ?? "neutral"}>{t(levels[one.confidence - 1] ?? "c3")}</Badge>
                <Person name={personName(people, one.authorId)} nobody={form("nobody")} />
                <span className="text-sm text-ink-faint">
                  <Instant value={one.at} />
                </span>
              </div>
              {one.comment && <p className="mt-1 whitespace-pre-line">{one.comment}</p>}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
