// `crm import`: a file into the company's data, or an import taken back. The same engine as the wizard, run in this process.
import { stat } from "node:fs/promises";
import path from "node:path";
import { type Command, type CommandContext, CommandError, UsageError } from "@/lib/cli/command";
import type { ImportJob } from "@/lib/data/imports";
import type { ActionResult } from "@/lib/domain/basics/result";
import {
  type ImportKind,
  type ImportPreset,
  importKinds,
  importPresets,
  type UpsertKey,
  upsertKeys,
} from "@/lib/domain/imports/kinds";
import type { Locale } from "@/lib/messages/namespaces";

function unwrap<T>(result: ActionResult<T>): T {
  if (result.ok) return result.data;
  throw new CommandError(
    result.error.code,
    [result.error.message, ...Object.values(result.error.fields ?? {})].join(" "),
  );
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], what: string): T {
  if (allowed.includes(value as T)) return value as T;
  throw new UsageError(`${what} is one of: ${allowed.join(", ")}.`);
}

function mapChanges(value: unknown): [string, string][] {
  const parts = (Array.isArray(value) ? value : [value]).filter((part): part is string => typeof part === "string");
  return parts
    .flatMap((part) => part.split(","))
    .filter((pair) => pair.trim() !== "")
    .map((pair) => {
      const at = pair.lastIndexOf("=");
      if (at < 1) throw new UsageError("--map takes heading=field pairs, for example --map 'Mã KH=code,Họ tên=name'.");
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    });
}

function number(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined;
  const parsed = Number(value);
  if (!Number.isFinite(parsed) || parsed <= 0) throw new UsageError(`--${name} takes a number above zero.`);
  return parsed;
}

function reporter(progress: CommandContext["progress"]) {
  let said = "";
  return ({ phase, done, total }: { phase: string; done: number; total: number }) => {
    const percent = total > 0 ? Math.floor((done / total) * 10) * 10 : 0;
    const line = `${phase} ${percent}%`;
    if (line === said) return;
    said = line;
    progress(line);
  };
}

function failIfBroken(
  job: ImportJob,
  locale: Locale,
  translate: (locale: Locale, ns: "errors", key: string, values?: Record<string, unknown>) => string | undefined,
): void {
  if (job.status !== "failed") return;
  const code = job.error?.code ?? "UNEXPECTED";
  const message = job.error?.message ?? "";
  throw new CommandError(
    code,
    `Import ${job.no} stopped: ${translate(locale, "errors", code) ?? ""} ${message} (crm import resume ${job.no})`,
  );
}

async function answer(job: ImportJob, context: CommandContext, extra: Record<string, unknown> = {}) {
  const { rejectedFile } = await import("@/lib/server/imports/uploads");
  const { read, created, updated, unchanged, skipped, rejected, anonymous } = job;
  const file = rejected > 0 ? rejectedFile(job.id) : null;
  const { out } = context;
  out(`Import ${job.no}${job.dryRun ? " (dry run)" : ""}: ${job.fileName}`);
  out(
    `  created ${created} + updated ${updated} + unchanged ${unchanged} + skipped ${skipped} + rejected ${rejected} + anonymous ${anonymous} = read ${read}`,
  );
  if (file !== null) out(`  Rejected rows with their reasons: ${file}`);
  out(job.dryRun ? "  Nothing was written." : `  Take it back with: crm import undo ${job.no}`);
  const { findings: _findings, staged: _staged, end: _end, step: _step, again: _again, ...report } = job.report;
  return {
    importId: String(job.no),
    id: job.id,
    status: job.status,
    dryRun: job.dryRun,
    read,
    created,
    updated,
    unchanged,
    skipped,
    rejected,
    anonymous,
    files: { rejected: file },
    report,
    ...extra,
  };
}

