// Which number is written here: 1.234,56 or 1,234.56? The whole column is the witness, and what it showed is kept.

export type DecimalMark = "." | ",";

export interface NumberEvidence {
  /** Values that can only be read with a dot (or a comma) as the decimal mark. */
  dot: number;
  comma: number;
  /** Values such as 1.234 or 12,500 that read either way. */
  openDot: number;
  openComma: number;
  dotExample?: string;
  commaExample?: string;
}

export function noNumberEvidence(): NumberEvidence {
  return { dot: 0, comma: 0, openDot: 0, openComma: 0 };
}

const plain = /^-?\d+$/;
const grouped = /^\d{1,3}([.,\s'\u00a0\u202f])\d{3}$/;

/** Digits, marks and a sign; brackets and a trailing minus mean negative. Null when other letters are inside. */
function bareNumber(text: string): string | null {
  let bare = text
    .normalize("NFKC")
    .replace(/^(?:VND|VNĐ|USD|GBP|EUR|US\$|[$€£₫đ])\s*/iu, "")
    .replace(/\s*(?:VND|VNĐ|USD|GBP|EUR|[$€£₫đ])\.?$/iu, "")
    .replace(/[\s'’]/gu, "")
    .replace(/\u2212/g, "-");
  let negative = false;
  const bracketed = /^\((.*)\)$/.exec(bare);
  if (bracketed) {
    bare = bracketed[1] ?? "";
    negative = true;
  }
  if (bare.endsWith("-")) {
    bare = bare.slice(0, -1);
    negative = !negative;
  }
  if (bare.startsWith("-")) {
    bare = bare.slice(1);
    negative = !negative;
  } else if (bare.startsWith("+")) bare = bare.slice(1);
  bare = bare.replace(/^[$€£₫]/u, "");
  if (!/^[\d.,]+$/.test(bare) || !/\d/.test(bare)) return null;
  return negative ? `-${bare}` : bare;
}

type Reading = "plain" | DecimalMark | "openDot" | "openComma" | null;

/** Which mark a single value proves to be the decimal one. */
export function readMark(text: string): Reading {
  if (plain.test(text)) return "plain";
  const bare = bareNumber(text)?.replace("-", "");
  if (bare === undefined) return null;
  const dots = bare.split(".").length - 1;
  const commas = bare.split(",").length - 1;
  if (dots === 0 && commas === 0) return "plain";
  if (dots > 0 && commas > 0) {
    const mark = bare.lastIndexOf(".") > bare.lastIndexOf(",") ? "." : ",";
    return (mark === "." ? dots : commas) > 1 ? null : mark;
  }
  if (dots > 1) return ",";
  if (commas > 1) return ".";
  const ambiguous = grouped.test(bare) && !bare.startsWith("0");
  if (dots === 1) return ambiguous ? "openDot" : ".";
  return ambiguous ? "openComma" : ",";
}

export function weighNumber(evidence: NumberEvidence, text: string): void {
  const reading = readMark(text);
  if (reading === ".") {
    evidence.dot++;
    evidence.dotExample ??= text;
  } else if (reading === ",") {
    evidence.comma++;
    evidence.commaExample ??= text;
  } else if (reading === "openDot") evidence.openDot++;
  else if (reading === "openComma") evidence.openComma++;
}

/**
 * The decimal mark of a column. Without proof, groups of three digits are thousands (1.234 and 1,234 both mean 1234).
 * Null when the column contradicts itself: then only values that read one way are taken.
 */
export function decideMark(evidence: NumberEvidence): DecimalMark | null {
  if (evidence.dot > 0 && evidence.comma > 0) return null;
  if (evidence.comma > 0) return ",";
  if (evidence.dot > 0) return ".";
  if (evidence.openDot > 0 && evidence.openComma > 0) return null;
  return evidence.openDot > 0 ? "," : ".";
}

/** Plain decimal text ("1234.56", "-12"), "ambiguous", or null when the text is no number. */
export function parseNumber(text: string, mark: DecimalMark | null): string | "ambiguous" | null {
  if (plain.test(text)) return canonical(text);
  const simple = mark === "." ? /^-?\d+\.\d+$/ : null;
  if (simple?.test(text)) return canonical(text);
  const reading = readMark(text);
  const bare = bareNumber(text);
  if (reading === null || bare === null) return scientific(text);
  if (reading === "plain") return canonical(bare);
  let decimal = mark;
  if (reading === "." || reading === ",") {
    if (mark !== null && reading !== mark) return null;
    decimal = reading;
  }
  if (decimal === null) return "ambiguous";
  const thousands = decimal === "." ? "," : ".";
  const whole = bare.replace("-", "").split(decimal)[0] ?? "";
  if (whole.includes(thousands) && !/^\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return null;
  return canonical(bare.replaceAll(thousands, "").replace(decimal, "."));
}

/** Spreadsheets write large numbers as 1.5E+7. */
function scientific(text: string): string | null {
  if (!/^-?\d(?:[.,]\d+)?e[+-]?\d{1,2}$/i.test(text)) return null;
  const value = Number(text.replace(",", "."));
  return Number.isSafeInteger(value) || Math.abs(value) < 1e15 ? canonical(decimalText(value)) : null;
}

function decimalText(value: number): string {
  return Number.isInteger(value) ? value.toFixed(0) : value.toFixed(10).replace(/0+$/, "");
}

function canonical(text: string): string {
  const negative = text.startsWith("-");
  let [whole = "", fraction = ""] = (negative ? text.slice(1) : text).split(".");
  whole = whole.replace(/^0+(?=\d)/, "") || "0";
  fraction = fraction.replace(/0+$/, "");
  const number = fraction === "" ? whole : `${whole}.${fraction}`;
  return negative && number !== "0" ? `-${number}` : number;
}
