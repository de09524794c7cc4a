// `crm bench segments`: does a marketer ever wait? The same rules on correlated SQL, set-based SQL, DuckDB and the product
// over HTTP, in one run; then ten editors at once, freshness, and writing down who belongs.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CommandContext } from "@/lib/cli/command";
import { seededRandom } from "@/lib/domain/stats/random";
import { round, timingOf } from "./measure";
import { answered, contestRules } from "./segments/contest-rules";
import { openDuck } from "./segments/duckdb";
import { editTogether, pagesWhile, tenOf } from "./segments/editors";
import { freshness } from "./segments/freshness";
import { materialise } from "./segments/materialise";
import { randomRule } from "./segments/random";
import { type BenchSetting, benchRules } from "./segments/rules";
import { serve, signIn } from "./segments/server";

const whole = (value: unknown, otherwise: number) =>
  value === undefined ? otherwise : Math.max(0, Math.floor(Number(value)));
async function settingOf(): Promise<BenchSetting> {
  const { database } = await import("@/lib/server/database");
  const { now } = await import("@/lib/server/clock");
  const { dayOf } = await import("@/lib/domain/basics/calendar");
  const db = database();
  const company = await db.company.findUniqueOrThrow({ where: { id: 1 } });
  const at = now();
  return {
    now: at,
    today: dayOf(at, company.timeZone),
    timeZone: company.timeZone,
    categories: await db.$queryRaw<{ id: number; code: string }[]>`
      SELECT k.id, k.code FROM category k JOIN product p ON p.category_id = k.id
      WHERE NOT EXISTS (SELECT FROM category b WHERE b.parent_id = k.id) GROUP BY k.id ORDER BY count(*) DESC, k.id`,
    tags: await db.tag.findMany({ select: { id: true, slug: true }, orderBy: { id: "asc" } }),
    topics: await db.aioTopic.findMany({
      where: { kind: "interest" },
      select: { id: true, slug: true },
      orderBy: { id: "asc" },
    }),
    provinces: (
      await db.$queryRaw<{ code: string }[]>`SELECT province_code AS code FROM customer WHERE province_code IS NOT NULL
        GROUP BY 1 ORDER BY count(*) DESC LIMIT 12`
    ).map(({ code }) => code),
  };
}

async function ensureSize({ options, progress }: CommandContext): Promise<void> {
  const { database } = await import("@/lib/server/database");
  const held = await database().customer.count();
  const customers = whole(options.customers, 1_000_000);
  if (held > 0) return progress(`${held} customers are there already; they are used as they are`);
  const { generateCompany } = await import("@/lib/server/synthetic/generate-company");
  const { asOperator } = await import("@/lib/server/operator");
  progress(`generating ${customers} customers`);
  await asOperator(() => generateCompany({ customers, lines: whole(options.lines, customers * 10), seed: 1 }));
}

