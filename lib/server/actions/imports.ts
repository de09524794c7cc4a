"use server";
// What may a person do with an import? Look at it before it runs, start it, stop it, go on with it, take it back.
import { z } from "zod";
import { adoptCurrency, getCompany, hasAmounts, listCurrencyRates, saveCurrencyRate } from "@/lib/data/company";
import { findImport, type ImportJob, readyImport, setImportStatus } from "@/lib/data/imports";
import { enqueueJob } from "@/lib/data/job-queue";
import { dayOf } from "@/lib/domain/basics/calendar";
import { AppError } from "@/lib/domain/basics/errors";
import { importKinds } from "@/lib/domain/imports/kinds";
import { importMapping, importOptions, requiredTargets } from "@/lib/domain/imports/mapping";
import { findTarget } from "@/lib/domain/imports/targets";
import type { Locale } from "@/lib/messages/namespaces";
import { indicativeRates } from "../auth/indicative-rates";
import { action, type Run } from "../gate";
import { convertsMoney, fileCurrency } from "../imports/cell-context";
import { buildPreview } from "../imports/preview";
import { translate } from "../translate";

const importId = z.object({ id: z.uuid() });
const settings = z.object({
  id: z.uuid(),
  kind: z.enum(importKinds),
  mapping: importMapping,
  options: importOptions,
});

async function getImport({
  tx,
  scope,
  input,
}: Pick<Run<{ id: string }>, "tx" | "scope" | "input">): Promise<ImportJob> {
  const job = await findImport(tx, scope, input.id);
  if (!job) throw new AppError("NOT_FOUND");
  return job;
}

/** The first rows as they would be imported, how the columns were read, and the mapping suggested for this kind. */
export const previewImport = action({
  name: "imports.preview",
  allows: "imports.run",
  timeoutMs: 120_000,
  input: settings.extend({ suggest: z.boolean().default(false) }),
  run: async (run) => buildPreview(run.tx, run.scope, await getImport(run), run.input, run.now, run.actor.locale),
});

type Settings = z.output<typeof settings>;

function checkMapping({ kind, mapping, options }: Settings, locale: Locale): void {
  const named = (key: string) => translate(locale, "imports", `target.${key}`) ?? key;
  const targets = mapping.flatMap(({ target }) => (target === null ? [] : [target]));
  const unknown = targets.find((key) => findTarget(kind, key) === undefined);
  if (unknown !== undefined)
    throw new AppError("INVALID_INPUT", { messageKey: "INVALID_INPUT_target", target: unknown });
  const twice = targets.find((key, index) => targets.indexOf(key) !== index && !findTarget(kind, key)?.adds);
  if (twice !== undefined)
    throw new AppError("INVALID_INPUT", { messageKey: "INVALID_INPUT_twice", target: named(twice) });
  const missing = requiredTargets(kind, options.key).find((key) => !targets.includes(key));
  if (missing !== undefined)
    throw new AppError("INVALID_INPUT", { messageKey: "INVALID_INPUT_unmapped", target: named(missing) });
}

/** A company without amounts takes on the currency of its first file; afterwards amounts are converted at a known rate. */
async function settleCurrency(
  { tx, scope, now, audit }: Run<unknown>,
  { id, kind, mapping, options }: Settings,
): Promise<string | null> {
  const currency = fileCurrency(options);
  if (currency === undefined || !convertsMoney(kind, mapping)) return null;
  const company = await getCompany(tx, scope);
  if (company.currency === currency) return null;
  if (!company.currencyChosen && !(await hasAmounts(tx, scope))) {
    await adoptCurrency(tx, scope, currency, now);
    audit({
      entity: "company",
      entityId: "1",
      before: { currency: company.currency },
      after: { currency },
      reason: `import ${id}`,
    });
    return currency;
  }
  if (options.rate === undefined) {
    const known = (await listCurrencyRates(tx, scope, company.currency)).some((row) => row.currency === currency);
    if (known) return null;
    // A first rate that says of itself that it is indicative; Settings shows it and takes a better one.
    const indicative = indicativeRates(company.currency).find((row) => row.currency === currency);
    if (!indicative)
      throw new AppError("NOT_READY", { messageKey: "NOT_READY_rate", currency, base: company.currency });
    await saveCurrencyRate(tx, scope, indicative);
    audit({ entity: "currency_rate", entityId: currency, after: indicative, reason: `import ${id}` });
    return null;
  }
  await saveCurrencyRate(tx, scope, {
    currency,
    baseCurrency: company.currency,
    rate: options.rate,
    asOf: dayOf(now, company.timeZone),
    source: "import",
  });
  audit({
    entity: "currency_rate",
    entityId: `${currency}/${company.currency}`,
    after: { rate: options.rate },
    reason: `import ${id}`,
  });
  return null;
}

