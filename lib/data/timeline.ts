// What happened with this customer, in one line of time? Notes, purchases, changes of facts and consent, newest first.
import { isHiddenFact } from "@/lib/domain/customers/fact-groups";
import { type Db, Prisma } from "./client";
import { mayRead, requireCustomer, type Scope } from "./scope";

export const timelineKinds = ["note", "purchase", "fact", "consent"] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export interface TimelineEntry {
  readonly kind: TimelineKind;
  readonly id: string;
  readonly at: Date;
  readonly actor: string | null;
  /** Note: kind of meeting. Purchase: sale or return. Fact: its name. Consent: the action. */
  readonly what: string;
  /** Note: its text. Fact: the new value. Consent: purpose and channel. */
  readonly text: string | null;
  readonly outcome: string | null;
  readonly amountMinor: number | null;
  readonly currency: string | null;
}

export interface TimelinePlace {
  readonly at: string;
  readonly id: string;
}

const pageSize = 40;

function branches(scope: Scope, customerId: string): Record<TimelineKind, Prisma.Sql> {
  const id = Prisma.sql`${customerId}::uuid`;
  const body = mayRead(scope, "notes") ? Prisma.sql`body` : Prisma.sql`NULL::text`;
  const openOpinions = mayRead(scope, "sensitive_opinion")
    ? Prisma.empty
    : Prisma.sql`AND NOT (field LIKE 'aio:%' AND EXISTS (
        SELECT 1 FROM aio_topic t WHERE t.sensitive AND 'aio:' || t.id = field))`;
  return {
    note: Prisma.sql`SELECT 'note' AS kind, id, occurred_at AS at, author_id AS actor_id, kind AS what, ${body} AS text,
        outcome, NULL::bigint AS amount, NULL::text AS currency
      FROM interaction WHERE customer_id = ${id} AND archived_at IS NULL`,
    purchase: Prisma.sql`SELECT 'purchase', id, purchased_at, seller_id, kind, code, NULL::text, amount_minor, currency::text
      FROM purchase WHERE customer_id = ${id}`,
    fact: Prisma.sql`SELECT 'fact', id, at, actor_id, field, after #>> '{}', NULL::text, NULL::bigint, NULL::text
      FROM fact_change WHERE customer_id = ${id} ${openOpinions}`,
    consent: Prisma.sql`SELECT 'consent', id, occurred_at, actor_id, action,
        concat_ws('|', coalesce((SELECT p.name_vi || '|' || p.name_en FROM purpose p WHERE p.code = purpose_code),
          concat(purpose_code, '|', purpose_code)), coalesce(channel, '')), source, NULL::bigint, NULL::text
      FROM consent_event WHERE customer_id = ${id}`,
  };
}

export async function listTimeline(
  db: Db,
  scope: Scope,
  customerId: string,
  kinds: readonly TimelineKind[],
  place?: TimelinePlace,
): Promise<{ entries: TimelineEntry[]; next: TimelinePlace | null }> {
  await requireCustomer(db, scope, customerId);
  const sources = branches(scope, customerId);
  const before = place
    ? Prisma.sql`WHERE (at, id) < (${new Date(place.at)}::timestamptz, ${place.id}::uuid)`
    : Prisma.empty;
  // Every branch names its columns after the first one's.
  const chosen = timelineKinds.filter((kind) => kinds.length === 0 || kinds.includes(kind));
  const parts = chosen.map(
    (
      kind,
    ) => Prisma.sql`SELECT * FROM (SELECT * FROM (${sources[kind]}) AS e(kind, id, at, actor_id, what, text, outcome, amount, currency)
      ${before} ORDER BY at DESC, id DESC LIMIT ${pageSize + 1}) page`,
  );
  const rows = await db.$queryRaw<(Omit<TimelineEntry, "amountMinor"> & { amount: bigint | null })[]>`
    SELECT e.kind, e.id, e.at, u.name AS actor, e.what, e.text, e.outcome, e.amount, e.currency
      FROM (${Prisma.join(parts, " UNION ALL ")}) e LEFT JOIN app_user u ON u.id = e.actor_id
     ORDER BY e.at DESC, e.id DESC LIMIT ${pageSize + 1}`;
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    entries: page
      .filter((row) => row.kind !== "fact" || !isHiddenFact(scope.role, row.what))
      .map(({ amount, ...row }) => ({ ...row, amountMinor: amount === null ? null : Number(amount) })),
    next: rows.length > pageSize && last ? { at: last.at.toISOString(), id: last.id } : null,
  };
}
