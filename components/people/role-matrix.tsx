// Which role may do what? Read from the one table that the gate asks, so it cannot tell a different story.
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  type Permission,
  permissions,
  permissionsOf,
  type Role,
  roles,
  rowReach,
  sees,
} from "@/lib/domain/basics/access";
import { permissionKey } from "./permission-key";

const allPermissions = Object.keys(permissions) as Permission[];
const fieldGroups = ["income", "sensitive_opinion", "contact", "notes"] as const;
const cell = "border-b border-line px-2 py-1.5 text-center whitespace-nowrap";

function Mark({ yes }: { yes: boolean }) {
  const t = useTranslations("people.matrix");
  return yes ? (
    <Check role="img" aria-label={t("yes")} className="mx-auto size-4 text-good" />
  ) : (
    <span className="text-ink-faint">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{t("no")}</span>
    </span>
  );
}

function Row({ label, of }: { label: string; of: (role: Role) => React.ReactNode }) {
  return (
    <tr className="hover:bg-hover">
      <th
        scope="row"
        className="sticky left-0 min-w-36 border-b border-line bg-raised px-4 py-1.5 text-left font-normal sm:min-w-56"
      >
        {label}
      </th>
      {roles.map((role) => (
        <td key={role} className={cell}>
          {of(role)}
        </td>
      ))}
    </tr>
  );
}

export function RoleMatrix() {
  const t = useTranslations("people");
  const roleName = useTranslations("shell.role");
  const held = new Map(roles.map((role) => [role, new Set<Permission>(permissionsOf(role))]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="relative overflow-x-auto" tabIndex={0} aria-label={t("matrix.caption")}>
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{t("matrix.caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="sticky left-0 border-b border-line bg-raised px-4 py-2 text-left font-medium">
              {t("matrix.permission")}
            </th>
            {roles.map((role) => (
              <th key={role} scope="col" className="min-w-24 border-b border-line px-2 py-2 align-bottom font-medium">
                {roleName(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row
            label={t("matrix.reach")}
            of={(role) => t(rowReach(role) === "all" ? "matrix.reachAll" : "matrix.reachTeam")}
          />
          {fieldGroups.map((group) => (
            <Row key={group} label={t(`matrix.field_${group}`)} of={(role) => <Mark yes={sees(role, group)} />} />
          ))}
          {allPermissions.map((permission) => (
            <Row
              key={permission}
              label={t(`permission.${permissionKey(permission)}`)}
              of={(role) => <Mark yes={held.get(role)?.has(permission) === true} />}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
