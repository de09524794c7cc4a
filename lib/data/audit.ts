// What is written down about each act? One row per gate call, in the same transaction; nobody can change it later.
import { type Db, Prisma } from "./client";

export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorKind: "user" | "operator" | "system" | "visitor" | "api_key";
  readonly actorRole: string | null;
  readonly action: string;
  readonly outcome: "done" | "refused";
  readonly entity?: string | undefined;
  readonly entityId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly detail?: unknown;
  readonly reason?: string | undefined;
  readonly requestId?: string | undefined;
}

export async function insertAuditRows(db: Db, rows: readonly AuditRow[]): Promise<void> {
  await db.auditLog.createMany({
    data: rows.map((row) => ({
      id: row.id,
      at: row.at,
      actorId: row.actorId,
      actorKind: row.actorKind,
      actorRole: row.actorRole,
      action: row.action,
      outcome: row.outcome,
      entity: row.entity ?? null,
      entityId: row.entityId ?? null,
      customerId: row.customerId ?? null,
      detail:
        row.detail === undefined ? Prisma.DbNull : (JSON.parse(JSON.stringify(row.detail)) as Prisma.InputJsonValue),
      reason: row.reason ?? null,
      requestId: row.requestId ?? null,
    })),
  });
}
