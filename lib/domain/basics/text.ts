// How is Vietnamese text held, searched and sorted? NFC as stored; without dấu for recall; by the last word for order.

/** Unicode NFC, no control characters but line breaks and tabs, no outer blanks. */
export function cleanText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[^\P{Cc}\t\n\r]/gu, "")
    .trim();
}

/** Lower case, dấu stripped, đ → d, blanks collapsed: what search compares. */
export function searchKey(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** A person's name sorts by its last word, then by the whole name; a company's by the whole name. */
export function nameSortKey(name: string, kind: "person" | "company"): string {
  const words = name.normalize("NFC").trim().split(/\s+/);
  if (kind === "company" || words.length < 2) return words.join(" ");
  return `${words[words.length - 1]} ${words.slice(0, -1).join(" ")}`;
}