const startable = ["uploaded", "ready", "failed", "cancelled", "undone"];

/** Starts the import (or its dry run). From a browser it is put in the queue; the command line runs it itself. */
export const startImport = action({
  name: "imports.start",
  allows: "imports.run",
  input: settings.extend({ dryRun: z.boolean().default(false), inProcess: z.boolean().default(false) }),
  run: async (run) => {
    const { tx, scope, actor, input, audit } = run;
    const job = await getImport(run);
    if (!startable.includes(job.status) && !(job.status === "done" && job.dryRun)) {
      throw new AppError("CONFLICT", { messageKey: "CONFLICT_import_state" });
    }
    // Rows may be in already: such an import goes on, or is taken back first.
    const merged = job.created + job.updated > 0 && !job.dryRun && ["failed", "cancelled"].includes(job.status);
    if (merged) throw new AppError("CONFLICT", { messageKey: "CONFLICT_import_partial" });
    checkMapping(input, actor.locale);
    const adopted = await settleCurrency(run, input);
    await readyImport(tx, scope, input.id, input);
    audit({
      entity: "import",
      entityId: input.id,
      after: { no: job.no, kind: input.kind, dryRun: input.dryRun, options: input.options },
    });
    if (!(input.inProcess && actor.kind === "operator"))
      await enqueueJob(tx, scope, "import", { importId: input.id, locale: actor.locale }, `import ${input.id}`);
    return { id: input.id, no: job.no, adoptedCurrency: adopted };
  },
});

/** Stops at the next commit; what is merged stays, and can be gone on with or taken back. */
export const cancelImport = action({
  name: "imports.cancel",
  allows: "imports.run",
  input: importId,
  run: async (run) => {
    const job = await getImport(run);
    if (job.status !== "running" && job.status !== "ready")
      throw new AppError("CONFLICT", { messageKey: "CONFLICT_import_state" });
    await setImportStatus(run.tx, run.scope, job.id, "cancelling");
    run.audit({ entity: "import", entityId: job.id, after: { no: job.no } });
    return { id: job.id };
  },
});

/** Goes on with an import that was cancelled, failed, or lost its process. */
export const resumeImport = action({
  name: "imports.resume",
  allows: "imports.run",
  input: importId.extend({ inProcess: z.boolean().default(false) }),
  run: async (run) => {
    const { tx, scope, actor, input, audit } = run;
    const job = await getImport(run);
    if (!["cancelled", "failed", "running", "ready"].includes(job.status))
      throw new AppError("CONFLICT", { messageKey: "CONFLICT_import_state" });
    await setImportStatus(tx, scope, job.id, "running");
    audit({ entity: "import", entityId: job.id, after: { no: job.no } });
    if (!(input.inProcess && actor.kind === "operator"))
      await enqueueJob(tx, scope, "import", { importId: job.id, locale: actor.locale }, `import ${job.id}`);
    return { id: job.id, no: job.no };
  },
});

/** Takes an import back: what it created goes, what it changed is as it was, what people touched since stays. */
export const undoImport = action({
  name: "imports.undo",
  allows: "imports.run",
  input: importId.extend({ inProcess: z.boolean().default(false) }),
  run: async (run) => {
    const { tx, scope, actor, input, audit } = run;
    const job = await getImport(run);
    if (job.dryRun || !["done", "cancelled", "failed", "undoing"].includes(job.status)) {
      throw new AppError("CONFLICT", { messageKey: "CONFLICT_import_state" });
    }
    await setImportStatus(tx, scope, job.id, "undoing");
    audit({ entity: "import", entityId: job.id, before: { no: job.no, created: job.created, updated: job.updated } });
    if (!(input.inProcess && actor.kind === "operator"))
      await enqueueJob(tx, scope, "import-undo", { importId: job.id }, `import ${job.id}`);
    return { id: job.id, no: job.no };
  },
});
