"use client";
// Saves changed facts, and when somebody was faster, asks which values to keep and saves those.
import { useState } from "react";
import { type Action, useAction } from "@/components/ui/use-action";
import type { FactConflict, FactValue } from "@/lib/domain/customers/fact-change";

type Sent = Exclude<FactValue, readonly string[]> | string[];

export type FactChangeInput = {
  id: string;
  version: number;
  name?: string;
  code?: string | null;
  stage?: "prospect" | "customer" | "lapsed";
  ownerId?: string | null;
  teamId?: string | null;
  summary?: string | null;
  facts?: Record<string, Sent>;
  base?: Record<string, Sent>;
  source?: "rep" | "telemarketer" | "customer" | "agency";
};

export type ChangeFacts = Action<FactChangeInput, { version: number; changed: string[] }>;

const ownInputs: Readonly<Record<string, keyof FactChangeInput>> = {
  name: "name",
  code: "code",
  stage: "stage",
  owner: "ownerId",
  team: "teamId",
  summary: "summary",
};

/** The same input with only the facts in `keep` of those in conflict, against the version that is held now. */
function narrowed(
  input: FactChangeInput,
  conflicts: readonly FactConflict[],
  keep: readonly string[],
  version: number,
) {
  const dropped = conflicts.map(({ field }) => field).filter((field) => !keep.includes(field));
  const facts = { ...input.facts };
  const base = { ...input.base };
  const next: FactChangeInput = { ...input, version, facts, base };
  for (const field of dropped) {
    delete facts[field];
    const own = ownInputs[field];
    if (own !== undefined) delete next[own];
  }
  for (const { field, theirs } of conflicts) base[field] = theirs as Sent;
  return next;
}

export function useFactChange(action: ChangeFacts, success: string, onDone: () => void) {
  const [clash, setClash] = useState<{ input: FactChangeInput; conflicts: FactConflict[]; version: number } | null>(
    null,
  );
  const save = useAction(action, {
    success,
    inlineErrors: true,
    onSuccess: () => {
      setClash(null);
      onDone();
    },
    onError: (error, input) => {
      const details = error.details as { conflicts?: FactConflict[]; version?: number } | undefined;
      if (error.code !== "CONFLICT" || !details?.conflicts || details.version === undefined) return;
      setClash({ input, conflicts: details.conflicts, version: details.version });
    },
  });
  function choose(keepMine: readonly string[]) {
    if (clash) void save.run(narrowed(clash.input, clash.conflicts, keepMine, clash.version));
  }
  return { ...save, conflicts: clash?.conflicts ?? null, choose };
}
