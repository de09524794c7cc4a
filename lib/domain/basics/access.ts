// Who may do what, and whose rows does each role see? The one table; field rules stand beside it.

export const roles = [
  "administrator",
  "manager",
  "marketer",
  "analyst",
  "rep",
  "telemarketer",
  "privacy_officer",
  "auditor",
] as const;
export type Role = (typeof roles)[number];

const everyone: readonly Role[] = roles;
const writers: readonly Role[] = ["administrator", "manager", "marketer", "rep", "telemarketer"];
const leads: readonly Role[] = ["administrator", "manager"];
const marketing: readonly Role[] = ["administrator", "manager", "marketer"];

/** Permission → roles that hold it. Anything not listed is refused. */
export const permissions = {
  "profile.self": everyone,
  "customers.read": everyone,
  "customers.write": [...writers, "privacy_officer"],
  "customers.assign": leads,
  "customers.merge": marketing,
  "customers.archive": [...marketing, "privacy_officer"],
  "customers.tag": writers,
  "customers.export": ["administrator", "manager", "marketer", "privacy_officer"],
  "customers.audit": ["administrator", "manager", "privacy_officer", "auditor"],
  "notes.read": everyone,
  "notes.write": writers,
  "views.write": everyone,
  "segments.read": ["administrator", "manager", "marketer", "analyst", "privacy_officer", "auditor"],
  "segments.write": ["administrator", "manager", "marketer", "analyst"],
  "plan.read": everyone,
  "plan.write": marketing,
  "plan.work": writers,
  "catalogue.read": everyone,
  "catalogue.write": marketing,
  "partners.read": everyone,
  "partners.write": marketing,
  "imports.read": ["administrator", "manager", "marketer", "analyst", "auditor"],
  "imports.run": marketing,
  "permission.read": ["administrator", "manager", "marketer", "privacy_officer", "auditor"],
  "permission.record": [...writers, "privacy_officer"],
  "permission.write": ["administrator", "privacy_officer"],
  "settings.read": ["administrator", "manager", "privacy_officer", "auditor"],
  "settings.write": ["administrator"],
  "people.manage": ["administrator"],
  "audit.read": ["administrator", "privacy_officer", "auditor"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

export function can(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role);
}

export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((permission) => can(role, permission));
}

/** Which customers a role sees: `team` = owned by the user or belonging to one of the user's teams. */
export type RowReach = "team" | "all";

const reach: Record<Role, RowReach> = {
  administrator: "all",
  manager: "all",
  marketer: "all",
  analyst: "all",
  rep: "team",
  telemarketer: "team",
  privacy_officer: "all",
  auditor: "all",
};

export function rowReach(role: Role): RowReach {
  return reach[role];
}

/** Field groups that some roles do not see: the cellar leaves their values out, it does not blank them upstairs. */
export type FieldGroup = "income" | "sensitive_opinion" | "contact" | "notes";

const hiddenFrom: Record<FieldGroup, readonly Role[]> = {
  income: ["telemarketer", "auditor"],
  sensitive_opinion: ["rep", "telemarketer", "analyst", "auditor", "marketer"],
  contact: ["analyst", "auditor"],
  notes: ["analyst", "auditor"],
};

export function sees(role: Role, group: FieldGroup): boolean {
  return !hiddenFrom[group].includes(role);
}
