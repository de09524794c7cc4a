// What may be typed as a phone, an e-mail or a Zalo id? The kind decides how it is read.
import { z } from "zod";
import { cleanText } from "@/lib/domain/basics/text";
import { emailInput, phoneInput } from "./customer-input";

const zaloInput = z
  .string()
  .transform(cleanText)
  .pipe(z.string().min(2).max(80))
  .transform((text) => ({ value: text.toLowerCase(), display: text }));

export const contactPointInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("phone"), value: phoneInput }),
  z.object({ kind: z.literal("email"), value: emailInput }),
  z.object({ kind: z.literal("zalo"), value: zaloInput }),
]);
