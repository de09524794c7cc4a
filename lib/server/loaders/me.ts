// What does somebody see of their own account?
import { listOwnSessions } from "@/lib/data/sessions";
import { listTeamNames } from "@/lib/data/teams";
import { getOwnUser } from "@/lib/data/users";
import { oidcSettings } from "@/lib/server/auth/options";
import { loader } from "@/lib/server/loader";
import { currentSession } from "@/lib/server/session";

export const loadMe = loader({
  name: "me.load",
  allows: "profile.self",
  run: async ({ db, scope, now, actor }) => {
    const [user, sessions, teams, here] = await Promise.all([
      getOwnUser(db, scope),
      listOwnSessions(db, scope, now),
      listTeamNames(db, scope),
      currentSession(),
    ]);
    const { name, email, role, passwordHash } = user;
    return {
      name,
      email,
      role,
      locale: actor.locale,
      hasPassword: passwordHash !== null,
      oidcName: oidcSettings()?.name ?? null,
      teams: teams.filter(({ id }) => scope.teamIds.includes(id)).map((team) => team.name),
      sessions: sessions.map((session) => ({ ...session, here: session.id === here?.sessionId })),
    };
  },
});
