"use client";
// Who are they? Some of the people that the draft means, more on request; never of a draft with an error.
import { CircleHelp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type MemberLine, MemberTable } from "@/components/segments/member-table";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import type { Option } from "@/components/ui/use-options";

interface Page {
  rows: readonly MemberLine[];
  next: string | null;
}

async function readPage(rule: string, after: string | null, signal?: AbortSignal): Promise<Page> {
  const response = await fetch("/api/segments/preview", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: `{"rule":${rule}${after === null ? "" : `,"after":${JSON.stringify(after)}`}}`,
    ...(signal ? { signal } : {}),
  });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as Page;
}

/** A moment longer than the count: the number comes first, the people after. */
const waitMs = 400;

export function MemberPreview({
  rule,
  currency,
  onWhy,
}: {
  rule: string | null;
  currency: string;
  /** Somebody asks why this person is in. */
  onWhy: (customer: Option) => void;
}) {
  const t = useTranslations("segments.preview");
  const why = useTranslations("segments.why");
  const [held, setHeld] = useState<(Page & { rule: string }) | null>(null);
  const [failed, setFailed] = useState(false);
  const [more, setMore] = useState(false);
  useEffect(() => {
    if (rule === null) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      readPage(rule, null, stop.signal).then(
        (page) => {
          setFailed(false);
          setHeld({ ...page, rule });
        },
        () => {
          if (!stop.signal.aborted) setFailed(true);
        },
      );
    }, waitMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [rule]);
  if (rule === null || !held) return null;
  async function load() {
    if (!held?.next) return;
    setMore(true);
    try {
      const page = await readPage(held.rule, held.next);
      setHeld((before) =>
        before?.rule === held.rule ? { ...page, rule: held.rule, rows: [...before.rows, ...page.rows] } : before,
      );
    } catch {
      setFailed(true);
    }
    setMore(false);
  }
  return (
    <Card title={t("title")} flush>
      <MemberTable
        rows={held.rows}
        currency={currency}
        empty={<p className="p-4 text-ink-soft">{t("nobody")}</p>}
        rowActions={({ id, name, code }) => (
          <IconButton
            label={why("of", { name })}
            icon={<CircleHelp aria-hidden="true" />}
            size="sm"
            onClick={() => onWhy({ id, label: name, hint: code })}
          />
        )}
      />
      {failed && <p className="p-4 text-bad">{t("failed")}</p>}
      {held.next !== null && (
        <div className="border-t border-line p-3">
          <Button pending={more} onClick={() => void load()}>
            {t("more")}
          </Button>
        </div>
      )}
    </Card>
  );
}
