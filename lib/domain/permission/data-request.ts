// What can a customer ask of the company, and which clock of the rule pack runs for it?
import { termOf } from "./business-calendar";
import { type ClockName, packName, type RulePack } from "./rule-pack";

export const dataRequestKinds = ["access", "portability", "rectify", "restrict", "object", "erase", "contact"] as const;
export type DataRequestKind = (typeof dataRequestKinds)[number];

export const dataRequestStatuses = ["open", "acknowledged", "done", "refused"] as const;
export type DataRequestStatus = (typeof dataRequestStatuses)[number];

/** A question without a term of its own is answered within the term for acknowledging. */
const clockOf: Readonly<Record<DataRequestKind, ClockName>> = {
  access: "access",
  portability: "access",
  rectify: "rectify",
  restrict: "stop",
  object: "stop",
  erase: "erase",
  contact: "acknowledge",
};

export interface DataRequestTerms {
  readonly rulePack: string;
  readonly acknowledgeBy: Date;
  readonly dueAt: Date;
}

export function termsOfRequest(
  kind: DataRequestKind,
  receivedAt: Date,
  pack: RulePack,
  companyZone: string,
): DataRequestTerms {
  return {
    rulePack: packName(pack),
    acknowledgeBy: termOf("acknowledge", receivedAt, pack, companyZone).lateAt,
    dueAt: termOf(clockOf[kind], receivedAt, pack, companyZone).lateAt,
  };
}
