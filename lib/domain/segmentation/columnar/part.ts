// What does the index hold? Parts: one large, and small ones with the latest state of customers that changed since. A part
// never changes after it is built, but for the customers whose latest state has moved to a later part.
import type { Bits } from "./bits";
import type { LineTable } from "./line-table";
import type { Origins } from "./origins";
import type { RowTable } from "./row-table";
import type { TextColumn } from "./texts";
import type { UuidTable } from "./uuid-table";

export const rowTables = [
  "tags",
  "topics",
  "awareness",
  "relationship",
  "household",
  "contact_point",
  "campaign",
  "job",
  "contact",
  "permission",
  "score",
] as const;
export type RowTableName = (typeof rowTables)[number];

export interface Part {
  readonly size: number;
  readonly ids: UuidTable;
  /** Places in the order of ids; null when they are in it. */
  readonly order: Int32Array | null;
  /** Customers whose latest state is here and who are active. */
  readonly population: Bits;
  /** By the property of the customer row; days since 1970, milliseconds, minor units; NaN is unknown. */
  readonly numbers: ReadonlyMap<string, Float64Array>;
  /** By the property of the customer row; own fields as JSON under `custom.KEY`, lists as JSON. */
  readonly texts: ReadonlyMap<string, TextColumn>;
  readonly rows: Readonly<Record<RowTableName, RowTable>>;
  readonly lines: LineTable;
  readonly origins: Origins;
  /** When the rows were read (milliseconds), and the moments after it at which an answer may change by itself, sorted. */
  readonly readAt: number;
  readonly moments: Float64Array;
}

/** What rows of a customer refer to, by id. */
export interface References {
  readonly topics: ReadonlyMap<number, { readonly kind: string; readonly sensitive: boolean }>;
  readonly storePartners: ReadonlyMap<number, string>;
  readonly productSuppliers: ReadonlyMap<number, string>;
  /** Codes of the purposes that people may be contacted for. */
  readonly purposes: readonly string[];
}

/** A condition that the index does not carry; SQL answers it. */
export class NotCarried extends Error {
  override readonly name = "NotCarried";
}
