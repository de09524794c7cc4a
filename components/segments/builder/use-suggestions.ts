"use client";
import { useTranslations } from "next-intl";
// Values to choose from, as the server finds them: the frequent ones first, each with how many customers have it.
import { useCallback, useMemo, useRef } from "react";
import { useFormat } from "@/components/ui/format";
import type { Option, SearchOptions } from "@/components/ui/use-options";
import { useBuilder } from "./builder-context";

interface Found {
  value: string;
  label: string | null;
  count: number | null;
  depth?: number;
  path?: string;
}

/** `about` as the server knows it; `kind` under which the words know the names of its values. */
export function useSuggestions(
  about: string,
  kind: string,
): { search: SearchOptions; optionOf(value: string): Option } {
  const { words, name } = useBuilder();
  const { num } = useFormat();
  const t = useTranslations("segments.builder");
  // The words change with every name that is learnt; the search must stay the same function.
  const latest = useRef({ words, name, num, t });
  latest.current = { words, name, num, t };
  const search = useCallback(
    async (query: string, signal: AbortSignal) => {
      const address = new URLSearchParams({ about, q: query });
      const response = await fetch(`/api/segments/suggestions?${address}`, { signal });
      if (!response.ok) throw new Error(String(response.status));
      const { items } = (await response.json()) as { items: Found[] };
      const { words, name, num, t } = latest.current;
      return items.map(({ value, label, count, path }): Option => {
        if (label !== null) name(kind, value, label);
        const shown = label ?? words.value(kind, value);
        const hint = path || (count === null ? undefined : t("people", { count: num(count) }));
        return { id: value, label: shown, ...(hint ? { hint } : {}) };
      });
    },
    [about, kind],
  );
  return useMemo(
    () => ({ search, optionOf: (value: string) => ({ id: value, label: words.value(kind, value) }) }),
    [search, words, kind],
  );
}
