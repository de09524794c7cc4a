// The queue's face of the import engine: tasks "import" and "import-undo".
import { z } from "zod";
import { explicitActor } from "../actor";
import { runImport } from "../imports/engine";
import { runUndo } from "../imports/undo";
import { asOperator } from "../operator";
import { log } from "../refusal";

const payload = z.object({ importId: z.uuid(), locale: z.enum(["vi", "en"]).default("vi") });

async function run(raw: unknown, work: (input: z.output<typeof payload>) => Promise<unknown>): Promise<void> {
  const input = payload.parse(raw);
  try {
    await asOperator(() => work(input), input.locale);
  } catch (error) {
    // The import keeps its own error and is gone on with by a person: trying again by itself would only fail again.
    log.error({ err: error, importId: input.importId }, "import job failed");
  }
}

const scopeOf = () => {
  const actor = explicitActor();
  if (!actor) throw new Error("a job acts as the operator");
  return actor.scope;
};

export const importTask = (raw: unknown): Promise<void> =>
  run(raw, ({ importId, locale }) => runImport(importId, scopeOf(), locale));

export const importUndoTask = (raw: unknown): Promise<void> => run(raw, ({ importId }) => runUndo(importId, scopeOf()));
