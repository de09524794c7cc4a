// What does one line of the customer list say, and what is a page of lines? Plain data, the same for page and JSON.

export interface CustomerRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: "person" | "company";
  readonly status: "active" | "archived" | "merged" | "erased";
  readonly stage: string;
  readonly ownerName: string | null;
  readonly teamName: string | null;
  readonly provinceCode: string | null;
  readonly country: string | null;
  readonly tags: readonly { readonly id: number; readonly name: string; readonly colour: string | null }[];
  /** Null too where the reader may not see contact values. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly orders: number;
  /** Minor units as text: JSON has no big integers. */
  readonly spendMinor: string | null;
  readonly lastAt: string | null;
  readonly updatedAt: string;
}

export interface CustomerPage {
  readonly rows: readonly CustomerRow[];
  readonly next: string | null;
  readonly previous: string | null;
}
