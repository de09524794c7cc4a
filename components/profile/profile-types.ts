// The shapes in which a profile reaches the screen.
import type { FactValue } from "@/lib/domain/customers/fact-change";
import type { PermissionState } from "@/lib/domain/permission/consent-event";

export type HeldFactView = {
  value: FactValue;
  source: string | null;
  recordedAt: string | null;
  verifiedAt: string | null;
  by: string | null;
};

export type ProfileCustomer = {
  id: string;
  kind: "person" | "company";
  status: "active" | "archived" | "merged" | "erased";
  code: string;
  name: string;
  stage: string;
  summary: string | null;
  ownerName: string | null;
  teamName: string | null;
  mergedIntoId: string | null;
  version: number;
  tags: readonly { id: number; name: string }[];
  facts: Readonly<Record<string, HeldFactView>>;
  custom: readonly { key: string; labelVi: string; labelEn: string; value: string }[];
};

export type ContactView = {
  id: string;
  kind: string;
  value: string;
  display: string;
  label: string | null;
  isPrimary: boolean;
  status: string;
  source: string;
};

export type TimelineEntryView = {
  kind: "note" | "purchase" | "fact" | "consent";
  id: string;
  at: Date;
  actor: string | null;
  what: string;
  text: string | null;
  outcome: string | null;
  amountMinor: number | null;
  currency: string | null;
};

export type Totals = {
  orders: number;
  returns: number;
  lines: number;
  spendMinor: number;
  firstAt: Date | null;
  lastAt: Date | null;
};

export type Rhythm = {
  days: number;
  daysSinceLast: number | null;
  medianGapDays: number | null;
  expectedOn: string | null;
  overdueDays: number;
};

export type CategorySpend = { id: number | null; nameVi: string | null; nameEn: string | null; spendMinor: number };

export type PanelPurposeView = {
  code: string;
  nameVi: string;
  nameEn: string;
  notice: { id: string; version: number; wordingVi: string; wordingEn: string } | null;
};

export type PanelStateView = {
  purposeCode: string;
  channel: string;
  topicId: number;
  state: PermissionState;
  since: Date;
};

export type AioLinkView = {
  topicId: number;
  kind: "activity" | "interest" | "opinion";
  nameVi: string;
  nameEn: string;
  sensitive: boolean;
  polarity: "positive" | "neutral" | "negative";
  strength: number;
  note: string | null;
  source: string;
  recordedAt: Date;
  verifiedAt: Date | null;
};

export const profileTabs = [
  "overview",
  "purchases",
  "timeline",
  "facts",
  "aio",
  "thinking",
  "relations",
  "permission",
  "segments",
  "audit",
] as const;
export type ProfileTab = (typeof profileTabs)[number];

export const profileHref = (id: string, tab: ProfileTab, more: Record<string, string> = {}) =>
  `/customers/${id}?${new URLSearchParams(tab === "overview" ? more : { tab, ...more }).toString()}`.replace(/\?$/, "");
