// What happened with a customer, and what comes next? Notes are saved once however often a phone sends them.

import { can } from "@/lib/domain/basics/access";
import { type Day, dateFromDay, dayFromDate } from "@/lib/domain/basics/calendar";
import { AppError } from "@/lib/domain/basics/errors";
import type { InteractionKind } from "@/lib/domain/customers/kinds";
import type { Db, Prisma } from "./client";
import { customersInScope, mayRead, requireOpenCustomer, type Scope } from "./scope";

export interface NoteFields {
  readonly kind: InteractionKind;
  readonly direction: "outbound" | "inbound";
  readonly outcome: string | null;
  readonly occurredAt: Date;
  readonly durationMinutes: number | null;
  readonly body: string;
  readonly place: string | null;
  readonly nextStep: string | null;
  readonly nextStepOn: Day | null;
  readonly productIds: readonly number[];
}

export interface NewNote extends NoteFields {
  readonly customerId: string;
  /** Made by the phone; the same key is the same note. */
  readonly clientKey: string;
  readonly source: string;
  readonly tacticId: string | null;
}

function columns(note: NoteFields) {
  const { nextStepOn, productIds, ...rest } = note;
  return { ...rest, nextStepOn: nextStepOn === null ? null : dateFromDay(nextStepOn), productIds: [...productIds] };
}

