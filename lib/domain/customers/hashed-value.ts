// Under which text is an address hashed? The normalised value, so that one number is one hash in whatever kind it is kept.
import { normalisePhone } from "./phones";

/** A Zalo id that is a phone number is that number. Other values are normalised when they are entered. */
export function hashedValue(kind: string, value: string): string {
  if (kind === "zalo" || kind === "phone") return normalisePhone(value) ?? value.toLowerCase();
  return value.toLowerCase();
}
