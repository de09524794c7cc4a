// How are the benches' figures made? Several runs of each contestant, turn by turn, told by median and 95th percentile.

export interface Timing {
  readonly median: number;
  readonly p95: number;
  readonly runs: number;
}

export function timingOf(milliseconds: readonly number[]): Timing {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { median: round(at(0.5)), p95: round(at(0.95)), runs: sorted.length };
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Runs every contestant once a round, so that all meet the same machine; the first round warms up and is not counted. */
export async function contest<K extends string>(
  rounds: number,
  contestants: Readonly<Record<K, () => Promise<unknown>>>,
): Promise<Record<K, Timing>> {
  const names = Object.keys(contestants) as K[];
  const times = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let turn = -1; turn < rounds; turn++) {
    for (const name of names) {
      const taken = await timed(contestants[name]);
      if (turn >= 0) times.get(name)?.push(taken);
    }
  }
  return Object.fromEntries(names.map((name) => [name, timingOf(times.get(name) ?? [])])) as Record<K, Timing>;
}
