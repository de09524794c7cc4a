// How are money, days, instants and numbers written in the reader's language? One place, for server and client alike.
import { useFormatter, useNow, useTimeZone } from "next-intl";
import { currencyDigits } from "@/lib/domain/basics/money";
import { showDay } from "./parse-day";

export type MoneyValue = number | bigint | string;
export type InstantValue = Date | string | number;

const instantFormats = new Map<string, Intl.DateTimeFormat>();

// Day before month in every language of the product: British order gives exactly that.
function instantFormat(timeZone: string | undefined, parts: "day" | "time"): Intl.DateTimeFormat {
  const key = `${timeZone}|${parts}`;
  let format = instantFormats.get(key);
  if (!format) {
    const zone = timeZone === undefined ? {} : { timeZone };
    format = new Intl.DateTimeFormat(
      "en-GB",
      parts === "day"
        ? { day: "2-digit", month: "2-digit", year: "numeric", ...zone }
        : { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...zone },
    );
    instantFormats.set(key, format);
  }
  return format;
}

export type NumberLook = { digits?: number; compact?: boolean; sign?: boolean };

export function useFormat() {
  const format = useFormatter();
  const timeZone = useTimeZone();
  const now = useNow();
  const day = (value: string) => showDay(value);
  const dayOf = (value: InstantValue) => instantFormat(timeZone, "day").format(new Date(value));
  const timeOf = (value: InstantValue) => instantFormat(timeZone, "time").format(new Date(value));
  return {
    /** Minor units of an ISO currency: money(1234567, "VND") is "1.234.567 ₫". */
    money: (minor: MoneyValue, currency: string, { compact, sign }: NumberLook = {}) => {
      const digits = currencyDigits(currency);
      const major = Number(minor) / 10 ** digits;
      return format.number(major, {
        style: "currency",
        currency,
        currencyDisplay: "narrowSymbol",
        ...(compact
          ? { notation: "compact", maximumFractionDigits: 1 }
          : { minimumFractionDigits: Number.isInteger(major) ? 0 : digits, maximumFractionDigits: digits }),
        ...(sign && { signDisplay: "exceptZero" }),
      });
    },
    /** "YYYY-MM-DD" as 25/12/2026. */
    day,
    /** An instant as 25/12/2026 14:05 in the company's time zone. */
    instant: (value: InstantValue) => `${dayOf(value)} ${timeOf(value)}`,
    /** The day on which an instant fell, in the company's time zone. */
    instantDay: dayOf,
    time: timeOf,
    /** "3 ngày trước". */
    relative: (value: InstantValue) => format.relativeTime(new Date(value), now),
    /** "YYYY-MM" or a day: tháng 12 năm 2026. */
    month: (value: string) =>
      format.dateTime(new Date(`${value.slice(0, 7)}-15T00:00:00Z`), {
        month: "long",
        year: "numeric",
        timeZone: "UTC",
      }),
    num: (value: number | bigint, { digits = 0, compact, sign }: NumberLook = {}) =>
      format.number(value, {
        maximumFractionDigits: compact ? 1 : digits,
        ...(compact && { notation: "compact" }),
        ...(sign && { signDisplay: "exceptZero" }),
      }),
    /** A share: 0.125 is "12,5%". */
    percent: (share: number, { digits = 1, sign }: NumberLook = {}) =>
      format.number(share, {
        style: "percent",
        maximumFractionDigits: digits,
        ...(sign && { signDisplay: "exceptZero" }),
      }),
    list: (items: readonly string[]) => format.list(items),
  };
}

export type Format = ReturnType<typeof useFormat>;

export function Money({ minor, currency, ...look }: { minor: MoneyValue; currency: string } & NumberLook) {
  const { money } = useFormat();
  return <span className="whitespace-nowrap tabular-nums">{money(minor, currency, look)}</span>;
}

/** A calendar day, "YYYY-MM-DD". */
export function Day({ value }: { value: string }) {
  return (
    <time dateTime={value} className="whitespace-nowrap">
      {showDay(value)}
    </time>
  );
}

/** An instant; `only` picks its day or its time. */
export function Instant({ value, only }: { value: InstantValue; only?: "day" | "time" }) {
  const format = useFormat();
  const shown =
    only === "day" ? format.instantDay(value) : only === "time" ? format.time(value) : format.instant(value);
  return (
    <time dateTime={new Date(value).toISOString()} className="whitespace-nowrap">
      {shown}
    </time>
  );
}

/** "3 ngày trước", with the exact instant on hover. */
export function RelativeTime({ value }: { value: InstantValue }) {
  const format = useFormat();
  return (
    <time
      dateTime={new Date(value).toISOString()}
      title={format.instant(value)}
      className="whitespace-nowrap"
      suppressHydrationWarning
    >
      {format.relative(value)}
    </time>
  );
}

export function Num({ value, ...look }: { value: number | bigint } & NumberLook) {
  const { num } = useFormat();
  return <span className="whitespace-nowrap tabular-nums">{num(value, look)}</span>;
}

/** A share between 0 and 1. */
export function Percent({ value, ...look }: { value: number } & NumberLook) {
  const { percent } = useFormat();
  return <span className="whitespace-nowrap tabular-nums">{percent(value, look)}</span>;
}
