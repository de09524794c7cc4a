// Who belongs with, works with, influences whom? Each link is written from both sides, so that either profile shows it.
import { AppError } from "@/lib/domain/basics/errors";
import { type FactWriter, factChangeRows } from "@/lib/domain/customers/fact-change";
import type { RelationshipKind } from "@/lib/domain/customers/kinds";
import { oppositeRelationship } from "@/lib/domain/customers/opposite-relationship";
import type { Db } from "./client";
import { customersInScope, mayRead, requireCustomer, requireOpenCustomer, type Scope } from "./scope";

export interface RelationshipInput {
  readonly otherCustomerId: string;
  readonly kind: RelationshipKind;
  readonly strength: number | null;
  readonly note: string | null;
}

export async function insertRelationship(
  db: Db,
  scope: Scope,
  customerId: string,
  input: RelationshipInput,
  writer: FactWriter,
): Promise<{ id: string }> {
  const { otherCustomerId, kind, strength, note } = input;
  if (otherCustomerId === customerId) throw new AppError("INVALID_INPUT", { fields: { otherCustomerId: "notSelf" } });
  await requireOpenCustomer(db, scope, customerId);
  await requireOpenCustomer(db, scope, otherCustomerId);
  const { stamp, newId } = writer;
  const id = newId();
  const common = { strength, note, source: stamp.source, createdById: stamp.by, createdAt: stamp.at };
  await db.relationship.create({ data: { customerId, id, otherCustomerId, kind, ...common } });
  const mirror = { customerId: otherCustomerId, otherCustomerId: customerId, kind: oppositeRelationship(kind) };
  await db.relationship.createMany({ data: [{ ...mirror, id: newId(), ...common }], skipDuplicates: true });
  await db.factChange.createMany({
    data: factChangeRows(customerId, [{ field: "relationship", before: null, after: [kind, otherCustomerId] }], writer),
  });
  return { id };
}

export async function removeRelationship(
  db: Db,
  scope: Scope,
  key: { customerId: string; id: string },
  writer: FactWriter,
): Promise<void> {
  await requireOpenCustomer(db, scope, key.customerId);
  const held = await db.relationship.findUnique({ where: { customerId_id: key } });
  if (!held) throw new AppError("NOT_FOUND");
  const { customerId, otherCustomerId } = held;
  const kind = held.kind as RelationshipKind;
  await db.relationship.delete({ where: { customerId_id: key } });
  // What another team wrote down about its own customer is not ours to delete.
  const reached = await db.customer.count({ where: { id: otherCustomerId, AND: customersInScope(scope) } });
  if (reached > 0) {
    await db.relationship.deleteMany({
      where: { customerId: otherCustomerId, otherCustomerId: customerId, kind: oppositeRelationship(kind) },
    });
  }
  await db.factChange.createMany({
    data: factChangeRows(customerId, [{ field: "relationship", before: [kind, otherCustomerId], after: null }], writer),
  });
}

/** Links of a customer; the name of somebody out of reach is left out. */
export async function listRelationships(db: Db, scope: Scope, customerId: string) {
  await requireCustomer(db, scope, customerId);
  const rows = await db.relationship.findMany({ where: { customerId }, orderBy: { createdAt: "asc" }, take: 200 });
  const others = await db.customer.findMany({
    where: { id: { in: rows.map((row) => row.otherCustomerId) }, AND: customersInScope(scope) },
    select: { id: true, name: true, kind: true, code: true },
  });
  const byId = new Map(others.map((other) => [other.id, other]));
  const open = mayRead(scope, "notes");
  return rows.map(({ id, kind, strength, note, source, createdAt, otherCustomerId }) => ({
    id,
    kind,
    strength,
    note: open ? note : null,
    source,
    createdAt,
    other: byId.get(otherCustomerId) ?? null,
  }));
}
