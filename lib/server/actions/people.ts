"use server";
// Who may come in, and as what? Invitations, roles, disabling: only administrators, and never the last of them.
import { z } from "zod";
import type { Db } from "@/lib/data/client";
import {
  findOpenInvitationById,
  insertInvitation,
  revokeInvitationRow,
  revokeInvitationsOf,
} from "@/lib/data/invitations";
import type { Scope } from "@/lib/data/scope";
import { revokeSessionsOf } from "@/lib/data/sessions";
import { findTeam, findTeamByName } from "@/lib/data/teams";
import {
  accountEmail,
  countActiveAdministrators,
  findSignInUser,
  insertUser,
  lockPerson,
  setDisabled,
  setRole,
} from "@/lib/data/users";
import { roles } from "@/lib/domain/basics/access";
import { AppError } from "@/lib/domain/basics/errors";
import { cleanText } from "@/lib/domain/basics/text";
import { newToken } from "@/lib/server/auth/fingerprint";
import { hashPassword, newPassword } from "@/lib/server/auth/password";
import { newId } from "@/lib/server/clock";
import { action } from "@/lib/server/gate";

const invitationDays = 7;
const resetDays = 2;
const email = z.email().max(254).transform(accountEmail);
const personName = z.string().transform(cleanText).pipe(z.string().min(1).max(120));
const personId = z.object({ userId: z.uuid() });

async function requirePerson(tx: Db, scope: Scope, userId: string) {
  const person = await lockPerson(tx, scope, userId);
  if (!person) throw new AppError("NOT_FOUND");
  return person;
}

/** Refuses what would leave the company without an active administrator. */
async function keepAnAdministrator(tx: Db, scope: Scope, person: { role: string; status: string }): Promise<void> {
  if (person.role !== "administrator" || person.status !== "active") return;
  if ((await countActiveAdministrators(tx, scope)) > 1) return;
  throw new AppError("NOT_READY", { messageKey: "NOT_READY_lastAdministrator" });
}

function daysAfter(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000);
}

export const invitePerson = action({
  name: "people.invite",
  allows: "people.manage",
  input: z.object({ email, name: personName, role: z.enum(roles), teamId: z.uuid().nullish() }),
  run: async ({ tx, scope, now, input, audit }) => {
    if (await findSignInUser(tx, input.email)) throw new AppError("DUPLICATE", { messageKey: "DUPLICATE_account" });
    if (input.teamId && !(await findTeam(tx, scope, input.teamId))) throw new AppError("NOT_FOUND");
    const { token, tokenHash } = newToken();
    const { email, name, role, teamId = null } = input;
    const times = { createdAt: now, expiresAt: daysAfter(now, invitationDays) };
    const id = newId(now);
    await insertInvitation(tx, scope, { id, email, name, role, teamId, tokenHash, ...times });
    audit({ entity: "invitation", entityId: id, after: { email, role, teamId } });
    return { path: `/invite/${token}`, expiresAt: times.expiresAt };
  },
});

export const revokeInvitation = action({
  name: "people.revokeInvitation",
  allows: "people.manage",
  input: z.object({ invitationId: z.uuid() }),
  run: async ({ tx, scope, now, input, audit }) => {
    if ((await revokeInvitationRow(tx, scope, input.invitationId, now)) === 0) throw new AppError("NOT_FOUND");
    audit({ entity: "invitation", entityId: input.invitationId });
    return null;
  },
});

/** Another link for an invitation whose link was lost; the lost one stops working. */
export const renewInvitation = action({
  name: "people.renewInvitation",
  allows: "people.manage",
  input: z.object({ invitationId: z.uuid() }),
  run: async ({ tx, scope, now, input, audit }) => {
    const old = await findOpenInvitationById(tx, scope, input.invitationId);
    if (!old) throw new AppError("NOT_FOUND");
    const { token, tokenHash } = newToken();
    const times = { createdAt: now, expiresAt: daysAfter(now, invitationDays) };
    const id = newId(now);
    await insertInvitation(tx, scope, { ...old, id, tokenHash, ...times });
    audit({ entity: "invitation", entityId: id, after: { replaces: old.id } });
    return { path: `/invite/${token}`, expiresAt: times.expiresAt };
  },
});

