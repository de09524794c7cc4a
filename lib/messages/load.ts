// Which texts does a language have? Every namespace, imported statically so that a missing file fails the build.
import enAudit from "./en/audit.json";
import enAuth from "./en/auth.json";
import enCentre from "./en/centre.json";
import enCommon from "./en/common.json";
import enCustomers from "./en/customers.json";
import enErrors from "./en/errors.json";
import enImports from "./en/imports.json";
import enInsights from "./en/insights.json";
import enNotes from "./en/notes.json";
import enPages from "./en/pages.json";
import enPartners from "./en/partners.json";
import enPeople from "./en/people.json";
import enPermission from "./en/permission.json";
import enPlan from "./en/plan.json";
import enProducts from "./en/products.json";
import enProfile from "./en/profile.json";
import enRules from "./en/rules.json";
import enSegments from "./en/segments.json";
import enSettings from "./en/settings.json";
import enSetup from "./en/setup.json";
import enShell from "./en/shell.json";
import enToday from "./en/today.json";
import enValidation from "./en/validation.json";
import type { Locale, Namespace } from "./namespaces";
import viAudit from "./vi/audit.json";
import viAuth from "./vi/auth.json";
import viCentre from "./vi/centre.json";
import viCommon from "./vi/common.json";
import viCustomers from "./vi/customers.json";
import viErrors from "./vi/errors.json";
import viImports from "./vi/imports.json";
import viInsights from "./vi/insights.json";
import viNotes from "./vi/notes.json";
import viPages from "./vi/pages.json";
import viPartners from "./vi/partners.json";
import viPeople from "./vi/people.json";
import viPermission from "./vi/permission.json";
import viPlan from "./vi/plan.json";
import viProducts from "./vi/products.json";
import viProfile from "./vi/profile.json";
import viRules from "./vi/rules.json";
import viSegments from "./vi/segments.json";
import viSettings from "./vi/settings.json";
import viSetup from "./vi/setup.json";
import viShell from "./vi/shell.json";
import viToday from "./vi/today.json";
import viValidation from "./vi/validation.json";

const vi = {
  common: viCommon,
  shell: viShell,
  errors: viErrors,
  pages: viPages,
  auth: viAuth,
  setup: viSetup,
  people: viPeople,
  today: viToday,
  customers: viCustomers,
  profile: viProfile,
  imports: viImports,
  notes: viNotes,
  segments: viSegments,
  rules: viRules,
  plan: viPlan,
  permission: viPermission,
  centre: viCentre,
  products: viProducts,
  partners: viPartners,
  settings: viSettings,
  audit: viAudit,
  insights: viInsights,
  validation: viValidation,
} satisfies Record<Namespace, unknown>;

const en: Messages = {
  common: enCommon,
  shell: enShell,
  errors: enErrors,
  pages: enPages,
  auth: enAuth,
  setup: enSetup,
  people: enPeople,
  today: enToday,
  customers: enCustomers,
  profile: enProfile,
  imports: enImports,
  notes: enNotes,
  segments: enSegments,
  rules: enRules,
  plan: enPlan,
  permission: enPermission,
  centre: enCentre,
  products: enProducts,
  partners: enPartners,
  settings: enSettings,
  audit: enAudit,
  insights: enInsights,
  validation: enValidation,
};

/** The shape every language has; the Vietnamese files are the measure. */
export type Messages = typeof vi;

export function loadMessages(locale: Locale): Messages {
  return locale === "en" ? en : vi;
}
