// When was each fact recorded or verified last? Instants are kept as the texts they are written in and compared as such.
import type { RowTable } from "./row-table";

/** Origins in which each text is the place of its instant among all, from 1 on. */
export interface Origins {
  readonly rows: RowTable;
  /** ISO instants as they are written, sorted. */
  readonly instants: readonly string[];
}

/** Replaces the numbers of texts by their places in the order of texts. */
export function orderOrigins(rows: RowTable): Origins {
  const instants = [...rows.texts.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const places = new Float64Array(instants.length + 1);
  for (let n = 0; n < instants.length; n++) places[rows.texts.get(instants[n] as string) as number] = n + 1;
  const checked = (rows.columns.checked as Float64Array).map((number) => places[number] as number);
  return { rows: { ...rows, columns: { checked } }, instants };
}
