// How does a plan stand, from the bottom up? Two numbers per node, never mixed: work done, and results measured.
// Each is the weighted mean of what is known beneath; a node's own rows count as one more child of average weight, so
// that multiplying the weights of siblings changes nothing. What is not known stays out of the mean and is told.
import type { PlanLevel } from "./levels";
import { type PaceStatus, paceStatus, type Quadrant, quadrantOf } from "./pace";

/** One thing measured at a node itself: an actual share and the share expected by now. */
export interface OwnFigure {
  readonly actual: number | null;
  readonly expected: number | null;
  readonly over: boolean;
  /** Among the node's own figures; 1 when they are equal. */
  readonly weight: number;
}

export interface RollUpNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: PlanLevel;
  readonly weight: number;
  readonly work: readonly OwnFigure[];
  readonly results: readonly OwnFigure[];
}

export interface RolledFigure {
  /** 0 to 1, or null when nothing beneath is known. */
  readonly actual: number | null;
  readonly expected: number | null;
  readonly status: PaceStatus;
  /** The share of the weights beneath that is known. */
  readonly coverage: number;
}

export interface RolledNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: PlanLevel;
  readonly work: RolledFigure;
  readonly result: RolledFigure;
  readonly quadrant: Quadrant | null;
}

interface Part {
  readonly weight: number;
  readonly actual: number | null;
  readonly expected: number | null;
  readonly over: boolean;
  readonly coverage: number;
}

const clamp = (share: number) => Math.min(1, Math.max(0, share));
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** The weighted mean of the parts that are known. Weights that are all zero count as equal. */
function mean(parts: readonly Part[]): Omit<Part, "weight"> {
  const flat = parts.length > 0 && sum(parts.map((part) => part.weight)) === 0;
  const weighed = parts.map((part) => ({ ...part, weight: flat ? 1 : part.weight }));
  const total = sum(weighed.map((part) => part.weight));
  const known = weighed.filter((part) => part.actual !== null && part.weight > 0);
  const knownWeight = sum(known.map((part) => part.weight));
  if (knownWeight === 0) return { actual: null, expected: null, over: false, coverage: 0 };
  const dated = known.filter((part) => part.expected !== null);
  const datedWeight = sum(dated.map((part) => part.weight));
  return {
    actual: clamp(sum(known.map((part) => part.weight * (part.actual ?? 0))) / knownWeight),
    expected:
      datedWeight === 0 ? null : clamp(sum(dated.map((part) => part.weight * (part.expected ?? 0))) / datedWeight),
    over: known.every((part) => part.over),
    coverage: sum(weighed.map((part) => part.weight * part.coverage)) / total,
  };
}

function ownPart(figures: readonly OwnFigure[]): Omit<Part, "weight"> | null {
  if (figures.length === 0) return null;
  return mean(
    figures.map((figure) => ({
      weight: figure.weight,
      actual: figure.actual === null ? null : clamp(figure.actual),
      expected: figure.expected,
      over: figure.over,
      coverage: figure.actual === null ? 0 : 1,
    })),
  );
}

/** The parts of a node: its children at their weights, and its own rows at the mean weight of the children. */
export function partsOf(own: readonly OwnFigure[], children: readonly Part[]): Part[] {
  const self = ownPart(own);
  const average = children.length === 0 ? 1 : sum(children.map((child) => child.weight)) / children.length;
  return self ? [...children, { ...self, weight: average }] : [...children];
}

function figure({ actual, expected, over, coverage }: Omit<Part, "weight">): RolledFigure {
  return { actual, expected, coverage, status: paceStatus(actual, expected, over) };
}

/**
 * Rolls a plan up. Nodes may come in any order; a node whose parent is not among them is a root. The answer keeps the
 * order of the input.
 */
export function rollUpPlan(nodes: readonly RollUpNode[]): RolledNode[] {
  const known = new Set(nodes.map((node) => node.id));
  const children = new Map<string, RollUpNode[]>();
  for (const node of nodes) {
    if (node.parentId === null || !known.has(node.parentId)) continue;
    children.set(node.parentId, [...(children.get(node.parentId) ?? []), node]);
  }
  const rolled = new Map<string, { work: Omit<Part, "weight">; result: Omit<Part, "weight"> }>();
  function visit(node: RollUpNode): { work: Omit<Part, "weight">; result: Omit<Part, "weight"> } {
    const done = rolled.get(node.id);
    if (done) return done;
    // Summing in one fixed order keeps the answer the same to the last bit whatever order the rows came in.
    const below = [...(children.get(node.id) ?? [])]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((child) => ({ weight: child.weight, ...visit(child) }));
    const answer = {
      work: mean(
        partsOf(
          node.work,
          below.map(({ weight, work }) => ({ weight, ...work })),
        ),
      ),
      result: mean(
        partsOf(
          node.results,
          below.map(({ weight, result }) => ({ weight, ...result })),
        ),
      ),
    };
    rolled.set(node.id, answer);
    return answer;
  }
  return nodes.map((node) => {
    const { work, result } = visit(node);
    const [workFigure, resultFigure] = [figure(work), figure(result)];
    return {
      id: node.id,
      parentId: node.parentId,
      level: node.level,
      work: workFigure,
      result: resultFigure,
      quadrant: quadrantOf(workFigure.status, resultFigure.status),
    };
  });
}
