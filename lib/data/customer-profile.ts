// Who is this customer, and how is what we hold about them written? Inserts, changes with a version check, verification,
// archive. Every change of a fact leaves a fact_change row and a new origin.
import { AppError } from "@/lib/domain/basics/errors";
import type { CustomerCreateInput } from "@/lib/domain/customers/customer-input";
import { misplacedFacts, wantedFacts } from "@/lib/domain/customers/customer-input";
import type { FactStamp, FactValues, FactWriter } from "@/lib/domain/customers/fact-change";
import {
  factChangeRows,
  factConflicts,
  factDeltas,
  stampProvenance,
  verifyFact,
} from "@/lib/domain/customers/fact-change";
import { columnsOfFacts, factsOfRow } from "@/lib/domain/customers/fact-columns";
import { isHiddenFact } from "@/lib/domain/customers/fact-groups";
import { nameColumns } from "@/lib/domain/customers/names";
import { type Provenance, provenance } from "@/lib/domain/customers/provenance";
import type { Db, Prisma } from "./client";
import { customersInScopeSql, refuseClosed, type Scope } from "./scope";

/** A fact writer that also knows in which currency the company counts. */
export interface CustomerWriter extends FactWriter {
  readonly currency: string;
}

export function parseProvenance(json: unknown): Provenance {
  return provenance.safeParse(json).data ?? {};
}

function refuseMisplaced(kind: "person" | "company", facts: FactValues): void {
  const misplaced = misplacedFacts(kind, facts);
  if (misplaced.length === 0) return;
  throw new AppError("INVALID_INPUT", {
    fields: Object.fromEntries(misplaced.map((key) => [`facts.${key}`, "notForKind"])),
  });
}

function refuseHidden(scope: Scope, facts: FactValues): void {
  if (Object.keys(facts).some((fact) => isHiddenFact(scope.role, fact))) throw new AppError("FORBIDDEN");
}

/** A code that nobody chose: "KH" and eight signs of the customer's own id. */
function codeFromId(id: string): string {
  return `KH${id.replaceAll("-", "").slice(-8).toUpperCase()}`;
}

/** Writes a new customer with facts, code key and provenance. Contact points and addresses follow in their own rooms. */
export async function insertCustomer(
  db: Db,
  scope: Scope,
  input: Omit<CustomerCreateInput, "phone" | "email" | "addressLine" | "source">,
  writer: CustomerWriter,
): Promise<{ id: string; code: string; name: string }> {
  const { stamp, newId, currency } = writer;
  const id = newId();
  const code = input.code ?? codeFromId(id);
  const facts = input.facts ?? {};
  refuseMisplaced(input.kind, facts);
  refuseHidden(scope, facts);
  const wanted = wantedFacts({ ...input, code });
  const deltas = factDeltas({}, wanted);
  const { name: _, ...columns } = columnsOfFacts(Object.fromEntries(deltas.map((d) => [d.field, d.after])), currency);
  await db.customer.create({
    data: {
      ...(columns as object),
      ...nameColumns(input.name, input.kind),
      id,
      code,
      kind: input.kind,
      provenance: stampProvenance({}, deltas, stamp) as Prisma.InputJsonValue,
      createdAt: stamp.at,
      updatedAt: stamp.at,
    },
  });
  await claimCode(db, id, code);
  await db.factChange.createMany({ data: factChangeRows(id, deltas, writer) });
  return { id, code, name: input.name };
}

async function claimCode(db: Db, customerId: string, code: string): Promise<void> {
  const claimed = await db.$executeRaw`
    INSERT INTO identity_key (kind, value, customer_id) VALUES ('code', ${code}, ${customerId}::uuid)
    ON CONFLICT DO NOTHING`;
  if (claimed === 1) return;
  throw new AppError("DUPLICATE", { messageKey: "DUPLICATE_code", code, fields: { code: "codeTaken" } });
}

/** Locks the customer for this transaction; someone else's is NOT_FOUND, a merged or erased one is refused. */
export async function lockCustomer(db: Db, scope: Scope, id: string): Promise<void> {
  const [row] = await db.$queryRaw<{ status: string; mergedIntoId: string | null }[]>`
    SELECT c.status::text AS status, c.merged_into_id AS "mergedIntoId" FROM customer c
    WHERE c.customer_id = ${id}::uuid AND ${customersInScopeSql(scope)} FOR UPDATE`;
  if (!row) throw new AppError("NOT_FOUND");
  refuseClosed(row);
}

