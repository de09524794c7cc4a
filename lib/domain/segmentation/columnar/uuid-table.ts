// Which place has an id? Ids are four signed words each, kept in one array; an open-addressed table leads
// from the words to the place.

const hashOf = (a: number, b: number, c: number, d: number): number => {
  let h = Math.imul(a ^ Math.imul(c, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return h ^ (h >>> 13);
};

export class UuidTable {
  #words: Int32Array;
  /** Pairs of hash and place + 1; 0 is empty. Most other ids are told apart by the hash alone. */
  #slots: Int32Array;
  #last = 0;
  size = 0;

  constructor(capacity = 1024) {
    this.#words = new Int32Array(capacity * 4);
    this.#slots = new Int32Array(slotsFor(capacity) * 2);
  }

  /** The place of an id given as four words, or -1. */
  find(a: number, b: number, c: number, d: number): number {
    // Rows mostly come in the order of their customers.
    for (let place = this.#last; place < this.#last + 2 && place < this.size; place++) {
      if (this.#is(place, a, b, c, d)) {
        this.#last = place;
        return place;
      }
    }
    const place = (this.#slots[this.#slot(hashOf(a, b, c, d), a, b, c, d) + 1] as number) - 1;
    if (place >= 0) this.#last = place;
    return place;
  }

  #is(place: number, a: number, b: number, c: number, d: number): boolean {
    const words = this.#words;
    const at = place * 4;
    return words[at + 3] === d && words[at + 2] === c && words[at + 1] === b && words[at] === a;
  }

  /** Where the pair of an id is, or the empty one where it belongs. */
  #slot(hash: number, a: number, b: number, c: number, d: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (hash << 1) & mask;
    for (; ; slot = (slot + 2) & mask) {
      const place = slots[slot + 1] as number;
      if (place === 0 || (slots[slot] === hash && this.#is(place - 1, a, b, c, d))) return slot;
    }
  }

  /** The place of an id, made at the end when it is new. */
  place(a: number, b: number, c: number, d: number): number {
    const hash = hashOf(a, b, c, d);
    const slot = this.#slot(hash, a, b, c, d);
    const held = this.#slots[slot + 1] as number;
    if (held > 0) return held - 1;
    const at = this.size * 4;
    if (at === this.#words.length) {
      this.#grow();
      return this.place(a, b, c, d);
    }
    const words = this.#words;
    words[at] = a;
    words[at + 1] = b;
    words[at + 2] = c;
    words[at + 3] = d;
    this.size += 1;
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = this.size;
    return this.size - 1;
  }

  #grow(): void {
    const words = new Int32Array(this.#words.length * 2);
    words.set(this.#words);
    const before = this.#slots;
    this.#words = words;
    this.#slots = new Int32Array(slotsFor(words.length / 4) * 2);
    const mask = this.#slots.length - 1;
    for (let old = 0; old < before.length; old += 2) {
      if (before[old + 1] === 0) continue;
      let slot = ((before[old] as number) << 1) & mask;
      while (this.#slots[slot + 1] !== 0) slot = (slot + 2) & mask;
      this.#slots[slot] = before[old] as number;
      this.#slots[slot + 1] = before[old + 1] as number;
    }
  }

  findText(uuid: string): number {
    const [a, b, c, d] = wordsOf(uuid);
    return this.find(a, b, c, d);
  }

  /** Writes the four words of the id at a place. */
  copy(place: number, into: Int32Array, at: number): void {
    for (let n = 0; n < 4; n++) into[at + n] = this.#words[place * 4 + n] as number;
  }

  text(place: number): string {
    return uuidAt(this.#words, place * 4);
  }

  /** Places by the order of their ids; null when they are in it already. */
  order(): Int32Array | null {
    const w = this.#words;
    const compare = (x: number, y: number): number => {
      for (let n = 0; n < 4; n++) {
        const difference = ((w[x * 4 + n] as number) >>> 0) - ((w[y * 4 + n] as number) >>> 0);
        if (difference !== 0) return difference;
      }
      return 0;
    };
    let sorted = true;
    for (let place = 1; place < this.size && sorted; place++) sorted = compare(place - 1, place) < 0;
    return sorted ? null : Int32Array.from({ length: this.size }, (_, place) => place).sort(compare);
  }
}

/** A power of two, at most half full. */
function slotsFor(capacity: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(16, capacity) * 2));
}

export function wordsOf(uuid: string): [number, number, number, number] {
  const hex = uuid.replaceAll("-", "");
  const word = (n: number) => Number.parseInt(hex.slice(n * 8, n * 8 + 8), 16) | 0;
  return [word(0), word(1), word(2), word(3)];
}

const hex8 = (word: number) => (word >>> 0).toString(16).padStart(8, "0");

/** The id whose four words begin at `at`. */
export function uuidAt(words: Int32Array, at: number): string {
  const [a, b, c, d] = [0, 1, 2, 3].map((n) => hex8(words[at + n] as number)) as [string, string, string, string];
  return `${a}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${d}`;
}
