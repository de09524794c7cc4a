// The strongest engine that could stand in for the index: DuckDB on the raw lines, with whole numbers for ids as its users
// would load them. Only the bench carries it.
import { rmSync } from "node:fs";
import path from "node:path";
import type { PoolClient } from "@/lib/data/pool";
import type { Scope } from "@/lib/data/scope";

export interface Duck {
  count(query: string): Promise<number>;
  /** A connection of its own, for one of many editors. */
  editor(): Promise<(query: string) => Promise<number>>;
  close(): void;
}

const sources = {
  customer: `SELECT row_number() OVER (ORDER BY customer_id) AS n, customer_id, status::text, birth_date, age_low,
    household_size, province_code FROM customer`,
  customer_tag: "SELECT customer_id, tag_id FROM customer_tag",
  customer_aio: "SELECT customer_id, topic_id FROM customer_aio",
  preference_state:
    "SELECT customer_id, purpose_code, channel, topic_id, state, since, expires_at FROM preference_state",
  purchase_line: `SELECT customer_id, purchase_id, category_id, purchased_at, quantity::float8 AS quantity, base_amount_minor
    FROM purchase_line`,
} as const;

const types = {
  customer:
    "n INTEGER, customer_id UUID, status VARCHAR, birth_date DATE, age_low SMALLINT, household_size SMALLINT, province_code VARCHAR",
  customer_tag: "customer_id UUID, tag_id INTEGER",
  customer_aio: "customer_id UUID, topic_id INTEGER",
  preference_state:
    "customer_id UUID, purpose_code VARCHAR, channel VARCHAR, topic_id INTEGER, state VARCHAR, since TIMESTAMPTZ, expires_at TIMESTAMPTZ",
  purchase_line:
    "customer_id UUID, purchase_id UUID, category_id INTEGER, purchased_at TIMESTAMPTZ, quantity DOUBLE, base_amount_minor BIGINT",
} as const;

const kept = {
  customer: "t.n AS customer_id, t.* EXCLUDE (n, customer_id) FROM raw t",
  customer_tag: "c.n AS customer_id, t.* EXCLUDE (customer_id) FROM raw t JOIN ids c USING (customer_id)",
  customer_aio: "c.n AS customer_id, t.* EXCLUDE (customer_id) FROM raw t JOIN ids c USING (customer_id)",
  preference_state: "c.n AS customer_id, t.* EXCLUDE (customer_id) FROM raw t JOIN ids c USING (customer_id)",
  purchase_line:
    "c.n AS customer_id, hash(t.purchase_id) AS purchase_id, t.* EXCLUDE (customer_id, purchase_id) FROM raw t JOIN ids c USING (customer_id)",
} as const;

export async function openDuck(
  client: PoolClient,
  scope: Scope,
  folder: string,
  progress: (text: string) => void,
): Promise<Duck> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const { copyToFile } = await import("@/lib/data/copy-files");
  const instance = await DuckDBInstance.create(path.join(folder, "bench.duckdb"));
  const connection = await instance.connect();
  for (const name of ["customer", "customer_tag", "customer_aio", "preference_state", "purchase_line"] as const) {
    progress(`DuckDB: ${name}`);
    const file = path.join(folder, `${name}.tsv`);
    await copyToFile(client, scope, sources[name], file);
    const columns = types[name].split(", ").map((column) => column.split(" ") as [string, string]);
    const spec = columns.map(([column, type]) => `'${column}': '${type}'`).join(", ");
    await connection.run(`CREATE OR REPLACE TEMP TABLE raw AS SELECT * FROM read_csv('${file}', delim = '\\t', header = false,
      quote = '', escape = '', nullstr = '\\N', columns = {${spec}})`);
    if (name === "customer") await connection.run("CREATE TEMP TABLE ids AS SELECT n, customer_id FROM raw");
    await connection.run(`CREATE TABLE ${name} AS SELECT ${kept[name]}`);
    rmSync(file, { force: true });
  }
  await connection.run("DROP TABLE raw; DROP TABLE ids; CHECKPOINT");
  const editor = async () => {
    const own = await instance.connect();
    return async (query: string) => {
      const reader = await own.runAndReadAll(query);
      return Number(reader.getRows()[0]?.[0] ?? 0);
    };
  };
  return { count: await editor(), editor, close: () => connection.closeSync() };
}
