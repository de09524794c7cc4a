// Five rules on four engines, variant by variant, so that all meet the same machine; every count must be the same.
import type { CommandContext } from "@/lib/cli/command";
import { round, type Timing, timingOf } from "../measure";
import { type BenchSetting, benchRules } from "./rules";

export async function answered<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const started = performance.now();
  const value = await work();
  return { ms: performance.now() - started, value };
}

interface Askers {
  product(rule: unknown): Promise<{ members: number }>;
  duckdb(query: string): Promise<number>;
  sql(query: string): Promise<number>;
}

/** `again` is the product asked the same once more: what an edit elsewhere in a rule finds. */
const engines = ["correlated", "set", "duckdb", "product", "again"] as const;
type Engine = (typeof engines)[number];
type Figures = Record<Engine, Timing>;

const geomean = (values: readonly number[]) =>
  round(Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length));

/** The slow engines are asked fewer variants. Differences are added to the list given. */
export async function contestRules(
  setting: BenchSetting,
  ask: Askers,
  { rounds, slowRounds }: { rounds: number; slowRounds: number },
  differences: string[],
  { out, progress }: CommandContext,
) {
  const rules: ({ name: string; what: string } & Figures)[] = [];
  for (const [number, { name, what }] of benchRules(setting, 0).entries()) {
    progress(`${name}: ${what}`);
    const times: Record<Engine, number[]> = { correlated: [], set: [], duckdb: [], product: [], again: [] };
    // The first variant warms every engine up and is not counted.
    for (let v = 0; v <= rounds; v++) {
      const rule = benchRules(setting, v)[number];
      if (!rule) continue;
      const counts: Partial<Record<Engine, number>> = {};
      const run = async (engine: Engine, work: () => Promise<number>) => {
        const { ms, value } = await answered(work);
        counts[engine] = value;
        if (v > 0) times[engine].push(ms);
      };
      const product = async () => (await ask.product(rule.json)).members;
      await run("product", product);
      await run("again", product);
      await run("duckdb", () => ask.duckdb(rule.set));
      if (v <= slowRounds) {
        await run("set", () => ask.sql(rule.set));
        await run("correlated", () => ask.sql(rule.correlated));
      }
      if (new Set(Object.values(counts)).size > 1) differences.push(`${name} variant ${v}: ${JSON.stringify(counts)}`);
    }
    const figures = Object.fromEntries(engines.map((engine) => [engine, timingOf(times[engine])])) as Figures;
    rules.push({ name, what, ...figures });
    out(
      `${name}  ${engines.map((engine) => `${engine} ${figures[engine].median} (p95 ${figures[engine].p95})`).join("  ")}`,
    );
  }
  const mean = Object.fromEntries(
    engines.map((engine) => [engine, geomean(rules.map((rule) => rule[engine].median))]),
  ) as Record<Engine, number>;
  const ratios = {
    toSetBasedSql: round(mean.set / mean.product),
    toCorrelatedSql: round(mean.correlated / mean.product),
    toDuckdb: round(mean.duckdb / mean.product),
    leastToDuckdb: round(Math.min(...rules.map((rule) => rule.duckdb.median / rule.product.median))),
  };
  out(`geometric means, ms: ${engines.map((engine) => `${engine} ${mean[engine]}`).join(", ")}`);
  out(
    `the product is ${ratios.toSetBasedSql} × set-based SQL (goal 100), ${ratios.toDuckdb} × DuckDB (goal 5), least ${ratios.leastToDuckdb} × (goal 1)`,
  );
  return { rules, mean, ratios };
}
