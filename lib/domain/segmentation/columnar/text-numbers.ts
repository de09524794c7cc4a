// Which number has a text? Texts come as UTF-8 bytes out of the database and are told apart as bytes: no string is made for
// a text that was met before.

export class TextNumbers {
  #bytes = new Uint8Array(4096);
  /** Where each text ends; it begins where the one before ends. */
  #ends = new Uint32Array(256);
  #slots = new Int32Array(512);
  size = 0;

  /** Numbers begin at 1. */
  of(bytes: Uint8Array, from: number, to: number): number {
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (; (this.#slots[slot] as number) !== 0; slot = (slot + 1) & mask) {
      const number = this.#slots[slot] as number;
      if (this.#same(number, bytes, from, to)) return number;
    }
    this.#slots[slot] = this.size + 1;
    return this.#append(bytes, from, to);
  }

  ofText(text: string): number {
    const bytes = new TextEncoder().encode(text);
    return this.of(bytes, 0, bytes.length);
  }

  #start(number: number): number {
    return number === 1 ? 0 : (this.#ends[number - 2] as number);
  }

  #same(number: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.#start(number);
    if ((this.#ends[number - 1] as number) - start !== to - from) return false;
    for (let n = 0; n < to - from; n++) if (this.#bytes[start + n] !== bytes[from + n]) return false;
    return true;
  }

  #append(bytes: Uint8Array, from: number, to: number): number {
    const start = this.size === 0 ? 0 : (this.#ends[this.size - 1] as number);
    const end = start + to - from;
    if (end > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(end, this.#bytes.length * 2));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes.set(bytes.subarray(from, to), start);
    if (this.size === this.#ends.length) {
      const grown = new Uint32Array(this.size * 2);
      grown.set(this.#ends);
      this.#ends = grown;
    }
    this.#ends[this.size] = end;
    this.size += 1;
    const number = this.size;
    if (number * 2 > this.#slots.length) this.#rehash();
    return number;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 1; number <= this.size; number++) {
      let hash = 0x811c9dc5;
      for (let at = this.#start(number); at < (this.#ends[number - 1] as number); at++) {
        hash = Math.imul(hash ^ (this.#bytes[at] as number), 0x01000193);
      }
      hash ^= hash >>> 15;
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.#slots = slots;
  }

  /** The texts in the order of their numbers. */
  texts(): string[] {
    const decoder = new TextDecoder();
    return Array.from({ length: this.size }, (_, n) =>
      decoder.decode(this.#bytes.subarray(this.#start(n + 1), this.#ends[n])),
    );
  }
}
