// The reads of segments that pages, the live count and the command line have in common. The index answers when it can;
// otherwise SQL does, and means the same.
import type { Db } from "@/lib/data/client";
import type { Scope } from "@/lib/data/scope";
import { type BoundRule, bindRule } from "@/lib/data/segment-context";
import { countBoundRule, type SegmentCount } from "@/lib/data/segment-counts";
import { loadFacts } from "@/lib/data/segment-facts";
import {
  boundMemberIds,
  listCustomersAmong,
  listIdsByName,
  listMembers,
  type MemberPage,
} from "@/lib/data/segment-members";
import { countReach, type MayContact } from "@/lib/data/segment-reach";
import { findIdsByCode } from "@/lib/data/segment-snapshots";
import type { ListPlace } from "@/lib/domain/basics/cursor";
import { AppError } from "@/lib/domain/basics/errors";
import { isUuid } from "@/lib/domain/basics/ids";
import { uuidAt } from "@/lib/domain/segmentation/columnar/uuid-table";
import { type Membership, membershipOf, type TraceNode, traceRule } from "@/lib/domain/segmentation/evaluate-rule";
import { database } from "./database";
import { segmentIndex } from "./segment-index/index-host";
import { timedRead } from "./timed-read";

export interface Counted extends SegmentCount {
  /** Which of the two engines answered; they mean the same. */
  readonly engine: "index" | "sql";
  readonly asOf: string;
  readonly ms: number;
}

/** Of so many members the gate is asked while somebody waits; of more, only the index knows in time. */
const gateAtOnce = 20_000;

type AskGate = (ids: readonly string[]) => Promise<MayContact>;

/** The count of a bound rule: from the index, or from SQL through this client. */
export async function countBound(db: Db, scope: Scope, bound: BoundRule): Promise<SegmentCount> {
  const askGate: AskGate = (ids) => countReach(db, scope, ids, bound.context.asOf);
  const counted = await countFromIndex(scope, bound, askGate);
  return counted ?? countBoundRule(db, scope, bound.rule, bound.context, gateAtOnce);
}

/** Where the index does not know whom the gate lets us contact, the gate is asked of the members, if they are few. */
async function countFromIndex(scope: Scope, bound: BoundRule, askGate: AskGate): Promise<SegmentCount | null> {
  const answer = await segmentIndex()?.ask({ kind: "count", question: { scope, ...bound } });
  if (!answer) return null;
  const { mayContact, members } = answer.count;
  if (mayContact !== null || members > gateAtOnce) return answer.count;
  const ids = await indexIds(scope, bound);
  return ids && { ...answer.count, mayContact: await askGate(ids) };
}

/** Ids of all members in their order, where the index knows them. */
export async function indexIds(scope: Scope, bound: BoundRule): Promise<string[] | null> {
  const answer = await segmentIndex()?.ask({ kind: "members", question: { scope, ...bound } });
  return answer ? Array.from({ length: answer.ids.length / 4 }, (_, n) => uuidAt(answer.ids, n * 4)) : null;
}

/** Ids of all members in their order. */
export async function boundIds(db: Db, scope: Scope, bound: BoundRule): Promise<string[]> {
  return (await indexIds(scope, bound)) ?? boundMemberIds(db, scope, bound.rule, bound.context);
}

const fewMembers = 20_000;
/** Where members lie late in the order SQL looks for them: so many rounds see 160,000 customers. */
const mostRounds = 18;

