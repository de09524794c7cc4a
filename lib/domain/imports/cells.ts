// What does one cell say, and what is stored of it? One writer per kind of cell: it puts canonical texts into the columns
// of the stage, or names the problem. Blank cells never reach a writer.
import { currencyDigits } from "@/lib/domain/basics/money";
import { parseBand } from "@/lib/domain/customers/bands";
import { normaliseEmail } from "@/lib/domain/customers/emails";
import { normalisePhone } from "@/lib/domain/customers/phones";
import { findProvinceCode } from "@/lib/domain/customers/provinces";
import { type ChoiceList, readChoice, readCountry } from "./choices";
import { type DateOrder, parseDate } from "./dates";
import { type DecimalMark, parseNumber } from "./numbers";
import { type CellProblem, problem } from "./row-problems";

/** Canonical texts of one row, in the order of the stage's columns. */
export type StageRow = (string | null)[];
export type CellWriter = (text: string, into: StageRow, at: number) => CellProblem | null;

/** What the column as a whole showed. */
export interface ColumnStyle {
  readonly mark: DecimalMark | null;
  readonly order: DateOrder;
  /** Every code of the column ends in ".0", as tools write whole numbers that were kept as fractions. */
  readonly floatCodes: boolean;
}

export interface CellContext {
  readonly currency: string;
  /** Minor units that are kept for one minor unit as written; 1 where amounts stay in the file's currency. */
  readonly factor: number;
  readonly today: string;
  /** Owners and teams that files may name, by search key. */
  readonly owners: ReadonlyMap<string, string>;
  readonly teams: ReadonlyMap<string, string>;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const simple = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const formulaGuard = /^''*[=+\-@\t\r]/;

/** NFC without outer blanks; the apostrophe by which spreadsheets and our own exports mark a text is taken off. */
export function cleanCell(text: string): string {
  let clean = text;
  if (!simple.test(text)) {
    clean = text.trim();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: plain text needs no normalisation
    if (/[^\x00-\x7f]/.test(clean)) clean = clean.normalize("NFC");
  }
  return clean.charCodeAt(0) === 39 && formulaGuard.test(clean) ? clean.slice(1).trimStart() : clean;
}

export function refuseControl(text: string): CellProblem | null {
  return control.test(text) ? problem("controlCharacters") : null;
}

export function textCell(max: number): CellWriter {
  return (text, into, at) => {
    if (text.length > max) return problem("tooLong", { max, length: text.length });
    if (control.test(text)) return problem("controlCharacters");
    into[at] = text;
    return null;
  };
}

export function codeCell(style: ColumnStyle, max = 60): CellWriter {
  return (raw, into, at) => {
    const text = style.floatCodes ? raw.replace(/\.0+$/, "") : raw;
    if (text.length > max) return problem("tooLong", { max, length: text.length });
    if (control.test(text)) return problem("controlCharacters");
    into[at] = text;
    return null;
  };
}

export function readNumber(text: string, mark: DecimalMark | null): string | CellProblem {
  const number = parseNumber(text, mark);
  if (number === null) return problem("wrongNumber");
  return number === "ambiguous" ? problem("ambiguousNumber") : number;
}

export function numberCell(style: ColumnStyle, limit = 1e11): CellWriter {
  return (text, into, at) => {
    const number = readNumber(text, style.mark);
    if (typeof number !== "string") return number;
    if (Math.abs(Number(number)) >= limit) return problem("outOfRange", { max: limit });
    into[at] = number;
    return null;
  };
}

/** Whole numbers; "5+" counts as its lower edge. */
export function wholeCell(style: ColumnStyle, min: number, max: number): CellWriter {
  return (text, into, at) => {
    const number = readNumber(text.replace(/\s*\+$/, ""), style.mark);
    if (typeof number !== "string") return number;
    if (number.includes(".")) return problem("notWhole");
    if (Number(number) < min || Number(number) > max) return problem("outOfRange", { min, max });
    into[at] = number;
    return null;
  };
}

/** Minor units of decimal text; half away from zero. Null when it does not fit. */
export function minorOf(decimal: string, currency: string): number | null {
  const value = Number(decimal);
  const digits = currencyDigits(currency);
  const point = decimal.indexOf(".");
  if (point === -1) {
    const minor = value * 10 ** digits;
    return Number.isSafeInteger(minor) ? minor : null;
  }
  const negative = decimal.startsWith("-");
  const whole = decimal.slice(negative ? 1 : 0, point);
  const fraction = decimal.slice(point + 1);
  const kept =
    Number(whole + fraction.slice(0, digits).padEnd(digits, "0")) + ((fraction[digits] ?? "0") >= "5" ? 1 : 0);
  if (!Number.isSafeInteger(kept)) return null;
  return negative && kept !== 0 ? -kept : kept;
}

type MoneyContext = Pick<CellContext, "currency" | "factor">;

export function moneyCell(style: ColumnStyle, { currency, factor }: MoneyContext, min = -9e15): CellWriter {
  return (text, into, at) => {
    const number = readNumber(text, style.mark);
    if (typeof number !== "string") return number;
    const minor = converted(minorOf(number, currency), factor);
    if (minor === null || minor < min) return problem("outOfRange", { min: min < 0 ? "-9e15" : min, max: "9e15" });
    into[at] = String(minor);
    return null;
  };
}

export function dateCell(style: ColumnStyle, latest?: string): CellWriter {
  return (text, into, at) => {
    const date = parseDate(text, style.order);
    if (date === null || date < "1850" || date > "2200") return problem("wrongDate");
    const day = date.slice(0, 10);
    if (latest !== undefined && day > latest) return problem("futureDate");
    into[at] = day;
    return null;
  };
}

export function instantCell(style: ColumnStyle): CellWriter {
  return (text, into, at) => {
    const date = parseDate(text, style.order);
    if (date === null || date < "1850" || date > "2200") return problem("wrongDate");
    into[at] = date;
    return null;
  };
}

function converted(minor: number | null, factor: number): number | null {
  if (minor === null || factor === 1) return minor;
  const exact = Math.round(minor * factor);
  return Number.isSafeInteger(exact) ? exact : null;
}

/** A code of the list; an open list keeps a word it does not know, unless it only says that nobody knows. */
export function choiceCell(list: ChoiceList, open: boolean): CellWriter {
  const codeOf = remembered((text) => readChoice(list, text));
  return (text, into, at) => {
    const code = codeOf(text);
    if (code === null && !open) return problem("wrongChoice");
    if (code === null && text.length > 120) return problem("tooLong", { max: 120, length: text.length });
    if (code === null && control.test(text)) return problem("controlCharacters");
    if (code !== null || !/^(?:unknown|n\/?a|không rõ|chưa rõ|-)$/i.test(text)) into[at] = code ?? text;
    return null;
  };
}

/** Few values stand in many rows of such a column: each is worked out once. */
function remembered<T>(work: (text: string) => T, most = 2_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const held = known.get(text);
    if (held !== undefined || known.has(text)) return held as T;
    const found = work(text);
    if (known.size < most) known.set(text, found);
    return found;
  };
}

