// How do many rows enter a table at once? COPY FROM STDIN in text format: the fastest door PostgreSQL has.
import { once } from "node:events";
import { from as copyFrom } from "pg-copy-streams";
import type { PoolClient } from "./pool";
import type { Scope } from "./scope";

export type CopyValue = string | number | bigint | boolean | null;

const special = /[\\\t\n\r]/;
const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function copyCell(value: CopyValue | undefined): string {
  if (typeof value === "string")
    return special.test(value) ? value.replace(/[\\\t\n\r]/g, (found) => escapes[found] ?? found) : value;
  if (value === null || value === undefined) return "\\N";
  return value === true ? "t" : value === false ? "f" : String(value);
}

/**
 * One row in COPY's text format; of `values` only those at `places`, where they are named. Joined in one go: a text that
 * grows cell by cell is a chain of pieces, and the collector carries each of them.
 */
export function copyLine(values: readonly CopyValue[], places?: readonly number[]): string {
  const length = places?.length ?? values.length;
  const cells = new Array<string>(length);
  for (let index = 0; index < length; index++) cells[index] = copyCell(values[places?.[index] ?? index]);
  return `${cells.join("\t")}\n`;
}

/** Lines on their way to COPY, kept as bytes outside the heap: many small strings would keep the collector busy. */
export class CopyLines {
  #text = "";
  #chunks: Buffer[] = [];
  count = 0;

  add(values: readonly CopyValue[]): void {
    this.#text += copyLine(values);
    this.count++;
    if (this.#text.length > 128_000) this.#flush();
  }

  #flush(): void {
    if (this.#text === "") return;
    this.#chunks.push(Buffer.from(this.#text));
    this.#text = "";
  }

  chunks(): readonly Buffer[] {
    this.#flush();
    return this.#chunks;
  }
}

/** Sends lines into a table. Table and columns come from code, never from input. */
export async function copyInto(
  client: PoolClient,
  _scope: Scope,
  table: string,
  columns: readonly string[],
  lines: CopyLines,
): Promise<void> {
  const names = columns.map((column) => `"${column}"`).join(",");
  const stream = client.query(copyFrom(`COPY ${table} (${names}) FROM STDIN`));
  const done = new Promise<void>((resolve, reject) => {
    stream.once("finish", resolve);
    stream.once("error", reject);
  });
  done.catch(() => {});
  for (const chunk of lines.chunks()) {
    if (!stream.write(chunk)) await Promise.race([once(stream, "drain"), done]);
  }
  stream.end();
  await done;
}
