"use client";
// Have the owner and the approver agreed to this, each in their own name? And is it closed, with what was learnt?
import { CircleCheck, CircleDashed } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { type Action, useAction } from "@/components/ui/use-action";
import type { FinishInput, SignOffInput } from "@/lib/domain/most/plan-input";
import type { NodeView, PersonView } from "@/lib/domain/most/plan-view";
import { Person } from "./person";
import { personName, useName } from "./use-plan-words";

export type SignOffProps = {
  node: NodeView;
  people: readonly PersonView[];
  userId: string;
  mayWork: boolean;
  onSign: Action<SignOffInput, { id: string }>;
  onFinish: Action<FinishInput, { id: string }>;
};

export function SignOff({ node, people, userId, mayWork, onSign, onFinish }: SignOffProps) {
  const t = useTranslations("plan");
  const name = useName();
  const router = useRouter();
  const [closing, setClosing] = useState(false);
  const refresh = () => router.refresh();
  const sign = useAction(onSign, {
    success: (_, { signed }) => t(signed ? "node.signedDone" : "node.unsignedDone"),
    onSuccess: refresh,
  });
  const finish = useAction(onFinish, {
    success: (_, { finished }) => t(finished ? "node.finishedDone" : "node.reopenedDone"),
    inlineErrors: true,
    onSuccess: () => {
      setClosing(false);
      refresh();
    },
  });
  const signers = [
    { as: "owner" as const, label: t("form.owner"), id: node.ownerId, signed: node.ownerSigned },
    { as: "approver" as const, label: t("form.approver"), id: node.approverId, signed: node.approverSigned },
  ];
  return (
    <Card
      title={t("node.signOff")}
      actions={
        mayWork &&
        (node.finished ? (
          <Button
            size="sm"
            pending={finish.pending}
            onClick={() =>
              void finish.run({ id: node.id, version: node.version, finished: false, review: node.review })
            }
          >
            {t("node.reopen")}
          </Button>
        ) : (
          <Button size="sm" onClick={() => setClosing(true)}>
            {t("node.finish")}
          </Button>
        ))
      }
    >
      <ul className="flex flex-col gap-3">
        {signers.map(({ as, label, id, signed }) => (
          <li key={as} className="flex flex-wrap items-center justify-between gap-2">
            <div className="min-w-0">
              <p className="text-sm text-ink-faint">{label}</p>
              <Person name={personName(people, id)} nobody={t("form.nobody")} />
            </div>
            <div className="flex items-center gap-2">
              <span
                className={
                  signed
                    ? "flex items-center gap-1 text-sm text-good"
                    : "flex items-center gap-1 text-sm text-ink-faint"
                }
              >
                {signed ? (
                  <CircleCheck aria-hidden="true" className="size-4" />
                ) : (
                  <CircleDashed aria-hidden="true" className="size-4" />
                )}
                {t(signed ? "node.signed" : "node.notSigned")}
              </span>
              {id === userId && (
                <Button
                  size="sm"
                  variant={signed ? "quiet" : "primary"}
                  pending={sign.pending}
                  onClick={() => void sign.run({ id: node.id, as, signed: !signed })}
                >
                  {signed ? t("node.unsign") : t("node.sign", { as })}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {node.review && (
        <div className="mt-4 border-t border-line pt-3">
          <h3 className="text-sm font-medium text-ink-soft">{t("node.review")}</h3>
          <p className="mt-1 whitespace-pre-line">{node.review}</p>
        </div>
      )}
      <Dialog title={t("node.finishTitle", { name: name(node) })} open={closing} onOpenChange={setClosing}>
        <Form<{ review: string }>
          errors={finish.fields}
          onSubmit={({ review }) => void finish.run({ id: node.id, version: node.version, finished: true, review })}
        >
          <FormErrors error={finish.error} />
          <Field label={t("node.review")} name="review" hint={t("node.reviewHint")}>
            <Textarea defaultValue={node.review ?? ""} maxLength={8000} rows={5} />
          </Field>
          <div className="flex justify-end">
            <SubmitButton pending={finish.pending} />
          </div>
        </Form>
      </Dialog>
    </Card>
  );
}
