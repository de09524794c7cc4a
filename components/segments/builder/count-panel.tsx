"use client";
// The answer beside the builder: how many, how many are withheld, whom we may write to or call, and the rule in words.
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { cn } from "tailwind-variants";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/components/ui/format";
import { Select } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import { contactChannels } from "@/lib/domain/customers/kinds";
import { useBuilder } from "./builder-context";
import type { CountState, LiveCount } from "./use-live-count";

function Reach({ mayContact }: { mayContact: LiveCount["mayContact"] }) {
  const t = useTranslations("segments.builder");
  const { words } = useBuilder();
  const { num } = useFormat();
  const purposes = Object.keys(mayContact ?? {});
  const [chosen, setChosen] = useState("promotions");
  const purpose = purposes.includes(chosen) ? chosen : purposes[0];
  if (mayContact === null) return <p className="text-sm text-ink-faint">{t("mayContactLater")}</p>;
  if (purpose === undefined) return null;
  return (
    <div className="grid gap-2">
      <h3 className="text-sm font-medium text-ink-soft">{t("mayContact")}</h3>
      <Select
        aria-label={t("purpose")}
        options={purposes.map((value) => ({ value, label: words.value("purpose", value) }))}
        value={purpose}
        onValueChange={setChosen}
      />
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
        {contactChannels.map((channel) => (
          <div key={channel} className="contents">
            <dt className="text-ink-soft first-letter:uppercase">{words.text(`channel.${channel}`)}</dt>
            <dd className="text-right tabular-nums">{num(mayContact[purpose]?.[channel] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-ink-faint">{t("mayContactHint")}</p>
    </div>
  );
}

export function CountPanel({
  state,
  everyone,
  problems,
  empty,
  sentence,
  faults,
  onFault,
}: {
  state: CountState;
  everyone: number;
  problems: number;
  empty: boolean;
  sentence: string | null;
  /** Which conditions are wrong, and why. */
  faults: readonly { id: string; what: string; message: string }[];
  onFault: (id: string) => void;
}) {
  const t = useTranslations("segments.builder");
  const { num, percent } = useFormat();
  const heading = useId();
  const { count, status, error } = state;
  const shown = problems === 0 && !empty ? count : null;
  const waiting = status === "waiting";
  return (
    <Card>
      <section aria-labelledby={heading} className="grid gap-4">
        <div>
          <h2 id={heading} className="text-sm font-medium text-ink-soft">
            {t("members")}
          </h2>
          <div aria-live="polite" aria-busy={waiting} data-testid="segment-count" data-status={status}>
            {shown ? (
              <p className={cn("transition-opacity", waiting && "opacity-50")}>
                <span className="text-3xl font-semibold tabular-nums">{num(shown.members)}</span>{" "}
                <span className="text-ink-soft">
                  {t("ofPopulation", {
                    population: num(shown.population),
                    share: percent(shown.population === 0 ? 0 : shown.members / shown.population),
                  })}
                </span>
              </p>
            ) : problems > 0 ? (
              <p className="pt-1 text-bad">{t("unfinished", { count: problems })}</p>
            ) : empty ? (
              <p className="pt-1 text-ink-soft">{t("emptyDraft", { population: num(everyone) })}</p>
            ) : status === "failed" ? (
              <p className="pt-1 text-bad">{error?.message ?? t("countFailed")}</p>
            ) : (
              <Spinner label={t("counting")} />
            )}
          </div>
          {faults.length > 0 && (
            <ul className="mt-2 grid gap-1 text-sm">
              {faults.map(({ id, what, message }) => (
                <li key={`${id}/${message}`}>
                  <button
                    type="button"
                    className="rounded-sm text-left underline underline-offset-2 hover:text-ink touch:min-h-11"
                    onClick={() => onFault(id)}
                  >
                    <span className="font-medium first-letter:uppercase">{what}</span>: {message}
                  </button>
                </li>
              ))}
            </ul>
          )}
          {shown && shown.withheld > 0 && (
            <p className="text-sm text-warn">{t("withheld", { count: num(shown.withheld) })}</p>
          )}
        </div>
        {sentence !== null && !empty && (
          <div className="grid gap-1">
            <h3 className="text-sm font-medium text-ink-soft">{t("inWords")}</h3>
            <p data-testid="segment-sentence">{sentence}</p>
          </div>
        )}
        {shown && <Reach mayContact={shown.mayContact} />}
      </section>
    </Card>
  );
}
