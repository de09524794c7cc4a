// The test-only door to a scope: a user of the given role, who exists in the database, and an actor made of it.
import { mintScope, type Scope } from "@/lib/data/scope";
import type { Role } from "@/lib/domain/basics/access";
import type { Locale } from "@/lib/messages/namespaces";
import { type Actor, actingAs } from "@/lib/server/actor";
import { newId, now } from "@/lib/server/clock";
import { db } from "./database";

export interface TestUser {
  teamIds?: readonly string[];
  email?: string;
  name?: string;
}

/** A user row of this role and the scope that a request of theirs would have. */
export async function testScope(role: Role, { teamIds = [], email, name }: TestUser = {}): Promise<Scope> {
  const id = newId();
  await db().user.create({
    data: {
      id,
      email: email ?? `${role}-${id}@example.test`,
      name: name ?? `Test ${role}`,
      role,
      status: "active",
      createdAt: now(),
      memberships: { create: teamIds.map((teamId) => ({ teamId })) },
    },
  });
  return mintScope({ userId: id, role, teamIds });
}

/** A team to put users and customers in. */
export async function testTeam(name = `Team ${newId()}`): Promise<string> {
  const id = newId();
  await db().team.create({ data: { id, name, createdAt: now() } });
  return id;
}

/** A scope without a user row, for functions that only read it. */
export function bareScope(role: Role, teamIds: readonly string[] = []): Scope {
  return mintScope({ userId: newId(), role, teamIds });
}

/** Runs work as the user of this scope, as a signed-in request would. */
export function as<T>(scope: Scope, work: () => Promise<T>, locale: Locale = "vi"): Promise<T> {
  const actor: Actor = { kind: "user", scope, locale };
  return actingAs(actor, work);
}
