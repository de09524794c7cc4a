// Who is a tactic for, one card per customer: what was chosen for them, who acts, what came of it? A rep sees the cards
// of own and team customers; anybody else's card is not found.
import { AppError } from "@/lib/domain/basics/errors";
import type { CardStatus } from "@/lib/domain/most/cards";
import type { CardFields } from "@/lib/domain/most/plan-input";
import { type Db, Prisma } from "./client";
import { mayContactSql } from "./eligibility";
import { readGatePolicy } from "./eligibility-policy";
import { customersInScopeSql, mayRead, type Scope } from "./scope";

export interface CardRow {
  readonly nodeId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly customerCode: string;
  readonly holdout: boolean;
  readonly approach: string | null;
  readonly actorId: string | null;
  readonly status: CardStatus;
  readonly outcome: string | null;
  /** Null where the role does not read notes. */
  readonly note: string | null;
  readonly respondedAt: Date | null;
  readonly updatedAt: Date;
  readonly version: number;
}

const { sql } = Prisma;

const columns = (scope: Scope) => sql`t.node_id AS "nodeId", t.customer_id AS "customerId", c.name AS "customerName",
  c.code AS "customerCode", t.holdout, t.approach, t.actor_id AS "actorId", t.status, t.outcome,
  ${mayRead(scope, "notes") ? sql`t.note` : sql`NULL::text`} AS note,
  t.responded_at AS "respondedAt", t.updated_at AS "updatedAt", t.version`;

export interface CardFilter {
  readonly status?: CardStatus | undefined;
  readonly holdout?: boolean | undefined;
  readonly mine?: boolean | undefined;
}

const filters = (scope: Scope, { status, holdout = false, mine }: CardFilter) =>
  sql`t.holdout = ${holdout} ${status === undefined ? Prisma.empty : sql`AND t.status = ${status}`}
    ${mine ? sql`AND t.actor_id = ${scope.userId}::uuid` : Prisma.empty}`;

/** A page of the cards of a tactic, by customer. */
export function listCards(
  db: Db,
  scope: Scope,
  nodeId: string,
  filter: CardFilter,
  after: string | null,
  limit: number,
): Promise<CardRow[]> {
  return db.$queryRaw<CardRow[]>`
    SELECT ${columns(scope)} FROM tactic_target t JOIN customer c ON c.customer_id = t.customer_id
    WHERE t.node_id = ${nodeId}::uuid AND ${filters(scope, filter)} AND ${customersInScopeSql(scope, "c")}
      AND (${after}::uuid IS NULL OR t.customer_id > ${after}::uuid)
    ORDER BY t.customer_id LIMIT ${limit}`;
}

/** How many cards of a tactic the scope sees, by status. */
export async function countCardsSeen(
  db: Db,
  scope: Scope,
  nodeId: string,
): Promise<{ status: CardStatus; holdout: boolean; count: number }[]> {
  return db.$queryRaw<{ status: CardStatus; holdout: boolean; count: number }[]>`
    SELECT t.status, t.holdout, count(*)::int AS count FROM tactic_target t JOIN customer c ON c.customer_id = t.customer_id
    WHERE t.node_id = ${nodeId}::uuid AND ${customersInScopeSql(scope, "c")} GROUP BY t.status, t.holdout`;
}

/** Locks the card until the end of the transaction. */
export async function getCard(db: Db, scope: Scope, nodeId: string, customerId: string): Promise<CardRow> {
  const [card] = await db.$queryRaw<CardRow[]>`
    SELECT ${columns(scope)} FROM tactic_target t JOIN customer c ON c.customer_id = t.customer_id
    WHERE t.node_id = ${nodeId}::uuid AND t.customer_id = ${customerId}::uuid AND ${customersInScopeSql(scope, "c")}
    FOR UPDATE OF t`;
  if (!card) throw new AppError("NOT_FOUND");
  return card;
}

