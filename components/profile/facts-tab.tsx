// What do we know, where from, since when, and what was it before?
import { BadgeCheck } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DataSourceNote } from "@/components/ui/data-source-note";
import { DefinitionList } from "@/components/ui/definition-list";
import { Instant } from "@/components/ui/format";
import type { Action } from "@/components/ui/use-action";
import type { FactValue } from "@/lib/domain/customers/fact-change";
import { fieldCatalogue } from "@/lib/domain/customers/fields";
import { ActButton } from "./act-button";
import { FactEditor } from "./fact-editor";
import { useFactWords } from "./fact-words";
import type { ProfileCustomer } from "./profile-types";
import { useSourceWord } from "./source-word";
import type { ChangeFacts } from "./use-fact-change";

export type FactHistoryView = {
  id: string;
  field: string;
  before: FactValue;
  after: FactValue;
  source: string;
  at: Date;
  actor: string | null;
};

export type VerifyFact = Action<{ id: string; fact: string }, null>;

export type FactGroupsProps = {
  customer: ProfileCustomer;
  groups: readonly ("demographics" | "company" | "address" | "thinking")[];
  hiddenFacts: readonly string[];
  history: readonly FactHistoryView[];
  currency: string;
  mayWrite: boolean;
  onChangeFacts: ChangeFacts;
  onVerify: VerifyFact;
};

export function FactGroups(props: FactGroupsProps) {
  const { customer, groups, hiddenFacts } = props;
  const t = useTranslations("profile");
  return groups.map((group) => {
    const fields = fieldCatalogue.filter(
      (field) =>
        field.group === group &&
        (field.appliesTo === "both" || field.appliesTo === customer.kind) &&
        !hiddenFacts.includes(field.key),
    );
    return fields.length === 0 ? null : (
      <Card key={group} title={t(`factGroup.${group === "company" && customer.kind === "person" ? "online" : group}`)}>
        <ul className="divide-y divide-line">
          {fields.map((field) => (
            <FactRow key={field.key} fact={field.key} {...props} />
          ))}
        </ul>
      </Card>
    );
  });
}

function FactRow({ fact, ...props }: FactGroupsProps & { fact: string }) {
  const { customer, history, currency, mayWrite } = props;
  const t = useTranslations("profile");
  const tCommon = useTranslations("common.state");
  const words = useFactWords(currency);
  const source = useSourceWord();
  const held = customer.facts[fact];
  const shown = words.value(fact, held?.value ?? null);
  const changes = history.filter((change) => change.field === fact);
  const day = (instant: string | null) => instant?.slice(0, 10) ?? null;
  return (
    <li className="grid grid-cols-[minmax(5.5rem,2fr)_3fr_auto] items-start gap-x-3 py-2">
      <span className="text-sm text-ink-soft">{words.label(fact)}</span>
      <div className="min-w-0">
        <p className="break-words">
          {shown === "" ? <span className="text-ink-faint">{tCommon("unknown")}</span> : shown}
        </p>
        {shown !== "" && held?.source && (
          <DataSourceNote
            source={
              held.by === null ? source(held.source) : t("facts.by", { source: source(held.source), name: held.by })
            }
            on={day(held.recordedAt)}
            verifiedOn={day(held.verifiedAt)}
          />
        )}
        {changes.length > 1 && (
          <details className="text-sm">
            <summary className="cursor-pointer text-ink-faint hover:text-ink touch:min-h-11">
              {t("facts.history")}
            </summary>
            <ol className="mt-1 flex flex-col gap-1 border-l border-line pl-3">
              {changes.map((change) => (
                <li key={change.id}>
                  <span className="text-ink-faint">
                    <Instant value={change.at} />
                  </span>{" "}
                  {words.value(fact, change.before) || t("conflict.none")} →{" "}
                  {words.value(fact, change.after) || t("conflict.none")}{" "}
                  <span className="text-ink-faint">
                    ({[source(change.source), change.actor].filter(Boolean).join(", ")})
                  </span>
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
      {mayWrite && (
        <span className="flex w-14 justify-end touch:w-22">
          {shown !== "" && (
            <ActButton
              action={props.onVerify}
              input={{ id: customer.id, fact }}
              success={t("facts.verified", { fact: words.label(fact) })}
              icon={<BadgeCheck aria-hidden="true" />}
              label={`${t("facts.verify")}: ${words.label(fact)}`}
              iconOnly
            />
          )}
          <FactEditor
            customerId={customer.id}
            version={customer.version}
            fact={fact}
            value={held?.value ?? null}
            currency={currency}
            onChangeFacts={props.onChangeFacts}
          />
        </span>
      )}
    </li>
  );
}

export function CustomFacts({ customer }: { customer: ProfileCustomer }) {
  const t = useTranslations("profile.facts");
  const locale = useLocale();
  if (customer.custom.length === 0) return null;
  return (
    <Card title={t("custom")}>
      <DefinitionList
        items={customer.custom.map(({ labelVi, labelEn, value }) => ({
          term: locale === "vi" ? labelVi : labelEn,
          value,
        }))}
      />
    </Card>
  );
}
