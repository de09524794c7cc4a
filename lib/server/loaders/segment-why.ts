// What does the page "why in, why out" of a stored segment show?
import { z } from "zod";
import { getSegment } from "@/lib/data/segments";
import { AppError } from "@/lib/domain/basics/errors";
import type { Why } from "@/lib/domain/segmentation/why";
import { loader } from "../loader";
import { tellWhy } from "../segment-why";
import { timedRead } from "../timed-read";

type Answer = { why: Why | null; refused: "unknownCustomer" | "brokenRule" | null };

async function orRefusal(work: Promise<Why>): Promise<Answer> {
  try {
    return { why: await work, refused: null };
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return { why: null, refused: "unknownCustomer" };
    if (error instanceof AppError && ["INVALID_RULE", "TOO_LARGE", "TIMEOUT"].includes(error.code)) {
      return { why: null, refused: "brokenRule" };
    }
    throw error;
  }
}

export const loadSegmentWhy = loader({
  name: "segments.showWhy",
  allows: "segments.read",
  input: z.object({ id: z.string().max(60), customer: z.string().min(1).max(200).optional() }),
  run: async ({ db, scope, actor, now, input }) => {
    const segment = await getSegment(db, scope, input.id);
    const { customer } = input;
    const asked = { asOf: now, locale: actor.locale };
    const answer: Answer =
      customer === undefined
        ? { why: null, refused: null }
        : await orRefusal(timedRead(undefined, (tx) => tellWhy(tx, scope, segment.rule, customer, asked)));
    return { segment, ...answer };
  },
});
