// How do two records become one customer? Both rows locked in id order, everything of the loser moved to the survivor, nothing lost.
import { AppError } from "@/lib/domain/basics/errors";
import { factsOfRow } from "@/lib/domain/customers/fact-columns";
import { isHiddenFact } from "@/lib/domain/customers/fact-groups";
import type { MergeSide } from "@/lib/domain/customers/merge";
import { showPhone } from "@/lib/domain/customers/phones";
import { type Provenance, provenance } from "@/lib/domain/customers/provenance";
import { type Db, Prisma } from "../client";
import { customersInScope, customersInScopeSql, type Scope } from "../scope";

export interface MergeCandidate extends MergeSide {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: "person" | "company";
  readonly version: number;
  readonly createdAt: string;
  readonly ownerName: string | null;
  readonly orders: number;
  readonly notes: number;
  readonly tags: readonly string[];
  readonly contacts: readonly string[];
}

/** Locks the pair in id order, so that two merges that cross cannot wait for each other; both must be within reach. */
export async function lockMergePair(db: Db, scope: Scope, ids: readonly [string, string]): Promise<void> {
  const rows = await db.$queryRaw<{ status: string }[]>(Prisma.sql`
    SELECT c.status::text AS status FROM customer c
    WHERE c.customer_id = ANY(${[...ids]}::uuid[]) AND ${customersInScopeSql(scope, "c")}
    ORDER BY c.customer_id FOR UPDATE`);
  if (rows.length !== 2) throw new AppError("NOT_FOUND");
  if (rows.some(({ status }) => status !== "active" && status !== "archived")) {
    throw new AppError("CONFLICT", { messageKey: "CONFLICT_merged" });
  }
}

/** What stands beside each other on the merge page. */
export async function getMergeCandidate(db: Db, scope: Scope, id: string): Promise<MergeCandidate> {
  const row = await db.customer.findFirst({
    where: { id, status: { in: ["active", "archived"] }, AND: customersInScope(scope) },
    include: {
      tags: { include: { tag: true } },
      contactPoints: { orderBy: { isPrimary: "desc" } },
      purchaseSummary: true,
      _count: { select: { interactions: true } },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const owner = row.ownerId === null ? null : await db.user.findUnique({ where: { id: row.ownerId } });
  const facts = Object.fromEntries(Object.entries(factsOfRow(row)).filter(([fact]) => !isHiddenFact(scope.role, fact)));
  return {
    id,
    code: row.code,
    name: row.name,
    kind: row.kind,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    facts,
    provenance: provenance.safeParse(row.provenance).data ?? {},
    ownerName: owner?.name ?? null,
    orders: row.purchaseSummary?.orders ?? 0,
    notes: row._count.interactions,
    tags: row.tags.map(({ tag }) => tag.name),
    contacts: row.contactPoints.map(({ kind, value, display }) => (kind === "phone" ? showPhone(value) : display)),
  };
}

/** Gives taken facts the origin they had with the loser: a merge checks nothing anew. */
export async function keepOrigins(
  db: Db,
  _scope: Scope,
  survivorId: string,
  loser: Provenance,
  taken: readonly string[],
): Promise<void> {
  if (taken.length === 0) return;
  const row = await db.customer.findUniqueOrThrow({ where: { id: survivorId }, select: { provenance: true } });
  const held = provenance.safeParse(row.provenance).data ?? {};
  const next = { ...held };
  for (const fact of taken) {
    const origin = loser[fact] ?? loser["*"];
    if (origin) next[fact] = origin;
  }
  await db.customer.update({ where: { id: survivorId }, data: { provenance: next as Prisma.InputJsonValue } });
}

/** Marks the loser; its codes, phones and e-mails lead to the survivor from now on. */
export async function closeMerged(db: Db, scope: Scope, now: Date, survivorId: string, loserId: string): Promise<void> {
  await db.$executeRaw(Prisma.sql`
    UPDATE customer c SET status = 'merged', merged_into_id = ${survivorId}::uuid, archived_at = NULL,
      version = c.version + 1, updated_at = ${now}
    WHERE c.customer_id = ${loserId}::uuid AND ${customersInScopeSql(scope, "c")}`);
  // Records that were merged into the loser earlier lead straight to the survivor.
  await db.$executeRaw(Prisma.sql`
    UPDATE customer SET merged_into_id = ${survivorId}::uuid WHERE merged_into_id = ${loserId}::uuid`);
  await db.$executeRaw(Prisma.sql`
    UPDATE customer s SET custom = l.custom || s.custom, deceased_at = coalesce(s.deceased_at, l.deceased_at), version = s.version + 1, updated_at = ${now},
      stage = CASE WHEN s.stage = 'prospect' AND EXISTS (SELECT FROM purchase p WHERE p.customer_id = s.customer_id)
        THEN 'customer' ELSE s.stage END
    FROM customer l WHERE s.customer_id = ${survivorId}::uuid AND l.customer_id = ${loserId}::uuid`);
}
