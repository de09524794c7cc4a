// What does the signed-in frame need to know about the visitor?
import type { Locale } from "@/lib/messages/namespaces";

export type Theme = "light" | "dark" | "system";

export type ShellData = {
  user: { id: string; name: string; email: string; role: string };
  company: { name: string; currency: string; timeZone: string };
  permissions: string[];
  locale: Locale;
  theme: Theme;
  /** Numbers beside entries of the navigation, by entry. */
  counts?: Record<string, number>;
};
