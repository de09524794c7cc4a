"use client";
// Signs in and goes on; says in the reader's language what went wrong.
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import type { ActionError } from "@/lib/domain/basics/result";
import { type ExchangeError, exchangeCredentials } from "./exchange";

export function useExchangeMessage(): (error: ExchangeError) => ActionError {
  const t = useTranslations("auth.problem");
  return useCallback(
    (error: ExchangeError) => ({
      code: error.kind,
      message: error.kind === "limited" ? t("limited", { minutes: error.minutes }) : t(error.kind),
    }),
    [t],
  );
}

/** A full page load follows, so that nothing of the visitor's cache survives. */
export function useExchange(next: string) {
  const say = useExchangeMessage();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  const signIn = useCallback(
    async (email: string, password: string) => {
      setPending(true);
      const problem = await exchangeCredentials(email, password);
      if (!problem) return location.assign(next);
      setError(say(problem));
      setPending(false);
    },
    [next, say],
  );
  return { signIn, pending, error, setError };
}
