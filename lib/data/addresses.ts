// Where does this customer live or work? The main address also fills province and ward of the customer, which rules filter on.
import { AppError } from "@/lib/domain/basics/errors";
import {
  type FactDelta,
  type FactWriter,
  factChangeRows,
  originOf,
  stampProvenance,
} from "@/lib/domain/customers/fact-change";
import { provenance } from "@/lib/domain/customers/provenance";
import { provinceName } from "@/lib/domain/customers/provinces";
import type { Db, Prisma } from "./client";
import { mayRead, requireCustomer, requireOpenCustomer, type Scope } from "./scope";

export interface AddressInput {
  readonly kind: string;
  readonly line: string | null;
  readonly ward: string | null;
  readonly provinceCode: string | null;
  readonly isPrimary: boolean;
}

function written({ line, ward, provinceCode }: Pick<AddressInput, "line" | "ward" | "provinceCode">): string {
  return [line, ward, provinceCode === null ? null : provinceName(provinceCode)].filter(Boolean).join(", ");
}

/** Adds or changes an address. The ward is kept as text until the company brings codes. */
export async function saveAddress(
  db: Db,
  scope: Scope,
  key: { customerId: string; id?: string | undefined },
  input: AddressInput,
  writer: FactWriter,
): Promise<{ id: string }> {
  if (!mayRead(scope, "contact")) throw new AppError("FORBIDDEN");
  const { customerId } = key;
  await requireOpenCustomer(db, scope, customerId);
  const held = await db.address.findMany({ where: { customerId } });
  const before = held.find((address) => address.id === key.id);
  if (key.id !== undefined && !before) throw new AppError("NOT_FOUND");
  const isPrimary = input.isPrimary || held.every((address) => address.id === key.id);
  if (isPrimary) await db.address.updateMany({ where: { customerId }, data: { isPrimary: false } });
  const { stamp, newId } = writer;
  const data = {
    kind: input.kind,
    line: input.line,
    wardCode: input.ward,
    provinceCode: input.provinceCode,
    isPrimary,
    source: stamp.source,
    updatedAt: stamp.at,
  };
  const id = before?.id ?? newId();
  if (before) await db.address.update({ where: { customerId_id: { customerId, id } }, data });
  else await db.address.create({ data: { customerId, id, ...data, createdAt: stamp.at } });
  const was = before ? written({ line: before.line, ward: before.wardCode, provinceCode: before.provinceCode }) : null;
  const deltas: FactDelta[] = [{ field: "address", before: was, after: written(input) }];
  if (isPrimary) deltas.push(...(await followPrimary(db, customerId, input, writer)));
  await db.factChange.createMany({ data: factChangeRows(customerId, deltas, writer) });
  return { id };
}

async function followPrimary(
  db: Db,
  customerId: string,
  input: { ward: string | null; provinceCode: string | null },
  { stamp }: FactWriter,
): Promise<{ field: string; before: string | null; after: string | null }[]> {
  const row = await db.customer.findUniqueOrThrow({ where: { id: customerId } });
  const deltas = [
    { field: "province", before: row.provinceCode, after: input.provinceCode },
    { field: "ward", before: row.wardCode, after: input.ward },
  ].filter(({ before, after }) => before !== after);
  if (deltas.length === 0) return [];
  const origins = stampProvenance(provenance.safeParse(row.provenance).data ?? {}, deltas, stamp);
  await db.customer.update({
    where: { id: customerId },
    data: {
      provinceCode: input.provinceCode,
      wardCode: input.ward,
      provenance: { ...origins, address: originOf(stamp) } as Prisma.InputJsonValue,
      version: { increment: 1 },
      updatedAt: stamp.at,
    },
  });
  return deltas;
}

export async function removeAddress(
  db: Db,
  scope: Scope,
  key: { customerId: string; id: string },
  writer: FactWriter,
): Promise<void> {
  if (!mayRead(scope, "contact")) throw new AppError("FORBIDDEN");
  await requireOpenCustomer(db, scope, key.customerId);
  const held = await db.address.findUnique({ where: { customerId_id: key } });
  if (!held) throw new AppError("NOT_FOUND");
  await db.address.delete({ where: { customerId_id: key } });
  const before = written({ line: held.line, ward: held.wardCode, provinceCode: held.provinceCode });
  await db.factChange.createMany({
    data: factChangeRows(key.customerId, [{ field: "address", before, after: null }], writer),
  });
}

export async function listAddresses(db: Db, scope: Scope, customerId: string) {
  if (!mayRead(scope, "contact")) return [];
  await requireCustomer(db, scope, customerId);
  const rows = await db.address.findMany({
    where: { customerId },
    orderBy: [{ isPrimary: "desc" }, { createdAt: "asc" }],
  });
  return rows.map(({ id, kind, line, wardCode, provinceCode, asReceived, isPrimary, source, updatedAt }) => ({
    id,
    kind,
    line,
    ward: wardCode,
    provinceCode,
    asReceived,
    isPrimary,
    source,
    updatedAt,
  }));
}
