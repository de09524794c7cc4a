// What does a synthetic company sell? Categories with their share of wallet, season and trend, and products with a price.
import type { Random } from "@/lib/domain/stats/random";

export interface SyntheticCategory {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly priceMinor: number;
  /** Change of demand a month: 0.02 rises two per cent, −0.015 falls. Two categories are planted each way. */
  readonly trend: number;
}

const bases: readonly (readonly [string, string, number])[] = [
  ["Sữa", "Dairy", 38_000],
  ["Rau củ", "Vegetables", 25_000],
  ["Trái cây", "Fruit", 55_000],
  ["Thịt", "Meat", 120_000],
  ["Thủy sản", "Seafood", 140_000],
  ["Đông lạnh", "Frozen food", 70_000],
  ["Bánh mì", "Bakery", 22_000],
  ["Bánh kẹo", "Sweets", 35_000],
  ["Nước giải khát", "Soft drinks", 15_000],
  ["Bia", "Beer", 18_000],
  ["Cà phê", "Coffee", 95_000],
  ["Trà", "Tea", 65_000],
  ["Gạo", "Rice", 160_000],
  ["Mì gói", "Instant noodles", 8_000],
  ["Gia vị", "Seasonings", 28_000],
  ["Dầu ăn", "Cooking oil", 52_000],
  ["Tã em bé", "Nappies", 320_000],
  ["Sữa bột", "Infant formula", 480_000],
  ["Đồ chơi", "Toys", 210_000],
  ["Sách", "Books", 90_000],
  ["Văn phòng phẩm", "Stationery", 30_000],
  ["Mỹ phẩm", "Cosmetics", 250_000],
  ["Chăm sóc tóc", "Hair care", 110_000],
  ["Chăm sóc cá nhân", "Personal care", 60_000],
  ["Giặt tẩy", "Laundry", 130_000],
  ["Đồ gia dụng", "Housewares", 180_000],
  ["Điện gia dụng", "Appliances", 1_450_000],
  ["Điện thoại", "Phones", 6_500_000],
  ["Phụ kiện", "Accessories", 150_000],
  ["Thời trang nữ", "Women's fashion", 350_000],
  ["Thời trang nam", "Men's fashion", 330_000],
  ["Giày dép", "Shoes", 420_000],
  ["Thể thao", "Sport", 390_000],
  ["Du lịch", "Travel", 2_800_000],
  ["Thú cưng", "Pets", 120_000],
  ["Làm vườn", "Gardening", 85_000],
  ["Sức khỏe", "Health", 220_000],
  ["Quà tặng", "Gifts", 260_000],
  ["Nội thất", "Furniture", 3_200_000],
  ["Dịch vụ lắp đặt", "Installation services", 400_000],
];

export const syntheticCategories: readonly SyntheticCategory[] = bases.map(([nameVi, nameEn, priceMinor], index) => ({
  code: `SYN-${String(index + 1).padStart(2, "0")}`,
  nameVi,
  nameEn,
  priceMinor,
  trend: index === 10 || index === 36 ? 0.025 : index === 19 || index === 13 ? -0.02 : 0,
}));

export interface Lifestyle {
  readonly name: string;
  readonly share: number;
  readonly favours: readonly number[];
}

/** Six ways of life with the categories they favour (planted: a clustering should find them). */
export const lifestyles: readonly Lifestyle[] = [
  { name: "young family", share: 0.22, favours: [0, 16, 17, 18, 1, 2, 6] },
  { name: "urban single", share: 0.2, favours: [10, 13, 8, 28, 29, 30, 27] },
  { name: "home cook", share: 0.22, favours: [1, 3, 4, 14, 15, 12] },
  { name: "beauty and fashion", share: 0.14, favours: [21, 22, 23, 29, 31, 37] },
  { name: "active and outdoors", share: 0.12, favours: [32, 33, 36, 2, 31] },
  { name: "house and garden", share: 0.1, favours: [25, 26, 35, 38, 39, 24] },
];

export interface SyntheticProduct {
  readonly code: string;
  readonly category: number;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly priceMinor: number;
}

/** `count` products spread over the categories; prices log-normal around the category's, rounded to 500. */
export function syntheticProducts(count: number, random: Random): SyntheticProduct[] {
  return Array.from({ length: count }, (_, index) => {
    const categoryIndex = index % syntheticCategories.length;
    const category = syntheticCategories[categoryIndex];
    if (!category) throw new RangeError("no such category");
    const number = Math.floor(index / syntheticCategories.length) + 1;
    const price = category.priceMinor * Math.exp(random.normal(0, 0.45));
    return {
      code: `SYN-P${String(index + 1).padStart(5, "0")}`,
      category: categoryIndex,
      nameVi: `${category.nameVi} số ${number}`,
      nameEn: `${category.nameEn} no. ${number}`,
      priceMinor: Math.max(500, Math.round(price / 500) * 500),
    };
  });
}

/** What a company sells and to whom it appeals: everything that draws purchases. */
export interface Assortment {
  readonly trends: readonly number[];
  readonly lifestyles: readonly Lifestyle[];
  readonly products: readonly { readonly category: number; readonly priceMinor: number }[];
  readonly byCategory: readonly (readonly number[])[];
}

export function assortment(
  categories: readonly { readonly trend: number }[],
  ways: readonly Lifestyle[],
  products: readonly { readonly category: number; readonly priceMinor: number }[],
): Assortment {
  const byCategory: number[][] = categories.map(() => []);
  for (const [index, product] of products.entries()) byCategory[product.category]?.push(index);
  return { trends: categories.map(({ trend }) => trend), lifestyles: ways, products, byCategory };
}
