// May this customer be contacted here, now, for this? One function, denied by default; the first rule that says no is the
// answer, and every rule can be asked for. Order and meaning: docs/permission.md.
import { addDays, addMonths, ageOn, dayOf } from "@/lib/domain/basics/calendar";
import type { ContactChannel } from "@/lib/domain/customers/kinds";
import type { HeldPermission } from "./consent-event";
import { recipientZones } from "./country-zones";
import { everyChannel } from "./fold-person";
import {
  type GateAsk,
  type GateFacts,
  type GatePolicy,
  type GateRule,
  gateRules,
  momentRules,
  pointKinds,
} from "./gate-facts";
import { inWindow, wallTime } from "./local-time";
import { isExempt, packName } from "./rule-pack";

export interface RuleAnswer {
  readonly rule: GateRule;
  readonly ok: boolean;
  /** Which case of the rule it was; a key of the texts. */
  readonly detail: string;
}

export interface Decision {
  readonly allowed: boolean;
  /** Allowed apart from the hour, the cap and the wording: what lists and counts go by. */
  readonly standing: boolean;
  readonly firstBlockingRule: GateRule | null;
  readonly detail: string | null;
  readonly rules: readonly RuleAnswer[];
  readonly ledgerSeq: number;
  readonly pack: string;
}

type Rule = (ask: GateAsk, facts: GateFacts, policy: GatePolicy) => string | null;

const hourMs = 3_600_000;
/** Clocks of two machines may differ: a contact of the next minutes counts already. */
export const clockSkewMs = 300_000;
const noStates: readonly string[] = ["refused", "withdrawn", "objected"];

const cell = ({ held }: GateFacts, topicId: number): HeldPermission | undefined =>
  held.find((one) => one.topicId === topicId);

/** Whether the pack's rules for advertising reach this purpose; an unknown one is advertising. */
const advertises = ({ purpose }: GateFacts, { pack }: GatePolicy) => purpose === null || !isExempt(pack, purpose.kind);

/** Null when the grant lives, else what it lacks. */
function grantFault(grant: HeldPermission | undefined, ask: GateAsk, facts: GateFacts): string | null {
  const { now, purpose, notices, point } = facts;
  if (grant === undefined) return "none";
  if (grant.state !== "granted") return grant.state;
  if (grant.since.getTime() > now.getTime()) return "notYet";
  if (grant.expiresAt !== null && grant.expiresAt.getTime() <= now.getTime()) return "expired";
  const notice = grant.noticeVersionId === null ? undefined : notices.get(grant.noticeVersionId);
  const readable =
    notice !== undefined &&
    notice.purposeCode === ask.purposeCode &&
    notice.publishedAt !== null &&
    notice.publishedAt.getTime() <= now.getTime() &&
    (notice.voidedAt === null || notice.voidedAt.getTime() > now.getTime());
  if (!readable) return "notice";
  if (purpose?.doubleOptInChannels.includes(ask.channel)) {
    if (grant.confirmedAt === null || grant.confirmedAt.getTime() > now.getTime()) return "unconfirmed";
  }
  if (grant.contactHash !== null && point !== null && grant.contactHash !== point.hash) return "otherAddress";
  return null;
}

function registerFault(ask: GateAsk, facts: GateFacts, policy: GatePolicy): string | null {
  const { register } = policy.pack;
  const list = register?.lists[ask.channel];
  if (!register || list === undefined || !advertises(facts, policy)) return null;
  const newest = policy.registerOn[list];
  const oldest = addDays(dayOf(facts.now, policy.companyZone), -register.maxAgeDays);
  if (newest === null || newest < oldest) return "stale";
  return facts.registered.some((kind) => kind === "all" || kind === list) ? "listed" : null;
}

function capFault(ask: GateAsk, facts: GateFacts, policy: GatePolicy): string | null {
  if (!advertises(facts, policy)) return null;
  const { now, contactedAt, limits } = facts;
  const full = ({ count, hours }: { count: number; hours: number }) => {
    const since = now.getTime() - hours * hourMs;
    return (
      contactedAt.filter((at) => at.getTime() > since && at.getTime() <= now.getTime() + clockSkewMs).length >= count
    );
  };
  const legal = policy.pack.caps[ask.channel];
  if (legal && full(legal)) return "legal";
  const personal = limits.some(({ channel, cap }) => concerns(channel, ask.channel) && cap !== null && full(cap));
  return personal ? "personal" : null;
}

const concerns = (limit: string, channel: ContactChannel) => limit === everyChannel || limit === channel;

