// Which people and teams may a file name as responsible for a customer? Active people by e-mail or name, teams by name.
import type { Db } from "./client";
import type { Scope } from "./scope";

export async function listImportOwners(
  db: Db,
  _scope: Scope,
): Promise<{ owners: [string, string][]; teams: [string, string][] }> {
  const [users, teams] = await Promise.all([
    db.user.findMany({ where: { status: "active" }, select: { id: true, email: true, name: true } }),
    db.team.findMany({ where: { archivedAt: null }, select: { id: true, name: true } }),
  ]);
  return {
    owners: users.flatMap(({ id, email, name }): [string, string][] => [
      [name, id],
      [email, id],
    ]),
    teams: teams.map(({ id, name }) => [name, id]),
  };
}
