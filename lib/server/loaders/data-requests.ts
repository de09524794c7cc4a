// What do customers wait for, and which of it is late?
import { z } from "zod";
import { listDataRequests } from "@/lib/data/data-requests";
import { can } from "@/lib/domain/basics/access";
import { loader } from "../loader";

export const loadDataRequests = loader({
  name: "dataRequests.list",
  allows: "customers.read",
  input: z.object({ closed: z.boolean() }),
  run: async ({ db, scope, now, input }) => {
    const requests = await listDataRequests(db, scope, input);
    return {
      requests: requests.map((one) => ({ ...one, late: one.closedAt === null && one.dueAt <= now })),
      mayAnswer: can(scope.role, "permission.record"),
    };
  },
});