function windowFault(ask: GateAsk, facts: GateFacts, policy: GatePolicy): string | null {
  if (!advertises(facts, policy)) return null;
  const { now, person } = facts;
  const limits = facts.limits.filter(({ channel }) => concerns(channel, ask.channel));
  if (limits.some(({ pausedUntil }) => pausedUntil !== null && pausedUntil.getTime() > now.getTime())) return "paused";
  const own = (
    limits.find(({ channel, timeZone }) => channel === ask.channel && timeZone !== null) ??
    limits.find(({ timeZone }) => timeZone !== null)
  )?.timeZone;
  const times = recipientZones(own ?? null, person.country, policy.companyZone).map((zone) => wallTime(now, zone));
  const legal = policy.pack.windows[ask.channel];
  if (legal && times.some((time) => !inWindow(time, legal.from, legal.to))) return "legal";
  const shut = limits.some(
    ({ from, to, days }) =>
      (days.length > 0 && times.some(({ weekday }) => !days.includes(weekday))) ||
      (from !== null && to !== null && times.some((time) => !inWindow(time, from, to))),
  );
  return shut ? "personal" : null;
}

function messageFault(ask: GateAsk, facts: GateFacts, policy: GatePolicy): string | null {
  const { message } = facts;
  if (message === null || !advertises(facts, policy)) return null;
  const labels = policy.pack.labels[ask.channel];
  if (labels && !labels.some((label) => message.text.startsWith(label))) return "label";
  if (policy.pack.optOutChannels.includes(ask.channel) && !message.optOutShown) return "optOut";
  return ask.channel === "email" && policy.pack.optOutChannels.includes("email") && !message.oneClick
    ? "oneClick"
    : null;
}

const ruleOf: Readonly<Record<GateRule, Rule>> = {
  closed: (_ask, { person }) => (person.status === "active" ? null : person.status),
  // A no holds from when it is read, whatever the clock said of the machine that wrote it down.
  restricted: (_ask, { person }) => (person.restrictedSince === null ? null : "restricted"),
  minor: (_ask, { person, now }, { pack, companyZone }) => {
    if (person.kind !== "person") return null;
    const today = dayOf(now, companyZone);
    if (person.birthDate !== null) return ageOn(person.birthDate, today) < pack.minorAge ? "minor" : null;
    return person.ageLow !== null && person.ageLow < pack.minorAge ? "mayBeMinor" : null;
  },
  deceased: (_ask, { person }) => (person.deceasedAt === null ? null : "deceased"),
  suppression: ({ channel }, { now, point, suppressions }) => {
    if (point === null) return null;
    if (point.hash === null) return "unhashed";
    const stands = suppressions.some(
      (one) =>
        (one.channel === channel || one.channel === "all") &&
        (one.releasedAt === null || one.releasedAt.getTime() > now.getTime()),
    );
    return stands ? "suppressed" : null;
  },
  register: registerFault,
  objection: ({ topicId }, facts) =>
    [0, topicId ?? 0].some((topic) => cell(facts, topic)?.state === "objected") ? "objected" : null,
  grant: (ask, facts) => {
    if (facts.purpose === null) return "purpose";
    const whole = grantFault(cell(facts, 0), ask, facts);
    if (whole === null || ask.topicId === null) return whole;
    const topic = grantFault(cell(facts, ask.topicId), ask, facts);
    return topic === null ? null : whole;
  },
  topic: (ask, facts) => {
    if (ask.topicId === null) return null;
    if (facts.topic === null || facts.topic.purposeCode !== ask.purposeCode) return "unknown";
    return noStates.includes(cell(facts, ask.topicId)?.state ?? "") ? "refused" : null;
  },
  contact_point: ({ channel }, { point }, { pack }) => {
    if (point === null || !pointKinds[channel].includes(point.kind)) return "none";
    if (point.status === "bounced" || point.status === "invalid") return point.status;
    const verified = point.status === "verified" || point.verifiedAt !== null;
    return verified || !pack.verifiedChannels.includes(channel) ? null : "unverified";
  },
  cap: capFault,
  window: windowFault,
  message: messageFault,
};

/** The gate. What is not known is not allowed. */
export function decide(ask: GateAsk, facts: GateFacts, policy: GatePolicy): Decision {
  const rules = gateRules.map((rule): RuleAnswer => {
    const fault = ruleOf[rule](ask, facts, policy);
    return { rule, ok: fault === null, detail: fault ?? "ok" };
  });
  const first = rules.find(({ ok }) => !ok);
  return {
    allowed: first === undefined,
    standing: rules.every(({ rule, ok }) => ok || momentRules.includes(rule)),
    firstBlockingRule: first?.rule ?? null,
    detail: first?.detail ?? null,
    rules,
    ledgerSeq: facts.ledgerSeq,
    pack: packName(policy.pack),
  };
}

/** Whether one decision about a customer is nearer to a yes than another: the rule that stops it comes later. */
export function furthest(decisions: readonly Decision[]): Decision | null {
  const place = ({ firstBlockingRule }: Decision) =>
    firstBlockingRule === null ? gateRules.length : gateRules.indexOf(firstBlockingRule);
  return decisions.reduce<Decision | null>((best, one) => (best && place(best) >= place(one) ? best : one), null);
}

/** Born after this day is younger than `age` today. */
export function minorCutoff(now: Date, age: number, companyZone: string): string {
  return addMonths(dayOf(now, companyZone), -12 * age);
}
