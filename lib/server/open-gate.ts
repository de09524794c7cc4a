// Which doors are open to strangers? A closed list; behind each the input is parsed, tries are counted and acts are audited.
import { headers } from "next/headers";
import { z } from "zod";
import { type AuditRow, insertAuditRows } from "@/lib/data/audit";
import type { Db } from "@/lib/data/client";
import { errorStatus } from "@/lib/domain/basics/errors";
import type { ActionError, ActionResult } from "@/lib/domain/basics/result";
import type { Actor } from "./actor";
import { throttleOpenDoor } from "./auth/throttle";
import { type Visitor, visitorOf } from "./auth/visitor";
import { now as clockNow, newId } from "./clock";
import { database } from "./database";
import { type AuditDetail, isFrameworkSignal, markGated } from "./gate";
import { refuse, refuseInput } from "./refusal";
import { currentActor, visitorLocale } from "./session";

/** Every door without a lock. A new one is added here, in view of whoever reviews it. */
export type OpenDoor =
  | "auth.exchange"
  | "auth.signInPage"
  | "setup.complete"
  | "setup.page"
  | "invitations.accept"
  | "invitations.page"
  | "preferences.locale"
  | "preferences.theme"
  | "preferenceCentre.page"
  | "preferenceCentre.save"
  | "oneClick.page"
  | "oneClick.stop"
  | "oneClick.view"
  | "health.alive"
  | "health.ready";

export interface OpenRun<I> {
  readonly tx: Db;
  /** Whoever happens to be signed in; most visitors are not. */
  readonly actor: Actor | null;
  readonly visitor: Visitor;
  readonly now: Date;
  readonly input: I;
  audit(detail: AuditDetail): void;
}

function auditRow(name: OpenDoor, actor: Actor | null, at: Date, detail?: AuditDetail): AuditRow {
  const { before, after, ...rest } = detail ?? {};
  return {
    id: newId(at),
    at,
    actorId: actor?.kind === "user" ? actor.scope.userId : null,
    actorKind: actor?.kind ?? "visitor",
    actorRole: actor?.scope.role ?? null,
    action: name,
    outcome: "done",
    ...rest,
    ...(before === undefined && after === undefined ? {} : { detail: { before, after } }),
  };
}

export async function requestVisitor(): Promise<Visitor> {
  try {
    return visitorOf(await headers());
  } catch (error) {
    if (error instanceof Error && error.message.includes("outside a request scope")) return visitorOf(new Headers());
    throw error;
  }
}

/** Runs a stranger's work in one transaction with its audit rows. */
export function inOpenTransaction<T>(
  name: OpenDoor,
  actor: Actor | null,
  at: Date,
  work: (tx: Db, audit: (detail: AuditDetail) => void) => Promise<T>,
): Promise<T> {
  return database().$transaction(async (tx) => {
    const details: AuditDetail[] = [];
    const result = await work(tx, (detail) => void details.push(detail));
    await insertAuditRows(
      tx,
      details.map((detail) => auditRow(name, actor, at, detail)),
    );
    return result;
  });
}

/** Makes a server action that needs no sign-in. */
export function openAction<S extends z.ZodType, T>(definition: {
  readonly name: OpenDoor;
  readonly input: S;
  run(context: OpenRun<z.output<S>>): Promise<T>;
}): (input: z.input<S>) => Promise<ActionResult<T>> {
  const { name, input: schema, run } = definition;
  const handler = async (raw: z.input<S>): Promise<ActionResult<T>> => {
    const locale = await visitorLocale();
    try {
      const visitor = await requestVisitor();
      await throttleOpenDoor(name, visitor);
      const parsed = schema.safeParse(raw, { reportInput: true });
      if (!parsed.success) return { ok: false, error: refuseInput(locale, parsed.error) };
      const actor = await currentActor();
      const at = clockNow();
      const data = await inOpenTransaction(name, actor, at, (tx, audit) =>
        run({ tx, actor, visitor, now: at, input: parsed.data, audit }),
      );
      return { ok: true, data };
    } catch (error) {
      if (isFrameworkSignal(error)) throw error;
      return { ok: false, error: refuse(locale, error, name) };
    }
  };
  return markGated(handler, { name, allows: "anyone", kind: "action", input: schema });
}

type RouteContext = { params: Promise<Record<string, string | string[]>> };

function failure(error: ActionError): Response {
  return Response.json({ error }, { status: errorStatus[error.code as keyof typeof errorStatus] ?? 500 });
}

/** Makes a route handler that needs no sign-in. Path parameters are parsed; the body is the handler's own to parse. */
export function openEndpoint<S extends z.ZodType>(definition: {
  readonly name: OpenDoor;
  readonly input: S;
  run(context: {
    readonly request: Request;
    readonly visitor: Visitor;
    readonly now: Date;
    readonly input: z.output<S>;
  }): Promise<Response>;
}): (request: Request, context: RouteContext) => Promise<Response> {
  const { name, input: schema, run } = definition;
  const handler = async (request: Request, context: RouteContext): Promise<Response> => {
    const locale = await visitorLocale();
    try {
      const parsed = schema.safeParse(context?.params ? await context.params : {}, { reportInput: true });
      if (!parsed.success) return failure(refuseInput(locale, parsed.error));
      return await run({ request, visitor: visitorOf(request.headers), now: clockNow(), input: parsed.data });
    } catch (error) {
      if (isFrameworkSignal(error)) throw error;
      return failure(refuse(locale, error, name));
    }
  };
  return markGated(handler, { name, allows: "anyone", kind: "endpoint", input: schema });
}

/** Makes the loader of a page that strangers see. */
export function openLoader<T, S extends z.ZodType = z.ZodUndefined>(definition: {
  readonly name: OpenDoor;
  readonly input?: S;
  run(context: {
    readonly db: Db;
    readonly actor: Actor | null;
    readonly now: Date;
    readonly input: z.output<S>;
  }): Promise<T>;
}): (...input: undefined extends z.input<S> ? [] | [z.input<S>] : [z.input<S>]) => Promise<T> {
  const schema = definition.input ?? z.undefined();
  const handler = async (raw?: unknown): Promise<T> => {
    const input = schema.parse(raw) as z.output<S>;
    return definition.run({ db: database(), actor: await currentActor(), now: clockNow(), input });
  };
  return markGated(handler, { name: definition.name, allows: "anyone", kind: "loader", input: schema }) as never;
}
