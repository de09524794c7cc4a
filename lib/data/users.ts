// Who works here, and how do they sign in? Rows of people; who may change them is decided at the gate.
import type { Role } from "@/lib/domain/basics/access";
import type { Db } from "./client";
import type { Scope } from "./scope";

export interface SignInUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly status: "invited" | "active" | "disabled";
  readonly passwordHash: string | null;
  readonly sessionVersion: number;
  readonly locale: string;
  readonly theme: string;
  readonly oidcSubject: string | null;
}

const signInColumns = {
  id: true,
  email: true,
  name: true,
  role: true,
  status: true,
  passwordHash: true,
  sessionVersion: true,
  locale: true,
  theme: true,
  oidcSubject: true,
} as const;

/** An e-mail address as accounts are keyed by it. */
export function accountEmail(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** The account of an e-mail address, before anybody is signed in. */
export function findSignInUser(db: Db, email: string): Promise<SignInUser | null> {
  return db.user.findUnique({ where: { email: accountEmail(email) }, select: signInColumns });
}

export async function countUsers(db: Db): Promise<number> {
  return db.user.count();
}

export async function noteSignIn(db: Db, userId: string, now: Date): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { lastSignInAt: now } });
}

/** Ties an account to the subject that the identity provider knows it by. */
export async function linkOidcSubject(db: Db, userId: string, oidcSubject: string): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { oidcSubject } });
}

/** The scope's own account. */
export function getOwnUser(db: Db, scope: Scope): Promise<SignInUser> {
  return db.user.findUniqueOrThrow({ where: { id: scope.userId }, select: signInColumns });
}

export async function updateOwnUser(
  db: Db,
  scope: Scope,
  data: { name?: string; locale?: string; theme?: string },
): Promise<void> {
  await db.user.update({ where: { id: scope.userId }, data });
}

/** Sets a password and ends every session that knew the old one: the version in their tokens is no longer the user's. */
export async function setPassword(db: Db, userId: string, passwordHash: string): Promise<number> {
  const data = { passwordHash, sessionVersion: { increment: 1 } };
  return (await db.user.update({ where: { id: userId }, data, select: { sessionVersion: true } })).sessionVersion;
}

export async function bumpSessionVersion(db: Db, _scope: Scope, userId: string): Promise<number> {
  const data = { sessionVersion: { increment: 1 } };
  return (await db.user.update({ where: { id: userId }, data, select: { sessionVersion: true } })).sessionVersion;
}

export interface NewUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string | null;
  readonly locale: string;
  readonly createdAt: Date;
  readonly teamId?: string | null | undefined;
}

export async function insertUser(db: Db, { teamId, ...user }: NewUser): Promise<void> {
  await db.user.create({
    data: {
      ...user,
      email: accountEmail(user.email),
      status: "active",
      ...(teamId ? { memberships: { create: { teamId } } } : {}),
    },
  });
}

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly status: "invited" | "active" | "disabled";
  readonly lastSignInAt: Date | null;
  readonly teams: { id: string; name: string }[];
}

export async function listPeople(db: Db, _scope: Scope): Promise<Person[]> {
  const rows = await db.user.findMany({
    orderBy: [{ status: "asc" }, { name: "asc" }],
    select: {
      id: true,
      email: true,
      name: true,
      role: true,
      status: true,
      lastSignInAt: true,
      memberships: { where: { team: { archivedAt: null } }, select: { team: { select: { id: true, name: true } } } },
    },
  });
  return rows.map(({ memberships, ...row }) => ({ ...row, teams: memberships.map(({ team }) => team) }));
}

/** A person by id, locked until the end of the transaction so that two administrators cannot remove each other. */
export async function lockPerson(
  db: Db,
  _scope: Scope,
  userId: string,
): Promise<{ id: string; email: string; name: string; role: Role; status: string } | null> {
  await db.$queryRaw`SELECT id FROM app_user WHERE role = 'administrator' ORDER BY id FOR UPDATE`;
  const select = { id: true, email: true, name: true, role: true, status: true } as const;
  return db.user.findUnique({ where: { id: userId }, select });
}

export function countActiveAdministrators(db: Db, _scope: Scope): Promise<number> {
  return db.user.count({ where: { role: "administrator", status: "active" } });
}

export async function setRole(db: Db, _scope: Scope, userId: string, role: Role): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { role } });
}

/** A disabled account is out at its next request; enabling it again asks for a new sign-in. */
export async function setDisabled(db: Db, _scope: Scope, userId: string, disabledAt: Date | null): Promise<void> {
  const data = { status: disabledAt ? ("disabled" as const) : ("active" as const), disabledAt };
  await db.user.update({ where: { id: userId }, data: { ...data, sessionVersion: { increment: 1 } } });
}
