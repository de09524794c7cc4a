// Which of the 34 provinces of Vietnam (units after July 2025) is meant, by its new name, an old name or a short form?
import { searchKey } from "@/lib/domain/basics/text";

export interface Province {
  /** Two digits of the national list of administrative units. */
  readonly code: string;
  readonly name: string;
  /** Provinces that were merged into it, and short forms in use. */
  readonly aliases: readonly string[];
}

const province = (code: string, name: string, ...aliases: string[]): Province => ({ code, name, aliases });

export const provinces: readonly Province[] = [
  province("01", "Hà Nội", "HN", "Ha Noi City", "Hanoi"),
  province("04", "Cao Bằng"),
  province("08", "Tuyên Quang", "Hà Giang"),
  province("11", "Điện Biên"),
  province("12", "Lai Châu"),
  province("14", "Sơn La"),
  province("15", "Lào Cai", "Yên Bái"),
  province("19", "Thái Nguyên", "Bắc Kạn", "Bắc Cạn"),
  province("20", "Lạng Sơn"),
  province("22", "Quảng Ninh"),
  province("24", "Bắc Ninh", "Bắc Giang"),
  province("25", "Phú Thọ", "Vĩnh Phúc", "Hòa Bình"),
  province("31", "Hải Phòng", "Hải Dương", "HP", "Haiphong"),
  province("33", "Hưng Yên", "Thái Bình"),
  province("37", "Ninh Bình", "Hà Nam", "Nam Định"),
  province("38", "Thanh Hóa"),
  province("40", "Nghệ An"),
  province("42", "Hà Tĩnh"),
  province("44", "Quảng Trị", "Quảng Bình"),
  province("46", "Huế", "Thừa Thiên Huế", "Thừa Thiên - Huế"),
  province("48", "Đà Nẵng", "Quảng Nam", "ĐN", "Danang"),
  province("51", "Quảng Ngãi", "Kon Tum", "Kontum"),
  province("52", "Gia Lai", "Bình Định"),
  province("56", "Khánh Hòa", "Ninh Thuận"),
  province("66", "Đắk Lắk", "Phú Yên", "Đắc Lắc", "Dak Lak", "Daklak"),
  province("68", "Lâm Đồng", "Đắk Nông", "Bình Thuận", "Đắc Nông", "Dak Nong"),
  province("75", "Đồng Nai", "Bình Phước"),
  province(
    "79",
    "TP. Hồ Chí Minh",
    "Hồ Chí Minh",
    "HCM",
    "TPHCM",
    "TP HCM",
    "HCMC",
    "Ho Chi Minh City",
    "Sài Gòn",
    "Saigon",
    "SG",
    "Bình Dương",
    "Bà Rịa - Vũng Tàu",
    "Bà Rịa",
    "Vũng Tàu",
    "BRVT",
  ),
  province("80", "Tây Ninh", "Long An"),
  province("82", "Đồng Tháp", "Tiền Giang"),
  province("86", "Vĩnh Long", "Bến Tre", "Trà Vinh"),
  province("91", "An Giang", "Kiên Giang"),
  province("92", "Cần Thơ", "Sóc Trăng", "Hậu Giang"),
  province("96", "Cà Mau", "Bạc Liêu"),
];

/** Blanks, dots and dashes differ from file to file; the word for the kind of unit may be there or not. */
function provinceKey(text: string): string {
  return searchKey(text)
    .replace(/[.,\-–_]/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:tinh|thanh pho|thu do|tp) (?=.)/, "")
    .replace(/ (?:province|city)$/, "")
    .replace(/ /g, "");
}

const byKey = new Map(
  provinces.flatMap(({ code, name, aliases }) =>
    [name, ...aliases].map((known) => [provinceKey(known), code] as const),
  ),
);
const byCode = new Map(provinces.map((entry) => [entry.code, entry]));

/** The code of the province that a text names (new name, old name, short form or code), or null. */
export function findProvinceCode(text: string): string | null {
  const bare = text.trim();
  if (byCode.has(bare)) return bare;
  return byKey.get(provinceKey(bare)) ?? null;
}

/** The name of a code, or the code itself when a company keeps its own. */
export function provinceName(code: string): string {
  return byCode.get(code)?.name ?? code;
}
