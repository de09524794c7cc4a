// How is the embedded PostgreSQL tuned? For one small machine it shares with the application; the figures follow the
// PostgreSQL manual ("Resource Consumption") and the product's own benches. Loopback only, password only.
import { totalmem } from "node:os";

const MB = 1024 * 1024;

function machineMemory(): number {
  const limit = process.constrainedMemory();
  const total = totalmem();
  return limit > 0 && limit < total ? limit : total;
}

/** The text of postgresql.conf; `durable: false` trades safety against power loss for speed (throw-away databases). */
export function postgresSettings(port: number, durable: boolean): string {
  const memory = machineMemory();
  const sharedBuffers = Math.max(128 * MB, Math.min(memory / 4, 2048 * MB));
  const maintenance = Math.max(64 * MB, Math.min(memory / 16, 512 * MB));
  const inMegabytes = (bytes: number) => `${Math.round(bytes / MB)}MB`;
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: "'127.0.0.1'",
    unix_socket_directories: "''",
    max_connections: "120",
    password_encryption: "'scram-sha-256'",
    shared_buffers: inMegabytes(sharedBuffers),
    effective_cache_size: inMegabytes(memory / 2),
    work_mem: "64MB",
    maintenance_work_mem: inMegabytes(maintenance),
    random_page_cost: "1.1",
    wal_level: "minimal",
    max_wal_senders: "0",
    max_wal_size: "4GB",
    checkpoint_timeout: "15min",
    checkpoint_completion_target: "0.9",
    jit: "off",
    timezone: "'UTC'",
    log_timezone: "'UTC'",
    log_line_prefix: "'%m [%p] %u@%d '",
    lc_messages: "'C'",
    ...(durable ? { fsync: "on" } : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return `# Written at each start by lib/ops/postgres-settings.ts; changes here are lost.\n${Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}`)
    .join("\n")}\n`;
}
