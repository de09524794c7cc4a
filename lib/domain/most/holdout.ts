// Who of a target list stays untouched? Decided by a hash of tactic and customer: the same people each time, whatever
// the order, and nobody can choose them.

/** FNV-1a over the text, then the finaliser of MurmurHash3 so that neighbouring ids fall far apart. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Whether a customer belongs to the holdout of a tactic. A larger percentage keeps everyone of a smaller one. */
export function inHoldout(nodeId: string, customerId: string, percent: number): boolean {
  return hash32(`${nodeId}/${customerId}`) % 10_000 < percent * 100;
}
