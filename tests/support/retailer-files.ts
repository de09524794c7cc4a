// The files of a retailer for the story of the main job: cut from the real ones of ../shared/data where they are,
// otherwise written in the same form by a small generator.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

const shared = path.resolve("..", "shared", "data", "complete_journey");

export interface RetailerFiles {
  readonly real: boolean;
  readonly customers: string;
  readonly products: string;
  readonly purchases: string;
  readonly campaigns: string;
  readonly recipients: string;
  /** Rows of each file, its header aside. */
  readonly rows: Readonly<Record<"customers" | "products" | "purchases" | "campaigns" | "recipients", number>>;
  /** A household of three or more that buys often. */
  readonly household: string;
  /** A number of orders that some households reach and others do not. */
  readonly orders: number;
}

interface Table {
  readonly header: string;
  readonly lines: readonly string[];
}

const cell = (line: string, at: number) => line.split(",")[at]?.replaceAll('"', "") ?? "";

function real(name: string): Table {
  const [header = "", ...lines] = gunzipSync(readFileSync(path.join(shared, `${name}.csv.gz`)))
    .toString("utf8")
    .trim()
    .split(/\r?\n/);
  return { header, lines };
}

/** One household in ten with all that it bought, and the products it bought: small enough for a story. */
function cutFromReal() {
  const customers = real("demographics");
  const known = new Set(customers.lines.map((line) => cell(line, 0)));
  const all = real("transactions_sample");
  const chosen = all.lines.filter((line) => known.has(cell(line, 0)) && cell(line, 0).endsWith("7"));
  const sold = new Set(chosen.map((line) => cell(line, 3)));
  const products = real("products");
  const recipients = real("campaigns");
  return {
    customers,
    products: { ...products, lines: products.lines.filter((line) => sold.has(cell(line, 0))) },
    purchases: { ...all, lines: chosen },
    campaigns: real("campaign_descriptions"),
    recipients: { ...recipients, lines: recipients.lines.filter((line) => known.has(cell(line, 1))) },
  };
}

function generated() {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const households = numbers(60);
  return {
    customers: {
      header: "household_id,age,income,home_ownership,marital_status,household_size,household_comp,kids_count",
      lines: households.map((id) => `${id},45-54,35-49K,Homeowner,Married,${(id % 5) + 1},2 Adults,${id % 3}`),
    },
    products: {
      header: "product_id,manufacturer_id,department,brand,product_category,product_type,package_size",
      lines: numbers(40).map((id) => `${id},2,GROCERY,National,COFFEE,COFFEE ${id},1 LB`),
    },
    purchases: {
      header:
        "household_id,store_id,basket_id,product_id,quantity,sales_value,retail_disc,coupon_disc,coupon_match_disc,week,transaction_timestamp",
      lines: households.flatMap((id) =>
        numbers((id * 7) % 40).map((visit) => {
          const day = String((visit % 28) + 1).padStart(2, "0");
          return `${id},309,${id * 1000 + visit},${(visit % 40) + 1},1,3.86,0,0,0,5,2017-0${(visit % 9) + 1}-${day} 14:06:53`;
        }),
      ),
    },
    campaigns: {
      header: "campaign_id,campaign_type,start_date,end_date",
      lines: ["1,Type B,2017-03-03,2017-04-09", "2,Type A,2017-05-03,2017-06-09"],
    },
    recipients: { header: "campaign_id,household_id", lines: households.map((id) => `${(id % 2) + 1},${id}`) },
  };
}

/** Households of three or more by the number of their baskets, most first. */
function bigHouseholds({ customers, purchases }: { customers: Table; purchases: Table }) {
  const big = new Set(customers.lines.filter((line) => /^[3-9]/.test(cell(line, 5))).map((line) => cell(line, 0)));
  const baskets = new Map<string, Set<string>>();
  for (const line of purchases.lines) {
    const id = cell(line, 0);
    if (big.has(id)) baskets.set(id, (baskets.get(id) ?? new Set()).add(cell(line, 2)));
  }
  return [...baskets].map(([id, of]) => ({ id, orders: of.size })).toSorted((a, b) => b.orders - a.orders);
}

export function retailerFiles(folder: string): RetailerFiles {
  const isReal = existsSync(shared);
  const tables = isReal ? cutFromReal() : generated();
  mkdirSync(folder, { recursive: true });
  const write = (name: string, { header, lines }: Table) => {
    const file = path.join(folder, `${name}.csv`);
    writeFileSync(file, [header, ...lines, ""].join("\n"));
    return file;
  };
  const ranked = bigHouseholds(tables);
  const rows = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.lines.length]));
  return {
    real: isReal,
    customers: write("customers", tables.customers),
    products: write("products", tables.products),
    purchases: write("purchases", tables.purchases),
    campaigns: write("campaigns", tables.campaigns),
    recipients: write("recipients", tables.recipients),
    rows: rows as RetailerFiles["rows"],
    household: ranked[0]?.id ?? "",
    orders: ranked[Math.floor(ranked.length / 2)]?.orders ?? 1,
  };
}
