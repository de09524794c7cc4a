// All that the gate must know of one customer at one moment, and the question put to it for any purpose and address.
import type { ContactChannel } from "@/lib/domain/customers/kinds";
import type { HeldPermission, PurposeTerms } from "./consent-event";
import { type Decision, decide, furthest } from "./decide";
import type { DataAgreement, PersonalLimit } from "./fold-person";
import {
  type GateAsk,
  type GateFacts,
  type GateMessage,
  type GateNotice,
  type GatePerson,
  type GatePoint,
  type GatePolicy,
  type GateSuppression,
  pointKinds,
} from "./gate-facts";

export interface DossierAttempt {
  readonly channel: string;
  readonly customerId: string;
  readonly contactHash: string;
  readonly at: Date;
}

export interface Dossier {
  readonly customerId: string;
  readonly person: GatePerson;
  readonly purposes: readonly PurposeTerms[];
  /** Topics in use. */
  readonly topics: ReadonlyMap<number, { readonly purposeCode: string }>;
  readonly held: readonly HeldPermission[];
  readonly limits: readonly PersonalLimit[];
  readonly agreements: readonly DataAgreement[];
  readonly notices: ReadonlyMap<string, GateNotice>;
  readonly points: readonly GatePoint[];
  readonly suppressions: readonly (GateSuppression & { readonly contactHash: string })[];
  readonly registered: readonly { readonly contactHash: string; readonly kind: string }[];
  /** Attempts that may have reached this person or one of these addresses. */
  readonly attempts: readonly DossierAttempt[];
  readonly ledgerSeq: number;
}

export interface PointDecision extends Decision {
  readonly point: GatePoint | null;
}

export function gateFacts(
  dossier: Dossier,
  ask: GateAsk,
  point: GatePoint | null,
  now: Date,
  message: GateMessage | null = null,
): GateFacts {
  const { person, purposes, topics, limits, notices, ledgerSeq, customerId } = dossier;
  const mine = <T extends { contactHash: string }>(rows: readonly T[]) =>
    rows.filter(({ contactHash }) => contactHash === point?.hash);
  return {
    now,
    person,
    purpose: purposes.find(({ code, archived }) => code === ask.purposeCode && !archived) ?? null,
    topic: ask.topicId === null ? null : (topics.get(ask.topicId) ?? null),
    held: dossier.held.filter((one) => one.purposeCode === ask.purposeCode && one.channel === ask.channel),
    notices,
    point,
    suppressions: mine(dossier.suppressions),
    registered: mine(dossier.registered).map(({ kind }) => kind),
    contactedAt: dossier.attempts
      .filter((one) => one.channel === ask.channel)
      .filter((one) => one.customerId === customerId || one.contactHash === point?.hash)
      .map(({ at }) => at),
    limits,
    message,
    ledgerSeq,
  };
}

/** The addresses a channel can use, the main one first. */
export function pointsFor(dossier: Dossier, channel: ContactChannel): readonly GatePoint[] {
  return dossier.points
    .filter(({ kind }) => pointKinds[channel].includes(kind))
    .sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary) || (a.id < b.id ? -1 : 1));
}

/** One decision per address of the channel; a customer without any is asked about too. */
export function decidePoints(
  dossier: Dossier,
  ask: GateAsk,
  policy: GatePolicy,
  now: Date,
  message: GateMessage | null = null,
): PointDecision[] {
  const points = pointsFor(dossier, ask.channel);
  return (points.length === 0 ? [null] : points).map((point) => {
    return { ...decide(ask, gateFacts(dossier, ask, point, now, message), policy), point };
  });
}

/** The answer for the person: the address that gets furthest, the main one among equals. */
export function decideCustomer(dossier: Dossier, ask: GateAsk, policy: GatePolicy, now: Date): PointDecision {
  const answers = decidePoints(dossier, ask, policy, now);
  const best = furthest(answers);
  return answers.find((one) => one === best) ?? (answers[0] as PointDecision);
}
