// Is this process alive? Asked often by whatever restarts it; touches nothing.
import { z } from "zod";
import { openEndpoint } from "@/lib/server/open-gate";

export const GET = openEndpoint({
  name: "health.alive",
  input: z.object({}),
  run: async () => Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } }),
});
