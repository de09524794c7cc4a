// A file of the do-not-call register: one number a line, in whatever spelling, anything after it ignored.
import { createHash } from "node:crypto";
import { normalisePhone } from "@/lib/domain/customers/phones";
import { addressHash } from "../contact-hash-key";

export interface ReadRegister {
  readonly hashes: readonly string[];
  readonly rejected: number;
  readonly sha256: string;
}

/** Lines that hold no number are counted, apart from a heading in the first line. */
export function readRegisterFile(content: Uint8Array): ReadRegister {
  const text = new TextDecoder("utf-8").decode(content).replace(/^\uFEFF/, "");
  const hashes: string[] = [];
  let rejected = 0;
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === "") continue;
    const cells = line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
    const phone = cells.map((cell) => normalisePhone(cell)).find((one) => one !== null);
    if (phone) hashes.push(addressHash("phone", phone));
    else if (index > 0) rejected += 1;
  }
  return { hashes, rejected, sha256: createHash("sha256").update(content).digest("hex") };
}
