// `crm bench pages`: does every page of the customer list answer at once, at any depth, filtered, ordered and searched, for
// everyone who sees it? Pages come through the loader of the screen; each promise is judged on its own line.
import type { CommandContext } from "@/lib/cli/command";
import { contest, round, type Timing, timed, timingOf } from "./measure";
import { type Address, pageCases, placeAt } from "./page-addresses";

const promise = { pageMs: 100, deepToFirst: 1.5, searchMs: 30, searchToScan: 20 };
const depths = [0, 0.01, 0.1, 0.5, 0.95];
const words = [
  "nguyen van",
  "tran thi mai",
  "hoang",
  "Nguyễn Thị Hồng",
  "le minh",
  "thu ha",
  "vo",
  "dang thu ha",
  "cong ty",
  "minh duc",
];

/** The operator, and the rep with the most customers: with the team, and alone. */
async function reachesOf() {
  const { database } = await import("@/lib/server/database");
  const { asOperator } = await import("@/lib/server/operator");
  const { currentActor } = await import("@/lib/server/session");
  const { mintScope } = await import("@/lib/data/scope");
  const actor = await asOperator(currentActor);
  if (!actor) throw new Error("the operator must be able to act");
  const [busiest] = await database().$queryRawUnsafe<{ owner: string; team: string | null }[]>(`
    SELECT owner_id::text AS owner, team_id::text AS team FROM customer WHERE owner_id IS NOT NULL
    GROUP BY owner_id, team_id ORDER BY count(*) DESC LIMIT 1`);
  const rep = (teamIds: string[]) => mintScope({ userId: busiest?.owner ?? "", role: "rep", teamIds });
  return {
    all: actor.scope,
    ...(busiest?.team ? { team: rep([busiest.team]) } : {}),
    ...(busiest ? { own: rep([]) } : {}),
  };
}

async function opener() {
  const { actingAs } = await import("@/lib/server/actor");
  const { loadCustomerList } = await import("@/lib/server/loaders/customers");
  type Scopes = Awaited<ReturnType<typeof reachesOf>>;
  return (scope: Scopes["all"], address: Address) =>
    actingAs({ kind: "operator", scope, locale: "vi" }, async () => {
      const data = await loadCustomerList(address);
      if (data === null) throw new Error(`no such page: ${JSON.stringify(address)}`);
      return data;
    });
}

export async function benchPages({ out, progress }: CommandContext): Promise<unknown> {
  const { Prisma } = await import("@/lib/data/client");
  const { database } = await import("@/lib/server/database");
  const { searchCustomers } = await import("@/lib/data/customers/customer-search");
  const { writeCursor } = await import("@/lib/domain/basics/cursor");
  const { searchKey } = await import("@/lib/domain/basics/text");
  const db = database();
  const open = await opener();
  const reaches = await reachesOf();
  const population = await db.customer.count();
  const broken: string[] = [];
  const judge = (text: string, kept: boolean) => {
    out(`  ${kept ? "pass" : "FAIL"}  ${text}`);
    if (!kept) broken.push(text);
  };
  out(`${population} customers; rows of: ${Object.keys(reaches).join(", ")}`);

  progress("depth");
  const places: Record<string, () => Promise<unknown>> = {};
  for (const depth of depths) {
    const skip = Math.floor(population * depth);
    const place = skip === 0 ? undefined : await placeAt(db, "name", skip);
    places[skip] = () => open(reaches.all, place ? { after: writeCursor(place) } : {});
  }
  const pages = await contest(20, places);
  const first = pages[0]?.median ?? Number.NaN;
  for (const [row, { median, p95 }] of Object.entries(pages)) {
    judge(
      `page at row ${row}: ${median} ms (p95 ${p95}), ${round(median / first)}× the first`,
      p95 < promise.pageMs && median <= promise.deepToFirst * first,
    );
  }

  const cases = await pageCases(db, reaches, population, 60, writeCursor);
  const families = new Map<string, number[]>();
  const worst = new Map<string, { ms: number; of: string }>();
  const bare: number[] = [];
  for (const [index, { family, reach, scope, address }] of cases.entries()) {
    if (index % 100 === 0) progress(`filters: ${index} of ${cases.length} pages`);
    const times: number[] = [];
    for (let turn = 0; turn < 3; turn++) times.push(await timed(() => open(scope, address)));
    if (index % 5 === 0) bare.push(await timed(() => open(reaches.all, {})));
    const ms = timingOf(times).median;
    const name = `${family} (${reach})`;
    families.set(name, [...(families.get(name) ?? []), ms]);
    if (ms > (worst.get(name)?.ms ?? 0)) worst.set(name, { ms, of: JSON.stringify(address) });
  }
  const filters: Record<string, Timing & { worst: { ms: number; of: string } | undefined }> = {};
  out(`  first page between them: ${timingOf(bare).median} ms (p95 ${timingOf(bare).p95})`);
  for (const [name, times] of families) {
    const timing = timingOf(times);
    filters[name] = { ...timing, worst: worst.get(name) };
    const most = worst.get(name);
    judge(
      `${name}, ${times.length} pages: ${timing.median} ms (p95 ${timing.p95}, worst ${most?.ms} ${most?.of})`,
      (most?.ms ?? 0) < promise.pageMs,
    );
  }

  progress("search");
  const times: number[] = [];
  const scans: number[] = [];
  const ratios: number[] = [];
  for (let turn = -1; turn < 5; turn++) {
    for (const word of words) {
      const found = await timed(() => searchCustomers(db, reaches.all, word));
      const scanned = await timed(() =>
        db.$queryRaw(Prisma.sql`
          SELECT customer_id FROM customer WHERE status = 'active'
            AND lower(replace(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')) LIKE ${`%${searchKey(word)}%`}
          ORDER BY name_sort LIMIT 10`),
      );
      if (turn < 0) continue;
      times.push(found);
      scans.push(scanned);
      ratios.push(scanned / found);
    }
  }
  const search = timingOf(times);
  const scan = timingOf(scans);
  const searchSpeedUp = round(scan.median / search.median);
  judge(`search without dấu: ${search.median} ms (p95 ${search.p95})`, search.p95 <= promise.searchMs);
  judge(
    `a scan that strips dấu: ${scan.median} ms, ${searchSpeedUp}× as long (least ${round(Math.min(...ratios))}×)`,
    searchSpeedUp >= promise.searchToScan,
  );
  out(broken.length === 0 ? "every promise holds" : `${broken.length} promises broken`);
  return { population, pages, filters, firstPage: timingOf(bare), search, scan, searchSpeedUp, promise, broken };
}
