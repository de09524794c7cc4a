// Which headings does a file of this kind have? An ordinary file to fill in, with one example row, in either language.
import writeExcel from "write-excel-file/node";
import type { ImportKind } from "@/lib/domain/imports/kinds";
import type { Locale } from "@/lib/messages/namespaces";
import { translate } from "../translate";
import { csvCell } from "./rejected-file";

/** The columns of each template, with an example that is plainly one. */
const columns: Readonly<Record<ImportKind, Readonly<Record<string, string>>>> = {
  customers: {
    code: "KH0001",
    name: "Nguyễn Thị Mai",
    phone: "0912 345 678",
    email: "mai@example.com",
    gender: "Nữ",
    birth_date: "20/10/1990",
    address: "12 Lý Thường Kiệt",
    ward: "Cửa Nam",
    province: "Hà Nội",
    education: "Đại học",
    occupation: "Kế toán",
    marital_status: "Đã kết hôn",
    income_band: "10-20 triệu",
    household_size: "4",
    kids_count: "2",
    tags: "khách quen; cà phê",
  },
  products: {
    code: "SP001",
    name: "Cà phê hạt rang mộc 500 g",
    kind: "Sản phẩm",
    category_1: "Cà phê",
    category_2: "Hạt rang",
    brand: "Đồi Gió",
    package_size: "500 g",
    unit: "gói",
    price: "185.000",
  },
  purchases: {
    customer: "KH0001",
    invoice: "HD-1001",
    purchased_at: "05/01/2026 10:30",
    product: "SP001",
    product_name: "Cà phê hạt rang mộc 500 g",
    quantity: "2",
    unit_price: "185.000",
    discount: "0",
    store: "CH01",
    channel: "store",
  },
  consents: {
    customer: "KH0001",
    purpose: "Khuyến mãi",
    channel: "email",
    agrees: "Có",
    occurred_at: "05/01/2026 10:30",
    evidence: "Phiếu đăng ký số 118, tủ hồ sơ A2",
  },
  partners: {
    code: "DT001",
    name: "Công ty Vận tải An Bình",
    kind: "Nhà cung cấp",
    contact_name: "Trần Văn Hùng",
    phone: "028 3822 1234",
    email: "hung@example.com",
    address: "5 Trần Hưng Đạo",
    province: "TP. Hồ Chí Minh",
  },
  aio: {
    customer: "KH0001",
    kind: "Mối quan tâm",
    topic: "Trà đạo",
    polarity: "Tích cực",
    strength: "4",
    note: "hay mua dịp Tết",
  },
  campaigns: { code: "CD2026-01", name: "Tết sum vầy", kind: "E-mail", starts_on: "10/01/2026", ends_on: "15/02/2026" },
  "campaign-recipients": { customer: "KH0001", campaign: "CD2026-01", responded_at: "12/01/2026" },
};

/** Headings by which the automatic mapping finds the targets again. */
function headings(kind: ImportKind, locale: Locale): string[] {
  return Object.keys(columns[kind]).map((key) => {
    const name = translate(locale, "imports", `target.${key}`) ?? key;
    return name.charAt(0).toUpperCase() + name.slice(1);
  });
}

export function templateCsv(kind: ImportKind, locale: Locale): string {
  const rows = [headings(kind, locale), Object.values(columns[kind])];
  return `\ufeff${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

export async function templateXlsx(kind: ImportKind, locale: Locale): Promise<Buffer> {
  const data = [
    headings(kind, locale).map((value) => ({ value, fontWeight: "bold" as const })),
    Object.values(columns[kind]).map((value) => ({ value, type: String })),
  ];
  return writeExcel(data, { columns: Object.keys(columns[kind]).map(() => ({ width: 22 })) }).toBuffer();
}
