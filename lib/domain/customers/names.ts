// How is a customer's name kept? As written in NFC with single blanks, plus what search compares and what lists sort by.
import { cleanText, nameSortKey, searchKey } from "@/lib/domain/basics/text";

export const longestName = 200;

export interface NameColumns {
  readonly name: string;
  readonly nameSearch: string;
  readonly nameSort: string;
}

/** A name as it is kept: NFC, no control characters, single blanks. Capitals stay as written. */
export function normaliseName(text: string): string {
  return cleanText(text.replace(/\s+/gu, " "));
}

export function nameColumns(text: string, kind: "person" | "company"): NameColumns {
  const name = normaliseName(text);
  return { name, nameSearch: searchKey(name), nameSort: nameSortKey(name, kind) };
}
