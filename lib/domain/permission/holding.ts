// May the company hold this piece of information about this customer? Asked on entry, on showing and by the purge.
import { findCustomerField } from "@/lib/domain/customers/fields";
import type { AgreementState, DataAgreement } from "./fold-person";
import type { DataCategory, RulePack } from "./rule-pack";

export interface HoldingAnswer {
  readonly category: DataCategory;
  readonly mayHold: boolean;
  readonly reason: AgreementState | "silent" | "needsAgreement";
}

/** A no closes a category; a yes opens it while it lasts; silence leaves open what the pack does not want agreed first. */
export function mayHold(
  category: DataCategory,
  agreements: readonly DataAgreement[],
  pack: RulePack,
  now: Date,
): HoldingAnswer {
  const held = agreements.find((one) => one.category === category);
  const needed = pack.needsAgreement.includes(category);
  if (held === undefined) return { category, mayHold: !needed, reason: needed ? "needsAgreement" : "silent" };
  const over = held.expiresAt !== null && held.expiresAt.getTime() <= now.getTime();
  const state = held.state === "granted" && over ? "expired" : held.state;
  const begun = held.since.getTime() <= now.getTime();
  if (state === "granted" && begun) return { category, mayHold: true, reason: "granted" };
  return { category, mayHold: false, reason: state === "granted" ? "needsAgreement" : state };
}

/** The category of a fact of the customer row, by its key in the catalogue; null for what names the record itself. */
export function categoryOfFact(key: string): DataCategory | null {
  return findCustomerField(key)?.dataCategory ?? null;
}