/** Saves a note once: a second arrival of the same key gives the first one's id and changes nothing. */
export async function insertNote(
  db: Db,
  scope: Scope,
  note: NewNote,
  { now, newId }: { now: Date; newId: () => string },
): Promise<{ id: string; created: boolean }> {
  const { customerId, clientKey } = note;
  await requireOpenCustomer(db, scope, customerId);
  const id = newId();
  const { count } = await db.interaction.createMany({
    data: [
      {
        ...columns(note),
        customerId,
        id,
        clientKey,
        source: note.source,
        tacticId: note.tacticId,
        authorId: scope.userId,
        createdAt: now,
        updatedAt: now,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) return { id, created: true };
  const held = await db.interaction.findUniqueOrThrow({
    where: { customerId_clientKey: { customerId, clientKey } },
    select: { id: true, authorId: true },
  });
  if (held.authorId !== scope.userId) throw new AppError("DUPLICATE");
  return { id: held.id, created: false };
}

async function getOwnNote(db: Db, scope: Scope, key: { customerId: string; id: string }) {
  await requireOpenCustomer(db, scope, key.customerId);
  await db.$queryRaw`
    SELECT 1 FROM interaction WHERE customer_id = ${key.customerId}::uuid AND id = ${key.id}::uuid FOR UPDATE`;
  const held = await db.interaction.findUnique({ where: { customerId_id: key } });
  if (!held) throw new AppError("NOT_FOUND");
  // Somebody else's words are theirs; those who answer for the whole team may mend them.
  if (held.authorId !== scope.userId && !can(scope.role, "customers.assign")) throw new AppError("FORBIDDEN");
  return held;
}

/** Changes a note. A lost update is refused with both texts. */
export async function updateNote(
  db: Db,
  scope: Scope,
  input: NoteFields & { customerId: string; id: string; version: number },
  now: Date,
): Promise<{ version: number }> {
  const { customerId, id, version, ...fields } = input;
  const held = await getOwnNote(db, scope, { customerId, id });
  if (held.version !== version) {
    const conflicts = (["body", "outcome", "nextStep", "kind"] as const)
      .filter((field) => held[field] !== fields[field])
      .map((field) => ({ field, mine: fields[field], theirs: held[field] }));
    throw new AppError("CONFLICT", { messageKey: "CONFLICT_values", version: held.version, conflicts });
  }
  const next = await db.interaction.update({
    where: { customerId_id: { customerId, id } },
    data: { ...columns(fields), version: { increment: 1 }, updatedAt: now },
  });
  return { version: next.version };
}

export async function archiveNote(
  db: Db,
  scope: Scope,
  input: { customerId: string; id: string; archived: boolean },
  now: Date,
): Promise<void> {
  const { customerId, id, archived } = input;
  await getOwnNote(db, scope, { customerId, id });
  await db.interaction.update({
    where: { customerId_id: { customerId, id } },
    data: { archivedAt: archived ? now : null, version: { increment: 1 }, updatedAt: now },
  });
}

/** Ticks a next step off, or takes the tick back. Anybody who sees the customer may: the step is the team's. */
export async function markNextStep(
  db: Db,
  scope: Scope,
  input: { customerId: string; id: string; done: boolean },
  now: Date,
): Promise<void> {
  const { customerId, id, done } = input;
  await requireOpenCustomer(db, scope, customerId);
  const { count } = await db.interaction.updateMany({
    where: { customerId, id, nextStep: { not: null } },
    data: { nextStepDoneAt: done ? now : null, updatedAt: now },
  });
  if (count === 0) throw new AppError("NOT_FOUND");
}

export interface NoteFilter {
  readonly whose: "mine" | "team";
  readonly kind?: InteractionKind | undefined;
  readonly outcome?: string | undefined;
  /** Only open next steps, the oldest due day first. */
  readonly due: boolean;
  readonly archived: boolean;
}

export interface NotePlace {
  readonly at: string;
  readonly id: string;
}

const pageSize = 30;

function after(place: NotePlace | undefined, due: boolean): Prisma.InteractionWhereInput {
  if (!place) return {};
  if (due) {
    const nextStepOn = dateFromDay(place.at);
    return { OR: [{ nextStepOn: { gt: nextStepOn } }, { nextStepOn, id: { gt: place.id } }] };
  }
  const occurredAt = new Date(place.at);
  return { OR: [{ occurredAt: { lt: occurredAt } }, { occurredAt, id: { lt: place.id } }] };
}

const withNames = {
  customer: { select: { name: true, kind: true } },
} satisfies Prisma.InteractionInclude;

type HeldNote = Prisma.InteractionGetPayload<{ include: typeof withNames }>;

function view(scope: Scope, row: HeldNote, authors: ReadonlyMap<string, string>) {
  const open = mayRead(scope, "notes");
  return {
    id: row.id,
    customerId: row.customerId,
    customerName: row.customer.name,
    customerKind: row.customer.kind,
    kind: row.kind as InteractionKind,
    direction: row.direction as "outbound" | "inbound",
    outcome: row.outcome,
    occurredAt: row.occurredAt,
    durationMinutes: row.durationMinutes,
    /** Null where the role does not read notes. */
    body: open ? row.body : null,
    place: open ? row.place : null,
    nextStep: open ? row.nextStep : null,
    nextStepOn: row.nextStepOn === null ? null : dayFromDate(row.nextStepOn),
    nextStepDoneAt: row.nextStepDoneAt,
    productIds: row.productIds,
    author: row.authorId === null ? null : (authors.get(row.authorId) ?? null),
    mine: row.authorId === scope.userId,
    editable: row.authorId === scope.userId || can(scope.role, "customers.assign"),
    version: row.version,
    archived: row.archivedAt !== null,
  };
}
export type NoteView = ReturnType<typeof view>;

async function withAuthors(db: Db, scope: Scope, rows: readonly HeldNote[]): Promise<NoteView[]> {
  const ids = rows.flatMap((row) => (row.authorId === null ? [] : [row.authorId]));
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return rows.map((row) => view(scope, row, names));
}

export async function listNotes(
  db: Db,
  scope: Scope,
  filter: NoteFilter,
  place?: NotePlace,
): Promise<{ notes: NoteView[]; next: NotePlace | null }> {
  const { whose, kind, outcome, due, archived } = filter;
  const rows = await db.interaction.findMany({
    where: {
      AND: [
        { customer: { status: "active", AND: customersInScope(scope) } },
        { archivedAt: archived ? { not: null } : null },
        whose === "mine" ? { authorId: scope.userId } : {},
        kind === undefined ? {} : { kind },
        outcome === undefined ? {} : { outcome },
        due ? { nextStep: { not: null }, nextStepDoneAt: null, nextStepOn: { not: null } } : {},
        after(place, due),
      ],
    },
    include: withNames,
    orderBy: due ? [{ nextStepOn: "asc" }, { id: "asc" }] : [{ occurredAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
  });
  const notes = await withAuthors(db, scope, rows.slice(0, pageSize));
  const last = notes.at(-1);
  const more = rows.length > pageSize && last !== undefined;
  return {
    notes,
    next: more ? { at: due ? (last.nextStepOn ?? "") : last.occurredAt.toISOString(), id: last.id } : null,
  };
}

export async function getNote(db: Db, scope: Scope, key: { customerId: string; id: string }): Promise<NoteView> {
  const row = await db.interaction.findFirst({
    where: { ...key, customer: customersInScope(scope) },
    include: withNames,
  });
  if (!row) throw new AppError("NOT_FOUND");
  const [note] = await withAuthors(db, scope, [row]);
  if (!note) throw new AppError("NOT_FOUND");
  return note;
}

/** Open next steps of a customer, the nearest first. */
export async function listNextSteps(db: Db, scope: Scope, customerId: string): Promise<NoteView[]> {
  if (!mayRead(scope, "notes")) return [];
  const rows = await db.interaction.findMany({
    where: {
      customerId,
      customer: customersInScope(scope),
      archivedAt: null,
      nextStep: { not: null },
      nextStepDoneAt: null,
    },
    include: withNames,
    orderBy: [{ nextStepOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    take: 10,
  });
  return withAuthors(db, scope, rows);
}
