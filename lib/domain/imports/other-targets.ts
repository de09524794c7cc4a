// Which columns of a file can fill a product, a partner, a consent, an AIO topic or a past campaign?
import { normaliseEmail } from "@/lib/domain/customers/emails";
import { normalisePhone } from "@/lib/domain/customers/phones";
import { provinceCell } from "./cells";
import { customerCodeAliases } from "./customer-targets";
import { problem } from "./row-problems";
import {
  choiceTarget,
  codeTarget,
  dateTarget,
  instantTarget,
  moneyTarget,
  numberTarget,
  type Target,
  textTarget,
  wholeTarget,
} from "./target";

const customer = codeTarget("customer", { required: true, aliases: customerCodeAliases });

const contact = (kind: "email" | "phone", aliases: readonly string[]): Target => ({
  key: kind,
  aliases,
  looksLike: kind,
  columns: [{ name: kind, type: "text" }],
  writer: () => (text, into, at) => {
    const value = kind === "email" ? normaliseEmail(text) : normalisePhone(text);
    if (value === null) return problem(kind === "email" ? "wrongEmail" : "wrongPhone", { part: text.slice(0, 40) });
    into[at] = value;
    return null;
  },
});

export const productTargets: readonly Target[] = [
  codeTarget("code", {
    required: true,
    aliases: [
      "code",
      "product id",
      "product code",
      "sku",
      "stock code",
      "stockcode",
      "item code",
      "ma",
      "ma hang",
      "ma san pham",
      "ma sp",
    ],
  }),
  textTarget(
    "name",
    { aliases: ["name", "product name", "description", "ten", "ten hang", "ten san pham"], column: "name_vi" },
    300,
  ),
  textTarget("name_en", { aliases: ["name en", "english name", "ten tieng anh"] }, 300),
  choiceTarget("kind", { aliases: ["kind", "type", "loai"] }, "productKind"),
  textTarget(
    "category_1",
    {
      aliases: [
        "category",
        "department",
        "category 1",
        "nhom hang",
        "nganh hang",
        "danh muc",
        "nhom cap 1",
        "nhom hang cap 1",
        "category level 1",
      ],
    },
    200,
  ),
  textTarget(
    "category_2",
    {
      aliases: [
        "category 2",
        "sub category",
        "subcategory",
        "product category",
        "nhom con",
        "nhom cap 2",
        "nhom hang cap 2",
        "category level 2",
      ],
    },
    200,
  ),
  textTarget(
    "category_3",
    { aliases: ["category 3", "product type", "nhom cap 3", "nhom hang cap 3", "category level 3"] },
    200,
  ),
  textTarget("brand", { aliases: ["brand", "nhan hieu", "thuong hieu"] }, 120),
  textTarget(
    "manufacturer",
    { aliases: ["manufacturer", "manufacturer id", "maker", "nha san xuat", "hang san xuat"] },
    120,
  ),
  textTarget("package_size", { aliases: ["package size", "size", "pack", "quy cach", "dung tich"] }, 80),
  textTarget("unit", { aliases: ["unit", "uom", "don vi", "don vi tinh", "dvt"] }, 40),
  moneyTarget(
    "price",
    { aliases: ["price", "unit price", "list price", "gia", "gia ban", "don gia"], column: "price_minor" },
    0,
  ),
  numberTarget("margin", {
    aliases: ["margin", "margin percent", "bien loi nhuan", "ty suat loi nhuan"],
    column: "margin_percent",
  }),
];

export const partnerTargets: readonly Target[] = [
  codeTarget("code", { required: true, aliases: ["code", "partner code", "ma", "ma doi tac", "id"] }),
  textTarget("name", { aliases: ["name", "partner name", "company", "ten", "ten doi tac", "doi tac"] }, 200),
  choiceTarget("kind", { aliases: ["kind", "type", "partner type", "loai", "loai doi tac"] }, "partnerKind"),
  textTarget(
    "contact_name",
    { aliases: ["contact", "contact name", "contact person", "nguoi lien he", "lien he"] },
    120,
  ),
  contact("email", ["email", "e-mail", "thu dien tu"]),
  contact("phone", ["phone", "tel", "mobile", "dien thoai", "so dien thoai", "sdt"]),
  textTarget("address", { aliases: ["address", "dia chi"] }, 300),
  {
    key: "province",
    aliases: ["province", "city", "tinh", "tinh/thanh pho", "tinh thanh", "thanh pho"],
    columns: [{ name: "province_code", type: "text" }],
    writer: () => provinceCell,
  },
  textTarget("website", { aliases: ["website", "web", "trang web"] }, 200),
  textTarget("note", { aliases: ["note", "notes", "ghi chu"] }, 2000),
];

export const aioTargets: readonly Target[] = [
  customer,
  { ...choiceTarget("kind", { aliases: ["kind", "type", "loai"], column: "topic_kind" }, "aioKind") },
  textTarget(
    "topic",
    { required: true, aliases: ["topic", "interest", "activity", "opinion", "chu de", "so thich", "moi quan tam"] },
    120,
  ),
  choiceTarget("polarity", { aliases: ["polarity", "attitude", "thai do", "chieu huong"] }, "polarity"),
  wholeTarget("strength", { aliases: ["strength", "level", "muc do", "do manh"] }, 1, 5),
  textTarget("note", { aliases: ["note", "notes", "ghi chu"] }, 2000),
  instantTarget("recorded_at", { aliases: ["recorded at", "recorded on", "date", "ngay", "ngay ghi nhan"] }),
];

export const campaignTargets: readonly Target[] = [
  codeTarget("code", { required: true, aliases: ["code", "campaign", "campaign id", "ma", "ma chien dich"] }),
  textTarget("name", { aliases: ["name", "campaign name", "ten", "ten chien dich"] }, 200),
  textTarget("kind", { aliases: ["kind", "type", "campaign type", "loai", "loai chien dich"] }, 80),
  dateTarget("starts_on", { aliases: ["starts on", "start date", "start", "tu ngay", "ngay bat dau", "bat dau"] }),
  dateTarget("ends_on", { aliases: ["ends on", "end date", "end", "den ngay", "ngay ket thuc", "ket thuc"] }),
];

export const recipientTargets: readonly Target[] = [
  customer,
  codeTarget("campaign", {
    required: true,
    aliases: ["campaign", "campaign id", "campaign code", "ma chien dich", "chien dich"],
  }),
  instantTarget("responded_at", {
    aliases: ["responded at", "redemption date", "response date", "ngay phan hoi", "ngay dung phieu"],
  }),
];

export const consentTargets: readonly Target[] = [
  customer,
  choiceTarget("purpose", { required: true, aliases: ["purpose", "muc dich"] }, "purpose"),
  choiceTarget("channel", { aliases: ["channel", "kenh", "kenh lien he"] }, "contactChannel"),
  choiceTarget(
    "agrees",
    { aliases: ["agrees", "consent", "answer", "action", "dong y", "tra loi", "trang thai"] },
    "flag",
  ),
  instantTarget("occurred_at", {
    aliases: ["occurred at", "moment", "date", "consent date", "ngay", "ngay dong y", "thoi diem"],
  }),
  textTarget("evidence", { aliases: ["evidence", "proof", "source", "bang chung", "nguon"] }, 1000),
  dateTarget("expires_on", { aliases: ["expires on", "expiry", "het han", "ngay het han"] }),
];
