// What do customers ask of the company, and by when must it be answered? The rows of the inbox.
import { AppError } from "@/lib/domain/basics/errors";
import type { DataRequestKind, DataRequestStatus, DataRequestTerms } from "@/lib/domain/permission/data-request";
import type { Db } from "./client";
import { customersInScope, mayRead, requireCustomer, type Scope } from "./scope";

export interface NewDataRequest extends DataRequestTerms {
  readonly customerId: string;
  readonly id: string;
  readonly kind: DataRequestKind;
  readonly source: string;
  readonly linkId: string | null;
  readonly identified: boolean;
  readonly message: string | null;
  readonly receivedAt: Date;
}

const sameWithinMs = 600_000;

/** Writes a request down; the same words sent twice within minutes are one request. */
export async function insertDataRequest(
  db: Db,
  scope: Scope,
  request: NewDataRequest,
): Promise<{ id: string; isNew: boolean }> {
  await requireCustomer(db, scope, request.customerId);
  const { customerId, kind, message, receivedAt } = request;
  const since = new Date(receivedAt.getTime() - sameWithinMs);
  const twin = await db.dataRequest.findFirst({
    where: { customerId, kind, message, status: { in: ["open", "acknowledged"] }, receivedAt: { gte: since } },
    select: { id: true },
  });
  if (twin) return { id: twin.id, isNew: false };
  await db.dataRequest.create({ data: request });
  return { id: request.id, isNew: true };
}

/** Requests of customers within reach: what is owed first, the nearest term first. */
export async function listDataRequests(db: Db, scope: Scope, input: { closed: boolean; customerId?: string }) {
  const status = { in: input.closed ? ["done", "refused"] : ["open", "acknowledged"] };
  const reach = await db.dataRequest.findMany({
    where: { status, ...(input.customerId === undefined ? {} : { customerId: input.customerId }) },
    orderBy: input.closed ? [{ closedAt: "desc" }] : [{ dueAt: "asc" }],
    take: 200,
  });
  const customers = await db.customer.findMany({
    where: { id: { in: reach.map(({ customerId }) => customerId) }, AND: customersInScope(scope) },
    select: { id: true, name: true },
  });
  const names = new Map(customers.map(({ id, name }) => [id, name]));
  return reach.flatMap((row) => {
    const name = names.get(row.customerId);
    if (name === undefined) return [];
    const { kind, status: held, message, answer, ...rest } = row;
    const open = mayRead(scope, "notes");
    return [
      {
        ...rest,
        kind: kind as DataRequestKind,
        status: held as DataRequestStatus,
        customerName: name,
        message: open ? message : null,
        answer: open ? answer : null,
      },
    ];
  });
}

/** Takes a request a step further; a closed one stays closed. */
export async function updateDataRequest(
  db: Db,
  scope: Scope,
  input: { customerId: string; id: string; status: Exclude<DataRequestStatus, "open">; answer: string | null },
  now: Date,
): Promise<void> {
  await requireCustomer(db, scope, input.customerId);
  const { customerId, id, status, answer } = input;
  const acknowledged = { acknowledgedAt: now };
  const held = await db.dataRequest.findUnique({ where: { customerId_id: { customerId, id } } });
  if (!held) throw new AppError("NOT_FOUND");
  if (held.status === "done" || held.status === "refused") throw new AppError("CONFLICT");
  await db.dataRequest.update({
    where: { customerId_id: { customerId, id } },
    data: {
      status,
      handledById: scope.userId,
      ...(answer === null ? {} : { answer }),
      ...(held.acknowledgedAt === null ? acknowledged : {}),
      ...(status === "acknowledged" ? {} : { closedAt: now }),
    },
  });
}
