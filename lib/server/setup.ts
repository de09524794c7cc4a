// How does the first administrator get in? With a one-time token that only whoever runs the server can read.
import { readSetup, saveSetupToken } from "@/lib/data/company";
import { newToken } from "./auth/fingerprint";
import { now } from "./clock";
import { database } from "./database";

/** A fresh one-time token while there is no account; null afterwards. Each call makes the tokens before it useless. */
export async function ensureSetupToken(): Promise<string | null> {
  return database().$transaction(async (tx) => {
    const { open } = await readSetup(tx);
    if (!open) return null;
    const { token, tokenHash } = newToken();
    await saveSetupToken(tx, tokenHash, now());
    return token;
  });
}
