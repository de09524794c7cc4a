// How does an error become something a person can read? A closed union of codes, one sentence each, in their language.
import pino from "pino";
import type { z } from "zod";
import { AppError, type ErrorCode } from "@/lib/domain/basics/errors";
import type { ActionError } from "@/lib/domain/basics/result";
import type { Locale } from "@/lib/messages/namespaces";
import { newId } from "./clock";
import { translate } from "./translate";

export const log = pino({ level: process.env.LOG_LEVEL || "info", redact: ["*.password", "*.token"] });

/** The sentence of a refusal: the most exact text there is for it. */
function sentence(locale: Locale, code: ErrorCode, details: Record<string, unknown>): string {
  const key = typeof details.messageKey === "string" ? details.messageKey : code;
  return translate(locale, "errors", key, details) ?? translate(locale, "errors", code, details) ?? code;
}

function prismaCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { code, meta } = error as {
    code?: unknown;
    meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } };
  };
  // A raw query that failed carries the database's own code inside.
  const inner = code === "P2010" ? meta?.driverAdapterError?.cause?.originalCode : undefined;
  if (typeof inner === "string") return inner;
  return typeof code === "string" ? code : undefined;
}

/** Recognises what the database says in its own words. */
export function asAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  switch (prismaCode(error)) {
    case "P2002":
    case "23505":
      return new AppError("DUPLICATE");
    case "P2025":
      return new AppError("NOT_FOUND");
    case "P2034":
    case "40001":
    case "40P01":
      return new AppError("CONFLICT", { messageKey: "CONFLICT_retry" });
    case "57014":
      return new AppError("TIMEOUT");
    default:
      return undefined;
  }
}

export function refuse(locale: Locale, error: unknown, action: string): ActionError {
  const known = asAppError(error);
  if (known) {
    const { fields, messageKey: _, ...details } = known.details;
    const result: ActionError = { code: known.code, message: sentence(locale, known.code, known.details) };
    if (fields) {
      result.fields = Object.fromEntries(
        Object.entries(fields).map(([path, key]) => [path, translate(locale, "validation", key, details) ?? key]),
      );
    }
    if (Object.keys(details).length > 0) result.details = details;
    return result;
  }
  const ref = newId().slice(-8);
  log.error({ err: error, action, ref }, "unexpected error");
  return { code: "UNEXPECTED", message: sentence(locale, "UNEXPECTED", { ref }), ref };
}

/** Field messages of a zod error: `validation` texts under the issue's code, or under the message when it is a key. */
export function refuseInput(locale: Locale, error: z.ZodError): ActionError {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".");
    if (fields[path]) continue;
    const args: Record<string, unknown> = { ...issue };
    const missing = issue.code === "invalid_type" && (issue.input === undefined || issue.input === null);
    const sized =
      issue.code === "too_small" && (issue as { origin?: string }).origin === "string" && issue.minimum === 1;
    const key = missing || sized ? "required" : issue.code;
    fields[path] =
      translate(locale, "validation", issue.message, args) ??
      translate(locale, "validation", key, args) ??
      translate(locale, "validation", "invalid", args) ??
      issue.message;
  }
  return { code: "INVALID_INPUT", message: sentence(locale, "INVALID_INPUT", {}), fields };
}
