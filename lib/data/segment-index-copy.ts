// How do millions of rows leave PostgreSQL quickly? COPY in binary format, read field by field without an object per row.
import type { PoolClient } from "./pool";
import type { Scope } from "./scope";

const signatureLength = 11;
const year2000 = 946_684_800_000;

/** The current row; its fields are read by number, each in the type the query gives it. */
export class CopyRow {
  buffer: Buffer = Buffer.alloc(0);
  readonly #starts: Int32Array;
  readonly #lengths: Int32Array;

  constructor(readonly fields: number) {
    this.#starts = new Int32Array(fields);
    this.#lengths = new Int32Array(fields);
  }

  /** Finds the fields of the row at a place; answers the place behind it. */
  seek(at: number): number {
    let next = at + 2;
    for (let field = 0; field < this.fields; field++) {
      const length = this.word(next);
      next += 4;
      this.#starts[field] = next;
      this.#lengths[field] = length;
      if (length > 0) next += length;
    }
    return next;
  }

  word(at: number): number {
    const b = this.buffer;
    return (
      ((b[at] as number) << 24) | ((b[at + 1] as number) << 16) | ((b[at + 2] as number) << 8) | (b[at + 3] as number)
    );
  }

  isNull(field: number): boolean {
    return (this.#lengths[field] as number) < 0;
  }

  /** One of the four words of a uuid. */
  uuidWord(field: number, word: number): number {
    return this.word((this.#starts[field] as number) + word * 4);
  }

  int4(field: number, unknown: number): number {
    return this.isNull(field) ? unknown : this.word(this.#starts[field] as number);
  }

  int8(field: number): number {
    if (this.isNull(field)) return Number.NaN;
    const at = this.#starts[field] as number;
    return this.word(at) * 4_294_967_296 + (this.word(at + 4) >>> 0);
  }

  float8(field: number): number {
    return this.isNull(field) ? Number.NaN : this.buffer.readDoubleBE(this.#starts[field] as number);
  }

  flag(field: number): boolean {
    return !this.isNull(field) && this.buffer[this.#starts[field] as number] === 1;
  }

  /** A timestamptz in milliseconds since 1970. */
  millis(field: number): number {
    return Math.floor(this.int8(field) / 1000) + year2000;
  }

  /** A date in days since 1970. */
  day(field: number): number {
    return this.isNull(field) ? Number.NaN : this.word(this.#starts[field] as number) + 10_957;
  }

  text(field: number): string | null {
    return this.isNull(field) ? null : this.buffer.toString("utf8", this.start(field), this.end(field));
  }

  /** Where a field's bytes begin and end in the buffer. */
  start(field: number): number {
    return this.#starts[field] as number;
  }

  end(field: number): number {
    return (this.#starts[field] as number) + (this.#lengths[field] as number);
  }
}

interface CopyConnection {
  readonly stream: {
    listeners(event: "data"): ((chunk: Buffer) => void)[];
    on(event: "data", listener: (chunk: Buffer) => void): unknown;
    removeListener(event: "data", listener: (chunk: Buffer) => void): unknown;
  };
  query(text: string): void;
}

const copyData = 0x64;
const copyOutResponse = 0x48;
const isCopy = (code: number | undefined) => code === copyData || code === copyOutResponse;

/**
 * A query of the driver that reads COPY's messages where they arrive, one row each, instead of making a buffer of each.
 * Errors and the end of the copy go back to the driver.
 */
class RowCopy {
  readonly #row: CopyRow;
  /** The beginning of a message that the next chunk ends. */
  #cut = Buffer.alloc(65_536);
  #held = 0;
  #headed = false;
  #failure: unknown;

  constructor(
    readonly text: string,
    fields: number,
    readonly take: (row: CopyRow) => void,
    readonly done: (error?: unknown) => void,
  ) {
    this.#row = new CopyRow(fields);
  }

  submit(connection: CopyConnection): null {
    const { stream } = connection;
    const driver = stream.listeners("data")[0];
    if (!driver) return null;
    const read = (chunk: Buffer) => {
      const theirs = this.#read(chunk);
      if (theirs === null) return;
      stream.removeListener("data", read);
      stream.on("data", driver);
      driver(theirs);
    };
    stream.removeListener("data", driver);
    stream.on("data", read);
    connection.query(this.text);
    return null;
  }

  #hold(chunk: Buffer, from: number, to: number): void {
    const needed = this.#held + to - from;
    if (needed > this.#cut.length) {
      const grown = Buffer.alloc(needed * 2);
      this.#cut.copy(grown, 0, 0, this.#held);
      this.#cut = grown;
    }
    chunk.copy(this.#cut, this.#held, from, to);
    this.#held = needed;
  }

  /** Reads whole messages where they lie; answers what is the driver's to read, from the first other message on. */
  #read(chunk: Buffer): Buffer | null {
    const row = this.#row;
    let at = 0;
    while (this.#held > 0) {
      row.buffer = this.#cut;
      const wanted = this.#held < 5 ? 5 : 1 + row.word(1);
      const to = Math.min(chunk.length, at + wanted - this.#held);
      this.#hold(chunk, at, to);
      at = to;
      row.buffer = this.#cut;
      if (this.#held < wanted) return null;
      if (this.#held === 5 && row.word(1) > 4) continue;
      if (!isCopy(this.#cut[0])) return Buffer.concat([this.#cut.subarray(0, this.#held), chunk.subarray(at)]);
      if (this.#cut[0] === copyData) this.#message(5, this.#held);
      this.#held = 0;
    }
    row.buffer = chunk;
    while (at + 5 <= chunk.length) {
      if (!isCopy(chunk[at])) return chunk.subarray(at);
      const next = at + 1 + row.word(at + 1);
      if (next > chunk.length) break;
      if (chunk[at] === copyData) this.#message(at + 5, next);
      at = next;
    }
    if (at < chunk.length) this.#hold(chunk, at, chunk.length);
    return null;
  }

  #message(from: number, to: number): void {
    let at = from;
    if (!this.#headed) {
      this.#headed = true;
      at += signatureLength + 8 + this.#row.word(at + signatureLength + 4);
    }
    // The trailer is a row of minus one fields.
    while (at < to && this.#row.buffer[at] !== 0xff) {
      at = this.#row.seek(at);
      if (this.#failure !== undefined) continue;
      try {
        this.take(this.#row);
      } catch (error) {
        this.#failure = error;
      }
    }
  }

  handleError(error: unknown): void {
    this.done(error);
  }

  handleReadyForQuery(): void {
    this.done(this.#failure);
  }

  handleCommandComplete(): void {}
}

/** Reads every row of a query made of the product's own words; `take` must copy what it keeps. */
export function readRows(
  client: PoolClient,
  _scope: Scope,
  select: string,
  fields: number,
  take: (row: CopyRow) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const text = `COPY (${select}) TO STDOUT WITH (FORMAT binary)`;
    const query = new RowCopy(text, fields, take, (error) => (error === undefined ? resolve() : reject(error)));
    client.query(query as never);
  });
}