async function run(context: CommandContext) {
  const { args, options, progress } = context;
  const [what, target] = args;
  if (what === "undo" || what === "resume") return again(context, what, target);
  if (target === undefined || args.length > 2)
    throw new UsageError("Say: crm import <kind> FILE, crm import undo ID, or crm import resume ID.");
  const kind: ImportKind = oneOf(what, importKinds, "What to import");
  const preset: ImportPreset | undefined =
    options.preset === undefined ? undefined : oneOf(options.preset, importPresets, "--preset");
  const key: UpsertKey = options.key === undefined ? "code" : oneOf(options.key, upsertKeys, "--key");
  const locale: Locale = options.locale === "en" ? "en" : "vi";
  const changes = mapChanges(options.map);
  const file = path.resolve(target);
  if (!(await stat(file)).isFile()) throw new CommandError("INVALID_FILE", `${file} is not a file.`);
  await context.database();
  const [
    { asOperator },
    { startImport },
    { receiveImport },
    { storeLocalFile },
    { runImport },
    { newId },
    mapping,
    data,
    { database },
    { translate },
  ] = await Promise.all([
    import("@/lib/server/operator"),
    import("@/lib/server/actions/imports"),
    import("@/lib/server/imports/receive-import"),
    import("@/lib/server/imports/uploads"),
    import("@/lib/server/imports/engine"),
    import("@/lib/server/clock"),
    import("@/lib/domain/imports/mapping"),
    import("@/lib/data/imports"),
    import("@/lib/server/database"),
    import("@/lib/server/translate"),
  ]);
  const chosen = mapping.importOptions.parse({
    key,
    ...(preset === undefined ? {} : { preset }),
    ...(typeof options.currency === "string" ? { currency: options.currency } : {}),
    ...(options.rate === undefined ? {} : { rate: number(options.rate, "rate") }),
    ...(options.sheet === undefined ? {} : { sheet: number(options.sheet, "sheet") }),
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    ...(options.delimiter === undefined ? {} : { delimiter: options.delimiter === "tab" ? "\t" : options.delimiter }),
    ...(options.dates === undefined ? {} : { dateOrder: options.dates }),
    blankClears: options["blank-clears"] === true,
    createMissing: options["no-create"] !== true,
  });
  return asOperator(async () => {
    const { currentActor } = await import("@/lib/server/session");
    const actor = await currentActor();
    if (actor === null) throw new CommandError("UNAUTHENTICATED", "Nobody acts.");
    const id = newId();
    progress(`reading ${path.basename(file)}`);
    const stored = await storeLocalFile(id, file);
    const watch = { onProgress: reporter(progress) };
    const interrupted =
      options["dry-run"] === true
        ? null
        : await data.findInterruptedImport(database(), actor.scope, { kind, sha256: stored.sha256 });
    if (interrupted !== null) {
      progress(`going on with import ${interrupted.no}, which was interrupted`);
      const job = await runImport(interrupted.id, actor.scope, locale, watch);
      failIfBroken(job, locale, translate);
      return answer(job, context, { resumed: true });
    }
    const received = await receiveImport({ ...stored, id, fileName: path.basename(file), kind, options: chosen });
    const settings = { id, kind, options: chosen, mapping: mapping.correctMapping(received.mapping, changes) };
    const started = unwrap(await startImport({ ...settings, dryRun: options["dry-run"] === true, inProcess: true }));
    if (started.adoptedCurrency !== null)
      progress(`The company had no amounts yet: it now counts in ${started.adoptedCurrency}.`);
    const job = await runImport(id, actor.scope, locale, watch);
    failIfBroken(job, locale, translate);
    return answer(job, context, started.adoptedCurrency === null ? {} : { adoptedCurrency: started.adoptedCurrency });
  }, locale);
}

async function again(context: CommandContext, what: "undo" | "resume", target: string | undefined) {
  const { progress, options } = context;
  if (target === undefined) throw new UsageError(`Say which import: crm import ${what} ID.`);
  const locale: Locale = options.locale === "en" ? "en" : "vi";
  await context.database();
  const [{ asOperator }, actions, { runImport }, { runUndo }, data, { database }, { currentActor }, { translate }] =
    await Promise.all([
      import("@/lib/server/operator"),
      import("@/lib/server/actions/imports"),
      import("@/lib/server/imports/engine"),
      import("@/lib/server/imports/undo"),
      import("@/lib/data/imports"),
      import("@/lib/server/database"),
      import("@/lib/server/session"),
      import("@/lib/server/translate"),
    ]);
  return asOperator(async () => {
    const actor = await currentActor();
    if (actor === null) throw new CommandError("UNAUTHENTICATED", "Nobody acts.");
    const found = /^\d+$/.test(target)
      ? await data.findImportByNo(database(), actor.scope, Number(target))
      : /^[0-9a-f-]{36}$/i.test(target)
        ? await data.findImport(database(), actor.scope, target)
        : null;
    if (found === null) throw new CommandError("NOT_FOUND", `There is no import ${target}.`);
    if (what === "resume") {
      if (found.status === "done") return answer(found, context);
      unwrap(await actions.resumeImport({ id: found.id, inProcess: true }));
      const job = await runImport(found.id, actor.scope, locale, { onProgress: reporter(progress) });
      failIfBroken(job, locale, translate);
      return answer(job, context);
    }
    unwrap(await actions.undoImport({ id: found.id, inProcess: true }));
    const result = await runUndo(found.id, actor.scope, { onProgress: reporter(progress) });
    context.out(
      `Import ${found.no} taken back: ${result.removed} removed, ${result.restored} restored, ${result.kept} kept.`,
    );
    for (const { what: entity, name, reason } of result.keptRows.slice(0, 20))
      context.out(`  kept ${entity} ${name}: ${reason}`);
    return { importId: String(found.no), ...result };
  }, locale);
}

export const command: Command = {
  name: "import",
  summary: "Imports a file, or takes an import back.",
  usage: [
    `import <${importKinds.join("|")}> FILE [--map heading=field,…] [--preset ${importPresets.join("|")}] [--key ${upsertKeys.join("|")}] [--dry-run]`,
    "import undo ID",
    "import resume ID",
  ],
  options: {
    map: { type: "string", multiple: true },
    preset: { type: "string" },
    key: { type: "string" },
    "dry-run": { type: "boolean" },
    currency: { type: "string" },
    rate: { type: "string" },
    sheet: { type: "string" },
    encoding: { type: "string" },
    delimiter: { type: "string" },
    dates: { type: "string" },
    "blank-clears": { type: "boolean" },
    "no-create": { type: "boolean" },
    locale: { type: "string" },
  },
  run,
};
