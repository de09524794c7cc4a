// What is written about a segment besides its rule?
import { z } from "zod";
import { cleanText } from "@/lib/domain/basics/text";

const line = (most: number) => z.string().transform(cleanText).pipe(z.string().max(most, "ruleTooLong"));
const name = line(200).pipe(z.string().min(1, "required"));
const optional = (most: number) =>
  line(most)
    .nullish()
    .transform((text) => text || null);

export const segmentFields = z.object({
  nameVi: name,
  nameEn: name,
  description: optional(2000),
  folder: optional(100),
  shared: z.boolean().default(true),
});
export type SegmentFields = z.input<typeof segmentFields>;
