// How do staged customers become customers? Set-based, a range of lines per transaction: find who is meant, see what
// would change, write only that, and remember what was there before.
import { findCustomerField } from "@/lib/domain/customers/fields";
import { snakeCase } from "@/lib/domain/imports/customer-targets";
import { categoryOfFact } from "@/lib/domain/permission/holding";
import { attachExtras, extraChange } from "./import-customer-extras";
import { findDuplicates } from "./import-duplicates";
import { foldRepeated } from "./import-fold";
import {
  countChunk,
  highestLine,
  literal,
  type Merge,
  type MergeContext,
  openChunk,
  originJson,
  refuseRows,
  uuidSql,
} from "./import-sql";
import { stageTable } from "./import-staging";

/** Columns of the customer row that hold a fact; the first stands for it in the history. */
export function factColumns(fact: string): readonly string[] {
  switch (fact) {
    case "owner":
      return ["owner_id"];
    case "team":
      return ["team_id"];
    case "age_band":
      return ["age_band", "age_low", "age_high"];
    case "income":
      return ["income_low_minor", "income_high_minor", "income_band"];
    case "income_band":
      return ["income_band", "income_low_minor", "income_high_minor"];
    default:
      return [snakeCase(findCustomerField(fact)?.column ?? fact)];
  }
}

const notText = new Set(
  "birth_date age_low age_high income_low_minor income_high_minor household_size kids_count employees annual_revenue_minor influence_level decision_criteria owner_id team_id".split(
    " ",
  ),
);

/** Held and staged values side by side, in one type and one collation. */
const held = (column: string) => (column === "kind" ? "t.kind::text" : `t."${column}"`);
const staged = (column: string) => (notText.has(column) ? `s."${column}"` : `s."${column}" COLLATE "default"`);
const withColumns = (fact: string) => (fact === "name" ? ["name", "name_search", "name_sort"] : factColumns(fact));

interface Fact {
  readonly name: string;
  readonly bit: string;
  readonly columns: readonly string[];
  /** SQL: the row says something about it that is not what is held, and may be. */
  readonly differs: string;
  /** SQL: the row names a value that the customer does not let be held. */
  readonly closed: string;
}

/** SQL: the customer (alias t) closed this fact's category. */
function closedSql(fact: string, at: Date): string {
  const category = categoryOfFact(fact);
  if (category === null) return "false";
  const when = `'${at.toISOString()}'::timestamptz`;
  return `EXISTS (SELECT 1 FROM data_agreement d WHERE d.customer_id = t.customer_id AND d.category = ${literal(category)}
    AND NOT (d.state = 'granted' AND d.since <= ${when} AND (d.expires_at IS NULL OR d.expires_at > ${when})))`;
}

function factsOf({ facts, blankClears, at }: MergeContext): Fact[] {
  return facts.map((name, index) => {
    const columns = factColumns(name);
    const bit = String(2n ** BigInt(index));
    const distinct = columns.map((column) => `${staged(column)} IS DISTINCT FROM ${held(column)}`).join(" OR ");
    const says =
      blankClears && name !== "name" && name !== "kind" && name !== "stage" ? "" : `(s.facts & ${bit}) <> 0 AND `;
    const closed = `((s.facts & ${bit}) <> 0 AND (${distinct}) AND ${closedSql(name, at)})`;
    return { name, bit, columns, closed, differs: `(${says}(${distinct}) AND NOT ${closed})` };
  });
}

/** With another key than the code, two keys must not claim one code. */
async function refuseSharedCodes(context: MergeContext): Promise<number> {
  if (context.key === "code" || !context.has.has("code")) return 0;
  const stage = stageTable(context.no);
  const refused = await refuseRows(
    context,
    `SELECT s.line, 'keyConflict', NULL, s.code, NULL::jsonb FROM ${stage} s JOIN (
       SELECT code, min(line) AS first_line FROM ${stage} WHERE state = 0 AND code IS NOT NULL GROUP BY code HAVING count(*) > 1) d
       ON d.code = s.code AND s.line > d.first_line WHERE s.state = 0`,
  );
  if (refused > 0) {
    await context.client.query(
      `UPDATE ${stage} s SET state = 2 FROM import_row_error e
      WHERE e.import_id = $1 AND e.line = s.line AND e.code = 'keyConflict'`,
      [context.importId],
    );
  }
  return refused;
}

