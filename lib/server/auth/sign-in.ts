// May this person come in? The password is looked at only while tries are left; what came of it is written down.
import { insertAuditRows } from "@/lib/data/audit";
import { insertSession } from "@/lib/data/sessions";
import { accountEmail, findSignInUser, noteSignIn, type SignInUser } from "@/lib/data/users";
import { newId } from "@/lib/server/clock";
import { database } from "@/lib/server/database";
import { keyedHash } from "./fingerprint";
import { passwordFits } from "./password";
import { countSignInTry } from "./throttle";
import { sessionDays } from "./token";
import type { Visitor } from "./visitor";

async function writeRefusal(user: SignInUser | null, why: string, now: Date): Promise<void> {
  const who = user ? { entity: "user", entityId: user.id } : {};
  await insertAuditRows(database(), [
    {
      id: newId(now),
      at: now,
      actorId: null,
      actorKind: "visitor",
      actorRole: null,
      action: "auth.signIn",
      outcome: "refused",
      reason: why,
      ...who,
    },
  ]);
}

/** The account when e-mail and password fit and it is active; null otherwise. Throws RATE_LIMITED. */
export async function checkCredentials(
  email: string,
  password: string,
  visitor: Visitor,
  now: Date,
): Promise<SignInUser | null> {
  const account = accountEmail(email);
  const attempt = await countSignInTry(account, visitor);
  const user = await findSignInUser(database(), account);
  const fits = await passwordFits(password, user?.status === "active" ? user.passwordHash : null);
  if (!user || !fits) {
    await writeRefusal(user, user && user.status !== "active" ? "not_active" : "wrong_credentials", now);
    return null;
  }
  await attempt.succeeded();
  return user;
}

export interface OidcProfile {
  readonly sub: string;
  readonly email?: string | undefined;
  readonly email_verified?: boolean | undefined;
}

/** Whom an identity provider's profile stands for: an existing active user with that verified address, nobody else. */
export async function checkOidcProfile(profile: OidcProfile, now: Date): Promise<SignInUser | null> {
  const email = profile.email_verified === true ? profile.email : undefined;
  const user = email ? await findSignInUser(database(), email) : null;
  const sameSubject = !user?.oidcSubject || user.oidcSubject === profile.sub;
  if (user?.status === "active" && sameSubject) return user;
  await writeRefusal(user, email ? "not_active" : "email_not_verified", now);
  return null;
}

/** Opens a session for somebody who proved who they are; its id and version go into the cookie. */
export async function openSession(
  user: SignInUser,
  visitor: Visitor,
  now: Date,
): Promise<{ sid: string; ver: number }> {
  const sid = newId(now);
  await database().$transaction(async (tx) => {
    await insertSession(tx, {
      id: sid,
      userId: user.id,
      sessionVersion: user.sessionVersion,
      createdAt: now,
      expiresAt: new Date(now.getTime() + sessionDays * 86_400_000),
      userAgent: visitor.userAgent,
      ipHash: visitor.ip === null ? null : keyedHash("ip", visitor.ip),
    });
    await noteSignIn(tx, user.id, now);
    await insertAuditRows(tx, [
      {
        id: newId(now),
        at: now,
        actorId: user.id,
        actorKind: "user",
        actorRole: user.role,
        action: "auth.signIn",
        outcome: "done",
        entity: "session",
        entityId: sid,
      },
    ]);
  });
  return { sid, ver: user.sessionVersion };
}
