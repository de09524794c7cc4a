// What if a file names the same record twice? The lines are folded into the last one: per column the last value that is
// not blank. Earlier lines are skipped with a reason, nothing they said is lost.
import { type MergeContext, refuseRows } from "./import-sql";
import { stageTable } from "./import-staging";

export interface Folding {
  /** Column of the stage that names the record. */
  readonly key: string;
  /** Columns that belong together come from the same line. */
  readonly groups?: readonly (readonly string[])[];
  /** Columns that the merge collects from all lines by itself. */
  readonly apart?: (column: string) => boolean;
  /** Column of bits that are joined. */
  readonly bits?: string;
}

/** Answers how many lines were folded into later ones. */
export async function foldRepeated(
  context: MergeContext,
  { key, groups = [], apart = () => false, bits }: Folding,
): Promise<number> {
  const { client, no, has } = context;
  const stage = stageTable(no);
  await client.query(`CREATE TEMP TABLE import_repeated ON COMMIT DROP AS
    SELECT "${key}" AS name, max(line) AS last_line FROM ${stage} WHERE state = 0 AND "${key}" IS NOT NULL GROUP BY 1 HAVING count(*) > 1`);
  const joined = `${stage} s JOIN import_repeated r ON r.name = s."${key}" WHERE s.state = 0`;
  const repeated = await refuseRows(
    context,
    `SELECT s.line, 'repeated', NULL, s."${key}", jsonb_build_object('line', r.last_line) FROM ${joined} AND s.line < r.last_line`,
  );
  // On a second start the reasons are there already, the folding may not be.
  const columns = [...has].filter((column) => column !== key && column !== bits && !apart(column));
  const grouped = new Set(groups.flat());
  const sets = [...groups, ...columns.filter((column) => !grouped.has(column)).map((column) => [column])]
    .flatMap((group) => {
      const said = group.map((column) => `s."${column}" IS NOT NULL`).join(" OR ");
      return group.map(
        (column) => [column, `(array_agg(s."${column}" ORDER BY s.line DESC) FILTER (WHERE ${said}))[1]`] as const,
      );
    })
    .filter(([column]) => columns.includes(column));
  const unique = [...new Map(sets)];
  const all = bits === undefined ? unique : [...unique, [bits, `bit_or(s."${bits}")`] as const];
  if (repeated > 0 && all.length > 0) {
    await client.query(`UPDATE ${stage} t SET ${all.map(([column]) => `"${column}" = m."${column}"`).join(", ")}
      FROM (SELECT ${all.map(([column, value]) => `${value} AS "${column}"`).join(", ")}, max(s.line) AS last_line FROM ${joined} GROUP BY s."${key}") m
     WHERE t.line = m.last_line`);
  }
  const folded = await client.query(
    `UPDATE ${stage} s SET state = 1 FROM import_repeated r WHERE s."${key}" = r.name AND s.line < r.last_line AND s.state = 0`,
  );
  return folded.rowCount ?? 0;
}
