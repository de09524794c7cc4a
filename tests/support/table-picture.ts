// What do the tables of purchases hold, whatever ids the rows were given? Each table as a multiset: how many rows, and a sum
// of their hashes, in which nothing but ids, import numbers and times of writing is left out.
import { asOwner } from "./database";

const dropped = [
  "id",
  "customer_id",
  "purchase_id",
  "product_id",
  "category_id",
  "store_id",
  "import_no",
  "created_at",
  "updated_at",
  "provenance",
  "event_id",
  "at",
  "source_ref",
];

const customer = { join: "LEFT JOIN customer c USING (customer_id)", name: "'customer', c.code" };
const product = { join: "LEFT JOIN product p ON p.id = t.product_id", name: "'product', p.code" };
const store = { join: "LEFT JOIN store s ON s.id = t.store_id", name: "'store', s.code" };
const category = { join: "LEFT JOIN category g ON g.id = t.category_id", name: "'category', g.name_vi" };
const bought = {
  join: "LEFT JOIN purchase u ON u.customer_id = t.customer_id AND u.id = t.purchase_id",
  name: "'purchase', u.code",
};
const basket = { join: "LEFT JOIN anonymous_purchase u ON u.id = t.purchase_id", name: "'purchase', u.code" };
const origins = {
  join: "",
  name: "'origins', (SELECT jsonb_agg(key ORDER BY key) FROM jsonb_object_keys(t.provenance) key)",
};

/** What stands in for the ids of each table. */
const named: Readonly<Record<string, readonly { join: string; name: string }[]>> = {
  customer: [origins],
  identity_key: [customer],
  fact_change: [customer],
  product: [category],
  store: [],
  purchase: [customer, store],
  purchase_line: [customer, product, store, category, bought],
  purchase_summary: [customer],
  anonymous_purchase: [store],
  anonymous_purchase_line: [product, store, category, basket],
};

export interface TablePicture {
  readonly rows: number;
  readonly hash: string;
}

export async function tablePicture(): Promise<Record<string, TablePicture>> {
  const pictures: Record<string, TablePicture> = {};
  for (const [table, names] of Object.entries(named)) {
    const [row] = await asOwner(
      `SELECT count(*)::int AS rows, coalesce(sum(hashtextextended(image::text, 0)::numeric), 0)::text AS hash
         FROM (SELECT to_jsonb(t) - $1::text[] || jsonb_build_object(${names.map(({ name }) => name).join(", ")}) AS image
                 FROM ${table} t ${names.map(({ join }) => join).join(" ")}) held`,
      [dropped],
    );
    pictures[table] = { rows: Number(row?.rows), hash: String(row?.hash) };
  }
  return pictures;
}

/** Empties what large imports fill, quickly; resetDatabase() clears the rest. */
export async function emptyLargeTables(): Promise<void> {
  await asOwner(
    "TRUNCATE purchase_line, purchase, anonymous_purchase_line, anonymous_purchase, purchase_summary, customer, product CASCADE",
  );
}
