// How is something counted or added per customer without clearing a million numbers for each question? Only the customers
// that were touched are looked at and cleared again.
import { allBits, type Bits, clearBit, forEachBit, noBits, setBit } from "./bits";
import { type Interval, inInterval } from "./interval";

export class Tally {
  readonly #size: number;
  #touched: Bits;
  #counted: Int32Array | null = null;
  #sums: Float64Array | null = null;

  constructor(size: number) {
    this.#size = size;
    this.#touched = noBits(size);
  }

  /** Working columns, all zero between two questions. */
  get counted(): Int32Array {
    this.#counted ??= new Int32Array(this.#size);
    return this.#counted;
  }

  get sums(): Float64Array {
    this.#sums ??= new Float64Array(this.#size);
    return this.#sums;
  }

  get touched(): Bits {
    return this.#touched;
  }

  count(customer: number): void {
    const counted = this.counted;
    counted[customer] = (counted[customer] as number) + 1;
    setBit(this.#touched, customer);
  }

  /** Customers whose count fits; whoever was not touched counts nought. */
  counts(interval: Interval): Bits {
    const counted = this.counted;
    return this.finish(inInterval(0, interval), (customer) => inInterval(counted[customer] as number, interval));
  }

  /** Answers the touched by `test` and the others by `untouched`, and clears everything. */
  finish(untouched: boolean, test: (customer: number) => boolean): Bits {
    const bits = untouched ? allBits(this.#size) : noBits(this.#size);
    const [counted, sums] = [this.#counted, this.#sums];
    forEachBit(this.#touched, (customer) => {
      const fits = test(customer);
      if (fits !== untouched) (fits ? setBit : clearBit)(bits, customer);
      if (counted !== null) counted[customer] = 0;
      if (sums !== null) sums[customer] = 0;
    });
    this.#touched = noBits(this.#size);
    return bits;
  }
}