const provinceOf = remembered((text) => findProvinceCode(text) ?? text);

export const provinceCell: CellWriter = (text, into, at) => {
  if (text.length > 80) return problem("tooLong", { max: 80, length: text.length });
  into[at] = provinceOf(text);
  return refuseControl(text);
};

export const countryCell: CellWriter = (text, into, at) => {
  if (text.length > 80) return problem("tooLong", { max: 80, length: text.length });
  into[at] = readCountry(text);
  return refuseControl(text);
};

/** Columns: text as received, lower edge, upper edge. */
export const ageCell: CellWriter = (text, into, at) => {
  const exact = /^\d{1,3}$/.test(text) ? Number(text) : null;
  const band = exact === null ? parseBand(text) : { low: exact, high: exact };
  if (band === null || band.low > 130) return problem("wrongBand");
  into[at] = text;
  into[at + 1] = String(band.low);
  into[at + 2] = band.high === null ? null : String(band.high);
  return null;
};

/** Columns: band as received (null for an exact amount), lower edge, upper edge in minor units. */
export function incomeCell(style: ColumnStyle, { currency, factor }: MoneyContext): CellWriter {
  const outside = problem("outOfRange", { min: 0, max: "9e15" });
  return (text, into, at) => {
    const exact = parseNumber(text, style.mark);
    const isNumber = exact !== null && exact !== "ambiguous";
    const band = isNumber ? null : parseBand(text);
    if (!isNumber && band === null) return problem("wrongBand");
    const units = isNumber ? null : 10 ** currencyDigits(currency);
    const low = isNumber ? minorOf(exact, currency) : Math.round((band?.low ?? 0) * (units ?? 1));
    const high = isNumber ? low : band?.high == null ? null : Math.round(band.high * (units ?? 1));
    const kept = [converted(low, factor), high === null ? null : converted(high, factor)] as const;
    if (kept[0] === null || kept[0] < 0 || !Number.isSafeInteger(kept[0]) || !Number.isSafeInteger(kept[1] ?? 0))
      return outside;
    into[at] = isNumber ? null : text;
    into[at + 1] = String(kept[0]);
    into[at + 2] = kept[1] === null ? null : String(kept[1]);
    return null;
  };
}

