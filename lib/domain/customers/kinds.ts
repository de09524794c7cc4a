// The closed lists of the customers room that are not fields of the catalogue.

export const customerStages = ["prospect", "customer", "lapsed"] as const;
export type CustomerStage = (typeof customerStages)[number];

export const contactKinds = ["email", "phone", "zalo", "post"] as const;
export type ContactKind = (typeof contactKinds)[number];
export const contactStatuses = ["unverified", "verified", "bounced", "invalid"] as const;

export const relationshipKinds = [
  "spouse",
  "parent",
  "child",
  "sibling",
  "friend",
  "colleague",
  "manager_of",
  "reports_to",
  "referred",
  "referred_by",
  "influences",
  "influenced_by",
  "supplier_of",
  "customer_of",
] as const;
export type RelationshipKind = (typeof relationshipKinds)[number];
export const householdRoles = ["head", "partner", "child", "parent", "other"] as const;

export const awarenessLevels = ["unaware", "aware", "interested", "trial", "owner", "advocate"] as const;
export type AwarenessLevel = (typeof awarenessLevels)[number];

export const aioKinds = ["activity", "interest", "opinion"] as const;
export const polarities = ["positive", "neutral", "negative"] as const;

export const interactionKinds = ["meeting", "call", "visit", "message", "email", "event"] as const;
export type InteractionKind = (typeof interactionKinds)[number];
export const interactionOutcomes = [
  "positive",
  "neutral",
  "negative",
  "no_answer",
  "wrong_number",
  "sold",
  "follow_up",
] as const;

export const purchaseChannels = ["store", "online", "phone", "rep", "marketplace", "dealer"] as const;
export type PurchaseChannel = (typeof purchaseChannels)[number];

/** Channels of contact and consent. */
export const contactChannels = ["email", "sms", "phone", "zalo", "post"] as const;
export type ContactChannel = (typeof contactChannels)[number];

export const purposeCodes = ["service", "transactional", "promotions", "profiling", "sharing", "research"] as const;
