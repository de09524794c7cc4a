// What is a target of the mapping? A fact a column of a file may fill: its names in files, the columns of the stage it
// fills, and how its cells are read.
import {
  type CellContext,
  type CellWriter,
  type ColumnStyle,
  choiceCell,
  codeCell,
  dateCell,
  instantCell,
  listCell,
  moneyCell,
  numberCell,
  textCell,
  wholeCell,
} from "./cells";
import type { ChoiceList } from "./choices";

export interface StageColumn {
  readonly name: string;
  readonly type: string;
}

export interface Target {
  readonly key: string;
  /** Headings under which files name it, compared as search keys. */
  readonly aliases: readonly string[];
  readonly required?: boolean;
  /** Several columns may fill it: their amounts add up. */
  readonly adds?: boolean;
  /** What the whole column must be asked before a cell can be read. */
  readonly evidence?: "number" | "date" | "code";
  /** What values of it look like, for headings that say nothing. */
  readonly looksLike?: "phone" | "email" | "date";
  readonly columns: readonly StageColumn[];
  writer(style: ColumnStyle, context: CellContext): CellWriter;
}

type Names = { readonly aliases: readonly string[]; readonly required?: boolean; readonly column?: string };

const column = (key: string, { column: name }: Names, type: string): StageColumn[] => [{ name: name ?? key, type }];

export const textTarget = (key: string, names: Names, max: number): Target => ({
  key,
  ...names,
  columns: column(key, names, "text"),
  writer: () => textCell(max),
});

export const codeTarget = (key: string, names: Names, max = 60): Target => ({
  key,
  ...names,
  evidence: "code",
  columns: column(key, names, "text"),
  writer: (style) => codeCell(style, max),
});

export const numberTarget = (key: string, names: Names, type = "numeric"): Target => ({
  key,
  ...names,
  evidence: "number",
  columns: column(key, names, type),
  writer: (style) => numberCell(style),
});

export const wholeTarget = (key: string, names: Names, min: number, max: number): Target => ({
  key,
  ...names,
  evidence: "number",
  columns: column(key, names, "int"),
  writer: (style) => wholeCell(style, min, max),
});

export const moneyTarget = (key: string, names: Names & { adds?: boolean }, min?: number): Target => ({
  key,
  ...names,
  evidence: "number",
  columns: column(key, names, "bigint"),
  writer: (style, context) => moneyCell(style, context, min),
});

export const dateTarget = (key: string, names: Names, past = false): Target => ({
  key,
  ...names,
  evidence: "date",
  columns: column(key, names, "date"),
  writer: (style, { today }) => dateCell(style, past ? today : undefined),
});

export const instantTarget = (key: string, names: Names): Target => ({
  key,
  ...names,
  evidence: "date",
  columns: column(key, names, "timestamptz"),
  writer: (style) => instantCell(style),
});

export const choiceTarget = (key: string, names: Names, list: ChoiceList, open = false): Target => ({
  key,
  ...names,
  columns: column(key, names, "text"),
  writer: () => choiceCell(list, open),
});

export const listTarget = (key: string, names: Names): Target => ({
  key,
  ...names,
  columns: column(key, names, "text[]"),
  writer: () => listCell,
});
