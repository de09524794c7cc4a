// How does SQL make the same search key as lib/domain/basics/text.ts? Decompose, strip marks, đ → d, lower, collapse blanks.
import { Prisma } from "./client";

/** Every combining mark of Unicode's basic plane as a bracket expression, made once from the engine's own tables. */
function markRanges(): string {
  const ranges: string[] = [];
  const mark = /^\p{M}$/u;
  let start = -1;
  for (let code = 0; code <= 0x10000; code++) {
    const is = code < 0x10000 && !(code >= 0xd800 && code < 0xe000) && mark.test(String.fromCharCode(code));
    if (is && start < 0) start = code;
    if (!is && start >= 0) {
      ranges.push(`${String.fromCharCode(start)}-${String.fromCharCode(code - 1)}`);
      start = -1;
    }
  }
  return `[${ranges.join("")}]+`;
}

const marks = markRanges();
const blanks = "[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+";

/** `ready`: the column already holds a search key. */
export function searchKeySql(text: Prisma.Sql, ready: boolean): Prisma.Sql {
  if (ready) return Prisma.sql`(${text} COLLATE "C")`;
  const bare = Prisma.sql`regexp_replace(normalize(${text}, NFD) COLLATE "C", ${marks}, '', 'g')`;
  const lower = Prisma.sql`lower(translate(${bare}, 'đĐ', 'dd') COLLATE "und-x-icu")`;
  return Prisma.sql`(btrim(regexp_replace(${lower} COLLATE "C", ${blanks}, ' ', 'g'), ' ') COLLATE "C")`;
}

/** A LIKE pattern in which nothing of the key is a wildcard. */
export function likePattern(key: string, where: "contains" | "starts_with"): string {
  const literal = key.replace(/[\\%_]/g, (character) => `\\${character}`);
  return where === "contains" ? `%${literal}%` : `${literal}%`;
}
