// What becomes of what a customer ticked on the page of choices? Events of the ledger, in the transaction of the post.

import { listChoices } from "@/lib/data/consent-choices";
import { readDossier } from "@/lib/data/consent-dossier";
import { appendConsentEvents, type ConsentEntry, stopEverything } from "@/lib/data/consent-ledger";
import { isSuppressed, releaseSuppressions } from "@/lib/data/consent-suppression";
import { readGatePolicy } from "@/lib/data/eligibility-policy";
import { AppError } from "@/lib/domain/basics/errors";
import type { ContactChannel } from "@/lib/domain/customers/kinds";
import { type ChoiceChange, centrePurposes, planChoices } from "@/lib/domain/permission/centre";
import { everyChannel } from "@/lib/domain/permission/fold-person";
import { pointKinds } from "@/lib/domain/permission/gate-facts";
import { mayHold } from "@/lib/domain/permission/holding";
import { contactCap, personalWindow } from "@/lib/domain/permission/preference-input";
import { dataCategories } from "@/lib/domain/permission/rule-pack";
import { type CustomerAct, saidOnPage, writerOfCustomer } from "./customer-visit";

const append = (act: CustomerAct, entries: readonly ConsentEntry[]) =>
  appendConsentEvents(act.tx, act.scope, act.customer.id, entries, writerOfCustomer(act.now));

/** One press, everything: every yes is withdrawn, every purpose objected to, every address closed. */
export async function stopAll(act: CustomerAct): Promise<void> {
  const { tx, scope, now, customer, link } = act;
  const words = act.locale === "vi" ? "Khách hàng bấm ngừng tất cả" : "The customer pressed stop everything";
  await stopEverything(tx, scope, customer.id, { source: "preference_centre", words }, writerOfCustomer(now));
  act.audit({ entity: "consent", customerId: customer.id, after: { answer: "OBJECTED", link: link.id } });
}

export async function saveChoices(act: CustomerAct): Promise<"saved" | "stale"> {
  const { tx, scope, now, customer, form } = act;
  const [offers, dossier, policy] = [
    await listChoices(tx, scope, now),
    await readDossier(tx, scope, customer.id, now),
    await readGatePolicy(tx, now),
  ];
  const notices = form.getAll("notice").map((pair) => pair.split("|") as [string, string]);
  const posted = {
    offered: new Set(form.getAll("offered")),
    ticked: new Set(form.getAll("tick")),
    notices: new Map(notices),
  };
  const { changes, stale } = planChoices(centrePurposes(offers, dossier, policy, now), posted);
  const entries: ConsentEntry[] = [];
  for (const change of changes) entries.push(...(await entriesOf(act, change, offers)));
  if (entries.length > 0) {
    await append(act, entries);
    const after = changes.map(({ yes, purposeCode, channel, topicId }) => ({ yes, purposeCode, channel, topicId }));
    act.audit({ entity: "consent", customerId: customer.id, after: { link: act.link.id, changes: after } });
  }
  return stale.length > 0 ? "stale" : "saved";
}

type Offers = Awaited<ReturnType<typeof listChoices>>;

async function entriesOf(act: CustomerAct, change: ChoiceChange, offers: Offers): Promise<ConsentEntry[]> {
  const { purposeCode, channel, topicId, noticeId, yes } = change;
  const said = saidOnPage(act);
  const about = { purposeCode, channel, topicId };
  if (!yes || channel === null) return [{ action: "WITHDRAWN", ...about, ...said }];
  const sha256 = offers.find(({ code }) => code === purposeCode)?.notice?.sha256 ?? "";
  const evidence = { ...said.evidence, notice: sha256 };
  const grant: ConsentEntry = { action: "GRANTED", ...about, ...said, evidence, noticeVersionId: noticeId };
  const { point, identified } = act;
  // Who reads at the address can confirm for it, and open it again: nobody else can.
  if (!identified || point === null || !pointKinds[channel].includes(point.kind)) return [grant];
  const confirmed: ConsentEntry = { ...grant, action: "CONFIRMED", contactPointId: point.id };
  const released = topicId === null ? await reopen(act, channel) : [];
  const confirms = offers.find(({ code }) => code === purposeCode)?.doubleOptInChannels.includes(channel);
  return confirms ? [...released, grant, confirmed] : [...released, grant];
}

/** Takes the customer's own stop back for this address and channel; a complaint or a bounce is not theirs to take back. */
async function reopen({ tx, now, point, ...act }: CustomerAct, channel: ContactChannel): Promise<ConsentEntry[]> {
  const hash = point?.valueHash ?? null;
  if (point === null || hash === null || !(await isSuppressed(tx, hash, channel, "stop"))) return [];
  await releaseSuppressions(tx, hash, [channel], now);
  const { evidence, ...said } = saidOnPage({ tx, now, point, ...act });
  const channels = { ...evidence, channels: channel };
  return [{ action: "RELEASED", purposeCode: null, channel, contactPointId: point.id, ...said, evidence: channels }];
}

