// How does a column of unknown length fill up? Doubling arrays of plain numbers; no objects per row. Two classes of one
// shape each, so that the engine compiles both ways of pushing.

export class GrowingFloats {
  #data = new Float64Array(0);
  length = 0;

  /** Makes room at once for as many as are expected. */
  reserve(length: number): void {
    if (this.length === 0) this.#data = new Float64Array(length);
  }

  push(value: number): void {
    if (this.length === this.#data.length) this.#grow();
    this.#data[this.length++] = value;
  }

  #grow(): void {
    const grown = new Float64Array(Math.max(64, this.length * 2));
    grown.set(this.#data);
    this.#data = grown;
  }

  /** What was pushed; the builder is empty afterwards. Much room made in vain is given back. */
  take(): Float64Array {
    const full = this.length > this.#data.length * 0.8;
    const taken = full ? this.#data.subarray(0, this.length) : this.#data.slice(0, this.length);
    this.#data = new Float64Array(0);
    this.length = 0;
    return taken;
  }
}

export class GrowingInts {
  #data = new Int32Array(0);
  length = 0;

  reserve(length: number): void {
    if (this.length === 0) this.#data = new Int32Array(length);
  }

  push(value: number): void {
    if (this.length === this.#data.length) this.#grow();
    this.#data[this.length++] = value;
  }

  #grow(): void {
    const grown = new Int32Array(Math.max(64, this.length * 2));
    grown.set(this.#data);
    this.#data = grown;
  }

  take(): Int32Array {
    const full = this.length > this.#data.length * 0.8;
    const taken = full ? this.#data.subarray(0, this.length) : this.#data.slice(0, this.length);
    this.#data = new Int32Array(0);
    this.length = 0;
    return taken;
  }
}
