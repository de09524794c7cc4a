// What does the demo company sell? A coffee roaster with shops, a web shop, wholesale to cafés, and services.
import type { Lifestyle } from "../synthetic/catalogue";

export interface DemoCategory {
  readonly code: string;
  readonly parent: string | null;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly trend: number;
}

const category = (code: string, parent: string | null, nameVi: string, nameEn: string, trend = 0): DemoCategory => ({
  code,
  parent,
  nameVi,
  nameEn,
  trend,
});

/** Parents first; products hang on the leaves. */
export const demoCategories: readonly DemoCategory[] = [
  category("CF", null, "Cà phê", "Coffee"),
  category("CF-HAT", "CF", "Cà phê hạt", "Coffee beans"),
  category("CF-XAY", "CF", "Cà phê xay pha phin", "Ground coffee for phin"),
  category("CF-DB", "CF", "Cà phê đặc sản", "Specialty coffee", 0.03),
  category("CF-LANH", "CF", "Cà phê ủ lạnh", "Cold brew", 0.02),
  category("TRA", null, "Trà", "Tea"),
  category("TRA-XANH", "TRA", "Trà xanh", "Green tea"),
  category("TRA-HOA", "TRA", "Trà hoa và thảo mộc", "Flower and herbal tea"),
  category("DC", null, "Dụng cụ pha chế", "Brewing equipment"),
  category("DC-PHIN", "DC", "Phin và ấm", "Phin filters and kettles"),
  category("DC-MAY", "DC", "Máy pha và máy xay", "Machines and grinders"),
  category("QUA", null, "Quà tặng", "Gifts"),
  category("DV", null, "Dịch vụ", "Services"),
  category("DV-DAO", "DV", "Đào tạo pha chế", "Barista training"),
  category("DV-BT", "DV", "Bảo trì máy", "Machine maintenance"),
  category("BANH", null, "Bánh ngọt", "Pastries", -0.02),
];

export interface DemoProduct {
  readonly code: string;
  readonly categoryCode: string;
  readonly kind: "product" | "service";
  readonly nameVi: string;
  readonly nameEn: string;
  readonly priceMinor: number;
  readonly boughtOnce?: boolean;
}

const product = (
  code: string,
  categoryCode: string,
  nameVi: string,
  nameEn: string,
  priceMinor: number,
  boughtOnce = false,
): DemoProduct => ({
  code,
  categoryCode,
  kind: categoryCode.startsWith("DV") ? "service" : "product",
  nameVi,
  nameEn,
  priceMinor,
  boughtOnce,
});

