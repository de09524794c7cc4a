// Does the first row name the columns, or is it data already? A file without headings must not lose its first customer.

import { searchKey } from "@/lib/domain/basics/text";
import { importKinds } from "./kinds";
import { targetsOf } from "./targets";

/** What no heading is, but cells often are: an e-mail address, a UUID, an instant, a telephone number. */
const value =
  /^(?:[^\s@]+@[^\s@]+\.[^\s@]+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT\d\d:\d\d.*|\+84[\d .-]{8,13})$/i;

/** Headings are compared as search keys; marks between words do not matter. */
export const headingKey = (heading: string) => searchKey(heading.replace(/[_\-./()]+/g, " "));

const names = new Set(importKinds.flatMap(targetsOf).flatMap(({ key, aliases }) => [key, ...aliases].map(headingKey)));

/** A row with more known headings than values names the columns: one of them may be called like a value. */
export function namesColumns(cells: readonly string[]): boolean {
  const values = cells.filter((cell) => value.test(cell.trim())).length;
  return values === 0 || cells.filter((cell) => names.has(headingKey(cell))).length > values;
}
