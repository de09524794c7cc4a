// How is an import taken back? In one transaction, whatever its kind: lines and links first, then customers, then what they
// leaned on. The images of what was there before go with it.
import { undoCustomers } from "./import-undo-customers";
import { undoPurchases } from "./import-undo-purchases";
import { undoReferences } from "./import-undo-reference";
import type { UndoContext } from "./import-undo-tally";

export async function takeBackImport(
  context: UndoContext,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const { client, no } = context;
  const steps = [undoPurchases, undoCustomers, undoReferences];
  for (const [index, step] of steps.entries()) {
    progress(index, steps.length);
    await step(context);
  }
  await client.query("DELETE FROM import_undo WHERE import_no = $1", [no]);
  progress(steps.length, steps.length);
}
