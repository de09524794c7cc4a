// May requests be sent to this process? Only while the database answers and its schema is current.
import { z } from "zod";
import { isReady } from "@/lib/server/health";
import { openEndpoint } from "@/lib/server/open-gate";

export const GET = openEndpoint({
  name: "health.ready",
  input: z.object({}),
  run: async () => {
    const { ready, checks } = await isReady();
    const answer = { status: ready ? "ready" : "not ready", checks };
    return Response.json(answer, { status: ready ? 200 : 503, headers: { "Cache-Control": "no-store" } });
  },
});
