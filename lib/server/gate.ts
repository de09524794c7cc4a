// The one write gate: authorise → parse → run → audit, in one transaction. Server actions are public endpoints; nothing else protects them.
import type { z } from "zod";
import { type AuditRow, insertAuditRows } from "@/lib/data/audit";
import type { Db } from "@/lib/data/client";
import type { Scope } from "@/lib/data/scope";
import { can, type Permission } from "@/lib/domain/basics/access";
import { AppError } from "@/lib/domain/basics/errors";
import type { ActionResult } from "@/lib/domain/basics/result";
import type { Actor } from "./actor";
import { now as clockNow, newId } from "./clock";
import { database } from "./database";
import { asAppError, refuse, refuseInput } from "./refusal";
import { currentActor, visitorLocale } from "./session";

export interface AuditDetail {
  readonly entity: string;
  readonly entityId?: string;
  readonly customerId?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
}

export interface Run<I> {
  readonly tx: Db;
  readonly scope: Scope;
  readonly actor: Actor;
  readonly now: Date;
  readonly input: I;
  /** Adds what was done to the audit row(s) of this call; several calls write several rows. */
  audit(detail: AuditDetail): void;
}

export interface ActionDefinition<S extends z.ZodType, T> {
  readonly name: string;
  readonly allows: Permission;
  readonly input: S;
  /** Longest transaction in milliseconds (15 s unless told). */
  readonly timeoutMs?: number;
  run(context: Run<z.output<S>>): Promise<T>;
}

export interface GateFacts {
  readonly name: string;
  readonly allows: Permission | "anyone";
  readonly kind: "action" | "endpoint" | "loader";
  /** What the handler parses: the gate test makes its tries from it. */
  readonly input: z.ZodType;
}

const made = new WeakMap<object, GateFacts>();

/** What the gate knows of a function it made; undefined for anything else. The gate test is generated from it. */
export function gateFacts(handler: unknown): GateFacts | undefined {
  return typeof handler === "function" ? made.get(handler) : undefined;
}

export function markGated<F extends object>(handler: F, facts: GateFacts): F {
  made.set(handler, facts);
  return handler;
}

export function authorise(actor: Actor | null, allows: Permission): asserts actor is Actor {
  if (!actor) throw new AppError("UNAUTHENTICATED");
  if (!can(actor.scope.role, allows)) throw new AppError("FORBIDDEN");
}

function auditRows(actor: Actor, name: string, at: Date, details: readonly AuditDetail[]): AuditRow[] {
  const base = {
    at,
    actorId: actor.kind === "user" ? actor.scope.userId : null,
    actorKind: actor.kind,
    actorRole: actor.scope.role,
    action: name,
    outcome: "done",
  } as const;
  if (details.length === 0) return [{ id: newId(at), ...base }];
  return details.map(({ before, after, ...detail }) => ({
    id: newId(at),
    ...base,
    ...detail,
    ...(before === undefined && after === undefined ? {} : { detail: { before, after } }),
  }));
}

/** Runs work in one transaction with its audit rows. The actor must be authorised already. */
export async function inAuditedTransaction<T>(
  actor: Actor,
  name: string,
  timeoutMs: number,
  work: (tx: Db, at: Date, audit: (detail: AuditDetail) => void) => Promise<T>,
): Promise<T> {
  const at = clockNow();
  return database().$transaction(
    async (tx) => {
      const details: AuditDetail[] = [];
      const result = await work(tx, at, (detail) => details.push(detail));
      await insertAuditRows(tx, auditRows(actor, name, at, details));
      return result;
    },
    { timeout: timeoutMs, maxWait: 10_000 },
  );
}

/** A refusal of rights is written down too: someone tried a door that is not theirs. */
export async function auditRefusal(actor: Actor | null, name: string, error: unknown): Promise<void> {
  if (!actor || asAppError(error)?.code !== "FORBIDDEN") return;
  const at = clockNow();
  const rows = auditRows(actor, name, at, []).map((row) => ({ ...row, outcome: "refused" as const }));
  await insertAuditRows(database(), rows);
}

/** Next.js signals redirects and not-found pages by throwing; those are not errors. */
export function isFrameworkSignal(error: unknown): boolean {
  const digest = typeof error === "object" && error !== null ? (error as { digest?: unknown }).digest : undefined;
  return typeof digest === "string" && digest.startsWith("NEXT_");
}

/** Makes a server action. Input problems and refusals come back as values; only bugs are logged, with a reference. */
export function action<S extends z.ZodType, T>(
  definition: ActionDefinition<S, T>,
): (input: z.input<S>) => Promise<ActionResult<T>> {
  const { name, allows, input: schema, run, timeoutMs = 15_000 } = definition;
  const handler = async (raw: z.input<S>): Promise<ActionResult<T>> => {
    let actor: Actor | null = null;
    try {
      actor = await currentActor();
      authorise(actor, allows);
      const parsed = schema.safeParse(raw, { reportInput: true });
      if (!parsed.success) return { ok: false, error: refuseInput(actor.locale, parsed.error) };
      const signedIn = actor;
      const data = await inAuditedTransaction(signedIn, name, timeoutMs, (tx, at, audit) =>
        run({ tx, scope: signedIn.scope, actor: signedIn, now: at, input: parsed.data, audit }),
      );
      return { ok: true, data };
    } catch (error) {
      if (isFrameworkSignal(error)) throw error;
      await auditRefusal(actor, name, error);
      return { ok: false, error: refuse(actor?.locale ?? (await visitorLocale()), error, name) };
    }
  };
  return markGated(handler, { name, allows, kind: "action", input: schema });
}