export const demoProducts: readonly DemoProduct[] = [
  product("CF-101", "CF-HAT", "Hạt Robusta Buôn Ma Thuột 500 g", "Buôn Ma Thuột Robusta beans 500 g", 145_000),
  product("CF-102", "CF-HAT", "Hạt Arabica Cầu Đất 500 g", "Cầu Đất Arabica beans 500 g", 215_000),
  product("CF-103", "CF-HAT", "Hạt phối Sáng Sớm 1 kg", "Early Morning blend beans 1 kg", 320_000),
  product("CF-104", "CF-HAT", "Hạt phối Quán Quen 5 kg", "House blend for cafés 5 kg", 1_350_000),
  product("CF-105", "CF-HAT", "Hạt Culi đậm 500 g", "Peaberry dark roast 500 g", 165_000),
  product("CF-201", "CF-XAY", "Cà phê xay Truyền Thống 250 g", "Traditional ground coffee 250 g", 68_000),
  product("CF-202", "CF-XAY", "Cà phê xay Đậm Đà 500 g", "Bold ground coffee 500 g", 125_000),
  product("CF-203", "CF-XAY", "Cà phê phin giấy hộp 10 gói", "Drip bags, box of 10", 99_000),
  product("CF-204", "CF-XAY", "Cà phê hòa tan đen 50 gói", "Instant black coffee, 50 sticks", 110_000),
  product("CF-301", "CF-DB", "Đặc sản Sơn La natural 200 g", "Sơn La natural specialty 200 g", 260_000),
  product("CF-302", "CF-DB", "Đặc sản Lâm Đồng honey 200 g", "Lâm Đồng honey specialty 200 g", 245_000),
  product("CF-303", "CF-DB", "Đặc sản Khe Sanh washed 200 g", "Khe Sanh washed specialty 200 g", 230_000),
  product("CF-304", "CF-DB", "Hộp thử bốn vùng trồng", "Four origins tasting box", 390_000),
  product("CF-401", "CF-LANH", "Cold brew nguyên bản chai 330 ml", "Cold brew original 330 ml", 45_000),
  product("CF-402", "CF-LANH", "Cold brew cam sả chai 330 ml", "Cold brew orange lemongrass 330 ml", 49_000),
  product("CF-403", "CF-LANH", "Cold brew lốc 6 chai", "Cold brew pack of 6", 250_000),
  product("TR-101", "TRA-XANH", "Trà xanh Thái Nguyên 200 g", "Thái Nguyên green tea 200 g", 85_000),
  product("TR-102", "TRA-XANH", "Trà ô long Bảo Lộc 150 g", "Bảo Lộc oolong 150 g", 130_000),
  product("TR-103", "TRA-XANH", "Trà shan tuyết cổ thụ 100 g", "Ancient shan tuyết tea 100 g", 240_000),
  product("TR-201", "TRA-HOA", "Trà sen Tây Hồ 100 g", "West Lake lotus tea 100 g", 350_000),
  product("TR-202", "TRA-HOA", "Trà hoa cúc mật ong 20 gói", "Chrysanthemum honey tea, 20 bags", 75_000),
  product("TR-203", "TRA-HOA", "Trà gừng sả 20 gói", "Ginger lemongrass tea, 20 bags", 62_000),
  product("DC-101", "DC-PHIN", "Phin nhôm cổ điển", "Classic aluminium phin", 45_000),
  product("DC-102", "DC-PHIN", "Phin inox dày", "Heavy steel phin", 120_000),
  product("DC-103", "DC-PHIN", "Ấm rót cổ ngỗng 600 ml", "Gooseneck kettle 600 ml", 480_000, true),
  product("DC-104", "DC-PHIN", "Bộ ly sứ Bát Tràng 4 chiếc", "Bát Tràng cups, set of 4", 320_000),
  product("DC-201", "DC-MAY", "Máy xay tay", "Hand grinder", 690_000, true),
  product("DC-202", "DC-MAY", "Máy xay điện gia đình", "Home electric grinder", 1_890_000, true),
  product("DC-203", "DC-MAY", "Máy espresso gia đình", "Home espresso machine", 6_900_000, true),
  product("DC-204", "DC-MAY", "Máy espresso quán 2 group", "Two-group café machine", 68_000_000, true),
  product("QT-101", "QUA", "Hộp quà Tết An Khang", "An Khang Tết gift box", 690_000),
  product("QT-102", "QUA", "Giỏ quà doanh nghiệp", "Corporate gift basket", 1_250_000),
  product("QT-103", "QUA", "Thẻ quà tặng 500.000", "Gift card 500,000", 500_000),
  product("DV-101", "DV-DAO", "Khóa pha phin tại nhà (1 buổi)", "Home phin class (1 session)", 350_000, true),
  product("DV-102", "DV-DAO", "Khóa barista cơ bản (5 buổi)", "Basic barista course (5 sessions)", 3_200_000, true),
  product("DV-103", "DV-DAO", "Đào tạo nhân viên quán", "Café staff training", 5_500_000),
  product("DV-201", "DV-BT", "Vệ sinh máy định kỳ", "Regular machine cleaning", 450_000),
  product("DV-202", "DV-BT", "Gói bảo trì năm", "Yearly maintenance plan", 4_800_000),
  product("BN-101", "BANH", "Bánh croissant bơ", "Butter croissant", 35_000),
  product("BN-102", "BANH", "Bánh chuối nướng", "Baked banana cake", 32_000),
  product("BN-103", "BANH", "Hộp bánh quy cà phê", "Coffee biscuits box", 78_000),
];

const index = (code: string) => demoCategories.findIndex((entry) => entry.code === code);
const indexes = (...codes: string[]) => codes.map(index);

/** The same six ways of life as everywhere, with a taste for coffee. */
export const demoLifestyles: readonly Lifestyle[] = [
  { name: "young family", share: 0.22, favours: indexes("CF-XAY", "TRA-HOA", "BANH", "CF-HAT") },
  { name: "urban single", share: 0.2, favours: indexes("CF-DB", "CF-LANH", "CF-HAT", "BANH") },
  { name: "home cook", share: 0.22, favours: indexes("CF-XAY", "TRA-XANH", "DC-PHIN") },
  { name: "beauty and fashion", share: 0.14, favours: indexes("TRA-HOA", "QUA", "CF-LANH", "DV-DAO") },
  { name: "active and outdoors", share: 0.12, favours: indexes("CF-LANH", "CF-DB", "TRA-XANH") },
  { name: "house and garden", share: 0.1, favours: indexes("DC-MAY", "CF-HAT", "DV-BT", "QUA", "DC-PHIN") },
];
