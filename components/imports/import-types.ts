// What the pages of imports hand to their components: plain data.
import type { ImportKind, RowOutcome } from "@/lib/domain/imports/kinds";
import type { ImportMapping, ImportOptions } from "@/lib/domain/imports/mapping";

export type ImportStatus =
  | "uploaded"
  | "ready"
  | "running"
  | "cancelling"
  | "cancelled"
  | "done"
  | "failed"
  | "undoing"
  | "undone";

export type Counts = Record<RowOutcome, number> & { readonly read: number };

export type ImportListRow = Counts & {
  id: string;
  no: number;
  kind: ImportKind;
  fileName: string;
  status: ImportStatus;
  dryRun: boolean;
  createdAt: string;
};

export type ColumnFinding = {
  heading: string;
  filled: number;
  mark?: "." | "," | null;
  dot?: number;
  comma?: number;
  dotExample?: string;
  commaExample?: string;
  order?: "dmy" | "mdy" | "serial";
  dayFirst?: number;
  monthFirst?: number;
  open?: number;
  dayFirstExample?: string;
  monthFirstExample?: string;
};

export type Preview = {
  kind: ImportKind;
  headings: string[];
  mapping: ImportMapping;
  rows: {
    line: number;
    cells: { text: string; value: string | null }[];
    problem: { column: number | null; text: string } | null;
  }[];
  findings: ColumnFinding[];
  format: { kind: "csv" | "xlsx"; encoding: string; delimiter: string; gzip: boolean; garbled: boolean };
  money: { currency: string; baseCurrency: string; rateKnown: boolean };
};

export type Settings = { id: string; kind: ImportKind; mapping: ImportMapping; options: ImportOptions };

export type DuplicateRow = {
  by: "phone" | "email" | "birth";
  id: string;
  code: string;
  name: string;
  otherId: string;
  otherCode: string;
  otherName: string;
};
