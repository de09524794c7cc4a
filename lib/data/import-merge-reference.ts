// How do staged products, partners and campaigns enter the catalogue? By their code: created, updated where a column of the
// file says something else, or left alone.
import { ensureCategories } from "./import-categories";
import { foldRepeated } from "./import-fold";
import { countChunk, highestLine, type Merge, type MergeContext, openChunk, uuidSql } from "./import-sql";
import { stageTable } from "./import-staging";

interface Reference {
  readonly table: "product" | "partner" | "campaign";
  /** Column → SQL of its wanted value (null: the file says nothing), for rows that exist (alias t) or not. */
  columns(context: MergeContext): Readonly<Record<string, string>>;
  /** Column → SQL for a new row, where it differs from the wanted value. */
  fresh(context: MergeContext): Readonly<Record<string, string>>;
  readonly join?: (context: MergeContext) => string;
  readonly before?: (context: MergeContext) => Promise<void>;
  readonly finish?: (context: MergeContext) => Promise<Record<string, unknown> | undefined>;
}

/** Database columns of the same name as the stage's, in their collation. */
function plain(
  { has }: MergeContext,
  texts: readonly string[],
  others: readonly string[] = [],
): Record<string, string> {
  return Object.fromEntries([
    ...texts.filter((column) => has.has(column)).map((column) => [column, `s."${column}" COLLATE "default"`]),
    ...others.filter((column) => has.has(column)).map((column) => [column, `s."${column}"`]),
  ]);
}

function referenceMerge({ table, columns, fresh, join = () => "", before, finish }: Reference): Merge {
  const versioned = table !== "campaign";
  return {
    prepare: async (context) => {
      const end = await highestLine(context, stageTable(context.no));
      const skipped = await foldRepeated(context, { key: "code" });
      await before?.(context);
      return { counts: { skipped }, end, step: 20_000 };
    },
    merge: async (context, { from, to }) => {
      const { client, no, at, again, dryRun } = context;
      const wanted = columns(context);
      const stage = `${stageTable(no)} s ${join(context)}`;
      await openChunk(context);
      const differs = Object.entries(wanted).map(
        ([column, value]) =>
          `(${value} IS NOT NULL AND ${value} IS DISTINCT FROM t."${column}"${column === "kind" ? "::text" : ""})`,
      );
      const own = again
        ? `WHEN t.import_no = ${no} THEN 'created' WHEN EXISTS (SELECT 1 FROM import_undo u WHERE u.import_no = ${no} AND u.id = s.line) THEN 'updated'`
        : "";
      await client.query(
        `INSERT INTO import_chunk (line, outcome, changed)
         SELECT s.line, CASE WHEN t.id IS NULL THEN 'created' ${own} WHEN ${differs.join(" OR ") || "false"} THEN 'updated' ELSE 'unchanged' END,
                CASE WHEN t.id IS NULL OR ${differs.join(" OR ") || "false"} THEN 1 ELSE 0 END
           FROM ${stage} LEFT JOIN ${table} t ON t.code = s.code COLLATE "default" WHERE s.line >= $1 AND s.line < $2 AND s.state = 0`,
        [from, to],
      );
      const counts = await countChunk(context);
      if (dryRun) return counts;
      const chunk = `import_chunk c JOIN ${stageTable(no)} s USING (line) ${join(context)}`;
      await client.query(
        `INSERT INTO import_undo (import_no, id, entity, key, before)
         SELECT ${no}, c.line, '${table}', jsonb_build_object('id', t.id), to_jsonb(t) FROM ${chunk} JOIN ${table} t ON t.code = s.code COLLATE "default"
          WHERE c.outcome = 'updated' AND c.changed = 1 ON CONFLICT DO NOTHING`,
      );
      const typed = (column: string, value: string) =>
        column === "kind" && versioned ? `(${value})::${table}_kind` : value;
      const sets = Object.entries(wanted).map(
        ([column, value]) => `"${column}" = coalesce(${typed(column, value)}, t."${column}")`,
      );
      if (sets.length > 0) {
        await client.query(
          `UPDATE ${table} t SET ${sets.join(", ")}${versioned ? ", version = t.version + 1, updated_at = $1" : ""}
             FROM import_chunk c JOIN ${stageTable(no)} s USING (line) ${join(context)}
            WHERE t.code = s.code COLLATE "default" AND c.outcome = 'updated' AND c.changed = 1 AND $1::timestamptz IS NOT NULL`,
          [at],
        );
      }
      const row = {
        ...Object.fromEntries(
          Object.entries(wanted).map(([column, value]) => [column, typed(column, value.replace(/\bt\.\S+/g, "NULL"))]),
        ),
        ...fresh(context),
      };
      const extra = versioned ? ", created_at, updated_at" : "";
      await client.query(
        `INSERT INTO ${table} (code, import_no, ${Object.keys(row)
          .map((column) => `"${column}"`)
          .join(", ")}${extra})
         SELECT s.code, ${no}, ${Object.values(row).join(", ")}${versioned ? ", $1::timestamptz, $1::timestamptz" : ""} FROM ${chunk}
          WHERE c.outcome = 'created' AND c.changed = 1 AND NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.code = s.code COLLATE "default") AND $1::timestamptz IS NOT NULL ORDER BY c.line`,
        [at],
      );
      return counts;
    },
    ...(finish ? { finish } : {}),
  };
}

