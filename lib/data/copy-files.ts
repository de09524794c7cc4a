// How do rows go to a file and back as they are? COPY in both directions: the baseline that imports are measured against.
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import type { PoolClient } from "./pool";
import type { Scope } from "./scope";

/** Query and table come from code, never from input. */
export async function copyToFile(client: PoolClient, _scope: Scope, query: string, file: string): Promise<void> {
  await pipeline(client.query(copyTo(`COPY (${query}) TO STDOUT`)), createWriteStream(file));
}

export async function copyFromFile(client: PoolClient, _scope: Scope, table: string, file: string): Promise<void> {
  await pipeline(createReadStream(file), client.query(copyFrom(`COPY ${table} FROM STDIN`)));
}
