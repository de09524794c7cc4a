// Which columns of the customer row hold a fact, and what is read back from them? Bands and exact values share edges:
// rules compare age and income with the lower edge.
import { currencyDigits } from "@/lib/domain/basics/money";
import { parseBand } from "./bands";
import type { FactValue, FactValues } from "./fact-change";
import { fieldCatalogue } from "./fields";

export type ColumnValue = string | number | bigint | boolean | Date | readonly string[] | null;

const own: Readonly<Record<string, string>> = {
  name: "name",
  code: "code",
  stage: "stage",
  owner: "ownerId",
  team: "teamId",
  summary: "summary",
};

export const factNames: readonly string[] = [...Object.keys(own), ...fieldCatalogue.map((field) => field.key)];

/** The property of the customer row under which a fact is held. */
export function columnOf(fact: string): string | undefined {
  return own[fact] ?? fieldCatalogue.find((field) => field.key === fact)?.column;
}

function factOf(value: unknown): FactValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "number" ? value : String(value);
}

/** The facts held by a row. An exact income and a band share columns: with a band, there is no exact income. */
export function factsOfRow(row: Readonly<Record<string, unknown>>): Record<string, FactValue> {
  const facts = Object.fromEntries(factNames.map((name) => [name, factOf(row[columnOf(name) ?? name])]));
  if (facts.income_band !== null) facts.income = null;
  return facts;
}

function bandEdges(text: FactValue, factor: number): { low: number | null; high: number | null } {
  const band = typeof text === "string" ? parseBand(text) : null;
  if (band === null) return { low: null, high: null };
  return { low: Math.round(band.low * factor), high: band.high === null ? null : Math.round(band.high * factor) };
}

/** Column values of the changed facts; derived edges of age and income follow. */
export function columnsOfFacts(changed: FactValues, currency: string): Record<string, ColumnValue> {
  const columns: Record<string, ColumnValue> = {};
  for (const [name, value] of Object.entries(changed)) {
    const column = columnOf(name);
    if (column === undefined) continue;
    const field = fieldCatalogue.find((entry) => entry.key === name);
    if (field?.kind === "date") columns[column] = value === null ? null : new Date(`${String(value)}T00:00:00Z`);
    else if (field?.kind === "list") columns[column] = Array.isArray(value) ? value : [];
    else if (field?.kind === "money") columns[column] = value === null ? null : BigInt(Number(value));
    else columns[column] = value;
  }
  if ("age_band" in changed) {
    const { low, high } = bandEdges(changed.age_band ?? null, 1);
    columns.ageLow = low;
    columns.ageHigh = high;
  }
  if ("income_band" in changed && (changed.income_band !== null || (changed.income ?? null) === null)) {
    const { low, high } = bandEdges(changed.income_band ?? null, 10 ** currencyDigits(currency));
    columns.incomeLowMinor = low === null ? null : BigInt(low);
    columns.incomeHighMinor = high === null ? null : BigInt(high);
  } else if ("income" in changed) {
    columns.incomeHighMinor = columns.incomeLowMinor ?? null;
    columns.incomeBand = null;
  }
  return columns;
}