const caps: Readonly<Record<string, { count: number; hours: number } | null>> = {
  any: null,
  weekly: { count: 1, hours: 168 },
  fortnightly: { count: 1, hours: 336 },
  monthly: { count: 1, hours: 720 },
};

async function everyChannelLimit({ tx, scope, customer, now }: CustomerAct) {
  const { limits } = await readDossier(tx, scope, customer.id, now);
  return limits.find(({ channel }) => channel === everyChannel) ?? null;
}

/** How often and when, on every channel. Words that no clock could keep are refused. */
export async function saveRhythm(act: CustomerAct): Promise<void> {
  const { form, now, customer } = act;
  const held = await everyChannelLimit(act);
  const often = form.get("often") ?? "keep";
  const cap = often === "keep" ? (held?.cap ?? null) : caps[often];
  const span = form.get("span") ?? "any";
  const [from = null, to = null] = span === "any" ? [] : span.split("-");
  const days = form.getAll("day").map(Number);
  const paused = held?.pausedUntil && held.pausedUntil > now ? held.pausedUntil.toISOString() : null;
  const window = personalWindow.safeParse({
    ...{ from, to, days: days.length === 0 || days.length === 7 ? null : days },
    ...{ timeZone: held?.timeZone ?? null, pausedUntil: paused },
  });
  if (cap === undefined || !contactCap.nullable().safeParse(cap).success || !window.success) {
    throw new AppError("INVALID_INPUT");
  }
  const timeWindow = {
    from,
    to,
    days: window.data.days ?? null,
    timeZone: held?.timeZone ?? null,
    pausedUntil: paused,
  };
  await append(act, [preference(act, cap, timeWindow)]);
  act.audit({ entity: "consent", customerId: customer.id, after: { cap, timeWindow } });
}

function preference(act: CustomerAct, cap: ConsentEntry["cap"], window: NonNullable<ConsentEntry["timeWindow"]>) {
  const about = { action: "PREFERENCE_SET", purposeCode: null, channel: null } as const;
  return { ...about, cap: cap ?? null, timeWindow: window, ...saidOnPage(act) } satisfies ConsentEntry;
}

const pauses: readonly string[] = ["30", "90", "365"];

/** Silence for a while, or the end of it; how often and when stay as they were. */
export async function savePause(act: CustomerAct): Promise<void> {
  const { form, now, customer } = act;
  const days = form.get("days") ?? "";
  if (days !== "0" && !pauses.includes(days)) throw new AppError("INVALID_INPUT");
  const held = await everyChannelLimit(act);
  const pausedUntil = days === "0" ? null : new Date(now.getTime() + Number(days) * 86_400_000).toISOString();
  const { from = null, to = null, timeZone = null } = held ?? {};
  const window = { from, to, days: held?.days.length ? held.days : null, timeZone, pausedUntil };
  await append(act, [preference(act, held?.cap ?? null, window)]);
  act.audit({ entity: "consent", customerId: customer.id, after: { pausedUntil } });
}

/** Which categories of information may be held; a yes rests on the notice that was read beside the tick. */
export async function saveHolding(act: CustomerAct): Promise<"saved" | "stale"> {
  const { tx, scope, now, customer, form } = act;
  const [offers, dossier, { pack }] = [
    await listChoices(tx, scope, now),
    await readDossier(tx, scope, customer.id, now),
    await readGatePolicy(tx, now),
  ];
  const [offered, ticked, read] = [form.getAll("offered"), form.getAll("tick"), form.get("notice")];
  const said = saidOnPage(act);
  const entries: ConsentEntry[] = [];
  let stale = false;
  for (const category of dataCategories.filter((one) => offered.includes(one))) {
    const held = mayHold(category, dossier.agreements, pack, now).mayHold;
    const want = ticked.includes(category);
    const about = { purposeCode: null, channel: null, dataCategory: category, ...said };
    if (held && !want) entries.push({ action: "WITHDRAWN", ...about });
    if (held || !want) continue;
    const notice = offers.find((one) => one.notice?.id === read)?.notice;
    if (notice) entries.push({ action: "GRANTED", ...about, noticeVersionId: notice.id });
    else stale = true;
  }
  if (entries.length > 0) {
    await append(act, entries);
    const after = entries.map(({ action, dataCategory }) => ({ action, category: dataCategory }));
    act.audit({ entity: "consent", customerId: customer.id, after: { link: act.link.id, holding: after } });
  }
  return stale ? "stale" : "saved";
}