export async function benchSegments(context: CommandContext): Promise<unknown> {
  const { out, options, progress } = context;
  await ensureSize(context);
  const { bulkPool, database } = await import("@/lib/server/database");
  const { operatorScope } = await import("@/lib/server/operator");
  const { bindRule } = await import("@/lib/data/segment-context");
  const { countBoundRule } = await import("@/lib/data/segment-counts");
  const rounds = whole(options.rounds, 7);
  const slowRounds = Math.min(rounds, whole(options["slow-rounds"], 2));
  const folder = mkdtempSync(path.join(tmpdir(), "crm-bench-"));
  const client = await bulkPool().connect();
  const { cookie, leave } = await signIn();
  progress("starting the product");
  const product = await serve(cookie, progress);
  const duck = await openDuck(client, operatorScope, folder, progress);
  try {
    await client.query("SET jit = off; SET work_mem = '64MB'");
    const setting = await settingOf();
    const sqlCount = async (text: string) => Number((await client.query<{ n: string }>(text)).rows[0]?.n ?? 0);
    const differences: string[] = [];
    const ask = { product: product.count, duckdb: duck.count, sql: sqlCount };
    const { rules, mean, ratios } = await contestRules(setting, ask, { rounds, slowRounds }, differences, context);

    const random = seededRandom(whole(options.seed, 20_261_122));
    const asked = whole(options["random-rules"], 40);
    const randomMs: number[] = [];
    progress(`${asked} random rules, each against SQL`);
    for (let n = 0; n < asked; n++) {
      const json = randomRule(random, setting);
      const { ms, value: counted } = await answered(() => product.count(json));
      randomMs.push(ms);
      const bound = await bindRule(database(), operatorScope, json, setting.now);
      const sql = await countBoundRule(database(), operatorScope, bound.rule, bound.context);
      const told = ({ members, withheld, conditions }: typeof sql) => JSON.stringify([members, withheld, conditions]);
      if (told(counted as never) !== told(sql)) {
        differences.push(JSON.stringify({ json, product: counted.members, sql: sql.members }));
      }
    }
    const randomTiming = timingOf(randomMs);
    out(`random rules: ${asked}, median ${randomTiming.median} ms, p95 ${randomTiming.p95} ms`);
    out(`counts that differ: ${differences.length}`);
    for (const difference of differences.slice(0, 10)) out(`  ${difference}`);

    progress("ten editors");
    const seconds = whole(options.seconds, 10);
    const jsonOf = (turn: number) => benchRules(setting, 10 + (turn % 400))[turn % 5]?.json;
    const sqlOf = (turn: number) => benchRules(setting, 10 + (turn % 400))[turn % 5]?.set ?? "";
    const quiet = await pagesWhile(product.page, null);
    const working = editTogether(
      seconds,
      tenOf(() => (turn: number) => product.count(jsonOf(turn))),
    );
    const edited = await working;
    const withPages = editTogether(
      seconds,
      tenOf(() => (turn: number) => product.count(jsonOf(turn))),
    );
    const busy = await pagesWhile(product.page, withPages);
    const ducks = await Promise.all(tenOf(() => duck.editor()));
    const ducked = await editTogether(
      seconds,
      ducks.map((count) => (turn: number) => count(sqlOf(turn))),
    );
    const editing = {
      product: edited,
      duckdb: ducked,
      timesDuckdb: round(edited.countsPerSecond / ducked.countsPerSecond),
      pageMs: { quiet, busy, ratio: round(busy / quiet) },
    };
    out(
      `ten editors: product ${edited.countsPerSecond}/s (p95 ${edited.p95} ms), DuckDB ${ducked.countsPerSecond}/s (p95 ${ducked.p95} ms); pages ${quiet} → ${busy} ms`,
    );

    progress("freshness");
    const category = setting.categories[0];
    const fresh = category ? await freshness(product.count, category, 20) : null;
    const memory = product.memory();
    out(
      `a committed purchase is counted after ${fresh?.median} ms (p95 ${fresh?.p95}); first count ${round(product.secondsToFirstCount)} s after a start, index ${round(product.secondsToIndex)} s; server ${memory} MB`,
    );
    const population = (await product.count({ all: [] })).population;
    await product.stop();

    progress("materialise");
    const written = await materialise(bigRule, folder);
    out(
      `materialise ${written.members} members: ${written.materialiseSeconds} s; list ${written.list.seconds} s, COPY ${written.copySeconds} s (${written.listOfCopy} ×)`,
    );
    return {
      population,
      rules,
      geomean: mean,
      ratios,
      randomRules: { asked, ...randomTiming },
      differences,
      editing,
      freshness: fresh,
      start: { firstCount: product.secondsToFirstCount, index: product.secondsToIndex },
      memoryMegabytes: memory,
      materialise: written,
    };
  } finally {
    await product.stop().catch(() => undefined);
    await leave();
    duck.close();
    client.release();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** About a third of the synthetic company. */
const bigRule = {
  all: [{ field: "age", op: "between", value: [35, 60] }, { purchases: { measure: "orders", op: "gte", value: 2 } }],
};
