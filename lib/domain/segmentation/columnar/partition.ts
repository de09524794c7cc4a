// How do rows that came in any order get to lie together by a number they share? One counting pass and one scatter a column.
import type { Span } from "./row-table";

export type Column = Float64Array | Int32Array | Uint16Array;

/** The place of each line when lines lie by category, in the order in which they came. */
export function partition(category: Int32Array): { places: Int32Array; spans: Map<number, Span> } {
  const numbers = new Map<number, number>();
  const counts: number[] = [];
  const places = new Int32Array(category.length);
  for (let line = 0; line < category.length; line++) {
    const id = category[line] as number;
    let number = numbers.get(id);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(id, number);
      counts.push(0);
    }
    places[line] = number;
    counts[number] = (counts[number] as number) + 1;
  }
  const spans = new Map<number, Span>();
  const next: number[] = [];
  let at = 0;
  for (const [id, number] of numbers) {
    spans.set(id, { from: at, to: at + (counts[number] as number) });
    next.push(at);
    at += counts[number] as number;
  }
  for (let line = 0; line < category.length; line++) {
    const number = places[line] as number;
    places[line] = next[number] as number;
    next[number] = (next[number] as number) + 1;
  }
  return { places, spans };
}

/** Sends each value to its place. */
export function scatter<A extends Column>(values: Float64Array | Int32Array, places: Int32Array, into: A): A {
  for (let n = 0; n < places.length; n++) into[places[n] as number] = values[n] as number;
  return into;
}

/** Puts `column[from..to)` into an order counted from `from`. */
export function rearrange(column: Column, from: number, to: number, order: Int32Array): void {
  const held = column.slice(from, to);
  for (let n = from; n < to; n++) column[n] = held[order[n - from] as number] as number;
}
