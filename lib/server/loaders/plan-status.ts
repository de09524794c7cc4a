// The state of all plans in one answer, for the command line.
import { z } from "zod";
import { loader } from "../loader";
import { reportPlans } from "../plan-report";

export const loadPlanStatus = loader({
  name: "plans.status",
  allows: "plan.read",
  input: z.object({ asOf: z.date().nullable() }),
  run: ({ db, scope, now, input }) => reportPlans(db, scope, input.asOf ?? now),
});
