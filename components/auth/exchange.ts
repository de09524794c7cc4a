"use client";
// How does the browser hand over proof of who it is? next-auth's exchange: fetch a form token, post, read where it points.

export type ExchangeError = { kind: "wrong" | "unexpected" | "offline" } | { kind: "limited"; minutes: number };

async function post(path: string, values: Record<string, string>): Promise<URL> {
  const csrf = (await (await fetch("/api/auth/csrf", { cache: "no-store" })).json()) as { csrfToken: string };
  const body = new URLSearchParams({ ...values, csrfToken: csrf.csrfToken, json: "true" });
  const answer = (await (await fetch(path, { method: "POST", body })).json()) as { url: string };
  return new URL(answer.url, location.href);
}

export function readExchangeError(code: string | null): ExchangeError | null {
  if (code === null) return null;
  if (code === "wrong" || code === "CredentialsSignin") return { kind: "wrong" };
  const [kind, minutes] = code.split(":");
  return kind === "limited" ? { kind, minutes: Number(minutes) || 1 } : { kind: "unexpected" };
}

/** Signs in with e-mail and password; null when it went well. */
export async function exchangeCredentials(email: string, password: string): Promise<ExchangeError | null> {
  try {
    const url = await post("/api/auth/callback/credentials", { email, password, callbackUrl: "/today" });
    return readExchangeError(url.searchParams.get("error"));
  } catch {
    return { kind: navigator.onLine ? "unexpected" : "offline" };
  }
}

/** Leaves for the identity provider. */
export async function leaveForProvider(next: string): Promise<ExchangeError | null> {
  try {
    location.assign(await post("/api/auth/signin/oidc", { callbackUrl: next }));
    return null;
  } catch {
    return { kind: navigator.onLine ? "unexpected" : "offline" };
  }
}
