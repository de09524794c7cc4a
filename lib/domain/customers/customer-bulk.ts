// Which customers does one act on many mean? The ticked ones, or all that a filter means; never more than fit in one act.
import { z } from "zod";
import { customerFilterParams } from "./customer-list";

export const mostAtOnce = 10_000;

export const bulkTarget = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(mostAtOnce) }),
  z.strictObject({ filter: customerFilterParams }),
]);
export type BulkTarget = z.output<typeof bulkTarget>;
export type BulkTargetInput = z.input<typeof bulkTarget>;

/** What bulk assignment changed, so that it can be taken back: earlier owner and team with the customers that had them. */
export const earlierAssignment = z.object({
  ownerId: z.uuid().nullable(),
  teamId: z.uuid().nullable(),
  ids: z.array(z.uuid()).min(1).max(mostAtOnce),
});
export type EarlierAssignment = z.output<typeof earlierAssignment>;
