// `crm bench import`: imports against a plain COPY of the very rows they write and against the ORM, turn by turn on the same
// machine. Everything it brings is taken away again.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CommandContext } from "@/lib/cli/command";
import { benchCustomers } from "./import-customers";
import { importEngine } from "./import-engine";
import { benchLines } from "./import-lines";

const count = (value: unknown, otherwise: number, least = 1000) =>
  value === undefined ? otherwise : Math.max(least, Math.floor(Number(value)));

const verdict = (holds: boolean) => (holds ? "holds" : "missed");

export async function benchImport({ out, options, progress }: CommandContext): Promise<unknown> {
  const folder = mkdtempSync(path.join(tmpdir(), "crm-bench-"));
  const common = { folder, rounds: count(options.rounds, 3, 1), run: `B${Date.now().toString(36)}`, progress };
  try {
    const engine = await importEngine();
    // Lines first: the memory of this process is the import's as long as nothing else has run in it.
    const lines = await benchLines(engine, { ...common, rows: count(options.lines, 500_000) });
    const customers = await benchCustomers(engine, { ...common, rows: count(options.customers, 100_000) });
    const { linesPerSecond: l } = lines;
    const { rowsPerSecond: c } = customers;
    out(`medians of ${common.rounds} rounds; ratios are medians of the rounds' own`);
    out(
      `lines/s into ${lines.linesHeld}: import ${l.import} (goal 100000: ${verdict(l.import >= 100_000)}), again ${l.again}, undo ${l.undo}, plain COPY ${l.copy}`,
    );
    out(`  ${lines.ofPlainCopy} × plain COPY (goal 0.6: ${verdict(lines.ofPlainCopy >= 0.6)})`);
    out(
      `customers/s: import ${c.import}, again ${c.again}, plain COPY ${c.copy}, createMany ${c.createMany} (customers with contact points and keys)`,
    );
    out(
      `  ${customers.ofPlainCopy} × plain COPY (goal 0.6: ${verdict(customers.ofPlainCopy >= 0.6)}), ${customers.timesCreateMany} × createMany (goal 12: ${verdict(customers.timesCreateMany >= 12)})`,
    );
    const peak = Math.max(lines.peakMegabytes, customers.peakMegabytes);
    out(`peak memory ${peak} MB (goal 300: ${verdict(peak <= 300)})`);
    return { lines, customers };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
