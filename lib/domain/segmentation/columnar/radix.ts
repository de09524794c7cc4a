// How are a posting's lines put in order of time? A radix sort on the milliseconds since the earliest: linear and stable.

const digitBits = 14;
const digits = 1 << digitBits;
const fewLines = 4096;

/** In which order `time[from..to)` is sorted, counted from `from`; null when it is already. */
export function orderByTime(time: Float64Array, from: number, to: number): Int32Array | null {
  const size = to - from;
  let [low, high, sorted] = [Infinity, -Infinity, true];
  for (let n = from; n < to; n++) {
    const at = time[n] as number;
    if (at < high) sorted = false;
    if (at < low) low = at;
    if (at > high) high = at;
  }
  if (sorted) return null;
  let held: Int32Array = Int32Array.from({ length: size }, (_, n) => n);
  if (size < fewLines) {
    return held.sort((a, b) => (time[from + a] as number) - (time[from + b] as number) || a - b);
  }
  let spare: Int32Array = new Int32Array(size);
  const keys = new Int32Array(size);
  // The lower 28 bits of the time since the earliest first, then the rest.
  const lower = new Int32Array(size);
  const upper = new Int32Array(size);
  for (let n = 0; n < size; n++) {
    const since = (time[from + n] as number) - low;
    upper[n] = Math.floor(since / 2 ** 28);
    lower[n] = since - (upper[n] as number) * 2 ** 28;
  }
  for (const digitsOf of high - low < 2 ** 28 ? [lower] : [lower, upper]) {
    for (const shift of [0, digitBits]) {
      for (let n = 0; n < size; n++) keys[n] = ((digitsOf[held[n] as number] as number) >>> shift) & (digits - 1);
      distribute(keys, held, spare);
      [held, spare] = [spare, held];
    }
  }
  return held;
}

/** One stable pass: moves what is held into the order of its keys. */
function distribute(keys: Int32Array, held: Int32Array, into: Int32Array): void {
  const starts = new Int32Array(digits + 1);
  for (let n = 0; n < keys.length; n++) {
    const digit = keys[n] as number;
    starts[digit + 1] = (starts[digit + 1] as number) + 1;
  }
  for (let digit = 0; digit < digits; digit++) {
    starts[digit + 1] = (starts[digit + 1] as number) + (starts[digit] as number);
  }
  for (let n = 0; n < keys.length; n++) {
    const digit = keys[n] as number;
    const place = starts[digit] as number;
    starts[digit] = place + 1;
    into[place] = held[n] as number;
  }
}

/** The first place in `time[from..to)` that is at or after `at`. */
export function firstAtOrAfter(time: Float64Array, from: number, to: number, at: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((time[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
