// How are texts held and searched? Each different text once; customers hold its number. Long lists of texts are one flat
// string, searched at the speed of memory.
import { searchKey } from "@/lib/domain/basics/text";
import { type Bits, noBits } from "./bits";
import { TextNumbers } from "./text-numbers";

/** Texts by number; 0 is no text. */
export interface TextColumn {
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
  /** `values[n - 1]` is the text of number n. */
  readonly values: readonly string[];
  /** Search keys of the values between line breaks, for columns of many texts. */
  readonly flat: FlatTexts | null;
}

export interface FlatTexts {
  readonly text: string;
  /** Where each key begins; one more at the end. */
  readonly starts: Uint32Array;
}

const manyTexts = 4096;

const plain = /^[!-@[-~]*(?: [!-@[-~]+)*$/;
/** The search key; texts that are one already are not looked at twice. */
export const keyOf = (text: string): string => (plain.test(text) ? text : searchKey(text));

/** Collects the texts of a column, customer by customer. */
export class TextColumnBuilder {
  readonly #numbers = new TextNumbers();
  #codes: Uint32Array;

  constructor(
    capacity: number,
    /** Texts that are searched by their key, dấu aside. */
    readonly searched: boolean,
  ) {
    this.#codes = new Uint32Array(capacity);
  }

  set(index: number, bytes: Uint8Array, from: number, to: number): void {
    if (index >= this.#codes.length) {
      const grown = new Uint32Array(Math.max(index + 1, this.#codes.length * 2, 1024));
      grown.set(this.#codes);
      this.#codes = grown;
    }
    this.#codes[index] = this.#numbers.of(bytes, from, to);
  }

  build(size: number): TextColumn {
    const { size: length } = this.#numbers;
    const codes = length < 256 ? new Uint8Array(size) : length < 65_536 ? new Uint16Array(size) : new Uint32Array(size);
    codes.set(this.#codes.subarray(0, size));
    const values = this.#numbers.texts();
    if (!this.searched || length <= manyTexts) return { codes, values, flat: null };
    return { codes, values: [], flat: flatten(values) };
  }
}

function flatten(values: readonly string[]): FlatTexts {
  const keys = values.map(keyOf);
  const starts = new Uint32Array(keys.length + 1);
  let at = 1;
  for (let n = 0; n < keys.length; n++) {
    starts[n] = at;
    at += (keys[n] as string).length + 1;
  }
  starts[keys.length] = at;
  return { text: `\n${keys.join("\n")}\n`, starts };
}

/** Marks the numbers of the keys in which the needle is found; a needle may begin with the line break before a key. */
function find({ text, starts }: FlatTexts, needle: string, wanted: Uint8Array): void {
  const size = starts.length - 1;
  for (let at = text.indexOf(needle); at >= 0 && at < text.length - 1; ) {
    let low = 0;
    for (let high = size - 1; low < high; ) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] as number) <= at + 1) low = middle;
      else high = middle - 1;
    }
    wanted[low + 1] = 1;
    at = text.indexOf(needle, (starts[low + 1] as number) - 1);
  }
}

/** Numbers of the texts for which a question on texts holds; index 0 stays 0: no text answers no question. */
export function textsThat(flat: FlatTexts, op: string, asked: string): Uint8Array {
  const wanted = new Uint8Array(flat.starts.length);
  const key = searchKey(asked);
  const exact = op === "is" || op === "is_not";
  find(flat, exact ? `\n${key}\n` : op === "starts_with" ? `\n${key}` : key, wanted);
  if (op === "is_not")
    for (let n = 1; n < wanted.length; n++) wanted[n] = isBlank(flat, n) ? 0 : 1 - (wanted[n] as number);
  return wanted;
}

const isBlank = ({ starts }: FlatTexts, number: number) =>
  (starts[number] as number) - (starts[number - 1] as number) <= 1;

/** Numbers of the texts that say anything at all. */
export function textsSet(flat: FlatTexts): Uint8Array {
  return Uint8Array.from(flat.starts, (_, number) => (number > 0 && !isBlank(flat, number) ? 1 : 0));
}

/** Customers whose number is wanted. */
export function scanCodes({ codes }: Pick<TextColumn, "codes">, wanted: Uint8Array): Bits {
  const bits = noBits(codes.length);
  for (let w = 0, i = 0; w < bits.length; w++) {
    const end = Math.min(i + 32, codes.length);
    let word = 0;
    for (let b = 0; i < end; i++, b++) if (wanted[codes[i] as number] === 1) word |= 1 << b;
    bits[w] = word;
  }
  return bits;
}
