"use server";
// How does a person want to see the product? Language and look: kept on the device, and in the account when signed in.
import { cookies } from "next/headers";
import { z } from "zod";
import { updateOwnUser } from "@/lib/data/users";
import { locales } from "@/lib/messages/namespaces";
import { openAction } from "@/lib/server/open-gate";

const year = 365 * 86_400;

async function remember(name: string, value: string): Promise<void> {
  (await cookies()).set(name, value, { path: "/", sameSite: "lax", maxAge: year });
}

export const chooseLocale = openAction({
  name: "preferences.locale",
  input: z.object({ locale: z.enum(locales) }),
  run: async ({ tx, actor, input }) => {
    await remember("locale", input.locale);
    if (actor?.kind === "user") await updateOwnUser(tx, actor.scope, { locale: input.locale });
    return null;
  },
});

export const chooseTheme = openAction({
  name: "preferences.theme",
  input: z.object({ theme: z.enum(["light", "dark", "system"]) }),
  run: async ({ tx, actor, input }) => {
    await remember("theme", input.theme);
    if (actor?.kind === "user") await updateOwnUser(tx, actor.scope, { theme: input.theme });
    return null;
  },
});
