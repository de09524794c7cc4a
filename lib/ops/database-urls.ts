// Which database does this installation use? DATABASE_URL when it is set (PostgreSQL 15 or newer), the embedded one
// otherwise. Two walls: migrations run as the owner, the application as the role most_crm_app, which owns nothing.
import { APP_ROLE, startEmbeddedDatabase } from "./embedded-database";

export interface DatabaseUrls {
  /** For migrations only. */
  ownerUrl: string;
  /** For the application: a session of the role most_crm_app. */
  appUrl: string;
  embedded: boolean;
  /** True when this call started the embedded server. */
  startedNow: boolean;
}

/** The same login, but every session takes on the application role. */
function asApplicationRole(connection: string): string {
  const url = new URL(connection);
  if (decodeURIComponent(url.username) === APP_ROLE) return connection;
  const options = url.searchParams.get("options");
  if (options?.includes("role=")) return connection;
  url.searchParams.set("options", `${options === null ? "" : `${options} `}-c role=${APP_ROLE}`);
  return url.toString();
}

/** The addresses of the database; starts the embedded one when it is the one to use. */
export async function databaseUrls(progress?: (message: string) => void): Promise<DatabaseUrls> {
  const external = process.env.DATABASE_URL;
  if (external !== undefined && external !== "") {
    if (!/^postgres(ql)?:\/\//.test(external)) {
      throw new Error("DATABASE_URL must look like postgresql://user:password@host:5432/database.");
    }
    const ownerUrl = process.env.DATABASE_OWNER_URL || external;
    return { ownerUrl, appUrl: asApplicationRole(external), embedded: false, startedNow: false };
  }
  const { ownerUrl, appUrl, startedNow } = await startEmbeddedDatabase(progress === undefined ? {} : { progress });
  return { ownerUrl, appUrl, embedded: true, startedNow };
}
