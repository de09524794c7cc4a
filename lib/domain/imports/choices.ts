// Which code of a closed list does a cell mean? Words people write in files, in Vietnamese and English, compared as search keys.
import { searchKey } from "@/lib/domain/basics/text";

type Words = Readonly<Record<string, readonly string[]>>;

const words = {
  gender: {
    female: ["f", "female", "nu", "ba", "chi", "co", "woman", "mrs", "ms"],
    male: ["m", "male", "nam", "ong", "anh", "man", "mr"],
    other: ["other", "khac"],
  },
  marital_status: {
    single: ["single", "doc than", "chua ket hon", "s"],
    married: ["married", "da ket hon", "ket hon", "co gia dinh", "m"],
    partnered: ["partnered", "together", "song chung", "chung song"],
    divorced: ["divorced", "ly hon", "da ly hon", "ly di"],
    widowed: ["widowed", "widow", "widower", "goa", "goa phu"],
  },
  education: {
    primary: ["primary", "basic", "tieu hoc"],
    secondary: ["secondary", "thcs", "trung hoc co so", "cap 2"],
    high_school: ["high school", "thpt", "trung hoc pho thong", "cap 3"],
    vocational: ["vocational", "trung cap", "day nghe", "nghe"],
    college: ["college", "cao dang"],
    bachelor: ["bachelor", "graduation", "graduate", "university", "dai hoc", "cu nhan", "ky su"],
    master: ["master", "masters", "2n cycle", "thac si", "cao hoc"],
    doctorate: ["doctorate", "phd", "doctor", "tien si"],
  },
  home_ownership: {
    owner: ["owner", "homeowner", "own", "nha rieng", "chinh chu", "so huu"],
    renter: ["renter", "rent", "tenant", "thue", "nha thue", "o thue"],
    with_family: ["with family", "o cung gia dinh", "cung gia dinh"],
  },
  language: { vi: ["vi", "vietnamese", "tieng viet", "viet"], en: ["en", "english", "tieng anh", "anh"] },
  kind: {
    person: ["person", "individual", "ca nhan", "khach le", "b2c"],
    company: ["company", "business", "organisation", "organization", "doanh nghiep", "cong ty", "to chuc", "b2b"],
  },
  decision_role: {
    initiator: ["initiator", "nguoi khoi xuong"],
    influencer: ["influencer", "nguoi anh huong"],
    decider: ["decider", "decision maker", "nguoi quyet dinh"],
    buyer: ["buyer", "nguoi mua"],
    user: ["user", "nguoi dung"],
    gatekeeper: ["gatekeeper", "nguoi gac cong"],
  },
  decision_style: {
    analytical: ["analytical", "phan tich"],
    intuitive: ["intuitive", "truc giac"],
    relational: ["relational", "quan he"],
    cautious: ["cautious", "than trong"],
    quick: ["quick", "nhanh"],
  },
  stage: {
    prospect: ["prospect", "lead", "tiem nang"],
    customer: ["customer", "khach hang", "dang mua", "da mua"],
    lapsed: ["lapsed", "inactive", "ngung mua"],
  },
  productKind: { product: ["product", "goods", "hang hoa", "san pham"], service: ["service", "dich vu"] },
  partnerKind: {
    supplier: ["supplier", "vendor", "nha cung cap", "ncc"],
    distributor: ["distributor", "nha phan phoi", "npp"],
    wholesaler: ["wholesaler", "ban si", "ban buon", "nha ban buon", "nha ban si"],
    dealer: ["dealer", "dai ly"],
    retailer: ["retailer", "ban le", "nha ban le"],
    agency: ["agency", "dai dien", "hang dai dien"],
  },
  aioKind: {
    activity: ["activity", "hoat dong", "a"],
    interest: ["interest", "moi quan tam", "quan tam", "so thich", "i"],
    opinion: ["opinion", "quan diem", "y kien", "o"],
  },
  polarity: {
    positive: ["positive", "tich cuc", "thich", "+", "1", "yes", "co"],
    neutral: ["neutral", "trung lap", "binh thuong", "0"],
    negative: ["negative", "tieu cuc", "khong thich", "ghet", "-", "-1", "no", "khong"],
  },
  purpose: {
    service: ["service", "cham soc", "cham soc khach hang"],
    transactional: ["transactional", "giao dich"],
    promotions: ["promotions", "promotion", "marketing", "quang cao", "khuyen mai", "tiep thi"],
    profiling: ["profiling", "phan tich ho so", "lap ho so"],
    sharing: ["sharing", "chia se"],
    research: ["research", "survey", "nghien cuu", "khao sat"],
  },
  contactChannel: {
    email: ["email", "e-mail", "mail", "thu dien tu"],
    sms: ["sms", "tin nhan", "nhan tin"],
    phone: ["phone", "call", "dien thoai", "goi dien"],
    zalo: ["zalo", "zns"],
    post: ["post", "letter", "buu dien", "thu tay"],
  },
  flag: {
    true: [
      "true",
      "yes",
      "y",
      "1",
      "x",
      "co",
      "dung",
      "active",
      "subscribe",
      "subscribed",
      "dong y",
      "opt in",
      "opt-in",
    ],
    false: [
      "false",
      "no",
      "n",
      "0",
      "khong",
      "sai",
      "inactive",
      "unsubscribe",
      "unsubscribed",
      "tu choi",
      "opt out",
      "opt-out",
    ],
  },
} as const satisfies Record<string, Words>;

