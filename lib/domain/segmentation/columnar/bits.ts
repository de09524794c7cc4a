// How is a set of customers held? One bit each, 32 to a word; groups of a rule become loops over words.

/** Bit n is customer n; bits past the last customer are zero. */
export type Bits = Int32Array;

export function wordsFor(size: number): number {
  return (size + 31) >>> 5;
}

export function noBits(size: number): Bits {
  return new Int32Array(wordsFor(size));
}

export function allBits(size: number): Bits {
  const bits = noBits(size).fill(-1);
  clearTail(bits, size);
  return bits;
}

function clearTail(bits: Bits, size: number): void {
  if ((size & 31) !== 0) bits[bits.length - 1] = (bits[bits.length - 1] as number) & ((1 << (size & 31)) - 1);
}

export function setBit(bits: Bits, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] as number) | (1 << (index & 31));
}

export function clearBit(bits: Bits, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] as number) & ~(1 << (index & 31));
}

export function hasBit(bits: Bits, index: number): boolean {
  return ((bits[index >>> 5] as number) & (1 << (index & 31))) !== 0;
}

export function andBits(a: Bits, b: Bits): Bits {
  const result = new Int32Array(a.length);
  for (let w = 0; w < a.length; w++) result[w] = (a[w] as number) & (b[w] as number);
  return result;
}

export function withoutBits(a: Bits, b: Bits): Bits {
  const result = new Int32Array(a.length);
  for (let w = 0; w < a.length; w++) result[w] = (a[w] as number) & ~(b[w] as number);
  return result;
}

export function andInto(target: Bits, other: Bits): void {
  for (let w = 0; w < target.length; w++) target[w] = (target[w] as number) & (other[w] as number);
}

export function orInto(target: Bits, other: Bits): void {
  for (let w = 0; w < target.length; w++) target[w] = (target[w] as number) | (other[w] as number);
}

/** The customers that are not in the set. */
export function notBits(bits: Bits, size: number): Bits {
  const result = new Int32Array(bits.length);
  for (let w = 0; w < bits.length; w++) result[w] = ~(bits[w] as number);
  clearTail(result, size);
  return result;
}

/** Ones in a word, by halves (Warren, Hacker's Delight, 5-1). */
function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let w = 0; w < bits.length; w++) count += ones(bits[w] as number);
  return count;
}

/** How many are in both. */
export function countBoth(a: Bits, b: Bits): number {
  let count = 0;
  for (let w = 0; w < a.length; w++) count += ones((a[w] as number) & (b[w] as number));
  return count;
}

export function forEachBit(bits: Bits, visit: (index: number) => void): void {
  for (let w = 0; w < bits.length; w++) {
    let word = bits[w] as number;
    while (word !== 0) {
      const low = word & -word;
      visit((w << 5) + 31 - Math.clz32(low));
      word ^= low;
    }
  }
}