async function prepare(context: MergeContext) {
  const end = await highestLine(context, stageTable(context.no));
  const skipped = await foldRepeated(context, {
    key: "key",
    groups: context.facts.map((fact) => withColumns(fact).filter((column) => context.has.has(column))),
    apart: (column) => /^(phone|email|zalo)/.test(column) || column === "tags",
    bits: "facts",
  });
  const rejected = await refuseSharedCodes(context);
  return { counts: { skipped, rejected }, end, step: 20_000 };
}

/** Whom does each line mean, and what would it change? */
async function classify(context: MergeContext, facts: readonly Fact[], from: number, to: number): Promise<void> {
  const { client, no, key, has, at, again } = context;
  const kind = key === "tax_code" ? "tax" : key;
  const owner =
    key === "code"
      ? `LEFT JOIN identity_key k ON k.kind = 'code' AND k.value = s.key`
      : `LEFT JOIN LATERAL (SELECT (array_agg(i.customer_id))[1] AS customer_id, count(DISTINCT i.customer_id) AS n
           FROM identity_key i JOIN customer o ON o.customer_id = i.customer_id AND o.status IN ('active', 'archived')
          WHERE i.kind = '${kind}' AND i.value = s.key) k ON true`;
  const codeTaken = has.has("code")
    ? `WHEN s.code IS NOT NULL AND (k.customer_id IS NULL AND EXISTS (SELECT 1 FROM identity_key o WHERE o.kind = 'code' AND o.value = s.code)
          OR k.customer_id IS NOT NULL AND t.code <> s.code COLLATE "default") THEN 'keyConflict'`
    : "";
  const note =
    key === "code"
      ? `CASE WHEN t.status = 'erased' THEN 'erasedCustomer' END`
      : `CASE WHEN k.n > 1 THEN 'ambiguousKey' ${codeTaken} WHEN t.status = 'erased' THEN 'erasedCustomer' END`;
  const changed =
    facts.map(({ bit, differs }) => `CASE WHEN ${differs} THEN ${bit}::bigint ELSE 0 END`).join(" + ") || "0";
  const own = again
    ? `CASE WHEN t.import_no = ${no} THEN 'created' WHEN EXISTS (SELECT 1 FROM import_undo u WHERE u.import_no = ${no} AND u.id = s.line) THEN 'updated' END`
    : "NULL::text";
  await client.query(
    `INSERT INTO import_chunk (line, new_id, target, outcome, changed, note)
     SELECT x.line, CASE WHEN x.target IS NULL THEN ${uuidSql(at, "x.line")} ELSE x.target END, x.target,
            CASE WHEN x.note = 'erasedCustomer' THEN 'skipped' WHEN x.note IS NOT NULL THEN 'rejected'
                 WHEN x.target IS NULL THEN 'created' WHEN x.own IS NOT NULL THEN x.own
                 WHEN x.changed <> 0 OR x.more THEN 'updated' ELSE 'unchanged' END,
            CASE WHEN x.own IS NULL THEN x.changed ELSE -1 END, x.note
       FROM (SELECT s.line, t.customer_id AS target, ${note} AS note,
                    CASE WHEN t.customer_id IS NULL THEN 0 ELSE ${changed} END AS changed,
                    CASE WHEN t.customer_id IS NULL THEN false ELSE ${extraChange(context)} END AS more,
                    ${own} AS own
               FROM ${stageTable(no)} s ${owner} LEFT JOIN customer t ON t.customer_id = k.customer_id
              WHERE s.line >= $1 AND s.line < $2 AND s.state = 0) x`,
    [from, to],
  );
}

