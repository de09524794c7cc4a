// Ten people edit at once: how many counts do they get, how long does each wait, and what becomes of everybody else's pages?
import { round, timingOf } from "../measure";

const editors = 10;

interface Load {
  readonly countsPerSecond: number;
  readonly median: number;
  readonly p95: number;
}

/** Each editor asks again as soon as it has its answer; `ask` gets a number that no other call gets. */
export async function editTogether(
  seconds: number,
  askers: readonly ((turn: number) => Promise<unknown>)[],
): Promise<Load> {
  const until = performance.now() + seconds * 1000;
  const waits: number[] = [];
  let turn = 0;
  const began = performance.now();
  await Promise.all(
    askers.map(async (ask) => {
      while (performance.now() < until) {
        const asked = performance.now();
        await ask(turn++);
        waits.push(performance.now() - asked);
      }
    }),
  );
  const { median, p95 } = timingOf(waits);
  return { countsPerSecond: round((waits.length / (performance.now() - began)) * 1000), median, p95 };
}

export const tenOf = <T>(make: (n: number) => T): T[] => Array.from({ length: editors }, (_, n) => make(n));

/** Median milliseconds of a page while something else goes on, or nothing. */
export async function pagesWhile(page: () => Promise<number>, work: Promise<unknown> | null): Promise<number> {
  const times: number[] = [];
  let going = work !== null;
  const ended = work?.then(() => {
    going = false;
  });
  while (going || (work === null && times.length < 15)) times.push(await page());
  await ended;
  return timingOf(times).median;
}
