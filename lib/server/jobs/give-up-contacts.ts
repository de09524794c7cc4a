// Which contacts were handed to a transport that never came back? A worker died in between: they count as made, outcome unknown.
import { giveUpHandedOver } from "@/lib/data/contact-attempts";
import { now } from "../clock";
import { database } from "../database";

/** No transport takes longer. */
const patienceMs = 15 * 60_000;

export async function giveUpContacts(): Promise<number> {
  const at = now();
  return giveUpHandedOver(database(), new Date(at.getTime() - patienceMs), at);
}
