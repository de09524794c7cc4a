// `crm bench pages`: does the customer list cost the same at any depth, and is search without dấu quick, on the company as it is?
import type { CommandContext } from "@/lib/cli/command";
import { contest, round, timed, timingOf } from "./measure";

const depths = [0, 0.01, 0.1, 0.5, 0.95];
const words = [
  "nguyen van",
  "tran thi mai",
  "hoang",
  "Nguyễn Thị Hồng",
  "le minh",
  "pham quoc",
  "vo",
  "dang thu ha",
  "cong ty",
  "bui duc",
];

export async function benchPages({ out, progress }: CommandContext): Promise<unknown> {
  const { Prisma } = await import("@/lib/data/client");
  const { database } = await import("@/lib/server/database");
  const { asOperator } = await import("@/lib/server/operator");
  const { currentActor } = await import("@/lib/server/session");
  const { readCustomerPage, pageSize } = await import("@/lib/server/customer-page");
  const { searchCustomers } = await import("@/lib/data/customers/customer-search");
  const { writeCursor } = await import("@/lib/domain/basics/cursor");
  const { searchKey } = await import("@/lib/domain/basics/text");
  const { now } = await import("@/lib/server/clock");
  const db = database();
  const actor = await asOperator(currentActor);
  if (!actor) throw new Error("the operator must be able to act");
  const { scope } = actor;
  const population = await db.customer.count();
  out(`${population} customers, pages of ${pageSize}, by name`);

  const pages = [];
  for (const depth of depths) {
    progress(`depth ${depth * 100} %`);
    const skip = Math.floor(population * depth);
    const [place] = await db.$queryRaw<{ id: string; key: string }[]>(Prisma.sql`
      SELECT customer_id::text AS id, name_sort AS key FROM customer WHERE status = 'active' ORDER BY name_sort, customer_id
      OFFSET ${skip} LIMIT 1`);
    if (!place) continue;
    const after = skip === 0 ? undefined : writeCursor({ section: 0, key: place.key, id: place.id });
    const at = now();
    const { keyset, offset } = await contest(skip > 0 ? 15 : 30, {
      keyset: () => readCustomerPage(db, scope, at, after === undefined ? {} : { after }),
      offset: () =>
        db.$queryRaw(Prisma.sql`
        SELECT * FROM customer WHERE status = 'active' ORDER BY name_sort, customer_id OFFSET ${skip} LIMIT ${pageSize}`),
    });
    pages.push({ skip, keyset, offset });
    out(
      `  page at row ${String(skip).padStart(8)}: ${keyset.median} ms (p95 ${keyset.p95}), by OFFSET ${offset.median} ms`,
    );
  }
  const first = pages[0]?.keyset.median ?? Number.NaN;
  const deepest = Math.max(...pages.map(({ keyset }) => keyset.median));

  const times: number[] = [];
  const scans: number[] = [];
  for (let turn = 0; turn < 4; turn++) {
    for (const word of words) {
      const taken = await timed(() => searchCustomers(db, scope, word));
      if (turn > 0) times.push(taken);
      if (turn === 1) {
        scans.push(
          await timed(() =>
            db.$queryRaw(Prisma.sql`
            SELECT customer_id FROM customer WHERE status = 'active'
              AND lower(replace(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')) LIKE ${`%${searchKey(word)}%`}
            ORDER BY name_sort LIMIT 10`),
          ),
        );
      }
    }
  }
  const search = timingOf(times);
  const scan = timingOf(scans);
  const report = {
    population,
    pages,
    deepestToFirst: round(deepest / first),
    search,
    scan,
    searchSpeedUp: round(scan.median / search.median),
  };
  out(`  deepest page costs ${report.deepestToFirst}× the first`);
  out(
    `  search without dấu: ${search.median} ms (p95 ${search.p95}); scan that strips dấu: ${scan.median} ms; ${report.searchSpeedUp}×`,
  );
  return report;
}
