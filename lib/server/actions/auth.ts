"use server";
// How do people come in for the first time? The first administrator with the set-up token, everybody else by invitation.
import { z } from "zod";
import { closeSetup, readSetup, saveCurrencyRate } from "@/lib/data/company";
import { acceptInvitationRow, findOpenInvitation } from "@/lib/data/invitations";
import { mintScope } from "@/lib/data/scope";
import { revokeSessionsOf } from "@/lib/data/sessions";
import { findSignInUser, insertUser, setPassword } from "@/lib/data/users";
import { currencies } from "@/lib/domain/basics/currencies";
import { AppError } from "@/lib/domain/basics/errors";
import { cleanText } from "@/lib/domain/basics/text";
import { locales } from "@/lib/messages/namespaces";
import { sameText, tokenHash } from "@/lib/server/auth/fingerprint";
import { indicativeRates } from "@/lib/server/auth/indicative-rates";
import { hashPassword, newPassword } from "@/lib/server/auth/password";
import { timeZones } from "@/lib/server/auth/time-zones";
import { newId } from "@/lib/server/clock";
import { openAction } from "@/lib/server/open-gate";

const personName = z.string().transform(cleanText).pipe(z.string().min(1).max(120));
const oneTimeToken = z.string().min(20).max(100);

export const completeSetup = openAction({
  name: "setup.complete",
  input: z.object({
    token: oneTimeToken,
    companyName: z.string().transform(cleanText).pipe(z.string().min(1).max(120)),
    currency: z.enum(currencies),
    timeZone: z.enum(timeZones),
    locale: z.enum(locales),
    name: personName,
    email: z.email().max(254),
    password: newPassword,
  }),
  run: async ({ tx, now, input, audit }) => {
    const setup = await readSetup(tx);
    const fits = setup.tokenHash !== null && sameText(setup.tokenHash, tokenHash(input.token));
    if (!setup.open || !fits) throw new AppError("FORBIDDEN", { messageKey: "FORBIDDEN_setupToken" });
    const { companyName, currency, timeZone, locale, name, email } = input;
    const userId = newId(now);
    const passwordHash = await hashPassword(input.password);
    await insertUser(tx, { id: userId, email, name, role: "administrator", passwordHash, locale, createdAt: now });
    await closeSetup(tx, { name: companyName, currency, timeZone, locale }, now);
    const scope = mintScope({ userId, role: "administrator", teamIds: [] });
    for (const rate of indicativeRates(currency)) await saveCurrencyRate(tx, scope, rate);
    audit({ entity: "company", entityId: "1", after: { name: companyName, currency, timeZone, locale } });
    audit({ entity: "user", entityId: userId, after: { role: "administrator" } });
    return { email };
  },
});

export const acceptInvitation = openAction({
  name: "invitations.accept",
  input: z.object({ token: oneTimeToken, name: personName, password: newPassword }),
  run: async ({ tx, now, input, audit }) => {
    const invitation = await findOpenInvitation(tx, tokenHash(input.token), now);
    const taken = invitation && (await acceptInvitationRow(tx, invitation.id, now));
    if (!invitation || !taken) throw new AppError("NOT_FOUND", { messageKey: "NOT_FOUND_invitation" });
    const passwordHash = await hashPassword(input.password);
    const existing = await findSignInUser(tx, invitation.email);
    if (existing && existing.status !== "active")
      throw new AppError("NOT_FOUND", { messageKey: "NOT_FOUND_invitation" });
    if (existing) {
      await setPassword(tx, existing.id, passwordHash);
      const scope = mintScope({ userId: existing.id, role: existing.role, teamIds: [] });
      await revokeSessionsOf(tx, scope, existing.id, now);
      audit({ entity: "user", entityId: existing.id, reason: "password reset" });
    } else {
      const { email, role, teamId } = invitation;
      const id = newId(now);
      await insertUser(tx, { id, email, name: input.name, role, passwordHash, locale: "vi", createdAt: now, teamId });
      audit({ entity: "user", entityId: id, after: { role, teamId } });
    }
    return { email: invitation.email };
  },
});
