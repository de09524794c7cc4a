// Who is acting? A signed-in user from the session, or, outside a request, the operator or a job that says so explicitly.
import { AsyncLocalStorage } from "node:async_hooks";
import type { Scope } from "@/lib/data/scope";
import type { Locale } from "@/lib/messages/namespaces";

export interface Actor {
  readonly kind: "user" | "operator" | "system";
  readonly scope: Scope;
  readonly locale: Locale;
}

const acting = new AsyncLocalStorage<Actor>();

/** Runs work as an explicit actor: the command line, a job, a test. Never reachable from a request. */
export function actingAs<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
  return acting.run(actor, work);
}

export function explicitActor(): Actor | undefined {
  return acting.getStore();
}