export const mergeProducts = referenceMerge({
  table: "product",
  before: async (context) => {
    const { client, no, has } = context;
    await client.query(`CREATE UNLOGGED TABLE ${stageTable(no, "c")} (path text COLLATE "C", id int)`);
    if (!has.has("category_1") && !has.has("category_2") && !has.has("category_3")) return;
    const { rows } = await client.query<{ path: string }>(
      `SELECT DISTINCT category_path AS path FROM ${stageTable(no)} WHERE category_path IS NOT NULL`,
    );
    const ids = await ensureCategories(
      context,
      rows.map(({ path }) => path.split(" › ")),
    );
    // In a dry run a category to be created has no id yet: -1 differs from every held one.
    const known = rows.map(({ path }) => ids.get(path) ?? -1);
    await client.query(`INSERT INTO ${stageTable(no, "c")} SELECT * FROM unnest($1::text[], $2::int[])`, [
      rows.map(({ path }) => path),
      known,
    ]);
  },
  join: ({ no }) => `LEFT JOIN ${stageTable(no, "c")} cat ON cat.path = s.category_path`,
  columns: (context) => ({
    name_vi: `coalesce(${context.has.has("name_vi") ? "s.name_vi" : "NULL::text"}, CASE WHEN t.name_vi = t.code THEN s.display_name END) COLLATE "default"`,
    ...plain(
      context,
      ["name_en", "kind", "brand", "manufacturer", "package_size", "unit"],
      ["price_minor", "margin_percent"],
    ),
    ...(context.has.has("price_minor")
      ? { currency: `CASE WHEN s.price_minor IS NOT NULL THEN '${context.currency}'::char(3) END` }
      : {}),
    category_id: "cat.id",
  }),
  fresh: (context) => ({
    name_vi: "s.display_name",
    name_en: context.has.has("name_en") ? "coalesce(s.name_en, s.display_name)" : "s.display_name",
    name_search: "s.name_search",
    ...(context.has.has("kind") ? { kind: "coalesce(s.kind, 'product')::product_kind" } : {}),
  }),
  finish: async ({ client, no, dryRun }) => {
    if (dryRun) return undefined;
    // Lines carry the category of their product: lines sold before the product was described get it now.
    const touched = `SELECT p.id FROM product p WHERE p.import_no = ${no} UNION ALL SELECT (u.key->>'id')::int FROM import_undo u WHERE u.import_no = ${no} AND u.entity = 'product'`;
    for (const table of ["purchase_line", "anonymous_purchase_line"]) {
      await client.query(`UPDATE ${table} l SET category_id = p.category_id FROM product p
        WHERE p.id = l.product_id AND l.category_id IS DISTINCT FROM p.category_id AND p.id IN (${touched})`);
    }
    const { rows } = await client.query(
      `SELECT count(*)::int AS "newCategories" FROM category WHERE import_no = ${no}`,
    );
    return rows[0];
  },
});

export const mergePartners = referenceMerge({
  table: "partner",
  columns: (context) =>
    plain(context, ["name", "kind", "contact_name", "email", "phone", "address", "province_code", "website", "note"]),
  fresh: (context) => ({
    id: uuidSql(context.at, "s.line"),
    name: context.has.has("name") ? "coalesce(s.name, s.code)" : "s.code",
    name_search: "s.name_search",
    kind: `${context.has.has("kind") ? "coalesce(s.kind, 'supplier')" : "'supplier'"}::partner_kind`,
  }),
});

export const mergeCampaigns = referenceMerge({
  table: "campaign",
  columns: (context) => plain(context, ["name", "kind"], ["starts_on", "ends_on"]),
  fresh: (context) => ({
    name: context.has.has("name")
      ? "coalesce(s.name, s.code)"
      : context.has.has("kind")
        ? "concat_ws(' · ', s.code, s.kind)"
        : "s.code",
  }),
});
