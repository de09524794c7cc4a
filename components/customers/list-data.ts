// What the list needs from its page: the first rows, what filters can be set to, what this person may do, and the actions.
import type { Action } from "@/components/ui/use-action";
import type { BulkTargetInput, EarlierAssignment } from "@/lib/domain/customers/customer-bulk";
import type { CustomerPage } from "@/lib/domain/customers/customer-row";

export type ListTag = { id: number; slug: string; name: string; colour: string | null };
export type ListOption = { id: string; name: string };
export type ListView = {
  id: string;
  name: string;
  shared: boolean;
  own: boolean;
  ownerName: string;
  query: Record<string, string>;
};

export type ListMay = {
  write: boolean;
  tag: boolean;
  assign: boolean;
  archive: boolean;
  merge: boolean;
  export: boolean;
  segment: boolean;
  import: boolean;
  contact: boolean;
};

export type ListData = {
  page: CustomerPage;
  currency: string;
  userId: string;
  tags: readonly ListTag[];
  owners: readonly ListOption[];
  teams: readonly ListOption[];
  views: readonly ListView[];
  may: ListMay;
};

type Changed = { changed: number; ids: string[] };

export type ListActions = {
  createTag: Action<{ name: string }, ListTag>;
  tagMany: Action<{ target: BulkTargetInput; tagId: number }, Changed>;
  untagMany: Action<{ target: BulkTargetInput; tagId: number }, Changed>;
  assignMany: Action<
    { target: BulkTargetInput; ownerId?: string | null; teamId?: string | null },
    { changed: number; earlier: EarlierAssignment[] }
  >;
  restoreAssignments: Action<{ earlier: EarlierAssignment[] }, { changed: number }>;
  archiveMany: Action<{ target: BulkTargetInput }, Changed>;
  restoreMany: Action<{ ids: string[] }, { changed: number }>;
  saveView: Action<{ name: string; shared: boolean; query: Record<string, string> }, { id: string }>;
  removeView: Action<{ id: string }, { name: string; shared: boolean; query: Record<string, string> }>;
};
