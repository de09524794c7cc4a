// Which rows hang on a customer, and what happens to each when it is merged into another? Where both sides hold the same
// thing, the two rows become one without losing what either says. Ledgers stay where they were written.
import { type Db, Prisma } from "../client";
import type { Scope } from "../scope";

/** Moves everything of the loser to the survivor. Both must be locked, and within the scope, by the caller. */
export async function moveCustomerRows(
  db: Db,
  _scope: Scope,
  survivorId: string,
  loserId: string,
  now: Date,
): Promise<void> {
  for (const statement of statements(Prisma.sql`${survivorId}::uuid`, Prisma.sql`${loserId}::uuid`, now)) {
    await db.$executeRaw(statement);
  }
}

const secondary = (table: string, s: Prisma.Sql, l: Prisma.Sql, sameKind: string) => Prisma.sql`
  UPDATE ${Prisma.raw(table)} x SET is_primary = FALSE WHERE x.customer_id = ${l} AND x.is_primary
    AND EXISTS (SELECT FROM ${Prisma.raw(table)} y WHERE y.customer_id = ${s} AND y.is_primary AND ${Prisma.raw(sameKind)})`;

const move = (table: string, s: Prisma.Sql, l: Prisma.Sql) =>
  Prisma.sql`UPDATE ${Prisma.raw(table)} SET customer_id = ${s} WHERE customer_id = ${l}`;

/** Moves the rows whose key the survivor does not hold yet, then drops the doubles. */
const moveNew = (table: string, key: string, s: Prisma.Sql, l: Prisma.Sql): Prisma.Sql[] => [
  Prisma.sql`UPDATE ${Prisma.raw(table)} x SET customer_id = ${s} WHERE x.customer_id = ${l} AND NOT EXISTS (
    SELECT FROM ${Prisma.raw(table)} y WHERE y.customer_id = ${s} AND (${Prisma.raw(prefixed("y", key))}) = (${Prisma.raw(prefixed("x", key))}))`,
  Prisma.sql`DELETE FROM ${Prisma.raw(table)} WHERE customer_id = ${l}`,
];

const prefixed = (alias: string, key: string) =>
  key
    .split(", ")
    .map((column) => `${alias}.${column}`)
    .join(", ");

