// How are the numbers, dates and codes of each column written? Weighed over the column, decided once, shown to the person.
import { type ColumnStyle, cleanCell } from "./cells";
import { type DateEvidence, decideOrder, noDateEvidence, weighDate } from "./dates";
import type { ImportKind } from "./kinds";
import type { ImportMapping, ImportOptions } from "./mapping";
import { decideMark, type NumberEvidence, noNumberEvidence, weighNumber } from "./numbers";
import { findTarget } from "./targets";

export interface ColumnFinding {
  readonly column: number;
  readonly style: ColumnStyle;
  readonly filled: number;
  readonly number?: NumberEvidence;
  readonly date?: DateEvidence;
}

interface Witness {
  readonly column: number;
  filled: number;
  number?: NumberEvidence;
  date?: DateEvidence;
  /** Codes that end in ".0" as whole numbers kept as fractions do, and codes with a dot of their own. */
  float: number;
  dotted: number;
}

export class ColumnEvidence {
  private readonly witnesses: Witness[];
  rows = 0;

  constructor(
    kind: ImportKind,
    mapping: ImportMapping,
    private readonly options: Pick<ImportOptions, "dateOrder" | "decimalMark">,
  ) {
    this.witnesses = mapping.flatMap(({ target: key }, column): Witness[] => {
      const evidence = key === null ? undefined : findTarget(kind, key)?.evidence;
      if (evidence === undefined) return [];
      return [
        {
          column,
          filled: 0,
          float: 0,
          dotted: 0,
          ...(evidence === "number" ? { number: noNumberEvidence() } : {}),
          ...(evidence === "date" ? { date: noDateEvidence() } : {}),
        },
      ];
    });
  }

  add(cells: readonly string[]): void {
    this.rows++;
    for (const witness of this.witnesses) {
      const text = cleanCell(cells[witness.column] ?? "");
      if (text === "") continue;
      witness.filled++;
      if (witness.number) weighNumber(witness.number, text);
      else if (witness.date) weighDate(witness.date, text);
      else if (/^\d+\.0+$/.test(text)) witness.float++;
      else if (text.includes(".")) witness.dotted++;
    }
  }

  /** Whether reading on could still change a decision. */
  undecided(): boolean {
    return this.witnesses.some(({ filled, number, date, float, dotted }) => {
      if (filled === 0) return true;
      if (number) return number.dot + number.comma === 0 && number.openDot + number.openComma > 0;
      if (date) return date.open > 0 && date.dayFirst + date.monthFirst === 0;
      return float > 0 && dotted === 0 && filled < 1000;
    });
  }

  findings(): ColumnFinding[] {
    const { dateOrder, decimalMark } = this.options;
    return this.witnesses.map(({ column, filled, number, date, float, dotted }) => {
      const order = date ? decideOrder(date) : "dmy";
      const style: ColumnStyle = {
        mark: decimalMark ?? (number ? decideMark(number) : "."),
        order: order === "serial" ? order : (dateOrder ?? order),
        floatCodes: float > 0 && dotted === 0,
      };
      return { column, style, filled, ...(number ? { number } : {}), ...(date ? { date } : {}) };
    });
  }
}
