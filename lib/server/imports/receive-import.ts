// A file has arrived, from the browser or the command line: what is it, and how would it be imported? Written down as an
// import that waits for its person.
import { type ImportJob, insertImport } from "@/lib/data/imports";
import type { ImportKind } from "@/lib/domain/imports/kinds";
import { guessKind, type ImportOptions } from "@/lib/domain/imports/mapping";
import { now } from "../clock";
import { authorise, inAuditedTransaction } from "../gate";
import { currentActor } from "../session";
import { mapSample, sampleFile } from "./analyse-file";
import { type StoredFile, sourceFile } from "./uploads";

export interface ReceivedFile extends StoredFile {
  readonly id: string;
  readonly fileName: string;
  readonly kind: ImportKind | null;
  readonly options: ImportOptions;
}

/** Registers a stored file for the person who sent it. */
export async function receiveImport(file: ReceivedFile): Promise<ImportJob> {
  const actor = await currentActor();
  authorise(actor, "imports.run");
  const sample = await sampleFile(sourceFile(file.id), file.options);
  const kind = file.kind ?? guessKind(sample.headings) ?? "customers";
  const mapping = mapSample(kind, sample, file.options);
  return inAuditedTransaction(actor, "imports.receive", 15_000, async (tx, at, audit) => {
    const { id, fileName, sha256, bytes, options } = file;
    const actorId = actor.kind === "user" ? actor.scope.userId : null;
    const job = await insertImport(tx, actor.scope, {
      id,
      kind,
      fileName: fileName.slice(0, 255),
      sha256,
      bytes,
      options,
      mapping,
      actorId,
      now: at,
    });
    audit({
      entity: "import",
      entityId: id,
      after: { no: job.no, kind, fileName, bytes, sha256, at: now().toISOString() },
    });
    return job;
  });
}
