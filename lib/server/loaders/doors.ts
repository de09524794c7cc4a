// May the set-up page or an invitation still be used, and what does it offer?
import { z } from "zod";
import { readCompany } from "@/lib/data/company";
import { findOpenInvitation } from "@/lib/data/invitations";
import { countUsers, findSignInUser } from "@/lib/data/users";
import { currencies } from "@/lib/domain/basics/currencies";
import { tokenHash } from "@/lib/server/auth/fingerprint";
import { timeZones } from "@/lib/server/auth/time-zones";
import { openLoader } from "@/lib/server/open-gate";

export const loadSetup = openLoader({
  name: "setup.page",
  run: async ({ db }) => ({
    open: (await countUsers(db)) === 0,
    currencies: [...currencies],
    timeZones: [...timeZones],
  }),
});

export const loadInvitation = openLoader({
  name: "invitations.page",
  input: z.string().max(200),
  run: async ({ db, now, input }) => {
    const [company, invitation] = await Promise.all([readCompany(db), findOpenInvitation(db, tokenHash(input), now)]);
    if (!invitation) return { companyName: company.name, invitation: null };
    const { email, name, role } = invitation;
    return {
      companyName: company.name,
      invitation: { email, name, role, reset: (await findSignInUser(db, email)) !== null },
    };
  },
});
