// What is known about one customer, as far as rules can ask? Plain data; the in-memory evaluator reads nothing else.

export type Scalar = string | number | boolean | null;

/** One row around the customer: a tag, an interest, an awareness, a relationship, a contact point, a campaign. */
export interface ItemFact {
  readonly key: string | number;
  readonly polarity?: string;
  readonly strength?: number | null;
  readonly productId?: number;
  readonly status?: string;
  readonly respondedAt?: Date | null;
  /** ISO instants of the row's own origin. */
  readonly checkedAt?: readonly (string | null)[];
}

export interface LineFact {
  readonly purchaseId: string;
  readonly productId: number;
  readonly categoryId: number | null;
  readonly storeId: number | null;
  readonly partnerIds: readonly string[];
  readonly channel: string | null;
  readonly purchasedAt: Date;
  /** Thousandths, so that sums are whole. */
  readonly quantityMilli: number;
  readonly amountMinor: number;
}

export interface ContactFact {
  readonly kind: string;
  readonly direction: string;
  readonly outcome: string | null;
  readonly occurredAt: Date;
}

export interface PermissionFact {
  readonly purpose: string;
  readonly channel: string;
  readonly topicId: number;
  readonly state: string;
  readonly since: Date;
  readonly expiresAt: Date | null;
}

export interface ScoreFact {
  readonly kind: string;
  readonly value: number | null;
  readonly label: string | null;
  readonly computedAt: Date;
}

export interface JobFact {
  readonly id: string;
  readonly title: string | null;
  readonly department: string | null;
  readonly duties: string | null;
  readonly companyName: string | null;
  readonly isPrimary: boolean;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  readonly checkedAt: readonly (string | null)[];
}

export interface CustomerFacts {
  readonly id: string;
  /** Column values by field key: texts, numbers, days; null is unknown. */
  readonly values: Readonly<Record<string, Scalar>>;
  readonly instants: Readonly<Record<string, Date>>;
  readonly arrays: Readonly<Record<string, readonly string[]>>;
  readonly ageLow: number | null;
  readonly birthDate: string | null;
  readonly custom: Readonly<Record<string, unknown>>;
  /** Fact name → ISO instants of recording and verification. */
  readonly origins: Readonly<Record<string, { recordedAt?: string; verifiedAt?: string }>>;
  readonly items: Readonly<Record<string, readonly ItemFact[]>>;
  readonly jobs: readonly JobFact[];
  readonly lines: readonly LineFact[];
  readonly contacts: readonly ContactFact[];
  readonly permissions: readonly PermissionFact[];
  readonly scores: readonly ScoreFact[];
  /** Static segments that hold the customer now. */
  readonly staticSegments: ReadonlySet<string>;
}
