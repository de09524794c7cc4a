// Which columns of a file can fill a purchase line? One row is one line; lines of one customer and invoice are one purchase.
import { countryCell } from "./cells";
import { customerCodeAliases } from "./customer-targets";
import { codeTarget, instantTarget, moneyTarget, numberTarget, type Target, textTarget } from "./target";

export const purchaseTargets: readonly Target[] = [
  codeTarget("customer", { aliases: customerCodeAliases.filter((alias) => !["id", "code", "ma"].includes(alias)) }),
  codeTarget("invoice", {
    required: true,
    aliases: [
      "invoice",
      "invoice no",
      "invoiceno",
      "invoice number",
      "order",
      "order id",
      "order no",
      "basket id",
      "receipt",
      "transaction id",
      "so hoa don",
      "hoa don",
      "ma hoa don",
      "ma don",
      "ma don hang",
      "don hang",
      "so don",
    ],
  }),
  {
    ...instantTarget("purchased_at", {
      required: true,
      aliases: [
        "purchased at",
        "date",
        "order date",
        "purchase date",
        "invoice date",
        "invoicedate",
        "transaction timestamp",
        "timestamp",
        "time",
        "ngay",
        "ngay mua",
        "ngay ban",
        "ngay hoa don",
        "thoi gian",
      ],
    }),
    looksLike: "date",
  },
  codeTarget("product", {
    required: true,
    aliases: [
      "product",
      "product id",
      "product code",
      "sku",
      "stock code",
      "stockcode",
      "item",
      "item code",
      "ma hang",
      "ma san pham",
      "ma sp",
      "san pham",
    ],
  }),
  textTarget(
    "product_name",
    { aliases: ["product name", "description", "item name", "ten hang", "ten san pham", "dien giai"] },
    300,
  ),
  textTarget("category", { aliases: ["category", "product category", "nhom hang", "danh muc", "loai hang"] }, 200),
  numberTarget("quantity", { aliases: ["quantity", "qty", "units", "so luong", "sl"] }),
  numberTarget("unit_price", { aliases: ["unit price", "unitprice", "price", "don gia", "gia"] }),
  moneyTarget("amount", {
    aliases: ["amount", "total", "sales value", "line total", "thanh tien", "tien", "doanh so"],
    column: "amount_minor",
  }),
  moneyTarget("discount", { aliases: ["discount", "giam gia", "chiet khau"], column: "discount_minor", adds: true }),
  codeTarget("store", { aliases: ["store", "store id", "branch", "shop", "cua hang", "chi nhanh", "diem ban"] }),
  textTarget("channel", { aliases: ["channel", "sales channel", "kenh", "kenh ban"] }, 40),
  {
    key: "country",
    aliases: ["country", "quoc gia", "nuoc"],
    // The market as written also names the store where the file has none.
    columns: [
      { name: "country", type: "text" },
      { name: "market", type: "text" },
    ],
    writer: () => (text, into, at) => {
      into[at + 1] = text;
      return countryCell(text, into, at);
    },
  },
  textTarget("customer_name", { aliases: ["customer name", "ten khach hang", "khach hang", "nguoi mua"] }, 200),
  /** Written by our rejected-rows file: which of several equal lines this one is. */
  codeTarget("occurrence", { aliases: ["most_occurrence"] }, 5),
];
