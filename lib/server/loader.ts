// How does a page read? The gate without a write: authorise → parse → run. A stranger is sent to sign in.
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import type { Db } from "@/lib/data/client";
import type { Scope } from "@/lib/data/scope";
import type { Permission } from "@/lib/domain/basics/access";
import { home, returnPath } from "@/lib/domain/basics/return-path";
import type { Actor } from "./actor";
import { now as clockNow } from "./clock";
import { database } from "./database";
import { auditRefusal, authorise, markGated } from "./gate";
import { asAppError } from "./refusal";
import { askedFor, currentActor } from "./session";

export interface Load<I> {
  readonly db: Db;
  readonly scope: Scope;
  readonly actor: Actor;
  readonly now: Date;
  readonly input: I;
}

export interface LoaderDefinition<S extends z.ZodType, T> {
  readonly name: string;
  readonly allows: Permission;
  readonly input?: S;
  run(context: Load<z.output<S>>): Promise<T>;
}

/** The door, and behind it the page that was asked for. */
async function signInAddress(): Promise<string> {
  const next = returnPath(await askedFor());
  return next === home ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}

/** Makes a page's loader. UNAUTHENTICATED goes to the sign-in page, NOT_FOUND and FORBIDDEN to the not-found page. */
export function loader<T, S extends z.ZodType = z.ZodUndefined>(
  definition: LoaderDefinition<S, T>,
): (...input: undefined extends z.input<S> ? [] | [z.input<S>] : [z.input<S>]) => Promise<T> {
  const schema = definition.input ?? z.undefined();
  const handler = async (raw?: unknown): Promise<T> => {
    let actor: Actor | null = null;
    try {
      actor = await currentActor();
      authorise(actor, definition.allows);
      const input = schema.parse(raw) as z.output<S>;
      return await definition.run({ db: database(), scope: actor.scope, actor, now: clockNow(), input });
    } catch (error) {
      await auditRefusal(actor, definition.name, error);
      const code = asAppError(error)?.code;
      if (code === "UNAUTHENTICATED") redirect(await signInAddress());
      if (code === "NOT_FOUND" || code === "FORBIDDEN") notFound();
      throw error;
    }
  };
  const { name, allows } = definition;
  return markGated(handler, { name, allows, kind: "loader", input: schema }) as never;
}
