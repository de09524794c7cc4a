// Which sessions are alive, and whose are they? Read once per request, before there is a scope: the scope comes from here.
import type { Role } from "@/lib/domain/basics/access";
import type { Db } from "./client";
import type { Scope } from "./scope";

export interface LiveSession {
  readonly sessionId: string;
  readonly userId: string;
  readonly role: Role;
  readonly teamIds: string[];
  readonly locale: string;
  readonly lastSeenAt: Date;
}

/** Longest pause between two requests of a session. */
const idleDays = 14;

/**
 * The session with its user as they are now, or null when it was revoked, has expired, rested too long, belongs to
 * somebody who is not active, or is older than the user's last "sign out everywhere".
 */
export async function findLiveSession(
  db: Db,
  sessionId: string,
  version: number,
  now: Date,
): Promise<LiveSession | null> {
  const rows = await db.$queryRaw<LiveSession[]>`
    SELECT s.id AS "sessionId", u.id AS "userId", u.role::text AS role, u.locale, s.last_seen_at AS "lastSeenAt",
           ARRAY(SELECT m.team_id::text FROM team_member m JOIN team t ON t.id = m.team_id
                  WHERE m.user_id = u.id AND t.archived_at IS NULL) AS "teamIds"
      FROM session s JOIN app_user u ON u.id = s.user_id
     WHERE s.id = ${sessionId}::uuid AND s.revoked_at IS NULL AND s.expires_at > ${now}
       AND s.last_seen_at > ${now}::timestamptz - make_interval(days => ${idleDays}::int)
       AND s.session_version = ${version}::int AND u.session_version = s.session_version AND u.status = 'active'`;
  return rows[0] ?? null;
}

/** Remembers that the session was used, at most once a minute. */
export async function touchSession(db: Db, sessionId: string, now: Date): Promise<void> {
  const minuteAgo = new Date(now.getTime() - 60_000);
  await db.session.updateMany({ where: { id: sessionId, lastSeenAt: { lt: minuteAgo } }, data: { lastSeenAt: now } });
}

export interface NewSession {
  readonly id: string;
  readonly userId: string;
  readonly sessionVersion: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly userAgent: string | null;
  readonly ipHash: string | null;
}

export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await db.session.create({ data: { ...session, lastSeenAt: session.createdAt } });
}

export interface OwnSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly userAgent: string | null;
}

/** The live sessions of the scope's own user, the latest used first. */
export async function listOwnSessions(db: Db, scope: Scope, now: Date): Promise<OwnSession[]> {
  return db.session.findMany({
    where: { userId: scope.userId, revokedAt: null, expiresAt: { gt: now }, user: { status: "active" } },
    select: { id: true, createdAt: true, lastSeenAt: true, userAgent: true },
    orderBy: { lastSeenAt: "desc" },
    take: 50,
  });
}

/** Ends one session of the scope's own user; 0 when it is not theirs or has ended. */
export async function revokeOwnSession(db: Db, scope: Scope, sessionId: string, now: Date): Promise<number> {
  const where = { id: sessionId, userId: scope.userId, revokedAt: null };
  return (await db.session.updateMany({ where, data: { revokedAt: now } })).count;
}

/** Ends the sessions of a user, all or all but one. The caller has been allowed to by the gate. */
export async function revokeSessionsOf(
  db: Db,
  _scope: Scope,
  userId: string,
  now: Date,
  { except }: { except?: string } = {},
): Promise<number> {
  const where = { userId, revokedAt: null, ...(except ? { id: { not: except } } : {}) };
  return (await db.session.updateMany({ where, data: { revokedAt: now } })).count;
}

/** Counters of the throttle whose window is over. */
export async function forgetExpiredTries(db: Db, epochMs: number): Promise<void> {
  await db.rateLimit.deleteMany({ where: { expire: { lt: BigInt(epochMs) } } });
}

/** Lets the scope's own session live on under the user's new version. */
export async function renewSession(db: Db, scope: Scope, sessionId: string, sessionVersion: number): Promise<void> {
  await db.session.updateMany({ where: { id: sessionId, userId: scope.userId }, data: { sessionVersion } });
}
