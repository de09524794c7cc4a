// Which merge belongs to which kind of import?
import { mergeCustomers } from "@/lib/data/import-merge-customers";
import { mergeAio, mergeRecipients } from "@/lib/data/import-merge-links";
import { mergePurchases } from "@/lib/data/import-merge-purchases";
import { mergeCampaigns, mergePartners, mergeProducts } from "@/lib/data/import-merge-reference";
import type { Merge } from "@/lib/data/import-sql";
import type { ImportKind } from "@/lib/domain/imports/kinds";
import { mergeConsents } from "./merge-consents";

const byKind: Readonly<Record<ImportKind, Merge>> = {
  customers: mergeCustomers,
  products: mergeProducts,
  purchases: mergePurchases,
  consents: mergeConsents,
  partners: mergePartners,
  aio: mergeAio,
  campaigns: mergeCampaigns,
  "campaign-recipients": mergeRecipients,
};

export function mergeOf(kind: ImportKind): Merge {
  return byKind[kind];
}
