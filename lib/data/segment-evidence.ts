// What are the rows behind a condition called? Names of the products, shops, topics, tags, campaigns and people that the
// facts of one customer stand for, and who that customer is.
import { AppError } from "@/lib/domain/basics/errors";
import type { Db } from "./client";
import { customersInScope, mayRead, type Scope } from "./scope";
import { visibleSegments } from "./segment-context";

export interface ExplainedCustomer {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** An active customer of the scope, or NOT_FOUND. */
export async function getExplainedCustomer(db: Db, scope: Scope, id: string): Promise<ExplainedCustomer> {
  const row = await db.customer.findFirst({
    where: { id, status: "active", AND: [customersInScope(scope)] },
    select: { id: true, code: true, name: true },
  });
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

export interface EvidenceIds {
  readonly product: readonly number[];
  readonly store: readonly number[];
  readonly topic: readonly number[];
  readonly tag: readonly number[];
  readonly campaign: readonly number[];
  readonly person: readonly string[];
}

export type EvidenceNames = Readonly<Record<keyof EvidenceIds, ReadonlyMap<number | string, string>>>;

const byId = (rows: readonly { id: number | string; name: string }[]) =>
  new Map(rows.map(({ id, name }) => [id, name]));

/** Names by id, each kind read only when it is asked for. Opinions that the scope does not see have no name. */
export async function loadEvidenceNames(
  db: Db,
  scope: Scope,
  ids: EvidenceIds,
  locale: "vi" | "en",
): Promise<EvidenceNames> {
  const where = (list: readonly number[]) => ({ where: { id: { in: [...new Set(list)] } } });
  const people = { where: { id: { in: [...new Set(ids.person)] } }, select: { id: true, name: true } };
  const shown = <T extends { id: number; nameVi: string; nameEn: string }>(rows: readonly T[]) =>
    byId(rows.map(({ id, nameVi, nameEn }) => ({ id, name: locale === "vi" ? nameVi : nameEn })));
  const seesAll = mayRead(scope, "sensitive_opinion");
  const [products, stores, topics, tags, campaigns, users, teams] = await Promise.all([
    ids.product.length === 0 ? [] : db.product.findMany(where(ids.product)),
    ids.store.length === 0 ? [] : db.store.findMany(where(ids.store)),
    ids.topic.length === 0 ? [] : db.aioTopic.findMany(where(ids.topic)),
    ids.tag.length === 0 ? [] : db.tag.findMany(where(ids.tag)),
    ids.campaign.length === 0 ? [] : db.campaign.findMany(where(ids.campaign)),
    ids.person.length === 0 ? [] : db.user.findMany(people),
    ids.person.length === 0 ? [] : db.team.findMany(people),
  ]);
  return {
    product: shown(products),
    store: byId(stores),
    topic: shown(topics.filter(({ sensitive }) => seesAll || !sensitive)),
    tag: byId(tags),
    campaign: byId(campaigns),
    person: byId([...users, ...teams]),
  };
}

/** Which of these segments may the scope look into? A shared segment can stand on a private one. */
export async function visibleSegmentIds(db: Db, scope: Scope, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.segment.findMany({
    where: { id: { in: [...ids] }, AND: [visibleSegments(scope)] },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
