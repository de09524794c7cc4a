// May this be entered at all? What the customer refused to have held, or must agree to first, is not taken in.
import type { Db } from "@/lib/data/client";
import { listAgreements } from "@/lib/data/consent-projection";
import { readPackInForce } from "@/lib/data/eligibility-policy";
import type { Scope } from "@/lib/data/scope";
import { AppError } from "@/lib/domain/basics/errors";
import { mayHold } from "@/lib/domain/permission/holding";
import type { DataCategory } from "@/lib/domain/permission/rule-pack";

export async function assertMayHold(
  db: Db,
  scope: Scope,
  customerId: string,
  categories: readonly DataCategory[],
  now: Date,
): Promise<void> {
  if (categories.length === 0) return;
  const [agreements, { pack }] = [await listAgreements(db, scope, customerId), await readPackInForce(db, now)];
  const closed = [...new Set(categories)].find((category) => !mayHold(category, agreements, pack, now).mayHold);
  if (closed) throw new AppError("NOT_PERMITTED", { messageKey: "NOT_PERMITTED_holding", category: closed });
}
