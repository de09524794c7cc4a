"use client";
// Why would this person be in or out of the draft? Asked again whenever the draft changes; never of a draft with an error.
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { searchCustomerOptions } from "@/components/notes/search-options";
import { WhyTree } from "@/components/segments/why-tree";
import { Card } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { Spinner } from "@/components/ui/spinner";
import type { Option } from "@/components/ui/use-options";
import type { Why } from "@/lib/domain/segmentation/why";

interface Answer {
  readonly why: Why | null;
  readonly message: string | null;
}

const waitMs = 300;

function useWhy(rule: string | null, customer: string | null): Answer | null {
  const t = useTranslations("segments.why");
  const failed = t("failed");
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    setAnswer(null);
    if (rule === null || customer === null) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch("/api/segments/why", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: `{"rule":${rule},"customer":${JSON.stringify(customer)}}`,
          signal: stop.signal,
        });
        const body = await response.json();
        if (stop.signal.aborted) return;
        setAnswer(response.ok ? { why: body, message: null } : { why: null, message: body.error?.message ?? failed });
      } catch {
        if (!stop.signal.aborted) setAnswer({ why: null, message: failed });
      }
    }, waitMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [rule, customer, failed]);
  return answer;
}

export function DraftWhy({
  rule,
  customer,
  onCustomer,
}: {
  rule: string | null;
  customer: Option | null;
  onCustomer: (customer: Option | null) => void;
}) {
  const t = useTranslations("segments.why");
  const answer = useWhy(rule, customer?.id ?? null);
  return (
    <Card title={t("title")}>
      <div className="grid gap-4">
        <Combobox
          className="max-w-lg"
          aria-label={t("whom")}
          placeholder={t("whomPlaceholder")}
          search={searchCustomerOptions}
          value={customer}
          onValueChange={onCustomer}
        />
        <div aria-live="polite">
          {customer === null ? null : rule === null ? (
            <p className="text-ink-soft">{t("draftUnfinished")}</p>
          ) : answer === null ? (
            <Spinner label={t("asking")} />
          ) : answer.why ? (
            <WhyTree why={answer.why} />
          ) : (
            <p className="text-bad">{answer.message}</p>
          )}
        </div>
      </div>
    </Card>
  );
}
