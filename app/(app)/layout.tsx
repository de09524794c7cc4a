// The frame of every signed-in page. Whoever is not signed in is sent to the door by the loader.
import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { signOut } from "@/lib/server/actions/me";
import { chooseLocale, chooseTheme } from "@/lib/server/actions/preferences";
import { loadShell } from "@/lib/server/loaders/shell";

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  return (
    <Shell data={await loadShell()} onLocale={chooseLocale} onTheme={chooseTheme} onSignOut={signOut}>
      {children}
    </Shell>
  );
}
