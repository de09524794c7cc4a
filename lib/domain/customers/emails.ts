// Which address is this? One lower-case spelling for one mailbox, or nothing when no mail could reach it.
import { z } from "zod";
import { cleanText } from "@/lib/domain/basics/text";

const address = z.email().max(254);

/** The address in lower case, or null. Brackets and "mailto:" around a pasted one are taken off. */
export function normaliseEmail(text: string): string | null {
  const bare = cleanText(text)
    .replace(/^.*<([^<>]+)>$/, "$1")
    .replace(/^mailto:/i, "")
    .toLowerCase();
  return address.safeParse(bare).success ? bare : null;
}
