// Which named views of a list may this person use? Their own, and those that others share.
import { AppError } from "@/lib/domain/basics/errors";
import type { Db, Prisma } from "./client";
import type { Scope } from "./scope";

export interface SavedViewRow {
  readonly id: string;
  readonly name: string;
  readonly shared: boolean;
  readonly own: boolean;
  readonly ownerName: string;
  readonly query: Record<string, string>;
}

export async function listSavedViews(db: Db, scope: Scope, entity: string): Promise<SavedViewRow[]> {
  const rows = await db.savedView.findMany({
    where: { entity, OR: [{ userId: scope.userId }, { shared: true }] },
    orderBy: [{ shared: "asc" }, { name: "asc" }, { id: "asc" }],
    take: 100,
  });
  const owners = await db.user.findMany({
    where: { id: { in: rows.map((row) => row.userId) } },
    select: { id: true, name: true },
  });
  const names = new Map(owners.map((owner) => [owner.id, owner.name]));
  return rows.map(({ id, name, shared, userId, query }) => ({
    id,
    name,
    shared,
    own: userId === scope.userId,
    ownerName: names.get(userId) ?? "",
    query: query as Record<string, string>,
  }));
}

export interface NewView {
  readonly id: string;
  readonly entity: string;
  readonly name: string;
  readonly shared: boolean;
  readonly query: Record<string, string>;
}

/** Saves under a name; a view of the same name by the same person is replaced. */
export async function saveView(db: Db, scope: Scope, now: Date, view: NewView): Promise<{ id: string }> {
  const held = await db.savedView.findFirst({
    where: { userId: scope.userId, entity: view.entity, name: view.name },
    select: { id: true },
  });
  const data = { shared: view.shared, query: view.query as Prisma.InputJsonValue, updatedAt: now };
  if (held) {
    await db.savedView.update({ where: { id: held.id }, data });
    return held;
  }
  await db.savedView.create({
    data: { ...data, id: view.id, entity: view.entity, name: view.name, userId: scope.userId, createdAt: now },
  });
  return { id: view.id };
}

/** Only one's own; somebody else's is NOT_FOUND. Answers what it was, so that it can be brought back. */
export async function removeView(db: Db, scope: Scope, id: string): Promise<Omit<NewView, "id">> {
  const held = await db.savedView.findFirst({ where: { id, userId: scope.userId } });
  if (!held) throw new AppError("NOT_FOUND");
  await db.savedView.delete({ where: { id } });
  const { entity, name, shared, query } = held;
  return { entity, name, shared, query: query as Record<string, string> };
}
