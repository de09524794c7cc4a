// What does a write give back? Either the data, or an error a person can read, with the fields to mend.

export type ActionError = {
  code: string;
  message: string;
  fields?: Record<string, string>;
  ref?: string;
  details?: unknown;
};

export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ActionError };
