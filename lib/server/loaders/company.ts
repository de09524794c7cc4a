// What is set for the company, and is the installation in order?
import { getCompany, hasAmounts, listCurrencyRates } from "@/lib/data/company";
import { can } from "@/lib/domain/basics/access";
import { dayOf } from "@/lib/domain/basics/calendar";
import { currencies } from "@/lib/domain/basics/currencies";
import { timeZones } from "@/lib/server/auth/time-zones";
import { runHealthChecks } from "@/lib/server/health";
import { loader } from "@/lib/server/loader";

export const loadCompany = loader({
  name: "company.load",
  allows: "settings.read",
  run: async ({ db, scope }) => {
    const [company, fixedCurrency] = await Promise.all([getCompany(db, scope), hasAmounts(db, scope)]);
    const mayWrite = can(scope.role, "settings.write");
    return { company, fixedCurrency, mayWrite, currencies: [...currencies], timeZones: [...timeZones] };
  },
});

export const loadCurrencies = loader({
  name: "company.loadRates",
  allows: "settings.read",
  run: async ({ db, scope, now }) => {
    const { currency, timeZone } = await getCompany(db, scope);
    const rates = await listCurrencyRates(db, scope, currency);
    const others = currencies.filter((code) => code !== currency);
    return { base: currency, rates, others, today: dayOf(now, timeZone), mayWrite: can(scope.role, "settings.write") };
  },
});

export const loadHealth = loader({
  name: "health.load",
  allows: "settings.read",
  run: async ({ now }) => ({ checks: await runHealthChecks(), at: now }),
});

/** Which settings pages this person may open. */
export const loadSettingsDoors = loader({
  name: "settings.doors",
  allows: "settings.read",
  run: async ({ scope }) => ({ audit: can(scope.role, "audit.read") }),
});
