// Which level stands under which, and when is a chain whole? Mission → Objective → Strategy → Tactic, no level skipped,
// no dates outside the parent's.
import type { Day } from "@/lib/domain/basics/calendar";

export const planLevels = ["mission", "objective", "strategy", "tactic"] as const;
export type PlanLevel = (typeof planLevels)[number];

/** The level right beneath, or null under a tactic. */
export function levelBelow(level: PlanLevel): PlanLevel | null {
  return planLevels[planLevels.indexOf(level) + 1] ?? null;
}

/** The level right above, or null over the mission. */
export function levelAbove(level: PlanLevel): PlanLevel | null {
  return planLevels[planLevels.indexOf(level) - 1] ?? null;
}

export interface Interval {
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
}

export interface ChainLink extends Interval {
  readonly level: PlanLevel;
}

export const chainProblems = [
  "missionHasParent",
  "parentMissing",
  "levelSkipped",
  "endsBeforeStart",
  "startsBeforeParent",
  "endsAfterParent",
  "startsBeforeParentFrom",
  "childStartsBefore",
  "childEndsAfter",
] as const;
export type ChainProblem = (typeof chainProblems)[number];

/** Days that a node without its own dates takes from above. */
export function intervalWithin(own: Interval, parent: Interval | null): Interval {
  return { startsOn: own.startsOn ?? parent?.startsOn ?? null, endsOn: own.endsOn ?? parent?.endsOn ?? null };
}

function outside(child: Interval, parent: Interval): ChainProblem[] {
  const found: ChainProblem[] = [];
  if (child.startsOn && parent.startsOn && child.startsOn < parent.startsOn) found.push("startsBeforeParent");
  if (child.endsOn && parent.endsOn && child.endsOn > parent.endsOn) found.push("endsAfterParent");
  if (child.startsOn && parent.endsOn && child.startsOn > parent.endsOn) found.push("startsBeforeParentFrom");
  return found;
}

/** Every rule that a node breaks against its parent and its children; empty when the chain holds. */
export function checkChain(
  node: ChainLink,
  parent: ChainLink | null,
  children: readonly ChainLink[] = [],
): ChainProblem[] {
  const found: ChainProblem[] = [];
  const above = levelAbove(node.level);
  if (above === null && parent !== null) found.push("missionHasParent");
  if (above !== null && parent === null) found.push("parentMissing");
  if (above !== null && parent !== null && parent.level !== above) found.push("levelSkipped");
  if (node.startsOn && node.endsOn && node.endsOn < node.startsOn) found.push("endsBeforeStart");
  if (parent) found.push(...outside(node, parent));
  for (const child of children) {
    const problems = outside(child, node);
    if (problems.includes("startsBeforeParent")) found.push("childStartsBefore");
    if (problems.includes("endsAfterParent") || problems.includes("startsBeforeParentFrom"))
      found.push("childEndsAfter");
  }
  return [...new Set(found)];
}
