// The reference rows a synthetic company stands on: categories, products, tags, topics. Found again when they are there already.
import type { Db } from "@/lib/data/client";
import { searchKey } from "@/lib/domain/basics/text";
import type { Random } from "@/lib/domain/stats/random";
import { syntheticCategories, syntheticProducts } from "./catalogue";

const tags = [
  "VIP",
  "Khách quen",
  "Mua sỉ",
  "Thích khuyến mãi",
  "Giao tận nhà",
  "Thành viên app",
  "Giới thiệu bạn",
  "Khó tính",
  "Trả chậm",
  "Hội chợ 2025",
  "Tết 2026",
  "Mua cho công ty",
  "Đổi trả nhiều",
  "Sinh nhật tháng này",
  "Khách tỉnh",
  "Thanh toán thẻ",
];

const topics: readonly (readonly ["activity" | "interest" | "opinion", string, string, number])[] = [
  ["activity", "Nấu ăn", "Cooking", 2],
  ["activity", "Chạy bộ", "Running", 4],
  ["activity", "Làm vườn", "Gardening", 5],
  ["activity", "Du lịch gia đình", "Family travel", 0],
  ["activity", "Bóng đá", "Football", 4],
  ["activity", "Làm đẹp", "Beauty care", 3],
  ["interest", "Cà phê đặc sản", "Specialty coffee", 1],
  ["interest", "Công nghệ", "Technology", 1],
  ["interest", "Nuôi dạy con", "Parenting", 0],
  ["interest", "Thời trang", "Fashion", 3],
  ["interest", "Trang trí nhà", "Home decoration", 5],
  ["interest", "Ẩm thực vùng miền", "Regional food", 2],
  ["opinion", "Ưa hàng Việt", "Prefers Vietnamese goods", 2],
  ["opinion", "Chuộng hữu cơ", "Favours organic", 0],
  ["opinion", "Chất lượng hơn giá", "Quality before price", 3],
  ["opinion", "Sống xanh", "Green living", 4],
];

export interface ReferenceData {
  readonly products: readonly {
    id: number;
    categoryId: number;
    category: number;
    code: string;
    nameVi: string;
    nameEn: string;
    priceMinor: number;
  }[];
  readonly tagIds: readonly number[];
  /** Topic ids by the lifestyle they belong to. */
  readonly topicIds: readonly { id: number; lifestyle: number }[];
}

const slug = (text: string) => searchKey(text).replace(/[^a-z0-9]+/g, "-");

export async function ensureReferenceData(
  db: Db,
  random: Random,
  productCount: number,
  at: Date,
): Promise<ReferenceData> {
  await db.category.createMany({
    data: syntheticCategories.map(({ code, nameVi, nameEn }) => ({ code, nameVi, nameEn, path: [], depth: 0 })),
    skipDuplicates: true,
  });
  await db.$executeRaw`UPDATE category SET path = ARRAY[id] WHERE parent_id IS NULL AND path = '{}'`;
  const categories = await db.category.findMany({
    where: { code: { startsWith: "SYN-" } },
    select: { id: true, code: true },
  });
  const categoryIds = new Map(categories.map(({ code, id }) => [code, id]));
  const drawn = syntheticProducts(productCount, random);
  const categoryOf = (category: number) => categoryIds.get(syntheticCategories[category]?.code ?? "") ?? 0;
  for (let from = 0; from < drawn.length; from += 2000) {
    await db.product.createMany({
      data: drawn.slice(from, from + 2000).map((product) => ({
        code: product.code,
        nameVi: product.nameVi,
        nameEn: product.nameEn,
        nameSearch: searchKey(`${product.nameVi} ${product.nameEn}`),
        categoryId: categoryOf(product.category),
        priceMinor: product.priceMinor,
        currency: "VND",
        kind: product.category === syntheticCategories.length - 1 ? "service" : "product",
        createdAt: at,
        updatedAt: at,
      })),
      skipDuplicates: true,
    });
  }
  const held = await db.product.findMany({
    where: { code: { startsWith: "SYN-P" } },
    select: { id: true, code: true },
  });
  const productIds = new Map(held.map(({ code, id }) => [code, id]));
  const leanings = await ensureTagsAndTopics(db, at);
  return {
    products: drawn.map((product) => ({
      ...product,
      id: productIds.get(product.code) ?? 0,
      categoryId: categoryOf(product.category),
    })),
    ...leanings,
  };
}

export async function ensureTagsAndTopics(db: Db, at: Date): Promise<Pick<ReferenceData, "tagIds" | "topicIds">> {
  await db.tag.createMany({
    data: tags.map((name) => ({ slug: slug(name), name, createdAt: at })),
    skipDuplicates: true,
  });
  const tagRows = await db.tag.findMany({ where: { slug: { in: tags.map(slug) } }, orderBy: { id: "asc" } });
  await db.aioTopic.createMany({
    data: topics.map(([kind, nameVi, nameEn]) => ({ kind, slug: slug(nameEn), nameVi, nameEn })),
    skipDuplicates: true,
  });
  const topicRows = await db.aioTopic.findMany({ where: { slug: { in: topics.map((topic) => slug(topic[2])) } } });
  const lifestyleOf = new Map(topics.map(([, , nameEn, lifestyle]) => [slug(nameEn), lifestyle]));
  return {
    tagIds: tagRows.map(({ id }) => id),
    topicIds: topicRows.map((topic) => ({ id: topic.id, lifestyle: lifestyleOf.get(topic.slug) ?? 0 })),
  };
}
