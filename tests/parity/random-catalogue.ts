// The fixed rows that random rules name: a category tree, products, partners, stores, tags, topics, campaigns, own fields.
import { newId } from "@/lib/server/clock";
import { db } from "../support/database";

export const names = {
  category: ["DAIRY", "MILK", "CHEESE", "FROZEN", "Kem que"],
  product: ["P1", "P2", "P3", "P4", "P5", "P6"],
  partner: ["NCC1", "DL1"],
  store: ["S1", "S2", "S3"],
  tag: ["vip", "nguoi-moi", "Bán sỉ"],
  topic: ["golf", "nau-an", "Cà phê", "an-chay", "bau-cu"],
  campaign: ["C1", "C2"],
  purchaseChannel: ["store", "online", "phone"],
  customText: "custom.nickname",
};

const at = new Date("2026-01-01T00:00:00Z");

export async function insertCatalogue() {
  const client = db();
  await client.company.create({ data: { id: 1, name: "Test", currency: "VND", updatedAt: at } });
  const category = async (code: string, nameVi: string, parent?: { id: number; path: number[] }) => {
    const row = await client.category.create({
      data: { code, nameVi, nameEn: code, parentId: parent?.id ?? null, path: [], depth: parent ? 1 : 0 },
    });
    return { id: row.id, path: [...(parent?.path ?? []), row.id] };
  };
  const dairy = await category("DAIRY", "Sữa");
  const milk = await category("MILK", "Sữa tươi", dairy);
  const cheese = await category("CHEESE", "Phô mai", dairy);
  const goat = await category("GOAT", "Phô mai dê", cheese);
  const frozen = await category("FROZEN", "Đông lạnh");
  const ice = await category("ICE", "Kem que", frozen);
  const supplier = await client.partner.create({
    data: {
      id: newId(),
      kind: "supplier",
      code: "NCC1",
      name: "Sữa Xanh",
      nameSearch: "sua xanh",
      createdAt: at,
      updatedAt: at,
    },
  });
  const dealer = await client.partner.create({
    data: {
      id: newId(),
      kind: "dealer",
      code: "DL1",
      name: "Đại lý A",
      nameSearch: "dai ly a",
      createdAt: at,
      updatedAt: at,
    },
  });
  const categories = [milk.id, goat.id, cheese.id, frozen.id, ice.id, null];
  const products = [];
  for (const [index, code] of names.product.entries()) {
    products.push(
      await client.product.create({
        data: {
          code,
          nameVi: `Sản phẩm ${code}`,
          nameEn: code,
          nameSearch: `san pham ${code.toLowerCase()}`,
          categoryId: categories[index] ?? null,
          supplierId: index % 3 === 0 ? supplier.id : null,
          createdAt: at,
          updatedAt: at,
        },
      }),
    );
  }
  const stores = [];
  for (const code of names.store) {
    const partnerId = code === "S2" ? dealer.id : null;
    stores.push(await client.store.create({ data: { code, name: `Kho ${code}`, partnerId } }));
  }
  const tags = [];
  for (const [slug, name] of [
    ["vip", "VIP"],
    ["nguoi-moi", "Người mới"],
    ["ban-si", "Bán sỉ"],
  ] as const) {
    tags.push(await client.tag.create({ data: { slug, name, createdAt: at } }));
  }
  const topics = [];
  for (const [kind, slug, nameVi, sensitive] of [
    ["activity", "golf", "Gôn", false],
    ["activity", "nau-an", "Nấu ăn", false],
    ["interest", "ca-phe", "Cà phê", false],
    ["interest", "an-chay", "Ăn chay", false],
    ["opinion", "bau-cu", "Bầu cử", true],
  ] as const) {
    topics.push(await client.aioTopic.create({ data: { kind, slug, nameVi, nameEn: slug, sensitive } }));
  }
  const campaigns = [];
  for (const code of names.campaign) campaigns.push(await client.campaign.create({ data: { code, name: code } }));
  for (const [key, kind] of [
    ["nickname", "text"],
    ["points", "number"],
    ["joined", "date"],
    ["level", "choice"],
    ["likes", "many"],
    ["newsletter", "yes_no"],
  ] as const) {
    await client.customField.create({
      data: { id: newId(), key, kind, labelVi: key, labelEn: key, choices: ["a", "b", "c"], createdAt: at },
    });
  }
  for (const code of ["promotions", "profiling"]) {
    await client.purpose.create({
      data: {
        code,
        nameVi: code,
        nameEn: code,
        lawfulBasis: "consent",
        dataCategories: [],
        doubleOptInChannels: [],
        topics: { create: [{ slug: "news", nameVi: "Tin", nameEn: "News" }] },
      },
    });
  }
  const consentTopics = await client.topic.findMany();
  return { products, stores, tags, topics, campaigns, consentTopics, partners: [supplier, dealer] };
}

export type Catalogue = Awaited<ReturnType<typeof insertCatalogue>>;
