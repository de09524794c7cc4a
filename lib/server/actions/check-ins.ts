"use server";
// How sure is the person in charge, today?
import { insertCheckIn } from "@/lib/data/check-ins";
import { getNode } from "@/lib/data/plan-nodes";
import { checkInInput } from "@/lib/domain/most/plan-input";
import { newId } from "../clock";
import { action } from "../gate";
import { assertLiving, assertMayWork } from "../plan-rights";

export const checkIn = action({
  name: "checkIns.add",
  allows: "plan.work",
  input: checkInInput,
  run: async ({ tx, scope, now, input, audit }) => {
    const node = await getNode(tx, scope, input.nodeId);
    assertLiving(node);
    assertMayWork(scope, node);
    const id = newId(now);
    await insertCheckIn(tx, scope, { id, ...input, authorId: scope.userId, at: now });
    audit({ entity: "check_in", entityId: id, after: input });
    return { id };
  },
});
