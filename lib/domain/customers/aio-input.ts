// What may be said of an activity, an interest or an opinion: a known topic or a new one, how it is seen, how strongly.
import { z } from "zod";
import { cleanText } from "@/lib/domain/basics/text";
import { blankToNull } from "./customer-input";
import { aioKinds, polarities } from "./kinds";

export const aioLinkInput = z.object({
  topic: z.union([
    z.number().int().positive(),
    z.object({
      kind: z.enum(aioKinds),
      name: z.string().transform(cleanText).pipe(z.string().min(2).max(80)),
    }),
  ]),
  polarity: z.enum(polarities),
  strength: z.number().int().min(1).max(5),
  note: blankToNull(300),
});
