// Who works here, in which teams, and who is still invited?
import { listOpenInvitations } from "@/lib/data/invitations";
import { listTeamNames, listTeams } from "@/lib/data/teams";
import { listPeople } from "@/lib/data/users";
import { can } from "@/lib/domain/basics/access";
import { loader } from "@/lib/server/loader";

export const loadPeople = loader({
  name: "people.load",
  allows: "settings.read",
  run: async ({ db, scope, now }) => {
    const mayManage = can(scope.role, "people.manage");
    const [people, invitations, teams] = await Promise.all([
      listPeople(db, scope),
      mayManage ? listOpenInvitations(db, scope, now) : [],
      listTeamNames(db, scope),
    ]);
    return { people, invitations, teams, mayManage, ownId: scope.userId };
  },
});

export const loadTeams = loader({
  name: "teams.load",
  allows: "settings.read",
  run: async ({ db, scope }) => {
    const [teams, people] = await Promise.all([listTeams(db, scope), listPeople(db, scope)]);
    const active = people.filter(({ status }) => status === "active").map(({ id, name, role }) => ({ id, name, role }));
    return { teams, people: active, mayManage: can(scope.role, "people.manage") };
  },
});
