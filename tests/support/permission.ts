// What a company must have before anybody may be contacted: purposes, published notices, a fresh register.
import type { Scope } from "@/lib/data/scope";
import { newId, now } from "@/lib/server/clock";
import { addressHash } from "@/lib/server/contact-hash-key";
import { db } from "./database";

/** Six purposes with one published notice each; answers the notice of each purpose. */
export async function permissionCompany({
  publishedAt = new Date("2020-01-01T00:00:00Z"),
} = {}): Promise<Record<string, string>> {
  const codes = ["service", "transactional", "promotions", "profiling", "sharing", "research"];
  const at = now();
  await db().company.upsert({ where: { id: 1 }, create: { id: 1, name: "Thử", updatedAt: at }, update: {} });
  await db().purpose.createMany({
    data: codes.map((code) => ({ code, nameVi: code, nameEn: code, lawfulBasis: "consent" })),
    skipDuplicates: true,
  });
  const notices: Record<string, string> = {};
  for (const purposeCode of codes) {
    const id = newId();
    notices[purposeCode] = id;
    const text = { wordingVi: `Đồng ý ${purposeCode}`, wordingEn: `Agree ${purposeCode}`, sha256: "x" };
    const stated = { content: "c", method: "m", form: "f", frequency: "q" };
    await db().noticeVersion.create({
      data: { id, purposeCode, version: 1, ...text, ...stated, publishedAt, createdAt: publishedAt },
    });
  }
  await freshRegister(at);
  return notices;
}

/** A file of the do-not-call register of that day, with these numbers in it. */
export async function freshRegister(on: Date, phones: readonly string[] = [], kind = "all"): Promise<void> {
  const batchOn = new Date(on.toISOString().slice(0, 10));
  const about = { kind, batchOn, source: "test", fileName: "dnc.csv", fileSha256: "x" };
  await db().doNotCallBatch.create({
    data: { id: newId(), ...about, entries: phones.length, rejected: 0, receivedAt: new Date(on.getTime() - 1) },
  });
  await db().doNotCallEntry.createMany({
    data: phones.map((phone) => ({ contactHash: addressHash("phone", phone), kind, batchOn, source: "test" })),
    skipDuplicates: true,
  });
}

export interface TestPoint {
  kind: "email" | "phone" | "zalo";
  value: string;
  status?: string;
}

/** A customer with verified addresses, straight into the database. */
export async function permissionCustomer(
  points: readonly TestPoint[],
  fields: Partial<Parameters<ReturnType<typeof db>["customer"]["create"]>[0]["data"]> & { ownerId?: string } = {},
): Promise<{ id: string; pointIds: string[] }> {
  const id = newId();
  const at = new Date("2020-01-01T00:00:00Z");
  const pointIds = points.map(() => newId());
  await db().customer.create({
    data: {
      id,
      kind: "person",
      code: `P-${id}`,
      name: "Người Thử",
      nameSearch: "nguoi thu",
      nameSort: "thu",
      createdAt: at,
      updatedAt: at,
      ...(fields as object),
    },
  });
  await db().contactPoint.createMany({
    data: points.map(({ kind, value, status = "verified" }, index) => ({
      customerId: id,
      id: pointIds[index] ?? newId(),
      kind,
      value,
      display: value,
      valueHash: addressHash(kind, value),
      status,
      verifiedAt: status === "verified" ? at : null,
      isPrimary: index === 0,
      source: "rep",
      createdAt: at,
      updatedAt: at,
    })),
  });
  return { id, pointIds };
}

export const writerAt = (at: Date, scope?: Scope) => ({
  now: at,
  newId: () => newId(at),
  actorId: scope?.userId ?? null,
});
