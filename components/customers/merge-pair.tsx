"use client";
// Two records of one customer side by side: which value survives, fact by fact, and what comes along.
import { ArrowLeftRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFactWords } from "@/components/profile/fact-words";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DefinitionList } from "@/components/ui/definition-list";
import { useFormat } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { type Action, useAction } from "@/components/ui/use-action";
import type { FactValue } from "@/lib/domain/customers/fact-change";
import type { MergeChoice } from "@/lib/domain/customers/merge";

export type MergePairSide = {
  id: string;
  code: string;
  name: string;
  kind: "person" | "company";
  version: number;
  createdAt: string;
  updatedAt: string;
  ownerName: string | null;
  orders: number;
  notes: number;
  tags: readonly string[];
  contacts: readonly string[];
};

type Side = { id: string; version: number };
type MergePairProps = {
  survivor: MergePairSide;
  loser: MergePairSide;
  choices: readonly MergeChoice[];
  currency: string;
  onMerge: Action<{ survivor: Side; loser: Side; takeFromLoser: string[] }, { id: string }>;
};

export function MergePair({ survivor, loser, choices, currency, onMerge }: MergePairProps) {
  const t = useTranslations("customers.merge");
  const format = useFormat();
  const router = useRouter();
  const words = useFactWords(currency);
  const differing = choices.filter((choice) => !choice.same);
  const [taken, setTaken] = useState(
    () => new Set(differing.filter((choice) => choice.take === "loser").map((choice) => choice.fact)),
  );
  const merge = useAction(onMerge, { success: t("done"), onSuccess: ({ id }) => router.push(`/customers/${id}`) });
  const choose = (fact: string, loserWins: boolean) =>
    setTaken((before) => {
      const after = new Set(before);
      if (loserWins) after.add(fact);
      else after.delete(fact);
      return after;
    });
  const sideCard = (side: MergePairSide, title: string, description: string) => (
    <Card title={title} description={description}>
      <DefinitionList
        items={[
          { term: t("name"), value: <TextLink href={`/customers/${side.id}`}>{side.name}</TextLink> },
          { term: t("code"), value: side.code },
          { term: t("contacts"), value: side.contacts.join(", ") },
          { term: t("orders"), value: format.num(side.orders) },
          { term: t("notes"), value: format.num(side.notes) },
          { term: t("tags"), value: side.tags.join(", ") },
          { term: t("owner"), value: side.ownerName },
          { term: t("updated"), value: format.instantDay(side.updatedAt) },
        ]}
      />
    </Card>
  );
  const option = (choice: MergeChoice, value: FactValue, loserWins: boolean) => (
    <label className="flex min-w-0 cursor-pointer items-start gap-2 touch:min-h-11 touch:items-center">
      <input
        type="radio"
        name={`fact-${choice.fact}`}
        className="mt-1 size-4 shrink-0 accent-accent touch:mt-0 touch:size-5"
        checked={taken.has(choice.fact) === loserWins}
        onChange={() => choose(choice.fact, loserWins)}
      />
      <span className="min-w-0 break-words">
        {words.value(choice.fact, value) || <span className="text-ink-faint">{t("blank")}</span>}
      </span>
    </label>
  );
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 md:grid-cols-2">
        {sideCard(survivor, t("stays"), t("staysHint"))}
        {sideCard(loser, t("goes"), t("goesHint"))}
      </div>
      <div className="flex justify-center">
        <LinkButton
          href={`/customers/merge?ids=${loser.id},${survivor.id}`}
          icon={<ArrowLeftRight aria-hidden="true" />}
        >
          {t("swap")}
        </LinkButton>
      </div>
      <Card title={t("choose")} description={t("chooseHint")}>
        {differing.length === 0 ? (
          <p className="text-ink-soft">{t("nothingDiffers")}</p>
        ) : (
          <div className="flex flex-col">
            {differing.map((choice) => (
              <fieldset key={choice.fact} className="border-b border-line py-2 last:border-0">
                <legend className="float-left mb-1 text-sm text-ink-soft md:w-40">{words.label(choice.fact)}</legend>
                <div className="grid gap-x-4 gap-y-1 max-md:clear-both md:ml-44 md:grid-cols-2">
                  {option(choice, choice.survivor, false)}
                  {option(choice, choice.loser, true)}
                </div>
              </fieldset>
            ))}
          </div>
        )}
      </Card>
      <p className="max-w-3xl text-ink-soft">{t("explain")}</p>
      <div className="flex flex-wrap gap-2">
        <ConfirmDialog
          title={t("confirm", { name: loser.name, code: loser.code })}
          confirmLabel={t("action")}
          trigger={
            <Button variant="primary" pending={merge.pending}>
              {t("action")}
            </Button>
          }
          onConfirm={() =>
            merge.run({
              survivor: { id: survivor.id, version: survivor.version },
              loser: { id: loser.id, version: loser.version },
              takeFromLoser: [...taken],
            })
          }
        />
        <LinkButton href="/customers/merge">{t("back")}</LinkButton>
      </div>
    </div>
  );
}
