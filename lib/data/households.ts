// Who lives under one roof with this customer? One household a person; the last to leave takes it away.
import { AppError } from "@/lib/domain/basics/errors";
import { type FactWriter, factChangeRows } from "@/lib/domain/customers/fact-change";
import type { Db } from "./client";
import { customersInScope, requireCustomer, requireOpenCustomer, type Scope } from "./scope";

/** Puts two customers into one household: the other's, else this customer's, else a new one named after this customer. */
export async function joinHousehold(
  db: Db,
  scope: Scope,
  input: { customerId: string; otherCustomerId: string; role: string | null },
  writer: FactWriter,
): Promise<{ householdId: string }> {
  const { customerId, otherCustomerId, role } = input;
  if (customerId === otherCustomerId) throw new AppError("INVALID_INPUT", { fields: { otherCustomerId: "notSelf" } });
  await requireOpenCustomer(db, scope, customerId);
  await requireOpenCustomer(db, scope, otherCustomerId);
  const { stamp, newId } = writer;
  const mine = await db.householdMember.findFirst({ where: { customerId } });
  const theirs = await db.householdMember.findFirst({ where: { customerId: otherCustomerId } });
  if (mine && theirs && mine.householdId !== theirs.householdId) {
    throw new AppError("CONFLICT", { messageKey: "CONFLICT_household" });
  }
  let householdId = mine?.householdId ?? theirs?.householdId;
  if (householdId === undefined) {
    householdId = newId();
    const { name } = await db.customer.findUniqueOrThrow({ where: { id: customerId }, select: { name: true } });
    await db.household.create({ data: { id: householdId, name, createdAt: stamp.at } });
  }
  const members = [
    { customerId, householdId, role: null, createdAt: stamp.at },
    { customerId: otherCustomerId, householdId, role, createdAt: stamp.at },
  ];
  await db.householdMember.createMany({ data: members, skipDuplicates: true });
  await db.householdMember.update({
    where: { customerId_householdId: { customerId: otherCustomerId, householdId } },
    data: { role },
  });
  await db.factChange.createMany({
    data: factChangeRows(customerId, [{ field: "household", before: null, after: otherCustomerId }], writer),
  });
  return { householdId };
}

export async function leaveHousehold(db: Db, scope: Scope, customerId: string, writer: FactWriter): Promise<void> {
  await requireOpenCustomer(db, scope, customerId);
  const held = await db.householdMember.findMany({ where: { customerId } });
  if (held.length === 0) throw new AppError("NOT_FOUND");
  await db.householdMember.deleteMany({ where: { customerId } });
  for (const { householdId } of held) {
    const left = await db.householdMember.count({ where: { householdId } });
    if (left === 0) await db.household.delete({ where: { id: householdId } });
  }
  const before = held.map(({ householdId }) => householdId);
  await db.factChange.createMany({
    data: factChangeRows(customerId, [{ field: "household", before, after: null }], writer),
  });
}

export async function findHousehold(db: Db, scope: Scope, customerId: string) {
  await requireCustomer(db, scope, customerId);
  const mine = await db.householdMember.findFirst({ where: { customerId } });
  if (!mine) return null;
  const members = await db.householdMember.findMany({
    where: { householdId: mine.householdId, customer: customersInScope(scope) },
    include: { customer: { select: { name: true, kind: true } } },
    orderBy: { createdAt: "asc" },
    take: 50,
  });
  const total = await db.householdMember.count({ where: { householdId: mine.householdId } });
  return {
    id: mine.householdId,
    // The stored name is that of the first member, who may be out of reach.
    name: members[0]?.customer.name ?? null,
    outOfReach: total - members.length,
    members: members.map(({ customerId: id, role, customer }) => ({
      id,
      role,
      name: customer.name,
      kind: customer.kind,
    })),
  };
}
