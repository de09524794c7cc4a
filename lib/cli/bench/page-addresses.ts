// Which pages does `crm bench pages` open? Every filter with a frequent and a rare value of this company, and pairs of them drawn
// from a fixed seed; every order, from the top and from its middle; for each reach of rows.
import type { Db } from "@/lib/data/client";
import type { Scope } from "@/lib/data/scope";
import { type CustomerSort, customerSorts } from "@/lib/domain/customers/customer-list";
import { seededRandom } from "@/lib/domain/stats/random";

export type Address = Readonly<Record<string, string>>;

export interface PageCase {
  readonly family: string;
  readonly reach: string;
  readonly scope: Scope;
  readonly address: Address;
}

/** The most and the least frequent value of a column of the list. */
async function endsOf(db: Db, column: string, table = "customer"): Promise<string[]> {
  const rows = await db.$queryRawUnsafe<{ value: string }[]>(
    `SELECT ${column}::text AS value FROM ${table} WHERE ${column} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC`,
  );
  return [...new Set([rows[0]?.value, rows.at(-1)?.value])].filter((value) => value !== undefined);
}

async function filtersOf(db: Db): Promise<Record<string, Address[]>> {
  const each = (name: string, values: readonly string[]) => values.map((value) => ({ [name]: value }));
  const column = async (name: string, from: string, table?: string) => each(name, await endsOf(db, from, table));
  const [spend] = await db.$queryRawUnsafe<{ low: string; mid: string; high: string }[]>(`
    SELECT greatest(percentile_disc(0.02) WITHIN GROUP (ORDER BY spend_minor), 0)::text AS low,
      greatest(percentile_disc(0.5) WITHIN GROUP (ORDER BY spend_minor), 0)::text AS mid,
      greatest(percentile_disc(0.999) WITHIN GROUP (ORDER BY spend_minor), 0)::text AS high FROM purchase_summary`);
  const { low, mid, high } = spend ?? { low: "0", mid: "0", high: "0" };
  return {
    search: each("q", ["nguyen", "tran thi mai", "Nguyễn Thị Hồng", "le vy", "hu", "zzzq", "0901", "cong ty"]),
    kind: each("kind", ["person", "company"]),
    status: each("status", ["archived", "merged", "any"]),
    stage: await column("stage", "stage"),
    owner: [{ owner: "me" }, { owner: "none" }, ...(await column("owner", "owner_id"))],
    team: [{ team: "none" }, ...(await column("team", "team_id"))],
    tag: [...(await column("tag", "tag_id", "customer_tag")), { tag: "999999999" }],
    province: await column("province", "province_code"),
    "last purchase": each("last", ["in7", "in90", "out90", "out365"]),
    spend: [{ spendMin: high }, { spendMax: low }, { spendMin: mid, spendMax: mid }, { spendMin: mid }],
    consent: each("consent", ["email.yes", "email.no", "post.yes"]),
    import: await column("import", "import_no"),
  };
}

const ordered: Record<string, string> = {
  name: "SELECT customer_id::text AS id, name_sort AS key FROM customer ORDER BY name_sort, customer_id",
  updated: "SELECT customer_id::text AS id, updated_at::text AS key FROM customer ORDER BY updated_at, customer_id",
  last: "SELECT customer_id::text AS id, last_at::text AS key FROM purchase_summary ORDER BY last_at, customer_id",
  spend:
    "SELECT customer_id::text AS id, spend_minor::text AS key FROM purchase_summary ORDER BY spend_minor, customer_id",
};

/** The place of a row so many rows down an order. */
export async function placeAt(db: Db, sort: string, skip: number) {
  const rows = await db.$queryRawUnsafe<{ id: string; key: string }[]>(`${ordered[sort]} OFFSET ${skip} LIMIT 1`);
  return rows[0] && { section: 0, ...rows[0] };
}

export async function pageCases(
  db: Db,
  reaches: Readonly<Record<string, Scope>>,
  population: number,
  pairs: number,
  writeCursor: (place: { section: number; key: string; id: string }) => string,
): Promise<PageCase[]> {
  const filters = await filtersOf(db);
  const middles = new Map<string, string>();
  for (const sort of Object.keys(ordered)) {
    const place = await placeAt(db, sort, Math.floor(population * 0.4));
    if (place) middles.set(sort, writeCursor(place));
  }
  const at = (sort: CustomerSort, middle: boolean): Address => {
    const after = middle ? middles.get(sort.replace("-", "")) : undefined;
    return { sort, ...(after === undefined ? {} : { after }) };
  };
  const random = seededRandom(6);
  const cases: PageCase[] = [];
  for (const [reach, scope] of Object.entries(reaches)) {
    const add = (family: string, address: Address) => cases.push({ family, reach, scope, address });
    for (const sort of customerSorts) for (const middle of [false, true]) add("no filter", at(sort, middle));
    for (const [family, values] of Object.entries(filters)) {
      for (const filter of values) {
        for (const sort of ["name", "-last", "-spend", "-updated"] as const)
          add(family, { ...filter, ...at(sort, false) });
        add(family, { ...filter, ...at(random.pick(customerSorts), true) });
      }
    }
    const all = Object.values(filters).flat();
    for (let n = 0; n < pairs; n++) {
      add("two filters", {
        ...random.pick(all),
        ...random.pick(all),
        ...at(random.pick(customerSorts), random.chance(0.5)),
      });
    }
  }
  return cases;
}