async function insertNew(context: MergeContext, facts: readonly Fact[]): Promise<void> {
  const { client, no, has, at } = context;
  const columns = facts
    .flatMap(({ columns: own }) => own)
    .filter((column, index, all) => all.indexOf(column) === index);
  const plain = columns.filter((column) => !["name", "kind", "stage"].includes(column));
  const kind = `coalesce(${has.has("kind") ? "s.kind, " : ""}${has.has("tax_code") ? "CASE WHEN s.tax_code IS NOT NULL THEN 'company' END, " : ""}'person')::customer_kind`;
  const code = has.has("code") ? `coalesce(s.code, 'I${no}-' || s.line)` : `'I${no}-' || s.line`;
  const name = has.has("name") ? `coalesce(s.name, ${code})` : code;
  const search = has.has("name") ? `coalesce(s.name_search, lower(${code}))` : `lower(${code})`;
  const sort = has.has("name")
    ? `CASE WHEN ${kind} = 'company' THEN ${name} ELSE coalesce(s.name_sort, ${code}) END`
    : code;
  const origins = facts.length === 0 ? "'{}'::jsonb" : `o.origin`;
  const masks =
    facts.length === 0
      ? ""
      : `JOIN (SELECT m.facts, (${facts.map(({ bit, name: fact }) => `CASE WHEN (m.facts & ${bit}) <> 0 THEN jsonb_build_object(${literal(fact)}, $1::jsonb) ELSE '{}' END`).join(" || ")}) AS origin
       FROM (SELECT DISTINCT s.facts FROM import_chunk c JOIN ${stageTable(no)} s USING (line) WHERE c.outcome = 'created') m) o ON o.facts = s.facts`;
  const list = ["decision_criteria"];
  await client.query(
    `INSERT INTO customer (customer_id, kind, code, name, name_search, name_sort, stage, ${plain.map((column) => `"${column}", `).join("")}provenance, import_no, created_at, updated_at)
     SELECT c.new_id, ${kind}, ${code}, ${name}, ${search}, ${sort}, ${has.has("stage") ? "coalesce(s.stage, 'prospect')" : "'prospect'"},
            ${plain.map((column) => (list.includes(column) ? `coalesce(s."${column}", '{}'), ` : `s."${column}", `)).join("")}${origins}, ${no}, $2, $2
       FROM import_chunk c JOIN ${stageTable(no)} s USING (line) ${masks}
      WHERE c.outcome = 'created' AND c.target IS NULL AND ($1::text IS NOT NULL) ORDER BY c.line`,
    [originJson(context), at],
  );
  await client.query(
    `INSERT INTO identity_key (kind, value, customer_id) SELECT 'code', ${code}, c.new_id
       FROM import_chunk c JOIN ${stageTable(no)} s USING (line) WHERE c.outcome = 'created' AND c.target IS NULL ORDER BY 2`,
  );
}

