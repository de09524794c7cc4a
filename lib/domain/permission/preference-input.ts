// Can this wish about frequency and hours be kept? Checked before it enters the ledger: the gate reads it without asking again.
import { z } from "zod";
import { AppError } from "@/lib/domain/basics/errors";
import type { ContactCap, PersonalWindow } from "./consent-event";
import { wallTimePattern } from "./local-time";

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return /^[A-Za-z]+\/[A-Za-z0-9_+\-/]+$|^UTC$/.test(text);
  } catch {
    return false;
  }
}

export const contactCap = z.object({
  count: z.number().int().min(0).max(100),
  hours: z.number().int().min(1).max(8784),
});

const wallTime = z.string().regex(wallTimePattern);
export const personalWindow = z
  .object({
    from: wallTime.nullish(),
    to: wallTime.nullish(),
    days: z.array(z.number().int().min(1).max(7)).max(7).nullish(),
    timeZone: z.string().max(60).refine(isTimeZone).nullish(),
    pausedUntil: z.iso.datetime().nullish(),
  })
  .refine(({ from, to }) => ((from ?? null) === null ? (to ?? null) === null : (to ?? null) !== null && from !== to));

/** INVALID_INPUT for what no clock or count could keep. */
export function checkPreference(cap: ContactCap | null | undefined, window: PersonalWindow | null | undefined): void {
  const fine = contactCap.nullish().safeParse(cap).success && personalWindow.nullish().safeParse(window).success;
  if (!fine) throw new AppError("INVALID_INPUT");
}
