"use client";
// Who is next, and what came of the others? The cards of a tactic, one customer each.
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import type { Action } from "@/components/ui/use-action";
import { type CardStatus, cardOutcomes } from "@/lib/domain/most/cards";
import type { CardChange } from "@/lib/domain/most/plan-input";
import type { PersonView } from "@/lib/domain/most/plan-view";
import { CardForm, type CardView } from "./card-form";
import { Person } from "./person";
import { personName } from "./use-plan-words";

export type CardListProps = {
  cards: readonly CardView[];
  people: readonly PersonView[];
  mayWork: boolean;
  onSave: Action<CardChange, unknown>;
};

const tones: Record<CardStatus, BadgeTone> = {
  open: "neutral",
  contacted: "accent",
  responded: "good",
  declined: "bad",
  unreachable: "warn",
  skipped: "neutral",
};

export function CardList({ cards, people, mayWork, onSave }: CardListProps) {
  const t = useTranslations("plan");
  const router = useRouter();
  const [editing, setEditing] = useState<CardView | null>(null);
  return (
    <>
      <ul className="rounded-lg border border-line bg-raised shadow-sm">
        {cards.map((card) => {
          const outcome = cardOutcomes.find((one) => one === card.outcome);
          return (
            <li
              key={card.customerId}
              className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-3 first:border-t-0"
            >
              <div className="min-w-0 flex-1 basis-52">
                <TextLink quiet href={`/customers/${card.customerId}`} className="break-words">
                  {card.customerName}
                </TextLink>
                <p className="text-sm text-ink-faint">{card.approach ?? card.customerCode}</p>
              </div>
              <div className="flex items-center gap-2 sm:w-60">
                <Badge tone={tones[card.status]}>{t(`cardStatus.${card.status}`)}</Badge>
                {outcome && <span className="text-sm text-ink-soft">{t(`outcome.${outcome}`)}</span>}
              </div>
              <div className="w-44 min-w-0">
                <Person name={personName(people, card.actorId)} nobody={t("form.nobody")} />
              </div>
              {mayWork && (
                <Button
                  size="sm"
                  aria-label={`${t("cards.update")}: ${card.customerName}`}
                  onClick={() => setEditing(card)}
                >
                  {t("cards.update")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {editing && (
        <CardForm
          key={editing.customerId}
          card={editing}
          people={people}
          onOpenChange={(open) => !open && setEditing(null)}
          onSaved={() => router.refresh()}
          onSave={onSave}
        />
      )}
    </>
  );
}
