// How does a read that may be long stay harmless? A statement timeout of its own, and an end as soon as nobody waits.
import type { Db } from "@/lib/data/client";
import { cancelStatement, limitStatements } from "@/lib/data/segment-limits";
import { AppError } from "@/lib/domain/basics/errors";
import { database } from "./database";

const longestMs = 10_000;

/** Runs reads in one transaction that PostgreSQL ends after ten seconds, or when the signal fires. */
export async function timedRead<T>(signal: AbortSignal | undefined, work: (tx: Db) => Promise<T>): Promise<T> {
  if (signal?.aborted) throw new AppError("TIMEOUT");
  return database().$transaction(
    async (tx) => {
      const pid = await limitStatements(tx, longestMs);
      let cancelling: Promise<void> | undefined;
      const abort = () => {
        cancelling = cancelStatement(database(), pid).catch(() => undefined);
      };
      signal?.addEventListener("abort", abort, { once: true });
      try {
        return await work(tx);
      } finally {
        signal?.removeEventListener("abort", abort);
        // The connection goes back to the pool only when no cancel can reach its next statement any more.
        await cancelling;
      }
    },
    { timeout: longestMs + 5_000, maxWait: 5_000 },
  );
}
