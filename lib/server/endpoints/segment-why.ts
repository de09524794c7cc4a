// Why is somebody in or out of a rule that is being written? The builder's question; stored segments ask their loader.
import { z } from "zod";
import { endpoint } from "../endpoint";
import { tellWhy } from "../segment-why";
import { timedRead } from "../timed-read";

export const segmentWhy = endpoint({
  name: "segments.why",
  allows: "segments.read",
  mode: "read",
  input: z.object({ rule: z.unknown(), customer: z.string().min(1).max(200) }),
  run: ({ scope, actor, now, input, request }) =>
    timedRead(request.signal, (tx) =>
      tellWhy(tx, scope, input.rule, input.customer, { asOf: now, locale: actor.locale }),
    ),
});
