"use client";
// How many people does the draft mean right now? Asked a moment after the last change; an older question is abandoned.
import { useEffect, useState } from "react";
import type { ActionError } from "@/lib/domain/basics/result";

export interface LiveCount {
  readonly members: number;
  readonly population: number;
  readonly withheld: number;
  /** Null while it is not known of so many members. */
  readonly mayContact: Readonly<Record<string, Readonly<Record<string, number>>>> | null;
  readonly conditions: readonly { path: string; alone: number; inPlace: number }[];
  readonly ms: number;
}

export type CountState = {
  /** The last answer; it may be of an earlier draft while `status` is waiting. */
  readonly count: LiveCount | null;
  readonly status: "idle" | "waiting" | "ready" | "failed";
  readonly error: ActionError | null;
};

const waitMs = 150;

/** `rule` as JSON text; null while the draft has an error: then nothing is asked and nothing is shown as a count. */
export function useLiveCount(rule: string | null, segment: { id: string; name: string } | undefined): CountState {
  const [state, setState] = useState<CountState>({ count: null, status: "idle", error: null });
  const self = segment ? JSON.stringify(segment) : null;
  useEffect(() => {
    if (rule === null) {
      setState((before) => ({ ...before, status: "idle", error: null }));
      return;
    }
    const stop = new AbortController();
    setState((before) => ({ ...before, status: "waiting", error: null }));
    const timer = setTimeout(async () => {
      try {
        const response = await fetch("/api/segments/count", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: `{"rule":${rule}${self === null ? "" : `,"segment":${self}`}}`,
          signal: stop.signal,
        });
        const answer = await response.json();
        if (stop.signal.aborted) return;
        setState(
          response.ok
            ? { count: answer as LiveCount, status: "ready", error: null }
            : { count: null, status: "failed", error: (answer as { error: ActionError }).error },
        );
      } catch {
        if (!stop.signal.aborted) setState({ count: null, status: "failed", error: null });
      }
    }, waitMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [rule, self]);
  return state;
}
