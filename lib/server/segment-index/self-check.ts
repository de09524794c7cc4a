// Do the index and SQL still say the same? One saved segment after the other is asked of both, in one state of the database;
// a difference is a bug: it is written down, and the index is not asked again.
import { bindRule } from "@/lib/data/segment-context";
import { listSegments } from "@/lib/data/segments";
import { explicitActor } from "../actor";
import { now } from "../clock";
import { database } from "../database";
import { inAuditedTransaction } from "../gate";
import { asOperator, operatorScope } from "../operator";
import { asAppError, log } from "../refusal";
import type { IndexHost } from "./index-host";

const everyMs = 60_000;
/** SQL may take its time on a rule that the index answers at once. */
const patienceMs = 10 * 60_000;

/** Compares one segment; null when it cannot be asked (its rule no longer reads, the index is not there). */
export async function checkSegment(host: IndexHost, segment: { id: string; rule: unknown }): Promise<boolean | null> {
  const at = now();
  const bound = await bindRule(database(), operatorScope, segment.rule, at).catch((error) => {
    if (asAppError(error)) return null;
    throw error;
  });
  if (!bound) return null;
  const answer = await host.ask({ kind: "check", question: { scope: operatorScope, ...bound } }, patienceMs);
  if (!answer) return null;
  host.compared(at);
  if (answer.result.equal) return true;
  const { index, sql } = answer.result;
  log.error({ segmentId: segment.id, index, sql }, "segment index: differs from SQL; it is not asked any more");
  host.distrust(segment.id);
  await asOperator(async () => {
    const actor = explicitActor();
    if (!actor) return;
    await inAuditedTransaction(actor, "segments.indexDiffers", 15_000, async (_tx, _at, audit) => {
      audit({ entity: "segment", entityId: segment.id, after: { index, sql } });
    });
  });
  return false;
}

/** Compares a segment each minute, one after the other, as long as the index serves. */
export function keepChecking(host: IndexHost): void {
  let next = 0;
  let busy = false;
  const turn = async () => {
    if (busy || host.state.state !== "ready") return;
    busy = true;
    try {
      const segments = await listSegments(database(), operatorScope);
      const segment = segments[next++ % Math.max(1, segments.length)];
      if (segment) await checkSegment(host, { id: segment.id, rule: { segment: segment.id } });
    } catch (error) {
      log.warn({ err: error }, "segment index: could not be compared with SQL");
    } finally {
      busy = false;
    }
  };
  setInterval(turn, everyMs).unref();
}