/** A link with which an active person chooses a new password. */
export const issuePasswordLink = action({
  name: "people.issuePasswordLink",
  allows: "people.manage",
  input: personId,
  run: async ({ tx, scope, now, input, audit }) => {
    const person = await requirePerson(tx, scope, input.userId);
    if (person.status !== "active") throw new AppError("NOT_FOUND");
    const { token, tokenHash } = newToken();
    const { email, name, role } = person;
    const times = { createdAt: now, expiresAt: daysAfter(now, resetDays) };
    await insertInvitation(tx, scope, { id: newId(now), email, name, role, teamId: null, tokenHash, ...times });
    audit({ entity: "user", entityId: person.id, after: { passwordLink: "issued" } });
    return { path: `/invite/${token}`, expiresAt: times.expiresAt };
  },
});

export const changeRole = action({
  name: "people.changeRole",
  allows: "people.manage",
  input: personId.extend({ role: z.enum(roles) }),
  run: async ({ tx, scope, input, audit }) => {
    const person = await requirePerson(tx, scope, input.userId);
    if (input.role !== "administrator") await keepAnAdministrator(tx, scope, person);
    await setRole(tx, scope, person.id, input.role);
    audit({ entity: "user", entityId: person.id, before: { role: person.role }, after: { role: input.role } });
    return { before: person.role };
  },
});

async function disable(
  tx: Db,
  scope: Scope,
  userId: string,
  now: Date,
): Promise<{ id: string; sessionsEnded: number }> {
  const person = await requirePerson(tx, scope, userId);
  await keepAnAdministrator(tx, scope, person);
  await setDisabled(tx, scope, person.id, now);
  await revokeInvitationsOf(tx, scope, person.email, now);
  return { id: person.id, sessionsEnded: await revokeSessionsOf(tx, scope, person.id, now) };
}

export const disablePerson = action({
  name: "people.disable",
  allows: "people.manage",
  input: personId,
  run: async ({ tx, scope, now, input, audit }) => {
    const done = await disable(tx, scope, input.userId, now);
    audit({ entity: "user", entityId: done.id, after: { status: "disabled", sessionsEnded: done.sessionsEnded } });
    return done;
  },
});

export const disablePersonByEmail = action({
  name: "people.disableByEmail",
  allows: "people.manage",
  input: z.object({ email }),
  run: async ({ tx, scope, now, input, audit }) => {
    const user = await findSignInUser(tx, input.email);
    if (!user) throw new AppError("NOT_FOUND");
    const done = await disable(tx, scope, user.id, now);
    audit({ entity: "user", entityId: done.id, after: { status: "disabled", sessionsEnded: done.sessionsEnded } });
    return done;
  },
});

export const enablePerson = action({
  name: "people.enable",
  allows: "people.manage",
  input: personId,
  run: async ({ tx, scope, input, audit }) => {
    const person = await requirePerson(tx, scope, input.userId);
    await setDisabled(tx, scope, person.id, null);
    audit({ entity: "user", entityId: person.id, before: { status: person.status }, after: { status: "active" } });
    return null;
  },
});

/** An account with a password at once: for the operator and the demo, where nobody is there to open a link. */
export const createPerson = action({
  name: "people.create",
  allows: "people.manage",
  input: z.object({
    email,
    name: personName,
    role: z.enum(roles),
    password: newPassword,
    locale: z.enum(["vi", "en"]).default("vi"),
    team: z.string().max(120).optional(),
  }),
  run: async ({ tx, scope, now, input, audit }) => {
    if (await findSignInUser(tx, input.email)) throw new AppError("DUPLICATE", { messageKey: "DUPLICATE_account" });
    const team = input.team ? await findTeamByName(tx, scope, input.team) : null;
    if (input.team && !team) throw new AppError("NOT_FOUND");
    const { email, name, role, locale } = input;
    const passwordHash = await hashPassword(input.password);
    const id = newId(now);
    await insertUser(tx, { id, email, name, role, passwordHash, locale, createdAt: now, teamId: team?.id });
    audit({ entity: "user", entityId: id, after: { role, team: input.team } });
    return { id };
  },
});
