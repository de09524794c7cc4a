// Whose rows may this request see? A branded value, minted by the hall only, first parameter of every cellar function.
import { type FieldGroup, type Role, rowReach, sees } from "@/lib/domain/basics/access";
import { AppError } from "@/lib/domain/basics/errors";
import { type Db, Prisma } from "./client";

declare const minted: unique symbol;

export interface Scope {
  readonly userId: string;
  readonly role: Role;
  readonly teamIds: readonly string[];
  readonly [minted]: true;
}

/** The only mint. Called by lib/server/session.ts, by the operator of the command line, and by test support. */
export function mintScope(fields: { userId: string; role: Role; teamIds: readonly string[] }): Scope {
  return fields as Scope;
}

/** Prisma filter on customers of the scope. */
export function customersInScope(scope: Scope): Prisma.CustomerWhereInput {
  if (rowReach(scope.role) === "all") return {};
  return { OR: [{ ownerId: scope.userId }, { teamId: { in: [...scope.teamIds] } }] };
}

/** The same as SQL, for a customer table or alias named by the caller from its own code (never from input). */
export function customersInScopeSql(scope: Scope, alias: "customer" | "c" = "c"): Prisma.Sql {
  if (rowReach(scope.role) === "all") return Prisma.sql`TRUE`;
  const table = Prisma.raw(alias);
  const teams = [...scope.teamIds];
  return Prisma.sql`(${table}.owner_id = ${scope.userId}::uuid OR ${table}.team_id = ANY(${teams}::uuid[]))`;
}

/** The customer must be within reach: someone else's, and an unknown one, is NOT_FOUND. */
export async function requireCustomer(db: Db, scope: Scope, id: string): Promise<void> {
  const found = await db.customer.count({ where: { id, AND: customersInScope(scope) } });
  if (found === 0) throw new AppError("NOT_FOUND");
}

/** A record that was merged or erased takes nothing more: CONFLICT names the record that goes on in its place. */
export function refuseClosed({ status, mergedIntoId }: { status: string; mergedIntoId: string | null }): void {
  if (status === "active" || status === "archived") return;
  const messageKey = status === "merged" ? "CONFLICT_mergedRecord" : "CONFLICT_erasedRecord";
  throw new AppError("CONFLICT", { messageKey, mergedIntoId });
}

/** The customer must be within reach and still be written on. */
export async function requireOpenCustomer(db: Db, scope: Scope, id: string): Promise<void> {
  const found = await db.customer.findFirst({
    where: { id, AND: customersInScope(scope) },
    select: { status: true, mergedIntoId: true },
  });
  if (!found) throw new AppError("NOT_FOUND");
  refuseClosed(found);
}

/** Locks a customer within reach until the end of the transaction: what is written about permission waits. */
export async function lockCustomer(db: Db, scope: Scope, id: string): Promise<void> {
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM customer c WHERE c.customer_id = ${id}::uuid AND ${customersInScopeSql(scope)} FOR UPDATE`;
  if (found.length === 0) throw new AppError("NOT_FOUND");
}

/** Where something meant for this customer belongs: on the record it was merged into, or on itself. */
export async function findSurvivor(db: Db, scope: Scope, id: string): Promise<string> {
  const found = await db.customer.findFirst({
    where: { id, status: "merged", AND: customersInScope(scope) },
    select: { mergedIntoId: true },
  });
  return found?.mergedIntoId ?? id;
}

/** Whether values of a field group may leave the cellar for this scope. */
export function mayRead(scope: Scope, group: FieldGroup): boolean {
  return sees(scope.role, group);
}
