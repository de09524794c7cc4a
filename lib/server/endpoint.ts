// The gate's sibling for route handlers: authorise → parse → run → audit. Reads answer JSON or a stream; writes are audited in their transaction.
import type { z } from "zod";
import type { Db } from "@/lib/data/client";
import type { Scope } from "@/lib/data/scope";
import type { Permission } from "@/lib/domain/basics/access";
import { AppError, errorStatus } from "@/lib/domain/basics/errors";
import type { ActionError } from "@/lib/domain/basics/result";
import type { Actor } from "./actor";
import { now as clockNow } from "./clock";
import { database } from "./database";
import { type AuditDetail, auditRefusal, authorise, inAuditedTransaction, isFrameworkSignal, markGated } from "./gate";
import { refuse, refuseInput } from "./refusal";
import { currentActor, visitorLocale } from "./session";

export interface EndpointRun<I> {
  readonly db: Db;
  readonly scope: Scope;
  readonly actor: Actor;
  readonly now: Date;
  readonly input: I;
  readonly request: Request;
  audit(detail: AuditDetail): void;
}

export interface EndpointDefinition<S extends z.ZodType, T> {
  readonly name: string;
  readonly allows: Permission;
  readonly input: S;
  /**
   * `read`: no transaction, no audit row (keystroke reads). `audited`: one transaction with its audit rows (writes, exports).
   * Default: GET reads, everything else is audited.
   */
  readonly mode?: "read" | "audited";
  /** Where the input comes from: the query and path parameters, the JSON body, or neither (streams read the request themselves). */
  readonly from?: "query" | "json" | "params";
  readonly timeoutMs?: number;
  run(context: EndpointRun<z.output<S>>): Promise<T | Response>;
}

type RouteContext = { params: Promise<Record<string, string | string[]>> };

const longestBody = 1_000_000;

async function readInput(request: Request, context: RouteContext | undefined, from: string): Promise<unknown> {
  const params = context?.params ? await context.params : {};
  if (from === "params") return params;
  if (from === "query") {
    const query: Record<string, string | string[]> = {};
    for (const [name, value] of new URL(request.url).searchParams) {
      const earlier = query[name];
      query[name] = earlier === undefined ? value : [earlier, value].flat();
    }
    return { ...query, ...params };
  }
  const text = await request.text();
  if (text.length > longestBody) throw new AppError("TOO_LARGE");
  try {
    return { ...(JSON.parse(text) as object), ...params };
  } catch {
    throw new AppError("INVALID_INPUT");
  }
}

/** Browsers say where a request comes from; a write from another site is refused. */
function refuseForeignWrite(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const site = request.headers.get("sec-fetch-site");
  if (site && site !== "same-origin" && site !== "none") throw new AppError("FORBIDDEN");
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  if (origin && host && new URL(origin).host !== host) throw new AppError("FORBIDDEN");
}

function failure(error: ActionError): Response {
  const status = errorStatus[error.code as keyof typeof errorStatus] ?? 500;
  return Response.json({ error }, { status });
}

export function endpoint<S extends z.ZodType, T>(
  definition: EndpointDefinition<S, T>,
): (request: Request, context: RouteContext) => Promise<Response> {
  const { name, allows, input: schema, run, timeoutMs = 15_000 } = definition;
  const handler = async (request: Request, context: RouteContext): Promise<Response> => {
    const reading = request.method === "GET" || request.method === "HEAD";
    const mode = definition.mode ?? (reading ? "read" : "audited");
    const from = definition.from ?? (reading ? "query" : "json");
    let actor: Actor | null = null;
    try {
      refuseForeignWrite(request);
      actor = await currentActor();
      authorise(actor, allows);
      const parsed = schema.safeParse(await readInput(request, context, from), { reportInput: true });
      if (!parsed.success) return failure(refuseInput(actor.locale, parsed.error));
      const common = { scope: actor.scope, actor, input: parsed.data, request };
      const result =
        mode === "read"
          ? await run({ ...common, db: database(), now: clockNow(), audit: () => {} })
          : await inAuditedTransaction(actor, name, timeoutMs, (tx, at, audit) =>
              run({ ...common, db: tx, now: at, audit }),
            );
      return result instanceof Response ? result : Response.json(result);
    } catch (error) {
      if (isFrameworkSignal(error)) throw error;
      await auditRefusal(actor, name, error);
      return failure(refuse(actor?.locale ?? (await visitorLocale()), error, name));
    }
  };
  return markGated(handler, { name, allows, kind: "endpoint", input: schema });
}
