// What happens to customers between two counts: facts change, rows come and go, purchases are corrected, moved and taken
// back, people are archived and deleted, new ones come.
import fc from "fast-check";
import { db } from "../support/database";
import type { Catalogue } from "./random-catalogue";
import { insertCustomers, instants, type Setting } from "./random-customers";

/** Makes a batch of changes; answers the ids of new customers. */
export async function changeCustomers(
  catalogue: Catalogue,
  setting: Setting,
  seed: number,
  ids: readonly string[],
): Promise<string[]> {
  const client = db();
  const held = await client.customer.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const living = held.map(({ id }) => id);
  const [picked] = fc.sample(fc.shuffledSubarray(living, { minLength: 24, maxLength: 24 }), { seed, numRuns: 1 });
  const [when] = fc.sample(fc.array(instants(setting), { minLength: 8, maxLength: 8 }), { seed, numRuns: 1 });
  const some = (from: number, to: number) => ({ customerId: { in: picked!.slice(from, to) } });
  const at = when![0]!;
  await client.customer.updateMany({
    where: { id: { in: picked!.slice(0, 3) } },
    data: { gender: "a", birthDate: new Date("2000-02-29"), householdSize: null, name: "Đào", nameSearch: "dao" },
  });
  await client.customer.updateMany({ where: { id: { in: picked!.slice(3, 4) } }, data: { status: "archived" } });
  await client.customer.updateMany({ where: { id: { in: picked!.slice(4, 6) } }, data: { status: "active" } });
  await client.customerTag.deleteMany({ where: some(5, 8) });
  await client.customerTag.createMany({
    skipDuplicates: true,
    data: picked!.slice(8, 10).map((customerId) => ({ customerId, tagId: catalogue.tags[0]!.id, createdAt: at })),
  });
  await client.customerAio.updateMany({ where: some(8, 11), data: { strength: 5, verifiedAt: at } });
  await client.preferenceState.updateMany({ where: some(9, 13), data: { state: "objected", since: when![1]! } });
  await client.preferenceState.deleteMany({ where: some(13, 14) });
  await client.interaction.updateMany({ where: some(12, 15), data: { archivedAt: at } });
  await client.customerScore.updateMany({ where: some(14, 17), data: { value: 0.4, computedAt: when![2]! } });
  await client.purchaseLine.updateMany({ where: some(15, 18), data: { purchasedAt: when![3]!, quantity: "-1" } });
  await client.purchaseLine.updateMany({
    where: some(17, 20),
    data: { categoryId: catalogue.products[0]!.categoryId, channel: "phone", baseAmountMinor: 133n },
  });
  await client.purchaseLine.deleteMany({ where: some(19, 22) });
  // Two records of one person become one: the lines change hands.
  await client.purchaseLine.updateMany({ where: some(22, 23), data: { customerId: picked![23]! } });
  await client.store.updateMany({
    where: { id: catalogue.stores[0]!.id },
    data: { partnerId: seed % 2 === 0 ? catalogue.partners[1]!.id : null },
  });
  if (seed % 3 === 0) {
    await client.purchaseLine.deleteMany({ where: some(21, 22) });
    await client.customer.deleteMany({ where: { id: { in: picked!.slice(21, 22) } } });
  }
  return insertCustomers(catalogue, setting, seed * 100 + ids.length, 3);
}
