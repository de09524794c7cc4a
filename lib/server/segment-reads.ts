// The reads of segments that pages, the live count and the command line have in common.
import type { Db } from "@/lib/data/client";
import type { Scope } from "@/lib/data/scope";
import { bindRule } from "@/lib/data/segment-context";
import { countBoundRule, type SegmentCount } from "@/lib/data/segment-counts";
import { loadFacts } from "@/lib/data/segment-facts";
import { findIdsByCode } from "@/lib/data/segment-snapshots";
import { AppError } from "@/lib/domain/basics/errors";
import { isUuid } from "@/lib/domain/basics/ids";
import { type Membership, membershipOf, type TraceNode, traceRule } from "@/lib/domain/segmentation/evaluate-rule";

export interface Counted extends SegmentCount {
  readonly asOf: string;
  readonly ms: number;
}

export async function countRule(
  db: Db,
  scope: Scope,
  rule: unknown,
  asOf: Date,
  self?: { id: string; name: string },
): Promise<Counted> {
  const started = performance.now();
  const bound = await bindRule(db, scope, rule, asOf, self);
  const counted = await countBoundRule(db, scope, bound.rule, bound.context);
  return { ...counted, asOf: asOf.toISOString(), ms: Math.round((performance.now() - started) * 10) / 10 };
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