function statements(s: Prisma.Sql, l: Prisma.Sql, now: Date): Prisma.Sql[] {
  return [
    // The same address held twice: a verification on either side counts.
    Prisma.sql`UPDATE contact_point a SET verified_at = greatest(a.verified_at, b.verified_at), updated_at = ${now},
        status = CASE WHEN 'bounced' IN (a.status, b.status) THEN 'bounced' WHEN 'invalid' IN (a.status, b.status) THEN 'invalid'
          WHEN 'verified' IN (a.status, b.status) THEN 'verified' ELSE a.status END, label = coalesce(a.label, b.label)
      FROM contact_point b WHERE a.customer_id = ${s} AND b.customer_id = ${l} AND a.kind = b.kind AND a.value = b.value`,
    secondary("contact_point", s, l, "y.kind = x.kind"),
    ...moveNew("contact_point", "kind, value", s, l),
    ...moveNew("identity_key", "kind, value", s, l),
    secondary("address", s, l, "TRUE"),
    move("address", s, l),
    secondary("job", s, l, "TRUE"),
    move("job", s, l),
    Prisma.sql`UPDATE job SET company_customer_id = ${s} WHERE company_customer_id = ${l}`,
    // They are the same: what one was to the other is no relationship any more.
    Prisma.sql`DELETE FROM relationship WHERE (customer_id = ${s} AND other_customer_id = ${l}) OR (customer_id = ${l} AND other_customer_id = ${s})`,
    ...moveNew("relationship", "other_customer_id, kind", s, l),
    Prisma.sql`DELETE FROM relationship x WHERE x.other_customer_id = ${l} AND EXISTS (SELECT FROM relationship y
      WHERE y.customer_id = x.customer_id AND y.other_customer_id = ${s} AND y.kind = x.kind)`,
    Prisma.sql`UPDATE relationship SET other_customer_id = ${s} WHERE other_customer_id = ${l}`,
    ...moveNew("household_member", "household_id", s, l),
    ...moveNew("customer_tag", "tag_id", s, l),
    // The later word about a topic holds; both notes are kept.
    Prisma.sql`UPDATE customer_aio a SET
        polarity = CASE WHEN b.recorded_at > a.recorded_at THEN b.polarity ELSE a.polarity END,
        strength = CASE WHEN b.recorded_at > a.recorded_at THEN b.strength ELSE a.strength END,
        source = CASE WHEN b.recorded_at > a.recorded_at THEN b.source ELSE a.source END,
        source_ref = CASE WHEN b.recorded_at > a.recorded_at THEN b.source_ref ELSE a.source_ref END,
        note = CASE WHEN a.note IS NULL OR a.note = b.note THEN coalesce(b.note, a.note)
          WHEN b.note IS NULL THEN a.note ELSE a.note || E'\n' || b.note END,
        recorded_at = greatest(a.recorded_at, b.recorded_at), verified_at = greatest(a.verified_at, b.verified_at)
      FROM customer_aio b WHERE a.customer_id = ${s} AND b.customer_id = ${l} AND a.topic_id = b.topic_id`,
    ...moveNew("customer_aio", "topic_id", s, l),
    Prisma.sql`UPDATE awareness a SET level = b.level, source = b.source, recorded_by_id = b.recorded_by_id, recorded_at = b.recorded_at
      FROM awareness b WHERE a.customer_id = ${s} AND b.customer_id = ${l} AND a.product_id = b.product_id AND b.recorded_at > a.recorded_at`,
    ...moveNew("awareness", "product_id", s, l),
    Prisma.sql`UPDATE interaction x SET client_key = NULL WHERE x.customer_id = ${l} AND EXISTS (SELECT FROM interaction y
      WHERE y.customer_id = ${s} AND y.client_key = x.client_key)`,
    move("interaction", s, l),
    // The same invoice number on both sides is two invoices until somebody says otherwise: none of their lines is lost.
    Prisma.sql`UPDATE purchase x SET code = x.code || '~' || left(x.id::text, 8) WHERE x.customer_id = ${l} AND EXISTS (
      SELECT FROM purchase y WHERE y.customer_id = ${s} AND y.code = x.code)`,
    move("purchase", s, l),
    move("purchase_line", s, l),
    Prisma.sql`INSERT INTO purchase_summary AS a (customer_id, orders, lines, returns, spend_minor, first_at, last_at, updated_at)
      SELECT ${s}, b.orders, b.lines, b.returns, b.spend_minor, b.first_at, b.last_at, ${now}
      FROM purchase_summary b WHERE b.customer_id = ${l}
      ON CONFLICT (customer_id) DO UPDATE SET orders = a.orders + excluded.orders, lines = a.lines + excluded.lines,
        returns = a.returns + excluded.returns, spend_minor = a.spend_minor + excluded.spend_minor,
        first_at = least(a.first_at, excluded.first_at), last_at = greatest(a.last_at, excluded.last_at), updated_at = ${now}`,
    Prisma.sql`DELETE FROM purchase_summary WHERE customer_id = ${l}`,
    Prisma.sql`UPDATE campaign_recipient a SET responses = a.responses + b.responses, responded_at = least(a.responded_at, b.responded_at)
      FROM campaign_recipient b WHERE a.customer_id = ${s} AND b.customer_id = ${l} AND a.campaign_id = b.campaign_id`,
    ...moveNew("campaign_recipient", "campaign_id", s, l),
    ...moveNew("customer_score", "kind", s, l),
    ...moveNew("segment_member", "snapshot_id", s, l),
    Prisma.sql`UPDATE tactic_target a SET holdout = a.holdout OR b.holdout, approach = coalesce(a.approach, b.approach),
        outcome = coalesce(a.outcome, b.outcome), responded_at = least(a.responded_at, b.responded_at), version = a.version + 1,
        status = CASE WHEN a.status = 'open' THEN b.status ELSE a.status END, actor_id = coalesce(a.actor_id, b.actor_id),
        note = CASE WHEN a.note IS NULL OR a.note = b.note THEN coalesce(b.note, a.note)
          WHEN b.note IS NULL THEN a.note ELSE a.note || E'\n' || b.note END, updated_at = ${now}
      FROM tactic_target b WHERE a.customer_id = ${s} AND b.customer_id = ${l} AND a.node_id = b.node_id`,
    ...moveNew("tactic_target", "node_id", s, l),
    // Contacts already made count against the caps of the one person they were made to.
    move("contact_attempt", s, l),
    // Links that are out go on working, and what was asked for is still owed.
    move("preference_link", s, l),
    move("data_request", s, l),
  ];
}
