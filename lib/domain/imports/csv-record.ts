// Where do the cells of one record stand? Bounds in the text they were found in: a string is made of a cell only when
// somebody asks for it. The parser fills the same record again for every row.

export class CsvRecord {
  text = "";
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  width = 0;

  /** A record of cells that are strings already. */
  static of(cells: readonly string[]): CsvRecord {
    return new CsvRecord().fill(cells);
  }

  fill(cells: readonly string[]): this {
    this.text = cells.join("");
    this.width = cells.length;
    let at = 0;
    for (let index = 0; index < cells.length; index++) {
      this.starts[index] = at;
      at += cells[index]?.length ?? 0;
      this.ends[index] = at;
    }
    return this;
  }

  /** Cells between delimiters (a character code), from `from` up to `to`; no quotes among them. */
  split(text: string, from: number, to: number, delimiter: number): this {
    const { starts, ends } = this;
    let width = 0;
    let start = from;
    for (let at = from; at < to; at++) {
      if (text.charCodeAt(at) !== delimiter) continue;
      starts[width] = start;
      ends[width++] = at;
      start = at + 1;
    }
    starts[width] = start;
    ends[width++] = to;
    this.text = text;
    this.width = width;
    return this;
  }

  cell(index: number): string {
    return index < this.width ? this.text.slice(this.starts[index], this.ends[index]) : "";
  }

  cells(): string[] {
    return Array.from({ length: this.width }, (_, index) => this.cell(index));
  }

  isBlank(): boolean {
    for (let index = 0; index < this.width; index++) if (this.cell(index).trim() !== "") return false;
    return true;
  }
}