export async function updateCard(
  db: Db,
  scope: Scope,
  { nodeId, customerId, version, ...fields }: CardFields & { nodeId: string; customerId: string; version: number },
  respondedAt: Date | null,
  now: Date,
): Promise<CardRow> {
  const current = await getCard(db, scope, nodeId, customerId);
  if (current.version !== version) throw new AppError("CONFLICT", { yours: fields, current });
  await db.tacticTarget.update({
    where: { customerId_nodeId: { customerId, nodeId } },
    data: { ...fields, respondedAt, updatedAt: now, version: { increment: 1 } },
  });
  return getCard(db, scope, nodeId, customerId);
}

export interface CardCounts {
  readonly nodeId: string;
  /** Cards to act on; the holdout is counted apart. */
  readonly total: number;
  readonly open: number;
  readonly outcomes: number;
  readonly holdout: number;
}

/** The cards of each tactic of a plan, of the whole company: the roll-up is the same for everybody. */
export function countPlanCards(db: Db, _scope: Scope, planId: string): Promise<CardCounts[]> {
  return db.$queryRaw<CardCounts[]>`
    SELECT t.node_id AS "nodeId", count(*) FILTER (WHERE NOT t.holdout)::int AS total,
      count(*) FILTER (WHERE NOT t.holdout AND t.status = 'open')::int AS open,
      count(*) FILTER (WHERE NOT t.holdout AND t.outcome IS NOT NULL)::int AS outcomes,
      count(*) FILTER (WHERE t.holdout)::int AS holdout
    FROM tactic_target t JOIN plan_node n ON n.id = t.node_id
    WHERE n.plan_id = ${planId}::uuid AND n.archived_at IS NULL GROUP BY t.node_id`;
}

export interface Audience {
  readonly customerId: string;
  readonly ownerId: string | null;
  readonly permitted: boolean;
}

/** The members of a segment with their owner, and whether the gate lets us ask them on a channel. Null asks nobody. */
export async function listAudience(
  db: Db,
  scope: Scope,
  members: Prisma.Sql | readonly string[],
  asked: { readonly purposeCode: string; readonly channel: string } | null,
  now: Date,
): Promise<Audience[]> {
  const permitted =
    asked === null
      ? sql`true`
      : mayContactSql(await readGatePolicy(db, now), now, sql`c.customer_id`, {
          purposeCode: asked.purposeCode,
          channel: sql`${asked.channel}::text`,
        });
  const meant = Array.isArray(members) ? sql`SELECT unnest(${[...members]}::uuid[])` : (members as Prisma.Sql);
  return db.$queryRaw<Audience[]>`
    SELECT c.customer_id AS "customerId", c.owner_id AS "ownerId", ${permitted} AS permitted
    FROM customer c WHERE c.customer_id IN (${meant}) AND c.status = 'active' AND ${customersInScopeSql(scope, "c")}
    ORDER BY c.customer_id`;
}

export interface NewCard {
  readonly customerId: string;
  readonly holdout: boolean;
  readonly actorId: string | null;
  readonly approach: string | null;
}

/** Adds the cards that are not there yet; those that are keep what was written on them. Answers how many were added. */
export async function insertCards(
  db: Db,
  _scope: Scope,
  nodeId: string,
  cards: readonly NewCard[],
  now: Date,
): Promise<number> {
  const perStatement = 20_000;
  let added = 0;
  for (let from = 0; from < cards.length; from += perStatement) {
    const some = cards.slice(from, from + perStatement);
    added += await db.$executeRaw`
      INSERT INTO tactic_target (customer_id, node_id, holdout, actor_id, approach, created_at, updated_at)
      SELECT one.customer_id, ${nodeId}::uuid, one.holdout, one.actor_id, one.approach, ${now}, ${now}
      FROM unnest(${some.map((card) => card.customerId)}::uuid[], ${some.map((card) => card.holdout)}::boolean[],
        ${some.map((card) => card.actorId)}::uuid[], ${some.map((card) => card.approach)}::text[])
        AS one(customer_id, holdout, actor_id, approach)
      ON CONFLICT (customer_id, node_id) DO NOTHING`;
  }
  return added;
}
