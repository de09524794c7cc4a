// How does bulk work reach PostgreSQL? A plain pool: COPY and cursors do not go through the ORM.
import { Pool } from "pg";

export type { Pool, PoolClient } from "pg";

export function createPool(url: string, connections = 4): Pool {
  return new Pool({ connectionString: url, max: connections, application_name: "most-crm" });
}
