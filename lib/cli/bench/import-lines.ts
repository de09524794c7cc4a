// How many purchase lines a second come into the tables as they are, and how close is that to a plain COPY of the same rows?
import path from "node:path";
import type { BenchRun } from "./import-customers";
import { type Engine, withBulkClient, writeRows } from "./import-engine";
import { timed, timingOf } from "./measure";

const tables = ["purchase", "purchase_line"] as const;

/** Three lines an order, for customers and products that are held, or new ones where nothing is. */
async function writeLines(file: string, lines: number, run: string): Promise<void> {
  const { database } = await import("@/lib/server/database");
  const products = (await database().product.findMany({ select: { code: true }, take: 5000 })).map(({ code }) => code);
  const buyers = (await database().customer.findMany({ select: { code: true }, take: 100_000 })).map(
    ({ code }) => code,
  );
  const codes = products.length > 0 ? products : Array.from({ length: 500 }, (_, n) => `P${n}`);
  const people = buyers.length > 0 ? buyers : Array.from({ length: 20_000 }, (_, n) => `${run}-B${n}`);
  await writeRows(file, "customer_id,invoice_no,invoice_date,sku,quantity,unit_price,store", lines, (n) => {
    const order = Math.floor(n / 3);
    const customer = people[(order * 7919) % people.length] ?? "";
    return `${customer},${run}-${order},2026-0${(order % 9) + 1}-${10 + (order % 18)} 1${order % 10}:05:00,${codes[(n * 31) % codes.length]},${(n % 5) + 1},${1000 * (n % 90) + 5000},CH${order % 20}`;
  });
}

/** Each round: the import of new lines, the same file again, its undo, and a plain COPY of the same rows. */
export async function benchLines(engine: Engine, { folder, rows: lines, rounds, run, progress }: BenchRun) {
  const { copyFromFile, copyToFile } = await import("@/lib/data/copy-files");
  const { database } = await import("@/lib/server/database");
  const [held] = await database().$queryRaw<
    { n: bigint }[]
  >`SELECT reltuples::bigint AS n FROM pg_class WHERE relname = 'purchase_line'`;
  const file = path.join(folder, "lines.csv");
  const paces = { import: [] as number[], again: [] as number[], undo: [] as number[], copy: [] as number[] };
  let peak = 0;
  let phases: Readonly<Record<string, number>> = {};
  for (let turn = 1; turn <= rounds; turn++) {
    await writeLines(file, lines, `${run}${turn}`);
    progress(`lines ${turn}/${rounds}: import of ${lines}, and again`);
    const fresh = await engine.run("purchases", file);
    const again = await engine.run("purchases", file);
    peak = Math.max(peak, fresh.peak, again.peak);
    phases = fresh.phases;
    progress(`lines ${turn}/${rounds}: taken back, and plain COPY of the same rows`);
    await withBulkClient(async (client, scope) => {
      const files = tables.map((table) => [table, path.join(folder, table)] as const);
      for (const [table, target] of files)
        await copyToFile(client, scope, `SELECT * FROM ${table} WHERE import_no = ${fresh.no}`, target);
      const undone = await timed(() => engine.undo(fresh.id));
      const copied = await timed(async () => {
        for (const [table, source] of files) await copyFromFile(client, scope, table, source);
      });
      for (const table of tables) await client.query(`DELETE FROM ${table} WHERE import_no = ${fresh.no}`);
      paces.import.push(lines / fresh.seconds);
      paces.again.push(lines / again.seconds);
      paces.undo.push((lines / undone) * 1000);
      paces.copy.push((lines / copied) * 1000);
    });
  }
  const pace = (name: keyof typeof paces) => Math.round(timingOf(paces[name]).median);
  return {
    lines,
    rounds,
    linesHeld: Number(held?.n ?? 0),
    linesPerSecond: { import: pace("import"), again: pace("again"), undo: pace("undo"), copy: pace("copy") },
    ofPlainCopy: timingOf(paces.import.map((value, turn) => value / (paces.copy[turn] ?? Number.NaN))).median,
    phases,
    peakMegabytes: peak,
  };
}
