// What does somebody at the door see? The company's name, whether there is an identity provider, and whether to set up first.
import { readCompany } from "@/lib/data/company";
import { countUsers } from "@/lib/data/users";
import { oidcSettings } from "@/lib/server/auth/options";
import { openLoader } from "@/lib/server/open-gate";

export const loadSignIn = openLoader({
  name: "auth.signInPage",
  run: async ({ db, actor }) => {
    const [company, users] = await Promise.all([readCompany(db), countUsers(db)]);
    return {
      companyName: company.name,
      oidcName: oidcSettings()?.name ?? null,
      signedIn: actor !== null,
      needsSetup: users === 0,
    };
  },
});
