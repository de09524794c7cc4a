// How does a command fail? With a sentence on stderr, the same as JSON on stdout when asked for, and an exit code.
import { UsageError } from "./command";

interface Coded {
  code: string;
  message: string;
}

/** Errors that carry a code of ours (letters and underscores) keep it; system errors get one that says what to do. */
function describe(error: unknown): Coded {
  if (!(error instanceof Error)) return { code: "FAILED", message: String(error) };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  if (error instanceof UsageError) return { code: "USAGE", message: error.message };
  if (code === "ECONNREFUSED" || code === "ENOTFOUND") {
    return {
      code: "DATABASE_UNREACHABLE",
      message: "The database does not answer. Check DATABASE_URL, or run `crm db start`.",
    };
  }
  if (code === "ENOENT" && "path" in error)
    return { code: "NOT_FOUND", message: `There is no file ${String(error.path)}.` };
  const own = code !== undefined && /^[A-Z][A-Z_]+$/.test(code) ? code : "FAILED";
  return { code: own, message: error.message === "" ? own : error.message };
}

/** Prints the failure and answers the exit code. */
export function reportFailure(error: unknown, json: boolean): number {
  const { code, message } = describe(error);
  process.stderr.write(`${message}\n`);
  if (process.env.CRM_DEBUG !== undefined && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`);
  return error instanceof UsageError ? 2 : 1;
}
