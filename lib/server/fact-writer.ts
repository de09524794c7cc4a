// In whose name is a fact written by this call? The actor's, now, with the source they named or the one their role implies.
import type { FactStamp, FactWriter } from "@/lib/domain/customers/fact-change";
import type { FactSource } from "@/lib/domain/customers/provenance";
import type { Actor } from "./actor";
import { newId } from "./clock";

export interface FactAct {
  readonly actor: Actor;
  readonly now: Date;
  readonly source?: FactSource | undefined;
  readonly ref?: string | undefined;
}

export function factStamp({ actor, now, source, ref }: FactAct): FactStamp {
  return {
    source: source ?? (actor.scope.role === "telemarketer" ? "telemarketer" : "rep"),
    ref,
    at: now,
    by: actor.kind === "user" ? actor.scope.userId : null,
  };
}

export function factWriter(act: FactAct): FactWriter {
  return { stamp: factStamp(act), newId: () => newId(act.now) };
}
