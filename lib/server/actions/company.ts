"use server";
// What may an administrator change about the company? Its name, currency, language, zone, and its exchange rates.
import { z } from "zod";
import { getCompany, hasAmounts, removeCurrencyRate, saveCurrencyRate, updateCompany } from "@/lib/data/company";
import { isDay } from "@/lib/domain/basics/calendar";
import { currencies } from "@/lib/domain/basics/currencies";
import { AppError } from "@/lib/domain/basics/errors";
import { cleanText } from "@/lib/domain/basics/text";
import { locales } from "@/lib/messages/namespaces";
import { indicativeRates } from "@/lib/server/auth/indicative-rates";
import { timeZones } from "@/lib/server/auth/time-zones";
import { action } from "@/lib/server/gate";

export const saveCompany = action({
  name: "company.update",
  allows: "settings.write",
  input: z.object({
    name: z.string().transform(cleanText).pipe(z.string().min(1).max(120)),
    currency: z.enum(currencies),
    timeZone: z.enum(timeZones),
    locale: z.enum(locales),
  }),
  run: async ({ tx, scope, now, input, audit }) => {
    const { name, currency, timeZone, locale } = await getCompany(tx, scope);
    if (input.currency !== currency) {
      if (await hasAmounts(tx, scope)) throw new AppError("NOT_READY", { messageKey: "NOT_READY_baseCurrency" });
      for (const rate of indicativeRates(input.currency)) await saveCurrencyRate(tx, scope, rate);
    }
    await updateCompany(tx, scope, input, now);
    audit({ entity: "company", entityId: "1", before: { name, currency, timeZone, locale }, after: input });
    return null;
  },
});

export const saveRate = action({
  name: "company.saveRate",
  allows: "settings.write",
  input: z.object({
    currency: z.enum(currencies),
    rate: z.number().positive().max(1e9),
    asOf: z.string().refine(isDay, "invalid"),
    source: z.string().transform(cleanText).pipe(z.string().min(1).max(200)),
  }),
  run: async ({ tx, scope, input, audit }) => {
    const { currency: baseCurrency } = await getCompany(tx, scope);
    if (input.currency === baseCurrency) throw new AppError("INVALID_INPUT", { fields: { currency: "invalid" } });
    await saveCurrencyRate(tx, scope, { ...input, baseCurrency });
    audit({ entity: "currency_rate", entityId: `${input.currency}/${baseCurrency}`, after: input });
    return null;
  },
});

export const removeRate = action({
  name: "company.removeRate",
  allows: "settings.write",
  input: z.object({ currency: z.enum(currencies) }),
  run: async ({ tx, scope, input, audit }) => {
    const { currency: baseCurrency } = await getCompany(tx, scope);
    if ((await removeCurrencyRate(tx, scope, input.currency, baseCurrency)) === 0) throw new AppError("NOT_FOUND");
    audit({ entity: "currency_rate", entityId: `${input.currency}/${baseCurrency}` });
    return null;
  },
});
