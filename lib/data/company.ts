// What is this company called, in which currency and time zone does it count? One row, edited in Settings.
import { type Day, dateFromDay, dayFromDate } from "@/lib/domain/basics/calendar";
import type { Db } from "./client";
import type { Scope } from "./scope";

export interface Company {
  readonly name: string;
  readonly currency: string;
  readonly currencyChosen: boolean;
  readonly locale: "vi" | "en";
  readonly timeZone: string;
  readonly jurisdiction: string;
  readonly setUpAt: Date | null;
}

const unnamed: Company = {
  name: "",
  currency: "VND",
  currencyChosen: false,
  locale: "vi",
  timeZone: "Asia/Ho_Chi_Minh",
  jurisdiction: "VN",
  setUpAt: null,
};

/** The company; its defaults while nobody has set it up. */
export async function getCompany(db: Db, _scope: Scope): Promise<Company> {
  return readCompany(db);
}

/** The same before anybody is signed in: the sign-in page and the first set-up show the company's name. */
export async function readCompany(db: Db): Promise<Company> {
  const row = await db.company.findUnique({ where: { id: 1 } });
  if (!row) return unnamed;
  const { name, currency, currencyChosen, locale, timeZone, jurisdiction, setUpAt } = row;
  return { name, currency, currencyChosen, locale: locale === "en" ? "en" : "vi", timeZone, jurisdiction, setUpAt };
}

export interface CompanySettings {
  readonly name: string;
  readonly currency: string;
  readonly locale: "vi" | "en";
  readonly timeZone: string;
}

export async function updateCompany(db: Db, _scope: Scope, settings: CompanySettings, now: Date): Promise<void> {
  const data = { ...settings, currencyChosen: true, updatedAt: now };
  await db.company.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data });
}

/** Whether amounts are kept already: from then on the base currency stays. */
export async function hasAmounts(db: Db, _scope: Scope): Promise<boolean> {
  const found = await db.$queryRaw<{ yes: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM purchase) OR EXISTS (SELECT 1 FROM anonymous_purchase) AS yes`;
  return found[0]?.yes ?? false;
}

export interface CurrencyRateRow {
  readonly currency: string;
  readonly baseCurrency: string;
  readonly rate: number;
  readonly asOf: Day;
  readonly source: string;
}

export async function listCurrencyRates(db: Db, _scope: Scope, baseCurrency: string): Promise<CurrencyRateRow[]> {
  const rows = await db.currencyRate.findMany({ where: { baseCurrency }, orderBy: { currency: "asc" } });
  return rows.map((row) => ({ ...row, rate: Number(row.rate), asOf: dayFromDate(row.asOf) }));
}

export async function saveCurrencyRate(db: Db, _scope: Scope, row: CurrencyRateRow): Promise<void> {
  const { currency, baseCurrency, source } = row;
  const data = { rate: row.rate, asOf: dateFromDay(row.asOf), source };
  await db.currencyRate.upsert({
    where: { currency_baseCurrency: { currency, baseCurrency } },
    create: { currency, baseCurrency, ...data },
    update: data,
  });
}

export async function removeCurrencyRate(
  db: Db,
  _scope: Scope,
  currency: string,
  baseCurrency: string,
): Promise<number> {
  return (await db.currencyRate.deleteMany({ where: { currency, baseCurrency } })).count;
}

/** Whether the first set-up is still open, and what is kept of its token. The row is locked until the transaction ends. */
export async function readSetup(db: Db): Promise<{ open: boolean; tokenHash: string | null }> {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('first set-up'))::text`;
  const [users, company] = await Promise.all([
    db.user.count(),
    db.company.findUnique({ where: { id: 1 }, select: { setupTokenHash: true } }),
  ]);
  return { open: users === 0, tokenHash: company?.setupTokenHash ?? null };
}

export async function saveSetupToken(db: Db, setupTokenHash: string, now: Date): Promise<void> {
  await db.company.upsert({
    where: { id: 1 },
    create: { id: 1, name: unnamed.name, setupTokenHash, updatedAt: now },
    update: { setupTokenHash, updatedAt: now },
  });
}

/** Names the company and closes the set-up for good. */
export async function closeSetup(db: Db, settings: CompanySettings, now: Date): Promise<void> {
  const data = { ...settings, currencyChosen: true, setupTokenHash: null, setUpAt: now, updatedAt: now };
  await db.company.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data });
}

/** The first amounts decide: a company that has none yet counts in the currency of its first file. */
export async function adoptCurrency(db: Db, _scope: Scope, currency: string, now: Date): Promise<void> {
  await db.company.upsert({
    where: { id: 1 },
    create: { id: 1, name: "", currency, currencyChosen: true, updatedAt: now },
    update: { currency, currencyChosen: true, updatedAt: now },
  });
}
