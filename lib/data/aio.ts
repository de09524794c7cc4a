// What does this customer do, care about, think? Shared topics linked with polarity and strength; sensitive ones never
// leave for roles that may not see them.
import { AppError } from "@/lib/domain/basics/errors";
import { searchKey } from "@/lib/domain/basics/text";
import { type FactWriter, factChangeRows } from "@/lib/domain/customers/fact-change";
import type { Db, Prisma } from "./client";
import { mayRead, requireCustomer, requireOpenCustomer, type Scope } from "./scope";

export interface AioInput {
  readonly topicId: number;
  readonly polarity: "positive" | "neutral" | "negative";
  readonly strength: number;
  readonly note: string | null;
}

const slugOf = (kind: string, name: string) =>
  `${kind}-${searchKey(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")}`.slice(0, 80);

function openTopics(scope: Scope): Prisma.AioTopicWhereInput {
  return mayRead(scope, "sensitive_opinion") ? {} : { sensitive: false };
}

/** A topic by its name, made when nobody has named it so yet. One name in both languages until somebody translates it. */
export async function ensureAioTopic(
  db: Db,
  scope: Scope,
  input: { kind: "activity" | "interest" | "opinion"; name: string },
): Promise<{ id: number }> {
  const slug = slugOf(input.kind, input.name);
  const data = { kind: input.kind, slug, nameVi: input.name, nameEn: input.name };
  await db.aioTopic.createMany({ data: [data], skipDuplicates: true });
  const topic = await db.aioTopic.findFirst({ where: { slug, ...openTopics(scope) } });
  if (!topic) throw new AppError("NOT_FOUND");
  return { id: topic.id };
}

export async function listAioTopics(db: Db, scope: Scope) {
  return db.aioTopic.findMany({
    where: { archivedAt: null, ...openTopics(scope) },
    orderBy: [{ kind: "asc" }, { nameVi: "asc" }],
    select: { id: true, kind: true, nameVi: true, nameEn: true, sensitive: true },
    take: 1000,
  });
}

async function getOpenTopic(db: Db, scope: Scope, id: number): Promise<void> {
  const found = await db.aioTopic.count({ where: { id, ...openTopics(scope) } });
  if (found === 0) throw new AppError("NOT_FOUND");
}

const written = (link: { polarity: string; strength: number }) => [link.polarity, String(link.strength)];

export async function saveCustomerAio(
  db: Db,
  scope: Scope,
  customerId: string,
  input: AioInput,
  writer: FactWriter,
): Promise<void> {
  await requireOpenCustomer(db, scope, customerId);
  await getOpenTopic(db, scope, input.topicId);
  const { topicId, polarity, strength, note } = input;
  const { stamp } = writer;
  const key = { customerId_topicId: { customerId, topicId } };
  const before = await db.customerAio.findUnique({ where: key });
  const data = {
    polarity,
    strength,
    note,
    source: stamp.source,
    sourceRef: stamp.ref ?? null,
    recordedById: stamp.by,
    recordedAt: stamp.at,
    verifiedAt: null,
  };
  await db.customerAio.upsert({ where: key, create: { customerId, topicId, ...data }, update: data });
  const delta = { field: `aio:${topicId}`, before: before ? written(before) : null, after: written(input) };
  await db.factChange.createMany({ data: factChangeRows(customerId, [delta], writer) });
}

export async function removeCustomerAio(
  db: Db,
  scope: Scope,
  key: { customerId: string; topicId: number },
  writer: FactWriter,
): Promise<AioInput> {
  await requireOpenCustomer(db, scope, key.customerId);
  await getOpenTopic(db, scope, key.topicId);
  const held = await db.customerAio.findUnique({ where: { customerId_topicId: key } });
  if (!held) throw new AppError("NOT_FOUND");
  await db.customerAio.delete({ where: { customerId_topicId: key } });
  const delta = { field: `aio:${key.topicId}`, before: written(held), after: null };
  await db.factChange.createMany({ data: factChangeRows(key.customerId, [delta], writer) });
  const { topicId, polarity, strength, note } = held;
  return { topicId, polarity: polarity as AioInput["polarity"], strength, note };
}

export async function verifyCustomerAio(
  db: Db,
  scope: Scope,
  key: { customerId: string; topicId: number },
  now: Date,
): Promise<void> {
  await requireOpenCustomer(db, scope, key.customerId);
  await getOpenTopic(db, scope, key.topicId);
  const { count } = await db.customerAio.updateMany({ where: key, data: { verifiedAt: now } });
  if (count === 0) throw new AppError("NOT_FOUND");
}

export async function listCustomerAio(db: Db, scope: Scope, customerId: string) {
  await requireCustomer(db, scope, customerId);
  const rows = await db.customerAio.findMany({
    where: { customerId, topic: openTopics(scope) },
    include: { topic: true },
    orderBy: [{ strength: "desc" }, { recordedAt: "desc" }],
  });
  const open = mayRead(scope, "notes");
  return rows.map(({ topic, topicId, polarity, strength, note, source, sourceRef, recordedAt, verifiedAt }) => ({
    topicId,
    kind: topic.kind,
    nameVi: topic.nameVi,
    nameEn: topic.nameEn,
    sensitive: topic.sensitive,
    polarity: polarity as AioInput["polarity"],
    strength,
    note: open ? note : null,
    source,
    sourceRef,
    recordedAt,
    verifiedAt,
  }));
}

/** Whether a topic is one that must be agreed to before it is held. */
export async function isSensitiveTopic(db: Db, _scope: Scope, topicId: number): Promise<boolean> {
  const topic = await db.aioTopic.findUnique({ where: { id: topicId }, select: { sensitive: true } });
  return topic?.sensitive ?? false;
}
