// Where can one go, what does it take to see it, and which letter after `g` leads there?
import {
  Boxes,
  CalendarCheck,
  FileInput,
  Handshake,
  Inbox,
  type LucideIcon,
  NotebookPen,
  Settings,
  Shapes,
  Target,
  Users,
} from "lucide-react";

export type NavKey =
  | "today"
  | "customers"
  | "notes"
  | "segments"
  | "plan"
  | "products"
  | "requests"
  | "partners"
  | "imports"
  | "settings";

export type NavEntry = {
  key: NavKey;
  href: string;
  icon: LucideIcon;
  /** null: everybody who is signed in. */
  permission: string | null;
  letter: string;
  group: "work" | "catalogue" | "system";
};

export const navEntries: readonly NavEntry[] = [
  { key: "today", href: "/today", icon: CalendarCheck, permission: null, letter: "t", group: "work" },
  { key: "customers", href: "/customers", icon: Users, permission: "customers.read", letter: "c", group: "work" },
  { key: "notes", href: "/notes/new", icon: NotebookPen, permission: "notes.write", letter: "n", group: "work" },
  { key: "segments", href: "/segments", icon: Shapes, permission: "segments.read", letter: "s", group: "work" },
  { key: "plan", href: "/plan", icon: Target, permission: "plan.read", letter: "p", group: "work" },
  {
    key: "requests",
    href: "/permission/requests",
    icon: Inbox,
    permission: "permission.record",
    letter: "q",
    group: "work",
  },
  { key: "products", href: "/products", icon: Boxes, permission: "catalogue.read", letter: "r", group: "catalogue" },
  { key: "partners", href: "/partners", icon: Handshake, permission: "partners.read", letter: "d", group: "catalogue" },
  { key: "imports", href: "/imports", icon: FileInput, permission: "imports.run", letter: "i", group: "system" },
  { key: "settings", href: "/settings", icon: Settings, permission: "settings.read", letter: "e", group: "system" },
];

export function allowedEntries(permissions: readonly string[]): NavEntry[] {
  return navEntries.filter((entry) => entry.permission === null || permissions.includes(entry.permission));
}

/** Whether an entry stands for the page in sight: the page itself or one below it. */
export function isCurrent(href: string, path: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}
