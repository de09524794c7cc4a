// Which settings come from the environment? Parsed once, refused early with a sentence that says what to set.
import { resolve } from "node:path";
import { z } from "zod";

const schema = z.object({
  DATABASE_URL: z.string().startsWith("postgres", "must be a postgresql:// address"),
  DATABASE_OWNER_URL: z.string().startsWith("postgres").optional(),
  NEXTAUTH_SECRET: z.string().min(32, "must be at least 32 characters"),
  /** Keys the hashes of addresses that suppression and the do-not-call register are kept under. Never exchanged. */
  CONTACT_HASH_KEY: z.string().min(32, "must be at least 32 characters"),
  NEXTAUTH_URL: z.url().optional(),
  CRM_HOME: z.string().default(".crm"),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default("SSO"),
  /** Whether a proxy of the installation's own writes x-forwarded-for; without one the header is the client's own words. */
  TRUST_PROXY: z.enum(["true", "false"]).default("false"),
  /** Whether segments are counted by an index in memory; SQL answers otherwise, and means the same. */
  SEGMENT_INDEX: z.enum(["on", "off"]).default("on"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

export type Env = z.infer<typeof schema>;
let parsed: Env | undefined;

export function env(): Env {
  if (parsed) return parsed;
  const blanksAreUnset = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const result = schema.safeParse(blanksAreUnset);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Settings are missing or wrong (see .env.example):\n${lines.join("\n")}`);
  }
  parsed = result.data;
  return parsed;
}

/** The folder of everything kept on disk: uploads, rejected rows, keys. */
export function homeFolder(): string {
  return resolve(/* turbopackIgnore: true */ process.cwd(), process.env.CRM_HOME || ".crm");
}
