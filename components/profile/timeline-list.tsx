// What happened, one thing under another in time: notes, purchases, changes of facts, consent.
import { BadgeCheck, Database, NotebookPen, ShoppingBag } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { OutcomeBadge } from "@/components/notes/note-list";
import { Instant, Money } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { useFactWords } from "./fact-words";
import type { TimelineEntryView } from "./profile-types";

const icons = { note: NotebookPen, purchase: ShoppingBag, fact: Database, consent: BadgeCheck };

export type TimelineListProps = { customerId: string; entries: readonly TimelineEntryView[]; currency: string };

export function TimelineList({ customerId, entries, currency }: TimelineListProps) {
  return (
    <ol className="flex flex-col">
      {entries.map((entry) => {
        const Icon = icons[entry.kind];
        return (
          <li key={`${entry.kind}-${entry.id}`} className="relative flex gap-3 pb-4 last:pb-0">
            <span className="mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-full bg-pressed text-ink-soft">
              <Icon aria-hidden="true" className="size-4" />
            </span>
            <div className="min-w-0 flex-1">
              <Entry customerId={customerId} entry={entry} currency={currency} />
              <p className="text-sm text-ink-faint">
                <Instant value={entry.at} />
                {entry.actor !== null && ` · ${entry.actor}`}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Entry({ customerId, entry, currency }: { customerId: string; entry: TimelineEntryView; currency: string }) {
  const t = useTranslations();
  const locale = useLocale();
  const words = useFactWords(currency);
  switch (entry.kind) {
    case "note":
      return (
        <>
          <p className="flex flex-wrap items-center gap-2">
            <TextLink href={`/notes/${customerId}/${entry.id}`}>{t(`notes.kind.${entry.what as "call"}`)}</TextLink>
            {entry.outcome !== null && <OutcomeBadge outcome={entry.outcome} />}
          </p>
          <p className="line-clamp-4 break-words whitespace-pre-line">
            {entry.text ?? <span className="text-ink-faint">{t("notes.list.hidden")}</span>}
          </p>
        </>
      );
    case "purchase":
      return (
        <p className="flex flex-wrap items-center gap-x-3">
          <span>
            {t(`profile.timeline.${entry.what === "return" ? "returned" : "bought"}`, { code: entry.text ?? "" })}
          </span>
          {entry.amountMinor !== null && <Money minor={entry.amountMinor} currency={entry.currency ?? currency} />}
        </p>
      );
    case "fact": {
      const fact = words.label(entry.what);
      // Links and levels are named by numbers: the change is told, not the number.
      const plain = !/^(aio|awareness|relationship|household|owner|team)/.test(entry.what);
      if (!plain) return <p>{t("profile.timeline.changedOnly", { fact })}</p>;
      if (entry.text === null) return <p>{t("profile.timeline.cleared", { fact })}</p>;
      const text = entry.text.startsWith("[") ? parseList(entry.text) : entry.text;
      return (
        <p className="break-words">{t("profile.timeline.changed", { fact, value: words.value(entry.what, text) })}</p>
      );
    }
    case "consent": {
      const [nameVi = "", nameEn = "", channel = ""] = (entry.text ?? "").split("|");
      const purpose = locale === "vi" ? nameVi : nameEn;
      const about = [purpose, channel && t(`permission.channel.${channel as "email"}`)].filter(Boolean).join(" · ");
      return (
        <p>
          {t(`permission.action.${entry.what as "GRANTED"}`)}: {about === "" ? t("permission.panel.everything") : about}
        </p>
      );
    }
  }
}

function parseList(text: string): string | string[] {
  try {
    const list = JSON.parse(text) as unknown;
    return Array.isArray(list) ? list.map(String) : text;
  } catch {
    return text;
  }
}
