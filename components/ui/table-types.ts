// What a table needs to know: its columns, its rows, how it is sorted and which rows are chosen.
import type { ReactNode } from "react";

export type TableColumn<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** "end" for numbers. */
  align?: "start" | "end";
  /** Makes the header a link that sorts by this key. */
  sortKey?: string;
  /** Names the row, carries its link and heads its card on a phone; the first column by default. */
  primary?: boolean;
  hideOnPhone?: boolean;
  className?: string;
};

export type TableSort = {
  key: string;
  direction: "asc" | "desc";
  /** The address of the same page sorted so. */
  href: (key: string, direction: "asc" | "desc") => string;
};

/** From useSelection, in a client component. */
export type TableSelection = {
  selected: ReadonlySet<string>;
  toggle: (key: string, range?: boolean) => void;
  toggleAll: () => void;
  clear: () => void;
};

export type TableProps<Row> = {
  /** What the table holds, for those who hear the page. */
  caption: ReactNode;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The whole row leads here. */
  rowHref?: (row: Row) => string;
  /** The row's plain name, for its checkbox. */
  rowName?: (row: Row) => string;
  /** Usually a Menu. */
  rowActions?: (row: Row) => ReactNode;
  sort?: TableSort | undefined;
  selection?: TableSelection | undefined;
  /** Instead of an empty table. */
  empty?: ReactNode;
  /** Scrolls inside its own frame, sideways too; otherwise the header sticks to the top of the page. */
  wide?: boolean | undefined;
  className?: string;
};
