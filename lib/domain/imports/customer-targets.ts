// Which columns of a file can fill a customer? Code, name, ways to reach them, and every fact of the catalogue.

import { nameSortKey, searchKey } from "@/lib/domain/basics/text";
import { type CustomerField, fieldCatalogue } from "@/lib/domain/customers/fields";
import { longestName } from "@/lib/domain/customers/names";
import { ageCell, type CellWriter, contactCell, countryCell, incomeCell, provinceCell, refuseControl } from "./cells";
import { hasWords } from "./choices";
import { problem } from "./row-problems";
import {
  choiceTarget,
  codeTarget,
  dateTarget,
  listTarget,
  moneyTarget,
  type Target,
  textTarget,
  wholeTarget,
} from "./target";

/** Columns: name, search key, sort key of a person (companies are sorted in the database). */
const nameCell: CellWriter = (text, into, at) => {
  if (text.length > longestName) return problem("tooLong", { max: longestName, length: text.length });
  const refused = refuseControl(text);
  if (refused) return refused;
  into[at] = text;
  into[at + 1] = searchKey(text);
  into[at + 2] = nameSortKey(text, "person");
  return null;
};

const contact = (kind: "phone" | "email" | "zalo", aliases: readonly string[]): Target => ({
  key: kind,
  aliases,
  ...(kind === "zalo" ? {} : { looksLike: kind }),
  columns: [
    { name: kind, type: "text[]" },
    { name: `${kind}_written`, type: "text[]" },
  ],
  writer: () => contactCell(kind),
});

/** The name of the database column of a property of the customer row. */
export function snakeCase(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function factTarget(field: CustomerField): Target {
  const { key, aliases } = field;
  const names = { aliases: [key, ...aliases], column: snakeCase(field.column) };
  const single = (type: string, writer: Target["writer"]): Target => ({
    key,
    aliases: names.aliases,
    columns: [{ name: names.column, type }],
    writer,
  });
  if (key === "age_band") {
    const columns = [
      { name: "age_band", type: "text" },
      { name: "age_low", type: "smallint" },
      { name: "age_high", type: "smallint" },
    ];
    return { key, aliases: names.aliases, columns, writer: () => ageCell };
  }
  if (key === "income" || key === "income_band") {
    const columns = [
      { name: "income_band", type: "text" },
      { name: "income_low_minor", type: "bigint" },
      { name: "income_high_minor", type: "bigint" },
    ];
    const aliased = key === "income" ? names.aliases : ["income band", ...field.aliases];
    return {
      key,
      aliases: aliased,
      evidence: "number",
      columns,
      writer: incomeCell,
    };
  }
  if (key === "province") return single("text", () => provinceCell);
  if (key === "country") return single("text", () => countryCell);
  switch (field.kind) {
    case "number":
      return wholeTarget(key, names, field.min ?? 0, field.max ?? 2_000_000_000);
    case "money":
      return moneyTarget(key, names, 0);
    case "date":
      return dateTarget(key, names, true);
    case "list":
      return listTarget(key, names);
    case "text":
      return textTarget(key, names, field.max ?? 200);
    case "choice":
      return hasWords(key) ? choiceTarget(key, names, key, field.open ?? false) : textTarget(key, names, 120);
  }
}

const reference = (key: "owner" | "team", aliases: readonly string[]): Target => ({
  key,
  aliases,
  columns: [{ name: `${key}_id`, type: "uuid" }],
  writer:
    (_style, { owners, teams }) =>
    (text, into, at) => {
      const id = (key === "owner" ? owners : teams).get(searchKey(text));
      if (id === undefined) return problem(key === "owner" ? "unknownOwner" : "unknownTeam");
      into[at] = id;
      return null;
    },
});

export const customerCodeAliases = [
  "code",
  "customer code",
  "customer id",
  "customerid",
  "customer no",
  "household id",
  "household key",
  "member id",
  "client id",
  "id",
  "ma",
  "ma kh",
  "ma khach",
  "ma khach hang",
  "so khach hang",
];

export const customerTargets: readonly Target[] = [
  codeTarget("code", { aliases: customerCodeAliases }),
  {
    key: "name",
    aliases: [
      "name",
      "full name",
      "customer name",
      "ten",
      "ho ten",
      "ho va ten",
      "ten khach hang",
      "khach hang",
      "ten day du",
    ],
    columns: [
      { name: "name", type: "text" },
      { name: "name_search", type: "text" },
      { name: "name_sort", type: "text" },
    ],
    writer: () => nameCell,
  },
  choiceTarget("kind", { aliases: ["kind", "type", "customer type", "loai", "loai khach", "loai khach hang"] }, "kind"),
  contact("phone", [
    "phone",
    "phone number",
    "mobile",
    "tel",
    "telephone",
    "cell",
    "so dien thoai",
    "dien thoai",
    "sdt",
    "di dong",
  ]),
  contact("email", ["email", "e-mail", "mail", "email address", "thu dien tu", "dia chi email"]),
  contact("zalo", ["zalo", "zalo id", "so zalo"]),
  textTarget("address", { aliases: ["address", "street", "dia chi", "duong"], column: "address_line" }, 300),
  ...fieldCatalogue.map(factTarget),
  listTarget("tags", { aliases: ["tags", "tag", "labels", "nhan", "the"] }),
  choiceTarget("stage", { aliases: ["stage", "giai doan"] }, "stage"),
  textTarget("summary", { aliases: ["summary", "note", "notes", "remark", "ghi chu", "mo ta"] }, 2000),
  reference("owner", ["owner", "sales rep", "account manager", "phu trach", "nguoi phu trach", "nhan vien phu trach"]),
  reference("team", ["team", "nhom", "doi"]),
];
