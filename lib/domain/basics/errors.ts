// Which refusals exist, and which HTTP status each has? Texts live in lib/messages/{vi,en}/errors.json under the code.

export const errorStatus = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  DUPLICATE: 409,
  INVALID_INPUT: 400,
  INVALID_RULE: 400,
  INVALID_PLAN: 400,
  INVALID_FILE: 400,
  NOT_PERMITTED: 403,
  NOT_READY: 409,
  TOO_LARGE: 413,
  TIMEOUT: 503,
  RATE_LIMITED: 429,
  UNEXPECTED: 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** Facts a person needs to understand a refusal: numbers and names for the sentence, or both values of a lost update. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * A refusal the product means: thrown on any floor below the gate, turned into a sentence in the user's language at the gate.
 * `messageKey` names a more exact text of the `errors` namespace than the code alone.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails & { messageKey?: string; fields?: Readonly<Record<string, string>> } = {},
  ) {
    super(details.messageKey ? `${code}: ${details.messageKey}` : code);
  }
}