async function updateHeld(context: MergeContext, facts: readonly Fact[]): Promise<void> {
  const { client, no, at, actorId } = context;
  const from = `FROM import_chunk c JOIN ${stageTable(no)} s USING (line) JOIN customer t ON t.customer_id = c.target
    WHERE c.outcome = 'updated' AND c.changed >= 0`;
  const is = ({ bit }: Fact) => `(c.changed & ${bit}) <> 0`;
  const before = facts.flatMap((fact) =>
    withColumns(fact.name).map(
      (column) => `CASE WHEN ${is(fact)} THEN jsonb_build_object('${column}', t."${column}") ELSE '{}' END`,
    ),
  );
  await client.query(
    `INSERT INTO import_undo (import_no, id, entity, key, before)
     SELECT ${no}, c.line, 'customer', jsonb_build_object('customerId', c.target),
            jsonb_build_object('columns', ${before.join(" || ") || "'{}'::jsonb"}, 'provenance', t.provenance,
              'facts', to_jsonb(array_remove(ARRAY[${facts.map((fact) => `CASE WHEN ${is(fact)} THEN ${literal(fact.name)} END`).join(", ")}]::text[], NULL)))
       ${from} ON CONFLICT DO NOTHING`,
  );
  if (facts.length === 0) return;
  const history = facts.map(
    (fact) =>
      `(${literal(fact.name)}, to_jsonb(${held(fact.columns[0] ?? "")}), to_jsonb(s."${fact.columns[0]}"), ${is(fact)})`,
  );
  await client.query(
    `INSERT INTO fact_change (customer_id, id, field, before, after, source, source_ref, actor_id, at)
     SELECT c.target, ${uuidSql(at, "c.line")}, f.field, f.before, f.after, 'import', $1, $2::uuid, $3
       FROM import_chunk c JOIN ${stageTable(no)} s USING (line) JOIN customer t ON t.customer_id = c.target,
            LATERAL (VALUES ${history.join(", ")}) f (field, before, after, changed)
      WHERE c.outcome = 'updated' AND c.changed > 0 AND f.changed`,
    [`import ${no}`, actorId, at],
  );
  const sets = facts.flatMap((fact) =>
    withColumns(fact.name).map((column) => {
      const value =
        column === "kind"
          ? "s.kind::customer_kind"
          : column === "name_sort"
            ? "CASE WHEN t.kind = 'company' THEN s.name ELSE s.name_sort END"
            : column === "decision_criteria"
              ? "coalesce(s.decision_criteria, '{}')"
              : `s."${column}"`;
      return [column, `"${column}" = CASE WHEN ${is(fact)} THEN ${value} ELSE t."${column}" END`] as const;
    }),
  );
  const unique = [...new Map(sets).values()];
  const origins = facts.map(
    (fact) => `CASE WHEN ${is(fact)} THEN jsonb_build_object(${literal(fact.name)}, $1::jsonb) ELSE '{}' END`,
  );
  const kept = context.blankClears
    ? `(t.provenance - array_remove(ARRAY[${facts.map((fact) => `CASE WHEN ${is(fact)} AND (s.facts & ${fact.bit}) = 0 THEN ${literal(fact.name)} END`).join(", ")}]::text[], NULL))`
    : "t.provenance";
  const stamps = context.blankClears
    ? facts.map((fact, index) =>
        (origins[index] ?? "").replace(is(fact), `${is(fact)} AND (s.facts & ${fact.bit}) <> 0`),
      )
    : origins;
  await client.query(
    `UPDATE customer t SET ${unique.join(", ")}, provenance = ${kept} || ${stamps.join(" || ")}, version = t.version + 1, updated_at = $2
       FROM import_chunk c JOIN ${stageTable(no)} s USING (line)
      WHERE t.customer_id = c.target AND c.outcome = 'updated' AND c.changed >= 0`,
    [originJson(context), at],
  );
}

async function merge(context: MergeContext, { from, to }: { from: number; to: number }) {
  const facts = factsOf(context);
  await openChunk(context);
  await classify(context, facts, from, to);
  await context.client.query("ANALYZE import_chunk");
  const counts = await countChunk(context);
  if ((counts.rejected ?? 0) + (counts.skipped ?? 0) > 0) {
    await refuseRows(
      context,
      `SELECT c.line, c.note, NULL, s.key, NULL::jsonb FROM import_chunk c JOIN ${stageTable(context.no)} s USING (line) WHERE c.note IS NOT NULL`,
    );
  }
  const closed = facts.filter(({ name }) => categoryOfFact(name) !== null);
  if (closed.length > 0) {
    const left = `concat_ws(', ', ${closed.map((fact) => `CASE WHEN ${fact.closed} THEN ${literal(fact.name)} END`).join(", ")})`;
    await refuseRows(
      context,
      `SELECT * FROM (SELECT c.line, 'notHeld', NULL, ${left} AS facts, NULL::jsonb FROM import_chunk c
        JOIN ${stageTable(context.no)} s USING (line) JOIN customer t ON t.customer_id = c.target WHERE c.note IS NULL) x WHERE x.facts <> ''`,
    );
  }
  if (context.dryRun) return counts;
  if ((counts.created ?? 0) > 0) await insertNew(context, facts);
  if ((counts.updated ?? 0) > 0) await updateHeld(context, facts);
  if ((counts.created ?? 0) + (counts.updated ?? 0) > 0) await attachExtras(context);
  return counts;
}

export const mergeCustomers: Merge = {
  prepare,
  merge,
  finish: async (context) => (context.dryRun ? undefined : { ...(await findDuplicates(context)) }),
};
