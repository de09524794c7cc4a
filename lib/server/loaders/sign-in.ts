// What does somebody at the door see? The company's name, whether there is an identity provider, and whether to set up first.
import { z } from "zod";
import { readCompany } from "@/lib/data/company";
import { countUsers } from "@/lib/data/users";
import { returnPath } from "@/lib/domain/basics/return-path";
import { oidcSettings } from "@/lib/server/auth/options";
import { openLoader } from "@/lib/server/open-gate";

export const loadSignIn = openLoader({
  name: "auth.signInPage",
  // Where to go on to; anything may stand in the address.
  input: z.object({ next: z.unknown() }),
  run: async ({ db, actor, input }) => {
    const [company, users] = await Promise.all([readCompany(db), countUsers(db)]);
    return {
      companyName: company.name,
      next: returnPath(input.next),
      oidcName: oidcSettings()?.name ?? null,
      signedIn: actor !== null,
      needsSetup: users === 0,
    };
  },
});
