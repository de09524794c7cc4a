// Why was a row not taken? A closed list of reasons; the sentences live in lib/messages/{vi,en}/imports.json under `reason`.

/** Reasons to refuse a row: it goes to the rejected-rows file and can be mended. */
export const rejectCodes = [
  "ragged",
  "unclosedQuote",
  "strayQuote",
  "controlCharacters",
  "tooLong",
  "required",
  "wrongNumber",
  "ambiguousNumber",
  "notWhole",
  "outOfRange",
  "wrongDate",
  "futureDate",
  "wrongChoice",
  "wrongBand",
  "wrongPhone",
  "wrongEmail",
  "wrongCode",
  "ambiguousKey",
  "keyConflict",
  "unknownCustomer",
  "unknownProduct",
  "unknownCampaign",
  "unknownPurpose",
  "unknownOwner",
  "unknownTeam",
  "noEvidence",
  "noNotice",
] as const;
export type RejectCode = (typeof rejectCodes)[number];

/** Reasons to leave a row out that need no mending. */
export const skipCodes = ["blankRow", "repeated", "erasedCustomer", "laterSaysNo", "noAnswer", "notHeld"] as const;
export type SkipCode = (typeof skipCodes)[number];

export type RowCode = RejectCode | SkipCode;

export interface CellProblem {
  readonly code: RejectCode;
  readonly args?: Readonly<Record<string, string | number>>;
}

export function problem(code: RejectCode, args?: CellProblem["args"]): CellProblem {
  return args === undefined ? { code } : { code, args };
}

export function isSkip(code: string): code is SkipCode {
  return (skipCodes as readonly string[]).includes(code);
}
