// The seven difficulties that plans fail from, computed: each with the rows that show it. What the data cannot tell yet
// is said to be unknown, not clear.
import { addDays, type Day } from "@/lib/domain/basics/calendar";
import { isLegalSlot, parseTimeSlot } from "./cards";
import type { Difficulty, DifficultyCode, DifficultyFacts, DifficultyNode, Evidence } from "./difficulty-facts";
import { checkChain, levelAbove, levelBelow } from "./levels";

/** A running node is expected to be checked in this often (days). */
export const checkInEvery = 14;
/** Open estimated hours due within two weeks that one person can carry. */
export const hoursPerFortnight = 60;

const ev = (nodeId: string, reason: string, args: Evidence["args"] = {}, itemId?: string): Evidence =>
  itemId === undefined ? { nodeId, reason, args } : { nodeId, reason, args, itemId };

const verdict = (code: DifficultyCode, evidence: Evidence[], known = true): Difficulty => ({
  code,
  state: evidence.length > 0 ? "found" : known ? "clear" : "no_data",
  evidence,
});

const running = (node: DifficultyNode, today: Day) =>
  !node.finished && (node.startsOn === null || node.startsOn <= today);

function late({ nodes, today, slipDays }: DifficultyFacts): Difficulty {
  const evidence = nodes.flatMap((node) =>
    node.items.flatMap((item) => [
      ...(item.slips > 0
        ? [
            ev(
              node.id,
              item.lastCause ? `slipped_${item.lastCause}` : "slipped",
              { title: item.title, count: item.slips },
              item.id,
            ),
          ]
        : []),
      ...(!item.done && item.dueOn !== null && item.dueOn < today
        ? [ev(node.id, "overdue", { title: item.title, day: item.dueOn }, item.id)]
        : []),
    ]),
  );
  const since = (from: Day, to: Day) => slipDays.filter((day) => day > from && day <= to).length;
  const month = addDays(today, -30);
  const known = nodes.some((node) => node.items.length > 0);
  return {
    ...verdict("D1", evidence, known),
    trend: { recent: since(month, today), before: since(addDays(today, -60), month) },
  };
}

function place({ nodes }: DifficultyFacts): Difficulty {
  const tactics = nodes.flatMap((node) => (node.tactic ? [{ id: node.id, tactic: node.tactic }] : []));
  const evidence = tactics.flatMap(({ id, tactic }) => {
    const found: Evidence[] = [];
    if (tactic.channel === null) found.push(ev(id, "noChannel"));
    if (
      tactic.place === null &&
      (tactic.channel === "visit" || tactic.channel === "store" || tactic.channel === "event")
    )
      found.push(ev(id, "noPlace"));
    if (parseTimeSlot(tactic.timeSlot) === null) found.push(ev(id, "noTimeSlot"));
    else if (tactic.channel !== null && !isLegalSlot(tactic.channel, tactic.timeSlot))
      found.push(ev(id, "illegalTimeSlot", { slot: tactic.timeSlot ?? "" }));
    if (tactic.cards !== null && tactic.cards.total === 0)
      found.push(ev(id, "nobodyReachable", { count: tactic.withheld }));
    return found;
  });
  return verdict("D2", evidence, tactics.length > 0);
}

function agreement({ nodes, today }: DifficultyFacts): Difficulty {
  const evidence = nodes.flatMap((node) => {
    const found: Evidence[] = [];
    if (node.ownerId === null) found.push(ev(node.id, "noOwner"));
    if (node.approverId === null) found.push(ev(node.id, "noApprover"));
    else if (running(node, today) && !(node.ownerSigned && node.approverSigned)) found.push(ev(node.id, "notSigned"));
    return found;
  });
  return verdict("D3", evidence, nodes.length > 0);
}

function objective({ nodes, today, startsOn }: DifficultyFacts): Difficulty {
  const objectives = nodes.filter((node) => node.level === "objective");
  const started = startsOn <= today;
  const evidence = !started
    ? []
    : objectives.flatMap((node) => {
        if (node.kpis.length === 0) return [ev(node.id, "noKpi")];
        const found: Evidence[] = [];
        if (!node.kpis.some((kpi) => kpi.target !== null)) found.push(ev(node.id, "noTarget"));
        if (!node.kpis.some((kpi) => kpi.baseline !== null)) found.push(ev(node.id, "noBaseline"));
        if (!node.kpis.some((kpi) => kpi.deadline !== null || node.endsOn !== null))
          found.push(ev(node.id, "noDeadline"));
        return found;
      });
  return verdict("D4", evidence, started && objectives.length > 0);
}

