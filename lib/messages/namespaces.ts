// Which languages and which groups of texts exist? One JSON file per language and namespace.

export const locales = ["vi", "en"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "vi";

export const namespaces = [
  "common",
  "shell",
  "errors",
  "pages",
  "auth",
  "setup",
  "people",
  "today",
  "customers",
  "profile",
  "imports",
  "notes",
  "segments",
  "rules",
  "plan",
  "permission",
  "centre",
  "products",
  "partners",
  "settings",
  "audit",
  "insights",
  "validation",
] as const;
export type Namespace = (typeof namespaces)[number];

export function isLocale(value: unknown): value is Locale {
  return value === "vi" || value === "en";
}