/** A PostgreSQL array literal of texts. */
export function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

/** Columns: normalised values, values as written. Several may stand in one cell. */
export function contactCell(kind: "phone" | "email" | "zalo"): CellWriter {
  const normalise = kind === "email" ? quickEmail : quickPhone;
  return (text, into, at) => {
    if (text.length > 300) return problem("tooLong", { max: 300, length: text.length });
    if (control.test(text)) return problem("controlCharacters");
    const quick = /[;,/|\s]/.test(text) ? null : normalise(text);
    if (quick !== null) {
      into[at] = `{"${quick}"}`;
      into[at + 1] = kind === "email" ? (into[at] ?? null) : `{"${text.replace(/["\\]/g, "\\$&")}"}`;
      return null;
    }
    const parts = kind === "email" ? text.split(/[;,\s]+/) : text.split(/[;,/|]|\s{2,}/);
    const values: string[] = [];
    const written: string[] = [];
    for (const part of parts.map((one) => one.trim()).filter(Boolean)) {
      const value = normalise(part);
      if (value === null) return problem(kind === "email" ? "wrongEmail" : "wrongPhone", { part });
      if (values.includes(value)) continue;
      values.push(value);
      written.push(kind === "email" ? value : part);
    }
    into[at] = arrayText(values);
    into[at + 1] = arrayText(written);
    return null;
  };
}

/** The commonest spellings need no library: 0912345678 and +84912345678. */
function quickPhone(text: string): string | null {
  const quick = /^(?:0|\+84|84)([35789]\d{8})$/.exec(text);
  const prefix = quick?.[1]?.slice(0, 2) ?? "";
  if (quick && knownMobile.has(prefix)) return `+84${quick[1]}`;
  return normalisePhone(text);
}

/** Plain addresses need no library. */
function quickEmail(text: string): string | null {
  if (text.length < 100 && /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*@[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]{2,6}$/.test(text))
    return text.toLowerCase();
  return normaliseEmail(text);
}

const knownMobile = new Set([
  "32",
  "33",
  "34",
  "35",
  "36",
  "37",
  "38",
  "39",
  "70",
  "76",
  "77",
  "78",
  "79",
  "81",
  "82",
  "83",
  "84",
  "85",
  "86",
  "88",
  "89",
  "90",
  "91",
  "93",
  "94",
  "96",
  "97",
  "98",
]);

export const listCell: CellWriter = (text, into, at) => {
  const items = text
    .split(/[;,|]/)
    .map((item) => item.trim())
    .filter(Boolean);
  if (items.length > 20 || items.some((item) => item.length > 60))
    return problem("tooLong", { max: 60, length: text.length });
  into[at] = arrayText([...new Set(items)]);
  return refuseControl(text);
};
