// What does an undo need to know, and what does it count? Rows touched since by people or by later imports are kept, and named.
import type { PoolClient } from "./pool";
import type { Scope } from "./scope";

export const keepReasons = [
  "edited",
  "laterImport",
  "hasNotes",
  "hasPurchases",
  "hasConsent",
  "inPlan",
  "inUse",
] as const;
export type KeepReason = (typeof keepReasons)[number];

export interface KeptRow {
  readonly what: string;
  readonly id: string | null;
  readonly name: string;
  readonly reason: KeepReason;
}

export interface UndoContext {
  readonly client: PoolClient;
  readonly scope: Scope;
  readonly no: number;
  /** When the import wrote its rows, and when it is taken back. */
  readonly importedAt: Date;
  readonly now: Date;
  readonly actorId: string | null;
  readonly tally: UndoTally;
}

const mostNamed = 500;

export class UndoTally {
  removed = 0;
  restored = 0;
  kept = 0;
  readonly keptRows: KeptRow[] = [];
  readonly detail: Record<string, { removed: number; restored: number; kept: number }> = {};

  private of(what: string) {
    this.detail[what] ??= { removed: 0, restored: 0, kept: 0 };
    return this.detail[what];
  }

  remove(what: string, rows: number | null): void {
    this.removed += rows ?? 0;
    this.of(what).removed += rows ?? 0;
  }

  restore(what: string, rows: number | null): void {
    this.restored += rows ?? 0;
    this.of(what).restored += rows ?? 0;
  }

  keep(what: string, rows: readonly { id: string | null; name: string; reason: string }[]): void {
    this.kept += rows.length;
    this.of(what).kept += rows.length;
    for (const row of rows)
      if (this.keptRows.length < mostNamed) this.keptRows.push({ what, ...row, reason: row.reason as KeepReason });
  }
}

/**
 * SQL: an import that merged later holds a before-image (written as alias u) for which `match` is true. Numbers are given at
 * upload and say nothing about it; merges stand in one queue, so the end of each tells their order.
 */
export function touchedLater(no: number, entity: string, match: string): string {
  const ended = (job: string) => `coalesce(${job}.finished_at, ${job}.heartbeat_at, ${job}.started_at)`;
  return `EXISTS (SELECT 1 FROM import_undo v JOIN import_job j ON j.no = v.import_no
    WHERE v.import_no <> ${no} AND v.entity = '${entity}' AND j.undone_at IS NULL
      AND ${ended("j")} > (SELECT ${ended("o")} FROM import_job o WHERE o.no = ${no}) AND ${match.replaceAll("u.", "v.")})`;
}

export async function hasLater({ client, no }: UndoContext, entity: string): Promise<boolean> {
  const { rows } = await client.query(`SELECT ${touchedLater(no, entity, "true")} AS yes`);
  return rows[0]?.yes === true;
}
