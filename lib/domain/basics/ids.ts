// How are rows named? UUID v7 (RFC 9562): made by the application, ordered by time, unique without a round trip.

/** Randomness is injected so that the rock stays pure: fills the given bytes. */
export type RandomBytes = (into: Uint8Array) => void;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** A UUID v7 for the given instant (milliseconds since the epoch). */
export function uuidV7(epochMs: number, random: RandomBytes): string {
  const bytes = new Uint8Array(16);
  random(bytes);
  let rest = Math.trunc(epochMs);
  for (let index = 5; index >= 0; index--) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  let text = "";
  for (let index = 0; index < 16; index++) {
    if (index === 4 || index === 6 || index === 8 || index === 10) text += "-";
    text += hex[bytes[index] ?? 0];
  }
  return text;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}
