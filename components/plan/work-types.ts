// A piece of work as the screen knows it.

import type { Action } from "@/components/ui/use-action";
import type {
  NodeRef,
  SlipInput,
  WorkItemChange,
  WorkItemInput,
  WorkStatus,
  WorkStatusInput,
} from "@/lib/domain/most/plan-input";

export interface WorkRow {
  readonly id: string;
  readonly side: "internal" | "external";
  readonly title: string;
  readonly ownerId: string | null;
  readonly dueOn: string | null;
  readonly estimateHours: number | null;
  readonly loggedHours: number | null;
  readonly dependsOnId: string | null;
  readonly status: WorkStatus;
  readonly slips: number;
  readonly version: number;
}

export type WorkActions = {
  add: Action<WorkItemInput, { id: string }>;
  edit: Action<WorkItemChange, { id: string }>;
  setStatus: Action<WorkStatusInput, { id: string; version: number; was: WorkStatus }>;
  slip: Action<SlipInput, { id: string }>;
  archive: Action<NodeRef, { id: string }>;
  restore: Action<NodeRef, { id: string }>;
};
