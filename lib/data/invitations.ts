// Who was asked to join, or to choose a new password, and has not answered yet? Only the token's hash is kept.
import type { Role } from "@/lib/domain/basics/access";
import type { Db } from "./client";
import type { Scope } from "./scope";

export interface OpenInvitation {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly teamId: string | null;
}

const columns = { id: true, email: true, name: true, role: true, teamId: true } as const;

/** The invitation of a token while it can be accepted. Asked before anybody is signed in. */
export function findOpenInvitation(db: Db, tokenHash: string, now: Date): Promise<OpenInvitation | null> {
  return db.invitation.findFirst({
    where: { tokenHash, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    select: columns,
  });
}

/** Uses the invitation up; false when somebody was faster. */
export async function acceptInvitationRow(db: Db, id: string, now: Date): Promise<boolean> {
  const where = { id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } };
  return (await db.invitation.updateMany({ where, data: { acceptedAt: now } })).count === 1;
}

export interface NewInvitation extends OpenInvitation {
  readonly tokenHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A new invitation; open ones of the same address stop working. */
export async function insertInvitation(db: Db, scope: Scope, invitation: NewInvitation): Promise<void> {
  await db.invitation.updateMany({
    where: { email: invitation.email, acceptedAt: null, revokedAt: null },
    data: { revokedAt: invitation.createdAt },
  });
  await db.invitation.create({ data: { ...invitation, invitedById: scope.userId } });
}

/** Invitations of people without an account that still wait for an answer. */
export async function listOpenInvitations(
  db: Db,
  _scope: Scope,
  now: Date,
): Promise<(OpenInvitation & { createdAt: Date; expiresAt: Date })[]> {
  const open = await db.invitation.findMany({
    where: { acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    select: { ...columns, createdAt: true, expiresAt: true },
    orderBy: { createdAt: "desc" },
    take: 200,
  });
  const accounts = await db.user.findMany({
    where: { email: { in: open.map(({ email }) => email) } },
    select: { email: true },
  });
  const known = new Set(accounts.map(({ email }) => email));
  return open.filter(({ email }) => !known.has(email));
}

export async function revokeInvitationRow(db: Db, _scope: Scope, id: string, now: Date): Promise<number> {
  const where = { id, acceptedAt: null, revokedAt: null };
  return (await db.invitation.updateMany({ where, data: { revokedAt: now } })).count;
}

/** A disabled person's pending links stop working too. */
export async function revokeInvitationsOf(db: Db, _scope: Scope, email: string, now: Date): Promise<void> {
  await db.invitation.updateMany({ where: { email, acceptedAt: null, revokedAt: null }, data: { revokedAt: now } });
}

/** An unanswered invitation, also when it has expired. */
export function findOpenInvitationById(db: Db, _scope: Scope, id: string): Promise<OpenInvitation | null> {
  return db.invitation.findFirst({ where: { id, acceptedAt: null, revokedAt: null }, select: columns });
}
