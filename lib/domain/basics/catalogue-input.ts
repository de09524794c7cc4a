// What may a person write about a product, a category or a partner? Names in both languages, codes that stay unique.
import { z } from "zod";
import { cleanText } from "./text";

const blankIsNull = (value: unknown) => (typeof value === "string" && value.trim() === "" ? null : value);
const text = (most: number) =>
  z
    .string()
    .max(most * 2)
    .transform(cleanText)
    .pipe(z.string().max(most));
const needed = (most: number) => text(most).pipe(z.string().min(1));
const optional = (most: number) => z.preprocess(blankIsNull, text(most).nullable()).default(null);
const code = needed(60);

export const productKinds = ["product", "service"] as const;
export type ProductKind = (typeof productKinds)[number];

export const productFields = z.object({
  kind: z.enum(productKinds),
  code,
  nameVi: needed(200),
  /** Blank: the Vietnamese name serves both languages. */
  nameEn: optional(200),
  categoryId: z.coerce.number().int().positive().nullable().default(null),
  brand: optional(120),
  manufacturer: optional(120),
  packageSize: optional(60),
  unit: optional(40),
  priceMinor: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().default(null),
  marginPercent: z.number().min(-1000).max(100).nullable().default(null),
  boughtOnce: z.boolean().default(false),
  supplierId: z.preprocess(blankIsNull, z.uuid().nullable()).default(null),
});
export type ProductFields = z.output<typeof productFields>;

export const categoryFields = z.object({
  code,
  nameVi: needed(120),
  nameEn: optional(120),
  parentId: z.coerce.number().int().positive().nullable().default(null),
});
export type CategoryFields = z.output<typeof categoryFields>;

export const partnerKinds = ["supplier", "distributor", "wholesaler", "dealer", "retailer", "agency"] as const;
export type PartnerKind = (typeof partnerKinds)[number];

export const partnerFields = z.object({
  kind: z.enum(partnerKinds),
  code,
  name: needed(200),
  contactName: optional(120),
  email: z.preprocess(blankIsNull, z.email().max(254).nullable()).default(null),
  phone: optional(40),
  address: optional(300),
  provinceCode: optional(40),
  website: z
    .preprocess(
      blankIsNull,
      z
        .url({ protocol: /^https?$/ })
        .max(200)
        .nullable(),
    )
    .default(null),
  note: optional(2000),
});
export type PartnerFields = z.output<typeof partnerFields>;
