// What does the page of choices show, and what does a sent form change? The ticks are answers of the gate's own rules, so
// that the page and a send can never disagree; only what the page offered is changed by what came back.
import { type ContactChannel, contactChannels } from "@/lib/domain/customers/kinds";
import type { PurposeKind } from "./consent-event";
import { type Dossier, decideCustomer } from "./dossier";
import { stateAt } from "./fold";
import { type GatePolicy, type GateRule, pointKinds } from "./gate-facts";

export interface CentreNotice {
  readonly id: string;
  readonly version: number;
  readonly wordingVi: string;
  readonly wordingEn: string;
  readonly content: string | null;
  readonly method: string | null;
  readonly form: string | null;
  readonly frequency: string | null;
}

export interface CentreOffer {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly kind: PurposeKind;
  readonly notice: CentreNotice | null;
  readonly topics: readonly { readonly id: number; readonly nameVi: string; readonly nameEn: string }[];
}

export interface CentreChannel {
  readonly channel: ContactChannel;
  /** The customer's word is yes. */
  readonly on: boolean;
  /** Yes, but something else stands in the way of it. */
  readonly heldUpBy: GateRule | null;
}

export interface CentreTopic {
  readonly id: number;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly on: boolean;
  /** Where the customer's word about the topic is no. */
  readonly noIn: readonly ContactChannel[];
}

export interface CentrePurpose extends Omit<CentreOffer, "topics"> {
  /** One answer for every channel: nothing is sent for this purpose itself. */
  readonly whole: boolean;
  readonly channels: readonly CentreChannel[];
  readonly topics: readonly CentreTopic[];
}

const wholeKinds: readonly PurposeKind[] = ["profiling", "sharing"];
/** The rules that are the customer's own word. */
const wordRules: readonly GateRule[] = ["suppression", "objection", "grant"];
const noStates: readonly string[] = ["refused", "withdrawn", "objected"];

/** Purposes that can be chosen: those with a notice that is out, and those to which the customer said yes. */
export function centrePurposes(
  offers: readonly CentreOffer[],
  dossier: Dossier,
  policy: GatePolicy,
  now: Date,
): CentrePurpose[] {
  const hasPoint = (channel: ContactChannel) =>
    channel === "post" || dossier.points.some(({ kind }) => pointKinds[channel].includes(kind));
  return offers.flatMap((offer): CentrePurpose[] => {
    const whole = wholeKinds.includes(offer.kind);
    const all = contactChannels.map((channel): CentreChannel => {
      const ask = { purposeCode: offer.code, channel, topicId: null };
      const { rules, standing, firstBlockingRule } = decideCustomer(dossier, ask, policy, now);
      const on = rules.every(({ rule, ok }) => ok || !wordRules.includes(rule));
      return { channel, on, heldUpBy: on && !standing ? firstBlockingRule : null };
    });
    const channels = all.filter(({ channel, on }) => on || hasPoint(channel));
    if (offer.notice === null && !channels.some(({ on }) => on)) return [];
    const topics = offer.topics.map((topic): CentreTopic => {
      const noIn = contactChannels.filter((channel) =>
        dossier.held.some(
          (one) =>
            one.purposeCode === offer.code &&
            one.channel === channel &&
            one.topicId === topic.id &&
            noStates.includes(stateAt(one, now)),
        ),
      );
      const used = channels.filter(({ on }) => on).map(({ channel }) => channel);
      return { ...topic, noIn, on: !(used.length === 0 ? contactChannels : used).some((one) => noIn.includes(one)) };
    });
    return [{ ...offer, whole, channels, topics }];
  });
}

/** The name under which a tick travels. */
export const channelKey = (purposeCode: string, channel: ContactChannel | "*"): string => `${purposeCode}|${channel}`;
export const topicKey = (id: number): string => `topic|${id}`;

export interface PostedChoices {
  /** What the page showed. */
  readonly offered: ReadonlySet<string>;
  readonly ticked: ReadonlySet<string>;
  /** The notices that were read, by purpose. */
  readonly notices: ReadonlyMap<string, string>;
}

export interface ChoiceChange {
  readonly yes: boolean;
  readonly purposeCode: string;
  /** Null: every channel; never with a yes. */
  readonly channel: ContactChannel | null;
  readonly topicId: number | null;
  readonly noticeId: string | null;
}

export interface ChoicePlan {
  readonly changes: readonly ChoiceChange[];
  /** Purposes whose yes was left out: the wording that was read is not the one that is out now. */
  readonly stale: readonly string[];
}

/** The noes first, then the yeses. */
export function planChoices(purposes: readonly CentrePurpose[], posted: PostedChoices): ChoicePlan {
  const noes: ChoiceChange[] = [];
  const yeses: ChoiceChange[] = [];
  const stale: string[] = [];
  for (const { code, whole, channels, topics, notice } of purposes) {
    const wanted = (channel: ContactChannel): boolean | null => {
      const key = channelKey(code, whole ? "*" : channel);
      return posted.offered.has(key) ? posted.ticked.has(key) : null;
    };
    const read = notice !== null && posted.notices.get(code) === notice.id ? notice.id : null;
    const finallyOn: ContactChannel[] = [];
    const mine: ChoiceChange[] = [];
    for (const { channel, on } of channels) {
      const want = wanted(channel) ?? on;
      if (want) finallyOn.push(channel);
      if (on && !want) noes.push({ yes: false, purposeCode: code, channel, topicId: null, noticeId: null });
      if (!on && want) mine.push({ yes: true, purposeCode: code, channel, topicId: null, noticeId: read });
    }
    for (const { id, on, noIn } of topics) {
      if (!posted.offered.has(topicKey(id))) continue;
      const want = posted.ticked.has(topicKey(id));
      if (on && !want) noes.push({ yes: false, purposeCode: code, channel: null, topicId: id, noticeId: null });
      if (!want) continue;
      for (const channel of finallyOn.filter((one) => noIn.includes(one))) {
        mine.push({ yes: true, purposeCode: code, channel, topicId: id, noticeId: read });
      }
    }
    if (mine.length > 0 && read === null) stale.push(code);
    else yeses.push(...mine);
  }
  return { changes: [...noes, ...yeses], stale };
}
