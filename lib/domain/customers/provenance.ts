// Where does each held fact come from, and when was it last checked? Kept beside the row, keyed by the fact's name.
import { z } from "zod";

/** How a fact reached the company. Rating agencies, telemarketers and reps are sources too. */
export const factSources = [
  "rep",
  "telemarketer",
  "customer",
  "import",
  "agency",
  "purchase",
  "api",
  "inferred",
] as const;
export type FactSource = (typeof factSources)[number];

export const factOrigin = z.object({
  source: z.enum(factSources),
  /** What exactly: an import's number, an interaction's id, an agency's name. */
  ref: z.string().max(200).optional(),
  recordedAt: z.iso.datetime(),
  verifiedAt: z.iso.datetime().optional(),
  by: z.string().optional(),
});
export type FactOrigin = z.infer<typeof factOrigin>;

/** customer.provenance: fact name (field key, or "name") → origin of the value held now. */
export const provenance = z.record(z.string().max(60), factOrigin);
export type Provenance = z.infer<typeof provenance>;

/** Origin of the facts that have no entry of their own: rows that arrived whole need only this one. */
export const wholeRow = "*";

export function originOf(held: Provenance, field: string): FactOrigin | undefined {
  return held[field] ?? held[wholeRow];
}
