// What does a page show of imports: all of them, or one with what became of its rows?

import { existsSync } from "node:fs";
import { z } from "zod";
import type { DuplicateCandidate } from "@/lib/data/import-duplicates";
import { countRowErrors, findImport, listImports, listRowErrors, type RowErrorRow } from "@/lib/data/imports";
import { can } from "@/lib/domain/basics/access";
import { AppError } from "@/lib/domain/basics/errors";
import { importKinds } from "@/lib/domain/imports/kinds";
import { targetsOf } from "@/lib/domain/imports/targets";
import type { Locale } from "@/lib/messages/namespaces";
import { moneyContext } from "../imports/cell-context";
import { reasonText } from "../imports/reason-text";
import type { UndoResult } from "../imports/undo";
import { rejectedFile } from "../imports/uploads";
import { loader } from "../loader";
import { translate } from "../translate";

const pageSize = 50;

export const loadImports = loader({
  name: "imports.list",
  allows: "imports.read",
  input: z.object({ before: z.coerce.number().int().positive().max(2_000_000_000).optional().catch(undefined) }),
  run: async ({ db, scope, input }) => {
    const rows = await listImports(db, scope, { before: input.before, limit: pageSize + 1 });
    const imports = rows
      .slice(0, pageSize)
      .map(
        ({
          id,
          no,
          kind,
          fileName,
          status,
          dryRun,
          createdAt,
          read,
          created,
          updated,
          unchanged,
          skipped,
          rejected,
          anonymous,
        }) => ({
          id,
          no,
          kind,
          fileName,
          status,
          dryRun,
          createdAt: createdAt.toISOString(),
          read,
          created,
          updated,
          unchanged,
          skipped,
          rejected,
          anonymous,
        }),
      );
    return {
      imports,
      next: rows.length > pageSize ? (imports.at(-1)?.no ?? null) : null,
      mayRun: can(scope.role, "imports.run"),
    };
  },
});
export type ImportListRow = Awaited<ReturnType<typeof loadImports>>["imports"][number];

/** The page of a new import needs nothing but the right to make one. */
export const loadNewImport = loader({ name: "imports.new", allows: "imports.run", run: async () => ({}) });

const shownErrors = 100;

/** What stopped an import, in the reader's words: its code and details are kept, not the sentence. */
function errorSentence(locale: Locale, error: { code: string; message: string } | null): string {
  if (error === null) return "";
  try {
    const details = JSON.parse(error.message) as Record<string, unknown>;
    const key = typeof details.messageKey === "string" ? details.messageKey : error.code;
    return translate(locale, "errors", key, details) ?? translate(locale, "errors", error.code, details) ?? error.code;
  } catch {
    return translate(locale, "errors", error.code, { ref: "" }) ?? error.code;
  }
}

const veiledArgs = { line: "…", found: "…", expected: "…", max: "…", length: "…", min: "…", target: "" };

/** What a cell held may be a phone number or an income: it is for who runs imports and has the file anyway. */
function veiledError(error: RowErrorRow): RowErrorRow {
  return {
    ...error,
    value: "…",
    args: error.args && "found" in error.args ? { ...error.args, found: "…" } : error.args,
  };
}

export const loadImport = loader({
  name: "imports.read",
  allows: "imports.read",
  input: z.object({
    id: z.uuid().catch("00000000-0000-0000-0000-000000000000"),
    after: z.coerce.number().int().min(0).optional().catch(undefined),
  }),
  run: async ({ db, scope, actor, input }) => {
    const job = await findImport(db, scope, input.id);
    if (!job) throw new AppError("NOT_FOUND");
    const mayRun = can(scope.role, "imports.run");
    const [groups, errors, money] = await Promise.all([
      countRowErrors(db, scope, job.id),
      listRowErrors(db, scope, job.id, { after: input.after ?? 0, limit: shownErrors + 1 }),
      moneyContext(db, scope, job.options),
    ]);
    const {
      findings: _f,
      duplicates,
      undo,
      blanks: _b,
      staged: _s,
      end: _e,
      step: _t,
      again: _a,
      ...facts
    } = job.report;
    const { actorId: _actor, startedAt, createdAt, finishedAt, heartbeatAt, undoneAt, report: _r, ...rest } = job;
    return {
      job: {
        ...rest,
        createdAt: createdAt.toISOString(),
        startedAt: startedAt?.toISOString() ?? null,
        finishedAt: finishedAt?.toISOString() ?? null,
        undoneAt: undoneAt?.toISOString() ?? null,
        heartbeatAt: heartbeatAt?.toISOString() ?? null,
      },
      facts: Object.fromEntries(
        Object.entries(facts).filter(
          (entry): entry is [string, number] => typeof entry[1] === "number" && entry[1] > 0,
        ),
      ),
      groups: groups.map((group) => ({
        ...group,
        text: reasonText(actor.locale, { code: group.code, column: null, value: "…", args: veiledArgs }),
      })),
      errors: errors.slice(0, shownErrors).map((error) => ({
        line: error.line,
        code: error.code,
        text: reasonText(actor.locale, mayRun ? error : veiledError(error)),
      })),
      nextErrors: errors.length > shownErrors ? (errors[shownErrors - 1]?.line ?? null) : null,
      duplicates: (duplicates ?? { count: 0, rows: [] }) as { count: number; rows: DuplicateCandidate[] },
      undo: (undo ?? null) as UndoResult | null,
      hasRejectedFile: existsSync(rejectedFile(job.id)),
      mayRun,
      errorText: errorSentence(actor.locale, job.error),
      companyCurrency: money.baseCurrency,
      targets: Object.fromEntries(
        importKinds.map((kind) => [kind, targetsOf(kind).map(({ key, required = false }) => ({ key, required }))]),
      ) as Record<(typeof importKinds)[number], { key: string; required: boolean }[]>,
    };
  },
});
export type ImportDetail = Awaited<ReturnType<typeof loadImport>>;