/** A page of members by name. Many members lie close together in that order; few are looked up by their ids. */
async function pageByIndex(
  scope: Scope,
  bound: BoundRule,
  place: { after?: ListPlace | undefined; limit: number },
  signal: AbortSignal | undefined,
): Promise<MemberPage | null> {
  const index = segmentIndex();
  if (index?.state.state !== "ready") return null;
  const db = database();
  const question = { scope, ...bound };
  const counted = await index.ask({ kind: "count", question });
  if (!counted) return null;
  if (counted.count.members <= fewMembers) {
    const ids = await indexIds(scope, bound);
    return ids && listCustomersAmong(db, scope, ids, place);
  }
  const found: string[] = [];
  let rounds = 0;
  for (let { after } = place, size = 200; found.length <= place.limit; size = Math.min(size * 4, 10_000)) {
    if (signal?.aborted || rounds++ === mostRounds) return null;
    const { ids, next } = await listIdsByName(db, scope, { after, limit: size });
    const answer = await index.ask({ kind: "among", question, ids });
    if (!answer) return null;
    found.push(...answer.ids);
    if (!next) break;
    after = next;
  }
  return listCustomersAmong(db, scope, found.slice(0, place.limit + 1), place);
}

/** A page of members by name, after a place in that order. */
export async function memberPage(
  scope: Scope,
  rule: unknown,
  asOf: Date,
  place: { after?: ListPlace | undefined; limit: number },
  signal?: AbortSignal,
): Promise<MemberPage> {
  const ready = segmentIndex()?.state.state === "ready";
  const page = ready ? await pageByIndex(scope, await bindRule(database(), scope, rule, asOf), place, signal) : null;
  if (page) return page;
  return timedRead(signal, async (tx) => listMembers(tx, scope, await bindRule(tx, scope, rule, asOf), place));
}

/** Counts any JSON that is a rule; `self` is the stored segment that it belongs to. Ends when the signal does. */
export async function countRule(
  scope: Scope,
  rule: unknown,
  asOf: Date,
  {
    self,
    signal,
    gateOf = gateAtOnce,
  }: {
    self?: { id: string; name: string } | undefined;
    signal?: AbortSignal;
    /** The gate is asked of up to so many members. */
    gateOf?: number;
  } = {},
): Promise<Counted> {
  const started = performance.now();
  const indexed = await countByIndex(scope, rule, asOf, self, signal);
  const counted = indexed ?? (await countBySql(scope, rule, asOf, self, signal, gateOf));
  return {
    ...counted,
    engine: indexed ? "index" : "sql",
    asOf: asOf.toISOString(),
    ms: Math.round((performance.now() - started) * 10) / 10,
  };
}

/** The names are looked up, the rest happens in memory; only where the gate must be asked is there a time limit. */
async function countByIndex(
  scope: Scope,
  rule: unknown,
  asOf: Date,
  self: { id: string; name: string } | undefined,
  signal: AbortSignal | undefined,
) {
  if (signal?.aborted) throw new AppError("TIMEOUT");
  if (segmentIndex()?.state.state !== "ready") return null;
  const bound = await bindRule(database(), scope, rule, asOf, self);
  return countFromIndex(scope, bound, (ids) => timedRead(signal, (tx) => countReach(tx, scope, ids, asOf)));
}

function countBySql(
  scope: Scope,
  rule: unknown,
  asOf: Date,
  self: { id: string; name: string } | undefined,
  signal: AbortSignal | undefined,
  gateOf: number,
): Promise<SegmentCount> {
  return timedRead(signal, async (tx) => {
    const bound = await bindRule(tx, scope, rule, asOf, self);
    return countBoundRule(tx, scope, bound.rule, bound.context, gateOf);
  });
}

export interface Explanation {
  readonly in: boolean;
  readonly membership: Membership;
  readonly trace: TraceNode;
}

/** Why is this customer (an id or a code) in or out? NOT_FOUND outside the scope or when not active. */
export async function explainRule(
  db: Db,
  scope: Scope,
  rule: unknown,
  customer: string,
  asOf: Date,
): Promise<Explanation> {
  const bound = await bindRule(db, scope, rule, asOf);
  const id = isUuid(customer) ? customer : (await findIdsByCode(db, scope, [customer])).ids[0];
  const [facts] = id === undefined ? [] : await loadFacts(db, scope, [id], bound.context);
  if (!facts) throw new AppError("NOT_FOUND");
  const membership = membershipOf(bound.rule, facts, bound.context);
  return { in: membership === "in", membership, trace: traceRule(bound.rule, facts, bound.context) };
}
