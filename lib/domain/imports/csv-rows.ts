// Which cells does a text of separated values hold? RFC 4180 in a stream: quotes, line breaks inside quotes, any line
// ending. A record that cannot be read is reported with its line, never dropped.
import { CsvRecord } from "./csv-record";

export interface CsvSink {
  /** `line` is the physical line on which the record begins, from 1. The record holds until the next one is read. */
  row(record: CsvRecord, line: number): void;
  broken(code: "unclosedQuote" | "strayQuote", text: string, line: number): void;
}

/** A quoted cell longer than this is a quote that was never closed. */
const longestRecord = 1_000_000;
const quote = '"';

type Quoted = { kind: "row"; cells: string[]; next: number } | { kind: "stray"; next: number } | { kind: "more" };

export class CsvRows {
  private readonly record = new CsvRecord();
  private rest = "";
  private line = 1;

  constructor(
    private readonly delimiter: string,
    private readonly sink: CsvSink,
    private readonly newline: "\n" | "\r" = "\n",
  ) {}

  push(text: string): void {
    const { rest } = this;
    const end = rest === "" ? -1 : text.indexOf(this.newline);
    // Only the line that was cut is joined: a joined text is slower to read than one that came in a piece.
    const line = end === -1 ? "" : rest + text.slice(0, end + 1);
    if (line === "" || line.includes(quote)) this.consume(rest === "" ? text : rest + text, 0, false);
    else {
      this.consume(line, 0, false);
      this.consume(text, end + 1, false);
    }
  }

  end(): void {
    const text = this.rest;
    this.rest = "";
    this.consume(text, 0, true);
  }

  private consume(text: string, from: number, last: boolean): void {
    const { newline, sink, record } = this;
    const delimiter = this.delimiter.charCodeAt(0);
    let at = from;
    let quoteAt = text.indexOf(quote, from);
    while (at < text.length) {
      if (quoteAt !== -1 && quoteAt < at) quoteAt = text.indexOf(quote, at);
      const found = text.indexOf(newline, at);
      const end = found === -1 ? text.length : found;
      if (quoteAt === -1 || quoteAt > end) {
        if (found === -1 && !last) break;
        const stop = newline === "\n" && text.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end;
        if (stop > at) sink.row(record.split(text, at, stop, delimiter), this.line);
        this.line++;
        at = end + 1;
        continue;
      }
      const quoted = this.quoted(text, at, last);
      if (quoted.kind === "more") {
        if (!last && text.length - at <= longestRecord) break;
        // The quote never closes: only its own line is refused, reading goes on with the next one.
        sink.broken("unclosedQuote", text.slice(at, end), this.line);
        this.line++;
        at = end + 1;
        continue;
      }
      if (quoted.kind === "row") sink.row(record.fill(quoted.cells), this.line);
      else sink.broken("strayQuote", text.slice(at, quoted.next).replace(/[\r\n]+$/, ""), this.line);
      this.line += breaksIn(text, at, quoted.next, newline);
      at = quoted.next;
    }
    this.rest = last ? "" : text.slice(at);
  }

  /** Reads one record that has a quote somewhere. */
  private quoted(text: string, start: number, last: boolean): Quoted {
    const { delimiter, newline } = this;
    const cells: string[] = [];
    let at = start;
    for (;;) {
      if (text[at] !== quote) {
        let end = at;
        while (end < text.length && text[end] !== delimiter && text[end] !== newline) end++;
        if (end === text.length && !last) return { kind: "more" };
        const stop = text[end] !== delimiter && text.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end;
        cells.push(text.slice(at, stop));
        if (text[end] !== delimiter) return { kind: "row", cells, next: end + 1 };
        at = end + 1;
        continue;
      }
      let cell = "";
      let from = at + 1;
      for (;;) {
        const close = text.indexOf(quote, from);
        if (close === -1) return { kind: "more" };
        if (close + 1 === text.length && !last) return { kind: "more" };
        cell += text.slice(from, close);
        if (text[close + 1] !== quote) {
          at = close + 1;
          break;
        }
        cell += quote;
        from = close + 2;
      }
      cells.push(cell);
      if (text[at] === "\r" && text[at + 1] === newline) at++;
      else if (text[at] === "\r" && at + 1 === text.length) {
        if (!last) return { kind: "more" };
        at++;
      }
      if (text[at] === delimiter) {
        at++;
        continue;
      }
      if (at >= text.length || text[at] === newline) return { kind: "row", cells, next: at + 1 };
      const end = text.indexOf(newline, at);
      if (end === -1 && !last) return { kind: "more" };
      return { kind: "stray", next: end === -1 ? text.length : end + 1 };
    }
  }
}

function breaksIn(text: string, from: number, to: number, newline: string): number {
  let count = 0;
  for (let at = text.indexOf(newline, from); at !== -1 && at < to; at = text.indexOf(newline, at + 1)) count++;
  return Math.max(count, 1);
}

/** All rows of a short text; broken records are left out. For samples and tests. */
export function parseCsv(text: string, delimiter: string, newline: "\n" | "\r" = "\n"): string[][] {
  const rows: string[][] = [];
  const parser = new CsvRows(delimiter, { row: (record) => rows.push(record.cells()), broken: () => {} }, newline);
  parser.push(text);
  parser.end();
  return rows;
}