function chain({ nodes }: DifficultyFacts): Difficulty {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const evidence = nodes.flatMap((node) => {
    const found: Evidence[] = [];
    const parent = node.parentId === null ? null : (byId.get(node.parentId) ?? null);
    if (levelAbove(node.level) !== null && parent === null) found.push(ev(node.id, "orphan"));
    if (parent !== null && checkChain(node, parent).includes("levelSkipped")) found.push(ev(node.id, "levelSkipped"));
    if (levelBelow(node.level) !== null && !nodes.some((other) => other.parentId === node.id))
      found.push(ev(node.id, `nothingBeneath_${node.level}`));
    if (node.tactic !== null && !node.tactic.hasSegment) found.push(ev(node.id, "noTargetSegment"));
    return found;
  });
  return verdict("D5", evidence, nodes.length > 0);
}

function carriedThrough({ nodes, today }: DifficultyFacts): Difficulty {
  const ended = nodes.filter(
    (node) => node.tactic !== null && (node.finished || (node.endsOn !== null && node.endsOn < today)),
  );
  const evidence = ended.flatMap((node) => {
    const { cards, holdoutPercent } = node.tactic ?? { cards: null, holdoutPercent: 0 };
    const found: Evidence[] = [];
    if (!node.finished) found.push(ev(node.id, "notClosed"));
    if (!node.reviewed) found.push(ev(node.id, "noReview"));
    if (cards === null) found.push(ev(node.id, "noCards"));
    else {
      if (cards.open > 0) found.push(ev(node.id, "cardsOpen", { count: cards.open }));
      if (cards.total > 0 && cards.outcomes === 0) found.push(ev(node.id, "noOutcome"));
      if (holdoutPercent === 0 || cards.holdout === 0) found.push(ev(node.id, "noHoldout"));
    }
    return found;
  });
  return verdict("D6", evidence, ended.length > 0);
}

function control({ nodes, today }: DifficultyFacts): Difficulty {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const evidence = nodes.flatMap((node) => {
    const found: Evidence[] = [];
    const since =
      node.lastCheckInOn ?? (node.startsOn && node.startsOn > node.createdOn ? node.startsOn : node.createdOn);
    if (running(node, today) && addDays(since, checkInEvery) < today)
      found.push(ev(node.id, "staleCheckIn", { day: since }));
    if (node.resultStatus === "at_risk") found.push(ev(node.id, "paceGap"));
    const parent = node.parentId === null ? null : (byId.get(node.parentId) ?? null);
    const dates = parent === null ? [] : checkChain(node, parent);
    if (dates.some((problem) => problem !== "levelSkipped" && problem !== "parentMissing"))
      found.push(ev(node.id, "datesOutside"));
    return found;
  });
  return verdict("D7", [...evidence, ...overloaded(nodes, today)], nodes.length > 0);
}

function overloaded(nodes: readonly DifficultyNode[], today: Day): Evidence[] {
  const horizon = addDays(today, 14);
  const load = new Map<string, { hours: number; nodeId: string }>();
  for (const node of nodes) {
    for (const item of node.items) {
      if (item.done || item.ownerId === null || item.dueOn === null || item.dueOn > horizon) continue;
      const held = load.get(item.ownerId) ?? { hours: 0, nodeId: node.id };
      load.set(item.ownerId, { ...held, hours: held.hours + (item.estimateHours ?? 0) });
    }
  }
  return [...load]
    .filter(([, { hours }]) => hours > hoursPerFortnight)
    .map(([ownerId, { hours, nodeId }]) => ev(nodeId, "overloaded", { ownerId, hours }));
}

/** All seven, in order. */
export function findDifficulties(facts: DifficultyFacts): Difficulty[] {
  return [late, place, agreement, objective, chain, carriedThrough, control].map((look) => look(facts));
}