export interface CustomerUpdate {
  readonly id: string;
  readonly version: number;
  readonly wanted: FactValues;
  readonly base?: FactValues | undefined;
}

/**
 * Changes facts of a customer. A lost update is refused: CONFLICT carries `conflicts` (mine and theirs) and the version
 * to try again with. Facts that nobody else touched since go through.
 */
export async function updateCustomer(
  db: Db,
  scope: Scope,
  update: CustomerUpdate,
  writer: CustomerWriter,
): Promise<{ version: number; changed: string[] }> {
  const { stamp, currency } = writer;
  refuseHidden(scope, update.wanted);
  await lockCustomer(db, scope, update.id);
  const row = await db.customer.findUniqueOrThrow({ where: { id: update.id } });
  refuseMisplaced(row.kind, update.wanted);
  const held = factsOfRow(row);
  if (row.version !== update.version) {
    const conflicts = factConflicts(held, update.wanted, update.base);
    if (conflicts.length > 0) {
      throw new AppError("CONFLICT", { messageKey: "CONFLICT_values", version: row.version, conflicts });
    }
  }
  const wanted = alignIncome(held, update.wanted);
  const deltas = factDeltas(held, wanted);
  if (deltas.length === 0) return { version: row.version, changed: [] };
  const changed = Object.fromEntries(deltas.map(({ field, after }) => [field, after]));
  if (typeof changed.code === "string") {
    await db.identityKey.deleteMany({ where: { customerId: row.id, kind: "code", value: row.code } });
    await claimCode(db, row.id, changed.code);
  }
  await db.customer.update({
    where: { id: row.id },
    data: {
      ...(columnsOfFacts(changed, currency) as object),
      ...(typeof changed.name === "string" ? nameColumns(changed.name, row.kind) : {}),
      provenance: stampProvenance(parseProvenance(row.provenance), deltas, stamp) as Prisma.InputJsonValue,
      version: { increment: 1 },
      updatedAt: stamp.at,
    },
  });
  await db.factChange.createMany({ data: factChangeRows(row.id, deltas, writer) });
  return { version: row.version + 1, changed: deltas.map(({ field }) => field) };
}

/** An exact income replaces a band and the other way round: both never stand at once. */
function alignIncome(held: FactValues, wanted: FactValues): FactValues {
  if (wanted.income !== undefined && wanted.income !== null && held.income_band !== null) {
    return { ...wanted, income_band: null };
  }
  if (wanted.income_band !== undefined && wanted.income_band !== null && held.income !== null) {
    return { ...wanted, income: null };
  }
  return wanted;
}

/** Somebody asked and the value still holds: the fact keeps its value and is fresh again. */
export async function verifyCustomerFact(
  db: Db,
  scope: Scope,
  input: { id: string; fact: string },
  stamp: FactStamp,
): Promise<void> {
  if (isHiddenFact(scope.role, input.fact)) throw new AppError("FORBIDDEN");
  await lockCustomer(db, scope, input.id);
  const row = await db.customer.findUniqueOrThrow({ where: { id: input.id } });
  if ((factsOfRow(row)[input.fact] ?? null) === null) throw new AppError("NOT_FOUND");
  const next = verifyFact(parseProvenance(row.provenance), input.fact, stamp);
  await db.customer.update({
    where: { id: row.id },
    data: { provenance: next as Prisma.InputJsonValue, updatedAt: stamp.at },
  });
}

/** Puts a customer away or takes it back. Merged and erased ones stay what they are. */
export async function archiveCustomer(
  db: Db,
  scope: Scope,
  input: { id: string; archived: boolean },
  now: Date,
): Promise<{ version: number }> {
  await lockCustomer(db, scope, input.id);
  const row = await db.customer.findUniqueOrThrow({ where: { id: input.id } });
  const from = input.archived ? "active" : "archived";
  if (row.status !== from) return { version: row.version };
  const next = await db.customer.update({
    where: { id: row.id },
    data: {
      status: input.archived ? "archived" : "active",
      archivedAt: input.archived ? now : null,
      version: { increment: 1 },
      updatedAt: now,
    },
  });
  return { version: next.version };
}
