"use client";
// Which options fit what has been typed? From a given list, or from a search that is debounced and abandoned when stale.
import { useEffect, useMemo, useState } from "react";
import { searchKey } from "@/lib/domain/basics/text";

export type Option = { id: string; label: string; hint?: string; disabled?: boolean };
export type SearchOptions = (query: string, signal: AbortSignal) => Promise<readonly Option[]>;
export type OptionSource = { options?: readonly Option[] | undefined; search?: SearchOptions | undefined };
export type OptionStatus = "idle" | "searching" | "failed" | "ready";

const waitMs = 180;

export function useOptions({ options, search }: OptionSource, query: string, open: boolean) {
  const asked = query.trim();
  const [found, setFound] = useState<readonly Option[]>([]);
  const [status, setStatus] = useState<OptionStatus>("idle");

  useEffect(() => {
    if (!search || !open) return;
    const stop = new AbortController();
    setStatus("searching");
    const timer = setTimeout(
      async () => {
        try {
          const next = await search(asked, stop.signal);
          if (stop.signal.aborted) return;
          setFound(next);
          setStatus("ready");
        } catch {
          if (!stop.signal.aborted) setStatus("failed");
        }
      },
      asked === "" ? 0 : waitMs,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [search, asked, open]);

  const listed = useMemo(() => {
    if (!options) return found;
    const key = searchKey(asked);
    if (key === "") return options;
    return options.filter((option) => searchKey(`${option.label} ${option.hint ?? ""}`).includes(key));
  }, [options, found, asked]);

  return { listed, status: search ? status : ("ready" as const) };
}
