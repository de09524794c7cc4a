// What can the filters of the list be set to? People and teams that hold customers, and the provinces and imports in use.
import { rowReach } from "@/lib/domain/basics/access";
import type { Db } from "../client";
import type { Scope } from "../scope";

export interface NamedOption {
  readonly id: string;
  readonly name: string;
}

/** People who may own customers; a team member sees the people of their teams. */
export async function listOwners(db: Db, scope: Scope): Promise<NamedOption[]> {
  return db.user.findMany({
    where: {
      status: "active",
      ...(rowReach(scope.role) === "all"
        ? {}
        : { OR: [{ id: scope.userId }, { memberships: { some: { teamId: { in: [...scope.teamIds] } } } }] }),
    },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 500,
  });
}

export async function listTeams(db: Db, scope: Scope): Promise<NamedOption[]> {
  return db.team.findMany({
    where: { archivedAt: null, ...(rowReach(scope.role) === "all" ? {} : { id: { in: [...scope.teamIds] } }) },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 200,
  });
}
