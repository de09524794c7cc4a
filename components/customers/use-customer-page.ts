"use client";
// The rows for the address of the moment: the first page comes with the document, further ones as JSON, stale answers are abandoned.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { CustomerPage } from "@/lib/domain/customers/customer-row";

const withoutColumns = (params: Readonly<Record<string, string>>) =>
  new URLSearchParams(Object.entries(params).filter(([name]) => name !== "cols")).toString();

const ofFilter = (params: Readonly<Record<string, string>>) =>
  new URLSearchParams(
    Object.entries(params).filter(([name]) => !["cols", "sort", "after", "before"].includes(name)),
  ).toString();

async function fetchJson<T>(url: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()) as T;
}

/** `initial` answers the address that the document was made for. */
export function useCustomerPage(params: Readonly<Record<string, string>>, initial: CustomerPage) {
  const asked = useMemo(() => withoutColumns(params), [params]);
  const [held, setHeld] = useState({ asked, page: initial, turn: 0 });
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  const current = held.asked === asked && held.turn === turn;

  useEffect(() => {
    if (current) return;
    const stop = new AbortController();
    setFailed(false);
    fetchJson<CustomerPage>(`/api/customers?${asked}`, stop.signal)
      .then((page) => setHeld({ asked, page, turn }))
      .catch(() => {
        if (!stop.signal.aborted) setFailed(true);
      });
    return () => stop.abort();
  }, [asked, current, turn]);

  const reload = useCallback(() => setTurn((before) => before + 1), []);
  return { page: held.page, waiting: !current && !failed, failed, reload, turn };
}

export type CustomerCount = { count: number; exact: boolean };

/** The count of the filter: at most ten thousand and one at once, exact when asked for. */
export function useCustomerCount(params: Readonly<Record<string, string>>, turn: number) {
  const asked = useMemo(() => ofFilter(params), [params]);
  const [answer, setAnswer] = useState<(CustomerCount & { asked: string }) | null>(null);
  const [counting, setCounting] = useState(false);
  const latest = useRef(asked);
  latest.current = asked;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn means that rows have changed, and the count with them
  useEffect(() => {
    const stop = new AbortController();
    fetchJson<CustomerCount>(`/api/customers/count?${asked}`, stop.signal)
      .then((count) => setAnswer({ ...count, asked }))
      .catch(() => {});
    return () => stop.abort();
  }, [asked, turn]);

  const countExactly = useCallback(async () => {
    setCounting(true);
    try {
      const query = asked === "" ? "exact=1" : `${asked}&exact=1`;
      const count = await fetchJson<CustomerCount>(`/api/customers/count?${query}`, new AbortController().signal);
      if (latest.current === asked) setAnswer({ ...count, asked });
    } catch {
      // The capped count stays; asking again is one press away.
    } finally {
      setCounting(false);
    }
  }, [asked]);
  return { count: answer?.asked === asked ? answer : null, counting, countExactly };
}
