// Which number is this, whoever wrote it and however? Every spelling of one phone becomes one E.164 text.
// Mobile numbers of 11 digits are carried over to the 10 digits they became in 2018 (Decision 798/QĐ-BTTTT).
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { cleanText } from "@/lib/domain/basics/text";

/** National mobile prefixes before and after the change of 2018. The last seven digits stayed. */
const renumbered: Readonly<Record<string, string>> = {
  "120": "70",
  "121": "79",
  "122": "77",
  "123": "83",
  "124": "84",
  "125": "85",
  "126": "76",
  "127": "81",
  "128": "78",
  "129": "82",
  "162": "32",
  "163": "33",
  "164": "34",
  "165": "35",
  "166": "36",
  "167": "37",
  "168": "38",
  "169": "39",
  "186": "56",
  "188": "58",
  "199": "59",
};

const longest = 40;

/** Digits and a leading plus, without an extension; full-width digits are read as digits. */
function bareNumber(text: string): string {
  const [main = ""] = cleanText(text)
    .normalize("NFKC")
    .split(/(?:;?\s*ext\.?|máy lẻ|nhánh|#|;|,)/iu);
  const digits = main.replace(/\D/g, "");
  return main.trimStart().startsWith("+") ? `+${digits}` : digits;
}

function modernise(bare: string): string {
  const match = /^(?:\+?84|0084|\+?840|0)?(1\d{2})(\d{7})$/.exec(bare);
  const prefix = match?.[1] === undefined ? undefined : renumbered[match[1]];
  return prefix === undefined ? bare : `+84${prefix}${match?.[2]}`;
}

/** Mobile numbers as nearly everybody writes them: settled without the library, which takes a hundred times longer. */
const plainMobile = /^(?:\+84|0084|84|0)((?:3\d|5[689]|7[06-9]|8[1-8]|9[0-8])\d{7})$/;

/** E.164 of a phone ("0912 345 678", "84912345678", "01621234567" …), or null when it is no number that can be dialled. */
export function normalisePhone(text: string, country: "VN" = "VN"): string | null {
  if (text.length > longest) return null;
  const bare = modernise(bareNumber(text));
  if (bare.length < 7) return null;
  const mobile = country === "VN" ? plainMobile.exec(bare)?.[1] : undefined;
  if (mobile !== undefined) return `+84${mobile}`;
  // "+84 (0)912…": the trunk zero is often kept after the country code.
  const parsed = parsePhoneNumberFromString(bare.replace(/^(\+?|00)840/, "+84"), country);
  return parsed?.isValid() ? parsed.number : null;
}

/** How a reader in Vietnam writes it: national with spaces, foreign numbers international. */
export function showPhone(e164: string): string {
  const parsed = parsePhoneNumberFromString(e164);
  if (!parsed) return e164;
  return parsed.country === "VN" ? parsed.formatNational() : parsed.formatInternational();
}