export type ChoiceList = keyof typeof words;

const lookups = new Map(
  Object.entries<Words>(words).map(([list, codes]) => [
    list,
    new Map(
      Object.entries(codes).flatMap(([code, known]) =>
        [code, code.replaceAll("_", " "), ...known].map((word) => [searchKey(word), code] as const),
      ),
    ),
  ]),
);

export function hasWords(list: string): list is ChoiceList {
  return lookups.has(list);
}

/** The code a cell means, or null. */
export function readChoice(list: ChoiceList, text: string): string | null {
  return lookups.get(list)?.get(searchKey(text).replaceAll("_", " ")) ?? null;
}

/** The ISO code of a country named in Vietnamese or English, or the text itself: files name places that are no countries. */
export function readCountry(text: string): string {
  const { codes, exact, loose } = countries();
  if (/^[A-Za-z]{2}$/.test(text) && codes.has(text.toUpperCase())) return text.toUpperCase();
  // "Bỉ" is Belgium and "Áo" Austria; without dấu they would be the codes of Burundi and Angola.
  return exact.get(text.normalize("NFC").toLowerCase()) ?? loose.get(searchKey(text)) ?? text;
}

interface Countries {
  readonly codes: Set<string>;
  readonly exact: Map<string, string>;
  readonly loose: Map<string, string>;
}
let known: Countries | undefined;

function countries(): Countries {
  if (known) return known;
  known = { codes: new Set(), exact: new Map(), loose: new Map(otherNames) };
  for (const locale of ["en", "vi"]) {
    const names = new Intl.DisplayNames([locale], { type: "region", fallback: "none" });
    for (let first = 65; first <= 90; first++) {
      for (let second = 65; second <= 90; second++) {
        const code = String.fromCharCode(first, second);
        const name = names.of(code);
        if (!name || notCountries.has(code)) continue;
        known.codes.add(code);
        known.exact.set(name.normalize("NFC").toLowerCase(), code);
        known.loose.set(searchKey(name), code);
      }
    }
  }
  return known;
}

/** Codes of unions, withdrawn states and private use. */
const notCountries = new Set([
  "EU",
  "EZ",
  "UN",
  "XA",
  "XB",
  "ZZ",
  "QO",
  "AN",
  "BU",
  "CS",
  "DD",
  "FX",
  "NT",
  "SU",
  "TP",
  "YD",
  "YU",
  "ZR",
  "UK",
  "DY",
  "HV",
  "NH",
  "RH",
  "VD",
]);
const otherNames: readonly (readonly [string, string])[] = [
  ["eire", "IE"],
  ["rsa", "ZA"],
  ["usa", "US"],
  ["uk", "GB"],
  ["viet nam", "VN"],
];
