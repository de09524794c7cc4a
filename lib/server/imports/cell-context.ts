// What must a cell know besides itself? The file's currency and what it is worth here, today's date, who may be named as owner.

import type { Db } from "@/lib/data/client";
import { getCompany, listCurrencyRates } from "@/lib/data/company";
import { listImportOwners } from "@/lib/data/import-owners";
import type { Scope } from "@/lib/data/scope";
import { dayOf } from "@/lib/domain/basics/calendar";
import { AppError } from "@/lib/domain/basics/errors";
import { currencyDigits } from "@/lib/domain/basics/money";
import { searchKey } from "@/lib/domain/basics/text";
import type { CellContext } from "@/lib/domain/imports/cells";
import type { ImportKind } from "@/lib/domain/imports/kinds";
import { type ImportMapping, type ImportOptions, presetCurrency } from "@/lib/domain/imports/mapping";
import { indicativeRates } from "../auth/indicative-rates";

export interface MoneyContext {
  readonly currency: string;
  readonly baseCurrency: string;
  /** Minor units of the company's currency for one minor unit of the file's; null when no rate is known. */
  readonly factor: number | null;
  readonly timeZone: string;
}

export function fileCurrency(options: ImportOptions): string | undefined {
  return options.currency ?? (options.preset === undefined ? undefined : presetCurrency[options.preset]);
}

const amounts: Partial<Record<ImportKind, readonly string[]>> = {
  purchases: ["amount", "unit_price"],
  customers: ["income", "income_band", "annual_revenue"],
};

/** Whether amounts of the file must be expressed in the company's currency. */
export function convertsMoney(kind: ImportKind, mapping: ImportMapping): boolean {
  return mapping.some(({ target }) => target !== null && amounts[kind]?.includes(target));
}

export async function moneyContext(db: Db, scope: Scope, options: ImportOptions): Promise<MoneyContext> {
  const company = await getCompany(db, scope);
  const currency = fileCurrency(options) ?? company.currency;
  const rates = [...(await listCurrencyRates(db, scope, company.currency)), ...indicativeRates(company.currency)];
  const known = rates.find((row) => row.currency === currency)?.rate;
  const rate = currency === company.currency ? 1 : (options.rate ?? known ?? null);
  const factor =
    rate === null ? null : (rate * 10 ** currencyDigits(company.currency)) / 10 ** currencyDigits(currency);
  return { currency, baseCurrency: company.currency, factor, timeZone: company.timeZone };
}

/** The context of every cell; without a rate it refuses, and says what to do, unless `lenient` (a preview). */
export async function cellContext(
  db: Db,
  scope: Scope,
  job: { kind: ImportKind; mapping: ImportMapping; options: ImportOptions },
  now: Date,
  lenient = false,
): Promise<CellContext & { money: MoneyContext }> {
  const money = await moneyContext(db, scope, job.options);
  if (money.factor === null && !lenient && convertsMoney(job.kind, job.mapping)) {
    throw new AppError("NOT_READY", {
      messageKey: "NOT_READY_rate",
      currency: money.currency,
      base: money.baseCurrency,
    });
  }
  const { owners, teams } = await listImportOwners(db, scope);
  return {
    currency: money.currency,
    factor: job.kind === "customers" ? (money.factor ?? 1) : 1,
    today: dayOf(now, money.timeZone),
    owners: new Map(owners.map(([name, id]) => [searchKey(name), id])),
    teams: new Map(teams.map(([name, id]) => [searchKey(name), id])),
    money,
  };
}
