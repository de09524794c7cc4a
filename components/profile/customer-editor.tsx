"use client";
// The whole form of a customer that is there, with the choice between two versions when somebody was faster.
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { toast } from "@/components/ui/toast";
import type { Option } from "@/components/ui/use-options";
import type { FactValues } from "@/lib/domain/customers/fact-change";
import { ConflictChoice } from "./conflict-choice";
import { CustomerForm, type CustomerFormValues } from "./customer-form";
import { type ChangeFacts, useFactChange } from "./use-fact-change";

export type CustomerEditorProps = {
  id: string;
  version: number;
  kind: "person" | "company";
  held: FactValues;
  currency: string;
  hiddenFacts: readonly string[];
  owners: readonly Option[] | null;
  teams: readonly Option[] | null;
  onChangeFacts: ChangeFacts;
};

export function CustomerEditor(props: CustomerEditorProps) {
  const { id, version, kind, held, currency, hiddenFacts, owners, teams, onChangeFacts } = props;
  const t = useTranslations();
  const router = useRouter();
  const change = useFactChange(onChangeFacts, t("profile.form.saved"), () => {
    router.push(`/customers/${id}`);
    router.refresh();
  });
  function submit({ kind: _kind, phone: _phone, email: _email, addressLine: _line, ...values }: CustomerFormValues) {
    if (Object.keys(values.base).length === 0) toast({ title: t("profile.form.nothingChanged") });
    else void change.run({ id, version, ...values });
  }
  return (
    <div className="flex flex-col gap-4">
      {change.conflicts && (
        <ConflictChoice
          conflicts={change.conflicts}
          currency={currency}
          pending={change.pending}
          onChoose={change.choose}
        />
      )}
      <CustomerForm
        kind={kind}
        held={held}
        currency={currency}
        hiddenFacts={hiddenFacts}
        owners={owners ?? undefined}
        teams={teams ?? undefined}
        pending={change.pending}
        error={change.conflicts ? null : change.error}
        errors={change.fields}
        submitLabel={t("common.action.saveChanges")}
        onSubmit={submit}
        cancel={<LinkButton href={`/customers/${id}`}>{t("common.action.cancel")}</LinkButton>}
      />
    </div>
  );
}
