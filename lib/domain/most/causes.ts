// Which node beneath makes this one late, and by how much? The gap of a node (expected minus actual result) is shared
// out along the weights of the parts that are known, down to the nodes whose own KPIs hold it.
import type { OwnFigure, RollUpNode } from "./roll-up";
import { rollUpPlan } from "./roll-up";

export interface Cause {
  readonly nodeId: string;
  /** Points (0 to 1) of the upper node's gap that come from the KPIs of this node; negative when it is ahead. */
  readonly gap: number;
}

const known = (own: readonly OwnFigure[]) => own.filter((one) => one.actual !== null && one.weight > 0);

/** The causes of a node's gap, the largest first. Nodes without a known result have no part in it. */
export function causesOf(nodes: readonly RollUpNode[], nodeId: string): Cause[] {
  const rolled = new Map(rollUpPlan(nodes).map((node) => [node.id, node.result]));
  const childrenOf = (id: string) => nodes.filter((node) => node.parentId === id);
  const found: Cause[] = [];
  function share(node: RollUpNode, part: number): void {
    const all = childrenOf(node.id);
    const flat = all.every((child) => child.weight === 0);
    const weightOf = (child: RollUpNode) => (flat ? 1 : child.weight);
    const average = all.length === 0 ? 1 : all.reduce((total, child) => total + weightOf(child), 0) / all.length;
    const below = all.filter((child) => rolled.get(child.id)?.actual !== null && weightOf(child) > 0);
    const own = known(node.results);
    const total = below.reduce((sum, child) => sum + weightOf(child), 0) + (own.length > 0 ? average : 0);
    if (total === 0) return;
    if (own.length > 0) {
      const weight = own.reduce((sum, one) => sum + one.weight, 0);
      const gap = own.reduce((sum, one) => {
        const actual = Math.min(1, Math.max(0, one.actual ?? 0));
        return sum + (one.weight / weight) * ((one.expected ?? actual) - actual);
      }, 0);
      found.push({ nodeId: node.id, gap: part * (average / total) * gap });
    }
    for (const child of below) share(child, part * (weightOf(child) / total));
  }
  const start = nodes.find((node) => node.id === nodeId);
  if (start) share(start, 1);
  return found.sort((a, b) => b.gap - a.gap || (a.nodeId < b.nodeId ? -1 : 1));
}
