// What does the frame around every page need? The person, the company, what they may do, their language and look.
import { cookies } from "next/headers";
import { getCompany } from "@/lib/data/company";
import { getOwnUser } from "@/lib/data/users";
import { permissionsOf } from "@/lib/domain/basics/access";
import { loader } from "@/lib/server/loader";

const themes = ["light", "dark", "system"] as const;

function isTheme(text: unknown): text is (typeof themes)[number] {
  return themes.some((theme) => theme === text);
}

export const loadShell = loader({
  name: "shell.load",
  allows: "profile.self",
  run: async ({ db, scope, actor }) => {
    const [user, company, jar] = await Promise.all([getOwnUser(db, scope), getCompany(db, scope), cookies()]);
    const { name, currency, timeZone } = company;
    return {
      user: { id: user.id, name: user.name, email: user.email, role: user.role },
      company: { name, currency, timeZone },
      permissions: permissionsOf(scope.role),
      locale: actor.locale,
      theme: [jar.get("theme")?.value, user.theme].find(isTheme) ?? ("system" as const),
    };
  },
});
