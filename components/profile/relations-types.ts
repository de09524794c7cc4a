// The shapes of links between customers, and what can be done with them.
import type { Action } from "@/components/ui/use-action";
import type { householdRoles, RelationshipKind } from "@/lib/domain/customers/kinds";

export type HouseholdRole = (typeof householdRoles)[number];
type Key = { customerId: string; id: string };

export type HouseholdView = {
  outOfReach: number;
  members: readonly { id: string; role: string | null; name: string }[];
} | null;

export type RelationshipView = {
  id: string;
  kind: string;
  strength: number | null;
  note: string | null;
  other: { id: string; name: string; code: string } | null;
};

export type JobView = {
  id: string;
  companyCustomerId: string | null;
  companyName: string | null;
  title: string | null;
  department: string | null;
  duties: string | null;
  startedOn: string | null;
  endedOn: string | null;
};

export type EmployeeView = { customerId: string; name: string; title: string | null; duties: string | null };

export type AddressKind = "home" | "work" | "billing" | "delivery";

export type AddressView = {
  id: string;
  kind: string;
  line: string | null;
  ward: string | null;
  provinceCode: string | null;
  asReceived: string | null;
  isPrimary: boolean;
};

export type RelationActions = {
  onJoin: Action<{ customerId: string; otherCustomerId: string; role: HouseholdRole | null }, { householdId: string }>;
  onLeave: Action<{ customerId: string }, null>;
  onRelate: Action<
    {
      customerId: string;
      otherCustomerId: string;
      kind: RelationshipKind;
      strength: number | null;
      note: string | null;
    },
    { id: string }
  >;
  onUnrelate: Action<Key, null>;
  onPutJob: Action<Omit<JobView, "id"> & { customerId: string }, { id: string }>;
  onDropJob: Action<Key, null>;
  onPutAddress: Action<
    {
      customerId: string;
      kind: AddressKind;
      line: string | null;
      ward: string | null;
      province: string | null;
      isPrimary: boolean;
    },
    { id: string }
  >;
  onDropAddress: Action<Key, null>;
};
