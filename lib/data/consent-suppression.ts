// Which addresses are never contacted again, whoever holds them? Rows keyed by hash that no erasure and no import takes away.
// The locks here are those that a send takes: what waits for them sees the no.
import { contactChannels } from "@/lib/domain/customers/kinds";
import { type Db, Prisma } from "./client";
import { customersInScopeSql, type Scope } from "./scope";

export interface SuppressionEntry {
  readonly contactHash: string;
  /** A channel, or all. */
  readonly channel: string;
  readonly reason: "stop" | "erased" | "complaint" | "bounce" | "manual";
  readonly source: string;
}

/** Suppresses, or suppresses again. The caller holds the locks of the addresses. */
export async function insertSuppressions(db: Db, entries: readonly SuppressionEntry[], now: Date): Promise<void> {
  if (entries.length === 0) return;
  await db.$executeRaw`
    INSERT INTO suppression (contact_hash, channel, reason, source, created_at)
    SELECT DISTINCT ON (1, 2) x.hash, x.channel, x.reason, x.source, ${now}::timestamptz
      FROM unnest(${entries.map((one) => one.contactHash)}::text[], ${entries.map((one) => one.channel)}::text[],
                  ${entries.map((one) => one.reason)}::text[], ${entries.map((one) => one.source)}::text[])
           x(hash, channel, reason, source)
    ON CONFLICT (contact_hash, channel) DO UPDATE
      SET released_at = NULL, reason = excluded.reason, source = excluded.source, created_at = excluded.created_at
      WHERE suppression.released_at IS NOT NULL`;
}

/** Ends suppressions of an address on these channels; one of every channel goes on for the others. Answers how many stood. */
export async function releaseSuppressions(
  db: Db,
  contactHash: string,
  channels: readonly string[],
  now: Date,
): Promise<number> {
  const named = channels.includes("all") ? ["all", ...contactChannels] : channels;
  const released = await db.$queryRaw<{ channel: string; reason: SuppressionEntry["reason"]; source: string }[]>`
    UPDATE suppression SET released_at = ${now} WHERE contact_hash = ${contactHash} AND released_at IS NULL
      AND channel = ANY(${[...named, "all"]}::text[]) RETURNING channel, reason, source`;
  const whole = released.find(({ channel }) => channel === "all");
  if (whole && !named.includes("all")) {
    const others = contactChannels.filter((channel) => !named.includes(channel));
    await insertSuppressions(
      db,
      others.map((channel) => ({ contactHash, channel, reason: whole.reason, source: whole.source })),
      now,
    );
  }
  return released.length;
}

/**
 * Whether what stands against an address is the word of customers within reach alone: nobody else holds it or stopped it,
 * and it is no erasure, complaint or bounce.
 */
export async function isOwnStop(
  db: Db,
  scope: Scope,
  contactHash: string,
  channels: readonly string[],
): Promise<boolean> {
  const [row] = await db.$queryRaw<{ foreign: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM suppression WHERE contact_hash = ${contactHash} AND released_at IS NULL
          AND (${channels.includes("all")} OR channel = ANY(${[...channels, "all"]}::text[]))
          AND reason IN ('erased', 'complaint', 'bounce'))
      OR EXISTS (SELECT 1 FROM contact_point p JOIN customer c ON c.customer_id = p.customer_id
        WHERE p.value_hash = ${contactHash} AND (${customersInScopeSql(scope)}) IS NOT TRUE)
      OR EXISTS (SELECT 1 FROM consent_event e JOIN customer c ON c.customer_id = e.customer_id
        WHERE e.contact_hash = ${contactHash} AND e.action = 'SUPPRESSED' AND (${customersInScopeSql(scope)}) IS NOT TRUE) AS foreign`;
  return row?.foreign === false;
}

/** One lock for each address on each channel, in one order everywhere, until the end of the transaction. */
export async function lockAddresses(
  db: Db,
  hashes: readonly string[],
  channels: readonly string[] = contactChannels,
): Promise<void> {
  if (hashes.length === 0) return;
  await db.$queryRaw(Prisma.sql`
    SELECT pg_advisory_xact_lock(k)::text FROM (
      SELECT DISTINCT hashtextextended(h || '/' || c, 7215633) AS k
        FROM unnest(${[...hashes]}::text[]) h, unnest(${[...channels]}::text[]) c ORDER BY 1) ordered`);
}

/** The addresses of a customer that have a hash. */
export async function listAddresses(db: Db, customerId: string): Promise<{ id: string; kind: string; hash: string }[]> {
  const rows = await db.contactPoint.findMany({
    where: { customerId, valueHash: { not: null } },
    select: { id: true, kind: true, valueHash: true },
    orderBy: { id: "asc" },
  });
  return rows.flatMap(({ id, kind, valueHash }) => (valueHash === null ? [] : [{ id, kind, hash: valueHash }]));
}

/** Whether an address is closed on a channel now; with a reason: for that reason and no other. */
export async function isSuppressed(
  db: Db,
  contactHash: string,
  channel: string,
  reason?: SuppressionEntry["reason"],
): Promise<boolean> {
  const rows = await db.suppression.findMany({
    where: { contactHash, channel: { in: [channel, "all"] }, releasedAt: null },
    select: { reason: true },
  });
  return rows.length > 0 && (reason === undefined || rows.every((row) => row.reason === reason));
}
