// How is a cell read when the same values come again and again? What a text means is worked out once and kept, as long as
// the column repeats itself; a column of ever new values remembers its last one only. A cell that is known is recognised
// where it stands in the text of the file: no string is made of it.
import { type CellWriter, cleanCell, type StageRow } from "./cells";
import type { CellProblem } from "./row-problems";

interface Known {
  readonly raw: string;
  readonly result: CellProblem | "blank" | null;
  /** What the writer set; a hole where it left a column alone. */
  readonly values: StageRow;
}

/** Texts kept per column, in twice as many places (a power of two). */
const most = 4_096;
const places = 8_192;
/** Readings after which a column must have shown that it repeats itself. */
const trial = 20_000;
const longest = 64;

/** A piece of a text keeps the whole text in memory: what is kept for long is copied out of it. */
const ownText = (piece: string) => Array.from(piece).join("");

function standsAt(text: string, from: number, to: number, raw: string): boolean {
  if (raw.length !== to - from) return false;
  for (let at = raw.length - 1; at >= 0; at--) if (text.charCodeAt(from + at) !== raw.charCodeAt(at)) return false;
  return true;
}

export class CellReader {
  private known: (Known | undefined)[] = [];
  private size = 0;
  private last: Known = { raw: "", result: "blank", values: [] };
  private remembers = true;
  private readings = 0;
  private found = 0;

  /** Reads with `write`, which fills `width` columns from `at` on and nothing else. */
  constructor(
    private readonly write: CellWriter,
    private readonly at: number,
    private readonly width: number,
  ) {}

  /** Reads the cell that stands in `text` from `from` up to `to`; answers null, "blank", or what is wrong with it. */
  read(text: string, from: number, to: number, into: StageRow): CellProblem | "blank" | null {
    if (from === to) return "blank";
    let known = this.last;
    if (!standsAt(text, from, to, known.raw)) {
      if (to - from > longest) {
        const clean = cleanCell(text.slice(from, to));
        return clean === "" ? "blank" : this.write(clean, into, this.at);
      }
      known = this.remembers ? this.recall(text, from, to) : this.workedOut(text.slice(from, to));
      this.last = known;
    }
    const { result, values } = known;
    for (let n = 0; n < this.width; n++) {
      const value = values[n];
      if (value !== undefined) into[this.at + n] = value;
    }
    return result;
  }

  private workedOut(raw: string): Known {
    const clean = cleanCell(raw);
    const values: StageRow = [];
    return { raw, result: clean === "" ? "blank" : this.write(clean, values, 0), values };
  }

  private recall(text: string, from: number, to: number): Known {
    // FNV-1a (Fowler, Noll, Vo): where the text would be kept.
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    let place = (hash ^ (hash >>> 15)) & (places - 1);
    this.readings++;
    for (let known = this.known[place]; known !== undefined; known = this.known[place]) {
      if (standsAt(text, from, to, known.raw)) {
        this.found++;
        return known;
      }
      place = (place + 1) & (places - 1);
    }
    if (this.readings >= trial) {
      this.remembers = this.found * 2 >= this.readings;
      this.readings = 0;
      this.found = 0;
      if (!this.remembers) this.known = [];
    }
    const fresh = this.workedOut(ownText(text.slice(from, to)));
    if (!this.remembers) return fresh;
    if (this.size === 0 || this.size >= most) {
      this.known = new Array<Known | undefined>(places).fill(undefined);
      this.size = 0;
      place = (hash ^ (hash >>> 15)) & (places - 1);
    }
    this.known[place] = fresh;
    this.size++;
    return fresh;
  }
}
