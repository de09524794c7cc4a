// What can be imported, and what can become of a row? The closed lists of the imports room.

export const importKinds = [
  "customers",
  "products",
  "purchases",
  "consents",
  "partners",
  "aio",
  "campaigns",
  "campaign-recipients",
] as const;
export type ImportKind = (typeof importKinds)[number];

/** Each row of a file has exactly one of these outcomes; read is their sum. */
export const rowOutcomes = ["created", "updated", "unchanged", "skipped", "rejected", "anonymous"] as const;
export type RowOutcome = (typeof rowOutcomes)[number];
export type RowCounts = Readonly<Record<RowOutcome, number>>;

export const noRows: RowCounts = { created: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0, anonymous: 0 };

export function addCounts(left: RowCounts, right: Partial<RowCounts>): RowCounts {
  const sum = { ...left };
  for (const outcome of rowOutcomes) sum[outcome] += right[outcome] ?? 0;
  return sum;
}

export function countRows(counts: RowCounts): number {
  return rowOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
}

/** How a row finds the record it belongs to. */
export const upsertKeys = ["code", "phone", "email", "tax_code"] as const;
export type UpsertKey = (typeof upsertKeys)[number];

export const importPresets = ["complete-journey", "online-retail"] as const;
export type ImportPreset = (typeof importPresets)[number];
