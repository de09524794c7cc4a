// Who may touch which part of a plan beyond the gate's table? Marketing runs all of it; everybody else what they own.
import type { NodeRow } from "@/lib/data/plan-nodes";
import type { Scope } from "@/lib/data/scope";
import { can } from "@/lib/domain/basics/access";
import { AppError } from "@/lib/domain/basics/errors";
import { type ChainLink, checkChain } from "@/lib/domain/most/levels";

/** Refuses work on a node by somebody who neither plans nor owns it (or the piece of work). */
export function assertMayWork(scope: Scope, node: NodeRow, itemOwnerId?: string | null): void {
  if (can(scope.role, "plan.write") || node.ownerId === scope.userId || itemOwnerId === scope.userId) return;
  throw new AppError("FORBIDDEN", { messageKey: "FORBIDDEN_notYourPlan" });
}

export function assertLiving(node: NodeRow): void {
  if (node.archivedAt !== null) throw new AppError("NOT_FOUND");
}

const shown = (day: string | null | undefined) => (day ? day.split("-").reverse().join("/") : "");

/** The field of the form that a broken rule belongs to. */
const fieldOf: Readonly<Record<string, string>> = {
  endsBeforeStart: "endsOn",
  startsBeforeParent: "startsOn",
  startsBeforeParentFrom: "startsOn",
  endsAfterParent: "endsOn",
  childStartsBefore: "startsOn",
  childEndsAfter: "endsOn",
};

/** Refuses a node that breaks the chain, in a sentence and beside the field it comes from. */
export function assertChain(node: ChainLink, parent: ChainLink | null, children: readonly ChainLink[]): void {
  const [problem] = checkChain(node, parent, children);
  if (!problem) return;
  const field = fieldOf[problem];
  throw new AppError("INVALID_PLAN", {
    messageKey: `INVALID_PLAN_${problem}`,
    parentFrom: shown(parent?.startsOn),
    parentTo: shown(parent?.endsOn),
    ...(field === undefined ? {} : { fields: { [field]: `plan_${problem}` } }),
  });
}
