// How can this customer be reached, and who else has the same number? Values are normalised; what was typed stays beside them.
import { AppError } from "@/lib/domain/basics/errors";
import { type FactWriter, factChangeRows } from "@/lib/domain/customers/fact-change";
import type { ContactKind } from "@/lib/domain/customers/kinds";
import { showPhone } from "@/lib/domain/customers/phones";
import { type Db, Prisma } from "./client";
import { customersInScopeSql, mayRead, requireCustomer, requireOpenCustomer, type Scope } from "./scope";

export interface ContactPointInput {
  readonly kind: ContactKind;
  readonly value: string;
  readonly display: string;
  readonly label?: string | null | undefined;
  readonly isPrimary?: boolean | undefined;
  /** Of the value; the gate keeps an address closed that has none. */
  readonly valueHash: string;
}

/** Adds a contact point with its identity key. The same value twice is DUPLICATE. The first of a kind is its main one. */
export async function insertContactPoint(
  db: Db,
  scope: Scope,
  customerId: string,
  input: ContactPointInput,
  writer: FactWriter,
): Promise<{ id: string }> {
  if (!mayRead(scope, "contact")) throw new AppError("FORBIDDEN");
  await requireOpenCustomer(db, scope, customerId);
  const { stamp, newId } = writer;
  const held = await db.contactPoint.findMany({ where: { customerId, kind: input.kind } });
  if (held.some((point) => point.value === input.value)) {
    throw new AppError("DUPLICATE", { messageKey: "DUPLICATE_contact", fields: { value: "contactKnown" } });
  }
  const isPrimary = input.isPrimary ?? held.length === 0;
  if (isPrimary) {
    await db.contactPoint.updateMany({ where: { customerId, kind: input.kind }, data: { isPrimary: false } });
  }
  const id = newId();
  await db.contactPoint.create({
    data: {
      customerId,
      id,
      kind: input.kind,
      value: input.value,
      valueHash: input.valueHash,
      display: input.display,
      label: input.label ?? null,
      isPrimary,
      source: stamp.source,
      sourceRef: stamp.ref ?? null,
      createdAt: stamp.at,
      updatedAt: stamp.at,
    },
  });
  await db.$executeRaw`
    INSERT INTO identity_key (kind, value, customer_id) VALUES (${input.kind}, ${input.value}, ${customerId}::uuid)
    ON CONFLICT DO NOTHING`;
  await db.factChange.createMany({
    data: factChangeRows(customerId, [{ field: input.kind, before: null, after: input.value }], writer),
  });
  return { id };
}

async function getPoint(db: Db, scope: Scope, customerId: string, id: string) {
  if (!mayRead(scope, "contact")) throw new AppError("FORBIDDEN");
  await requireOpenCustomer(db, scope, customerId);
  const point = await db.contactPoint.findUnique({ where: { customerId_id: { customerId, id } } });
  if (!point) throw new AppError("NOT_FOUND");
  return point;
}

export async function removeContactPoint(
  db: Db,
  scope: Scope,
  key: { customerId: string; id: string },
  writer: FactWriter,
): Promise<{ kind: string; value: string; display: string; label: string | null }> {
  const { customerId, id } = key;
  const point = await getPoint(db, scope, customerId, id);
  await db.contactPoint.delete({ where: { customerId_id: { customerId, id } } });
  await db.identityKey.deleteMany({ where: { customerId, kind: point.kind, value: point.value } });
  if (point.isPrimary) {
    const next = await db.contactPoint.findFirst({ where: { customerId, kind: point.kind }, orderBy: { id: "asc" } });
    if (next) {
      await db.contactPoint.update({
        where: { customerId_id: { customerId, id: next.id } },
        data: { isPrimary: true },
      });
    }
  }
  await db.factChange.createMany({
    data: factChangeRows(customerId, [{ field: point.kind, before: point.value, after: null }], writer),
  });
  return { kind: point.kind, value: point.value, display: point.display, label: point.label };
}

/** Makes one the main contact of its kind, or says what a call or a message showed of it. */
export async function updateContactPoint(
  db: Db,
  scope: Scope,
  key: { customerId: string; id: string },
  change: { isPrimary?: true | undefined; status?: "verified" | "invalid" | undefined },
  now: Date,
): Promise<void> {
  const { customerId, id } = key;
  const point = await getPoint(db, scope, customerId, id);
  if (change.isPrimary) {
    await db.contactPoint.updateMany({ where: { customerId, kind: point.kind }, data: { isPrimary: false } });
  }
  await db.contactPoint.update({
    where: { customerId_id: { customerId, id } },
    data: {
      ...(change.isPrimary ? { isPrimary: true } : {}),
      ...(change.status ? { status: change.status, verifiedAt: change.status === "verified" ? now : null } : {}),
      updatedAt: now,
    },
  });
}

export interface ContactHolder {
  readonly kind: string;
  readonly value: string;
  /** Null when the customer is out of reach: the hint says that somebody has it, not who. */
  readonly customer: { id: string; name: string; code: string } | null;
}

/** Other customers who hold one of these phones or e-mails. */
export async function listContactHolders(
  db: Db,
  scope: Scope,
  values: readonly { kind: string; value: string }[],
  exceptCustomerId?: string,
): Promise<ContactHolder[]> {
  if (values.length === 0) return [];
  const pairs = Prisma.join(values.map(({ kind, value }) => Prisma.sql`(${kind}, ${value})`));
  const rows = await db.$queryRaw<
    { kind: string; value: string; id: string; name: string; code: string; mine: boolean }[]
  >`
    SELECT k.kind, k.value, c.customer_id AS id, c.name, c.code, ${customersInScopeSql(scope)} AS mine
      FROM identity_key k JOIN customer c ON c.customer_id = k.customer_id
     WHERE (k.kind, k.value) IN (${pairs}) AND c.status IN ('active', 'archived')
     ${exceptCustomerId === undefined ? Prisma.empty : Prisma.sql`AND c.customer_id <> ${exceptCustomerId}::uuid`}
     ORDER BY c.name_sort LIMIT 10`;
  return rows.map(({ kind, value, id, name, code, mine }) => ({
    kind,
    value,
    customer: mine ? { id, name, code } : null,
  }));
}

export async function listContactPoints(db: Db, scope: Scope, customerId: string) {
  if (!mayRead(scope, "contact")) return [];
  await requireCustomer(db, scope, customerId);
  const rows = await db.contactPoint.findMany({
    where: { customerId },
    orderBy: [{ kind: "asc" }, { isPrimary: "desc" }, { createdAt: "asc" }],
    select: {
      id: true,
      kind: true,
      value: true,
      display: true,
      label: true,
      isPrimary: true,
      status: true,
      verifiedAt: true,
      source: true,
      createdAt: true,
    },
  });
  // A number that nobody wrote down in a way of their own is shown as it is dialled.
  return rows.map((row) =>
    row.kind === "phone" && row.display === row.value ? { ...row, display: showPhone(row.value) } : row,
  );
}

/** The hash an address is locked and remembered by; the caller has the customer locked. */
export function findContactHash(db: Db, _scope: Scope, customerId: string, id: string) {
  return db.contactPoint.findUnique({ where: { customerId_id: { customerId, id } }, select: { valueHash: true } });
}
