// Which facts can the company hold about a customer? The catalogue: one entry, and a field appears in forms, import, segments and docs.

export type FieldKind = "text" | "number" | "money" | "date" | "choice" | "list";

export interface CustomerField {
  /** Name in rules, imports and provenance. */
  readonly key: string;
  readonly kind: FieldKind;
  /** Property of the customer row that holds it. */
  readonly column: string;
  readonly appliesTo: "person" | "company" | "both";
  readonly group: "identity" | "demographics" | "address" | "company" | "thinking";
  /** Known codes of a choice, in their natural order; open lists also take what a company brings along. */
  readonly choices?: readonly string[];
  readonly open?: boolean;
  /** Smallest and largest value of a number (whole) or length of a text. */
  readonly min?: number;
  readonly max?: number;
  /** Which data category of consent it belongs to. */
  readonly dataCategory: "contact" | "demographics" | "income" | "household" | "aio";
  /** Column headings under which files name it (compared as search keys). */
  readonly aliases: readonly string[];
}

const field = <const F extends CustomerField>(entry: F): F => entry;

const customerFields = [
  field({
    key: "gender",
    kind: "choice",
    column: "gender",
    appliesTo: "person",
    group: "demographics",
    choices: ["female", "male", "other"],
    dataCategory: "demographics",
    aliases: ["gender", "sex", "giới tính"],
  }),
  field({
    key: "birth_date",
    kind: "date",
    column: "birthDate",
    appliesTo: "person",
    group: "demographics",
    dataCategory: "demographics",
    aliases: ["birth date", "birthday", "date of birth", "dob", "ngày sinh", "sinh nhật"],
  }),
  field({
    key: "age_band",
    kind: "choice",
    column: "ageBand",
    appliesTo: "person",
    group: "demographics",
    choices: ["19-24", "25-34", "35-44", "45-54", "55-64", "65+"],
    open: true,
    dataCategory: "demographics",
    aliases: ["age", "age band", "age group", "tuổi", "nhóm tuổi", "độ tuổi"],
  }),
  field({
    key: "education",
    kind: "choice",
    column: "education",
    appliesTo: "person",
    group: "demographics",
    choices: ["primary", "secondary", "high_school", "vocational", "college", "bachelor", "master", "doctorate"],
    open: true,
    dataCategory: "demographics",
    aliases: ["education", "học vấn", "trình độ", "trình độ học vấn"],
  }),
  field({
    key: "occupation",
    kind: "text",
    column: "occupation",
    appliesTo: "person",
    group: "demographics",
    max: 120,
    dataCategory: "demographics",
    aliases: ["occupation", "profession", "nghề nghiệp", "nghề"],
  }),
  field({
    key: "marital_status",
    kind: "choice",
    column: "maritalStatus",
    appliesTo: "person",
    group: "demographics",
    choices: ["single", "married", "partnered", "divorced", "widowed"],
    open: true,
    dataCategory: "demographics",
    aliases: ["marital status", "marital", "hôn nhân", "tình trạng hôn nhân"],
  }),
  field({
    key: "income",
    kind: "money",
    column: "incomeLowMinor",
    appliesTo: "person",
    group: "demographics",
    min: 0,
    dataCategory: "income",
    aliases: ["income", "thu nhập"],
  }),
  field({
    key: "income_band",
    kind: "choice",
    column: "incomeBand",
    appliesTo: "person",
    group: "demographics",
    choices: [],
    open: true,
    dataCategory: "income",
    aliases: ["income band", "mức thu nhập", "khoảng thu nhập"],
  }),
  field({
    key: "household_size",
    kind: "number",
    column: "householdSize",
    appliesTo: "person",
    group: "demographics",
    min: 1,
    max: 30,
    dataCategory: "household",
    aliases: ["household size", "family size", "số người trong hộ", "quy mô hộ"],
  }),
  field({
    key: "kids_count",
    kind: "number",
    column: "kidsCount",
    appliesTo: "person",
    group: "demographics",
    min: 0,
    max: 20,
    dataCategory: "household",
    aliases: ["kids", "children", "kids count", "số con"],
  }),
  field({
    key: "household_composition",
    kind: "choice",
    column: "householdComposition",
    appliesTo: "person",
    group: "demographics",
    choices: [],
    open: true,
    dataCategory: "household",
    aliases: ["household composition", "household comp", "thành phần hộ"],
  }),
  field({
    key: "home_ownership",
    kind: "choice",
    column: "homeOwnership",
    appliesTo: "person",
    group: "demographics",
    choices: ["owner", "renter", "with_family"],
    open: true,
    dataCategory: "household",
    aliases: ["home ownership", "housing", "nhà ở", "sở hữu nhà"],
  }),
  field({
    key: "language",
    kind: "choice",
    column: "language",
    appliesTo: "both",
    group: "demographics",
    choices: ["vi", "en"],
    open: true,
    dataCategory: "demographics",
    aliases: ["language", "ngôn ngữ"],
  }),
  field({
    key: "country",
    kind: "choice",
    column: "country",
    appliesTo: "both",
    group: "address",
    choices: ["VN"],
    open: true,
    dataCategory: "contact",
    aliases: ["country", "quốc gia", "nước"],
  }),
  field({
    key: "province",
    kind: "choice",
    column: "provinceCode",
    appliesTo: "both",
    group: "address",
    choices: [],
    open: true,
    dataCategory: "contact",
    aliases: ["province", "city", "tỉnh", "tỉnh/thành phố", "tỉnh thành", "thành phố"],
  }),
  field({
    key: "ward",
    kind: "choice",
    column: "wardCode",
    appliesTo: "both",
    group: "address",
    choices: [],
    open: true,
    dataCategory: "contact",
    aliases: ["ward", "phường", "xã", "phường/xã"],
  }),
  field({
    key: "industry",
    kind: "choice",
    column: "industry",
    appliesTo: "company",
    group: "company",
    choices: [
      "retail",
      "manufacturing",
      "services",
      "construction",
      "technology",
      "education",
      "health",
      "hospitality",
      "agriculture",
      "finance",
      "logistics",
      "public",
    ],
    open: true,
    dataCategory: "demographics",
    aliases: ["industry", "ngành", "ngành nghề", "lĩnh vực"],
  }),
  field({
    key: "employees",
    kind: "number",
    column: "employees",
    appliesTo: "company",
    group: "company",
    min: 0,
    max: 10_000_000,
    dataCategory: "demographics",
    aliases: ["employees", "headcount", "số nhân viên", "quy mô nhân sự"],
  }),
  field({
    key: "annual_revenue",
    kind: "money",
    column: "annualRevenueMinor",
    appliesTo: "company",
    group: "company",
    min: 0,
    dataCategory: "income",
    aliases: ["annual revenue", "revenue", "doanh thu", "doanh thu năm"],
  }),
  field({
    key: "tax_code",
    kind: "text",
    column: "taxCode",
    appliesTo: "company",
    group: "company",
    max: 20,
    dataCategory: "contact",
    aliases: ["tax code", "tax id", "mã số thuế", "mst"],
  }),
  field({
    key: "website",
    kind: "text",
    column: "website",
    appliesTo: "both",
    group: "company",
    max: 200,
    dataCategory: "contact",
    aliases: ["website", "web", "trang web"],
  }),
  field({
    key: "decision_role",
    kind: "choice",
    column: "decisionRole",
    appliesTo: "person",
    group: "thinking",
    choices: ["initiator", "influencer", "decider", "buyer", "user", "gatekeeper"],
    dataCategory: "aio",
    aliases: ["decision role", "vai trò mua", "vai trò quyết định"],
  }),
  field({
    key: "decision_style",
    kind: "choice",
    column: "decisionStyle",
    appliesTo: "both",
    group: "thinking",
    choices: ["analytical", "intuitive", "relational", "cautious", "quick"],
    dataCategory: "aio",
    aliases: ["decision style", "cách ra quyết định"],
  }),
  field({
    key: "decision_criteria",
    kind: "list",
    column: "decisionCriteria",
    appliesTo: "both",
    group: "thinking",
    choices: ["price", "quality", "service", "speed", "brand", "warranty", "terms", "relationship"],
    open: true,
    dataCategory: "aio",
    aliases: ["decision criteria", "tiêu chí", "tiêu chí quyết định"],
  }),
  field({
    key: "influence",
    kind: "number",
    column: "influenceLevel",
    appliesTo: "both",
    group: "thinking",
    min: 1,
    max: 5,
    dataCategory: "aio",
    aliases: ["influence", "ảnh hưởng", "mức ảnh hưởng"],
  }),
] as const;

export type CustomerFieldKey = (typeof customerFields)[number]["key"];

/** The catalogue with its narrow literal types widened, for code that walks over all fields. */
export const fieldCatalogue: readonly CustomerField[] = customerFields;

export function findCustomerField(key: string): CustomerField | undefined {
  return fieldCatalogue.find((entry) => entry.key === key);
}
