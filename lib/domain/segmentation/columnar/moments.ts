// When may an answer change though nothing was written? At instants that lie ahead of the reading: a consent that begins or
// runs out, a purchase dated tomorrow.
import type { LineTable } from "./line-table";
import type { Origins } from "./origins";
import type { RowTable } from "./row-table";

const instantColumns = ["at", "since", "until", "expires", "responded", "checked"];

export function momentsAfter(
  readAt: number,
  tables: readonly RowTable[],
  lines: LineTable,
  origins: Origins,
): Float64Array {
  const found = new Set<number>();
  const look = (column: Float64Array) => {
    for (const at of column) if (at > readAt && at < Infinity) found.add(at);
  };
  for (const { columns } of tables) {
    for (const name of instantColumns) {
      const column = columns[name];
      if (column) look(column);
    }
  }
  if (lines.latest > readAt) look(lines.time);
  const read = new Date(readAt).toISOString();
  for (let n = origins.instants.length - 1; n >= 0 && (origins.instants[n] as string) > read; n--) {
    look(Float64Array.of(Date.parse(origins.instants[n] as string)));
  }
  return Float64Array.from(found).sort();
}
