// Which targets does each kind of import have?
import { customerTargets } from "./customer-targets";
import type { ImportKind } from "./kinds";
import {
  aioTargets,
  campaignTargets,
  consentTargets,
  partnerTargets,
  productTargets,
  recipientTargets,
} from "./other-targets";
import { purchaseTargets } from "./purchase-targets";
import type { Target } from "./target";

const byKind: Readonly<Record<ImportKind, readonly Target[]>> = {
  customers: customerTargets,
  products: productTargets,
  purchases: purchaseTargets,
  consents: consentTargets,
  partners: partnerTargets,
  aio: aioTargets,
  campaigns: campaignTargets,
  "campaign-recipients": recipientTargets,
};

export function targetsOf(kind: ImportKind): readonly Target[] {
  return byKind[kind];
}

export function findTarget(kind: ImportKind, key: string): Target | undefined {
  return byKind[kind].find((target) => target.key === key);
}
