// How are imported answers taken back? The ledger only grows: a yes of the import is withdrawn, a no stays a no.
import { appendConsentEvents } from "@/lib/data/consent-ledger";
import { findPreference, listImportedAnswers } from "@/lib/data/import-consents";
import type { UndoContext } from "@/lib/data/import-undo-tally";
import { newId } from "../clock";
import { database } from "../database";

export async function undoConsents({ scope, no, now, actorId, tally }: UndoContext): Promise<void> {
  for (const answer of await listImportedAnswers(database(), scope, no)) {
    const { customerId, name, action, purposeCode, channel } = answer;
    if (action !== "GRANTED" || purposeCode === null) {
      tally.keep("consent", [{ id: customerId, name, reason: "hasConsent" }]);
      continue;
    }
    await database().$transaction(async (db) => {
      const held = await findPreference(db, scope, customerId, purposeCode, channel);
      if (held?.state !== "granted" || held.ref !== `import ${no}`) return;
      const entry = {
        action: "WITHDRAWN" as const,
        purposeCode,
        channel,
        occurredAt: now,
        source: "import" as const,
        evidence: { words: `import ${no} was taken back` },
      };
      await appendConsentEvents(db, scope, customerId, [entry], { now, newId: () => newId(now), actorId });
      tally.remove("consent", 1);
    });
  }
}
