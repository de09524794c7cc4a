// Which rows around customers does the index carry, and by what are they found? One query each; texts become numbers.
import type { RowTableName } from "@/lib/domain/segmentation/columnar/part";
import { type RowTable, RowTableBuilder } from "@/lib/domain/segmentation/columnar/row-table";
import type { TextNumbers } from "@/lib/domain/segmentation/columnar/text-numbers";
import type { UuidTable } from "@/lib/domain/segmentation/columnar/uuid-table";
import type { PoolClient } from "./pool";
import type { Scope } from "./scope";
import { type CopyRow, readRows } from "./segment-index-copy";

/** A number, an instant, or the number of a text; NaN is unknown. */
type ReadValue = (row: CopyRow, field: number, texts: TextNumbers) => number;

const text: ReadValue = (row, field, texts) =>
  row.isNull(field) ? Number.NaN : texts.of(row.buffer, row.start(field), row.end(field));
const whole: ReadValue = (row, field) => row.int4(field, Number.NaN);
const instant: ReadValue = (row, field) => row.millis(field);
const day: ReadValue = (row, field) => row.day(field);
const real: ReadValue = (row, field) => row.float8(field);

interface Source {
  /** What rows are found by. */
  readonly key: readonly [sql: string, read: ReadValue];
  readonly columns: Readonly<Record<string, readonly [sql: string, read: ReadValue]>>;
  readonly from: string;
  readonly order?: string;
}

const sources: Readonly<Record<RowTableName | "origin", Source>> = {
  tags: { key: ["r.tag_id", whole], columns: {}, from: "customer_tag r" },
  topics: {
    key: ["r.topic_id", whole],
    columns: {
      polarity: ["r.polarity", text],
      strength: ["r.strength::int4", whole],
      checked: ["GREATEST(r.recorded_at, r.verified_at)", instant],
    },
    from: "customer_aio r",
  },
  awareness: {
    key: ["r.level", text],
    columns: { product: ["r.product_id", whole], checked: ["r.recorded_at", instant] },
    from: "awareness r",
  },
  relationship: { key: ["r.kind", text], columns: { strength: ["r.strength::int4", whole] }, from: "relationship r" },
  household: { key: ["''::text", text], columns: {}, from: "household_member r" },
  contact_point: {
    key: ["r.kind", text],
    columns: { status: ["r.status", text], checked: ["GREATEST(r.created_at, r.verified_at)", instant] },
    from: "contact_point r",
  },
  campaign: {
    key: ["r.campaign_id", whole],
    columns: { responded: ["r.responded_at", instant] },
    from: "campaign_recipient r",
  },
  job: {
    key: ["''::text", text],
    columns: {
      started: ["r.started_on", day],
      ended: ["r.ended_on", day],
      checked: ["GREATEST(r.verified_at, r.created_at)", instant],
      title: ["r.title", text],
      department: ["r.department", text],
      duties: ["r.duties", text],
      companyName: ["r.company_name", text],
    },
    from: "job r",
    // The job held on a day: the first of these that fits.
    order: "r.customer_id, r.is_primary DESC, r.started_on DESC NULLS LAST, r.id",
  },
  contact: {
    key: ["r.kind", text],
    columns: { direction: ["r.direction", text], outcome: ["r.outcome", text], at: ["r.occurred_at", instant] },
    from: "(SELECT * FROM interaction WHERE archived_at IS NULL) r",
  },
  permission: {
    key: ["r.purpose_code || '|' || r.channel || '|' || r.topic_id", text],
    columns: {
      state: ["lower(r.state)", text],
      since: ["r.since", instant],
      expires: ["r.expires_at", instant],
    },
    from: "preference_state r",
  },
  score: {
    key: ["r.kind", text],
    columns: {
      value: ["r.value", real],
      label: ["NULLIF(r.label, '')", text],
      at: ["r.computed_at", instant],
    },
    from: "customer_score r",
  },
  origin: {
    key: ["r.fact", text],
    columns: { checked: ["r.checked", text] },
    from: `(SELECT c.customer_id, o.key AS fact,
        GREATEST(o.value ->> 'recordedAt', o.value ->> 'verifiedAt') COLLATE "C" AS checked
      FROM customer c CROSS JOIN LATERAL jsonb_each(c.provenance) o WHERE jsonb_typeof(o.value) = 'object') r`,
  },
};

/** Rows of the customers in the table of ids; `only` is a condition on `r` made of the product's own words. */
export async function loadRowTable(
  client: PoolClient,
  scope: Scope,
  name: RowTableName | "origin",
  ids: UuidTable,
  only: string,
): Promise<RowTable> {
  const { key, columns, from, order } = sources[name];
  const read = Object.values(columns).map(([, value]) => value);
  const builder = new RowTableBuilder(Object.keys(columns), key[1] === text);
  const values = new Float64Array(read.length);
  const asked = ["r.customer_id", key[0], ...Object.values(columns).map(([sql]) => sql)];
  const select = `SELECT ${asked.join(", ")} FROM ${from} WHERE ${only}${order ? ` ORDER BY ${order}` : ""}`;
  await readRows(client, scope, select, asked.length, (row) => {
    const customer = ids.find(row.uuidWord(0, 0), row.uuidWord(0, 1), row.uuidWord(0, 2), row.uuidWord(0, 3));
    if (customer < 0) return;
    for (let n = 0; n < read.length; n++) values[n] = (read[n] as ReadValue)(row, n + 2, builder.texts);
    builder.add(customer, key[1](row, 1, builder.texts), values);
  });
  return builder.build();
}
