// Which teams are there, and who is in them? Customers of a team are seen by its members.
import type { Db } from "./client";
import type { Scope } from "./scope";

export interface TeamRow {
  readonly id: string;
  readonly name: string;
  readonly members: { userId: string; name: string; lead: boolean }[];
  readonly customers: number;
}

export async function listTeams(db: Db, _scope: Scope): Promise<TeamRow[]> {
  const [teams, counts] = await Promise.all([
    db.team.findMany({
      where: { archivedAt: null },
      orderBy: { name: "asc" },
      select: {
        id: true,
        name: true,
        members: {
          select: { userId: true, lead: true, user: { select: { name: true } } },
          orderBy: { user: { name: "asc" } },
        },
      },
    }),
    db.customer.groupBy({ by: ["teamId"], _count: true, where: { status: "active", teamId: { not: null } } }),
  ]);
  const customersOf = new Map(counts.map((row) => [row.teamId, row._count]));
  return teams.map(({ members, ...team }) => ({
    ...team,
    members: members.map(({ userId, lead, user }) => ({ userId, lead, name: user.name })),
    customers: customersOf.get(team.id) ?? 0,
  }));
}

/** Teams by id and name, for choosing one. */
export function listTeamNames(db: Db, _scope: Scope): Promise<{ id: string; name: string }[]> {
  return db.team.findMany({ where: { archivedAt: null }, orderBy: { name: "asc" }, select: { id: true, name: true } });
}

export function findTeam(db: Db, _scope: Scope, id: string): Promise<{ id: string; name: string } | null> {
  return db.team.findFirst({ where: { id, archivedAt: null }, select: { id: true, name: true } });
}

export function findTeamByName(db: Db, _scope: Scope, name: string): Promise<{ id: string; name: string } | null> {
  return db.team.findFirst({ where: { name, archivedAt: null }, select: { id: true, name: true } });
}

export async function insertTeam(
  db: Db,
  _scope: Scope,
  team: { id: string; name: string; createdAt: Date },
): Promise<void> {
  await db.team.create({ data: team });
}

export async function renameTeamRow(db: Db, _scope: Scope, id: string, name: string): Promise<number> {
  return (await db.team.updateMany({ where: { id, archivedAt: null }, data: { name } })).count;
}

export async function archiveTeamRow(db: Db, _scope: Scope, id: string, archivedAt: Date | null): Promise<number> {
  return (await db.team.updateMany({ where: { id }, data: { archivedAt } })).count;
}

/** Replaces the members of a team; the ids of people who do not exist are refused by the database. */
export async function setTeamMembers(
  db: Db,
  _scope: Scope,
  teamId: string,
  members: readonly { userId: string; lead: boolean }[],
): Promise<void> {
  await db.teamMember.deleteMany({ where: { teamId } });
  await db.teamMember.createMany({ data: members.map((member) => ({ teamId, ...member })) });
}
