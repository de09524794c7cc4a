// Where do the rows of a file wait before they are merged? In an unlogged table of the staging schema, one per import,
// named by its number alone. Column names and types come from the closed record of targets, never from input.
import { once } from "node:events";
import { from as copyFrom } from "pg-copy-streams";
import type { StageColumn } from "@/lib/domain/imports/target";
import type { PoolClient } from "./pool";
import type { Scope } from "./scope";

type StagePart = "c" | "p" | "s" | "h" | "l";

/** The stage of an import and the tables beside it (`c` customers, `p` products, `s` stores, `h` pairs to merge, `l` links). */
export function stageTable(no: number, part?: StagePart): string {
  if (!Number.isInteger(no)) throw new RangeError("an import is named by a whole number");
  return `staging.import_${no}${part === undefined ? "" : `_${part}`}`;
}

/** One bucket of a stage that is divided into buckets. */
export function stageBucket(no: number, bucket: number): string {
  if (!Number.isInteger(bucket)) throw new RangeError("a bucket is named by a whole number");
  return `${stageTable(no)}_b${bucket}`;
}

const parts = ["c", "p", "s", "h", "l"] as const;

export async function dropStage(client: PoolClient, _scope: Scope, no: number): Promise<void> {
  const tables = [stageTable(no), ...parts.map((part) => stageTable(no, part))];
  await client.query(`DROP TABLE IF EXISTS ${tables.join(", ")}`);
}

/**
 * Makes the empty stage. `line` is the row's line in the file; `state` 0 is a row to merge, 1 one that was folded into a
 * later row of the same key, 2 one that is refused but tells equal lines apart. With `buckets` the rows are divided: a
 * bucket is merged by itself, and what belongs together must be in one.
 */
export async function createStage(
  client: PoolClient,
  scope: Scope,
  no: number,
  columns: readonly StageColumn[],
  buckets: number | null,
): Promise<void> {
  await dropStage(client, scope, no);
  const defined = columns.map(({ name, type }) => `"${name}" ${type === "text" ? 'text COLLATE "C"' : type}`);
  const rows = `line int NOT NULL, state smallint NOT NULL, ${buckets === null ? "" : "bucket smallint NOT NULL, "}${defined.join(", ")}`;
  if (buckets === null) {
    await client.query(`CREATE UNLOGGED TABLE ${stageTable(no)} (${rows}) WITH (autovacuum_enabled = off)`);
    return;
  }
  await client.query(`CREATE TABLE ${stageTable(no)} (${rows}) PARTITION BY LIST (bucket)`);
  for (let bucket = 0; bucket < buckets; bucket++) {
    await client.query(
      `CREATE UNLOGGED TABLE ${stageBucket(no, bucket)} PARTITION OF ${stageTable(no)} FOR VALUES IN (${bucket}) WITH (autovacuum_enabled = off)`,
    );
  }
}

export interface StageWriter {
  /** Sends text in COPY's format; waits while the server is behind, so that memory stays flat. */
  write(text: string): Promise<void>;
  end(): Promise<void>;
  abort(error: Error): void;
}

/** Opens COPY into the stage. Local times are read in the company's time zone by the database itself. */
export async function openStageWriter(
  client: PoolClient,
  _scope: Scope,
  no: number,
  columns: readonly StageColumn[],
  buckets: number | null,
  timeZone: string,
): Promise<StageWriter> {
  await client.query("SELECT set_config('TimeZone', $1, true), set_config('DateStyle', 'ISO, YMD', true)", [timeZone]);
  const names = [
    "line",
    "state",
    ...(buckets === null ? [] : ["bucket"]),
    ...columns.map(({ name }) => `"${name}"`),
  ].join(",");
  const stream = client.query(copyFrom(`COPY ${stageTable(no)} (${names}) FROM STDIN`));
  const done = new Promise<void>((resolve, reject) => {
    stream.once("finish", resolve);
    stream.once("error", reject);
  });
  done.catch(() => {});
  return {
    write: async (text) => {
      if (text !== "" && !stream.write(text)) await Promise.race([once(stream, "drain"), done]);
    },
    end: async () => {
      stream.end();
      await done;
    },
    abort: (error) => void stream.destroy(error),
  };
}

/** Rows in the stage, or null when it is not there. A crash of the server empties unlogged tables: then it is 0. */
export async function countStage(client: PoolClient, _scope: Scope, no: number): Promise<number | null> {
  const found = await client.query("SELECT to_regclass($1) AS name", [stageTable(no)]);
  if (found.rows[0]?.name === null) return null;
  const { rows } = await client.query(`SELECT count(*)::int AS n FROM ${stageTable(no)}`);
  return rows[0]?.n ?? 0;
}

/** Columns by which the merges join: only these are worth statistics. */
const joined = new Set(["key", "code", "customer", "invoice", "product", "store", "market", "campaign", "topic"]);

/** Lets the merges find rows by line; a bucket is read as a whole and needs none of it. */
export async function indexStage(
  client: PoolClient,
  _scope: Scope,
  no: number,
  columns: readonly StageColumn[],
): Promise<void> {
  const known = ["line", ...columns.map(({ name }) => name).filter((name) => joined.has(name))];
  await client.query(`CREATE INDEX ON ${stageTable(no)} USING brin (line) WITH (pages_per_range = 16)`);
  await client.query(`ANALYZE ${stageTable(no)} (${known.join(", ")})`);
}
