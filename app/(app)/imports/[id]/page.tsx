// Where does this import stand? Its columns to map, its progress, or its result.
import { getTranslations } from "next-intl/server";
import { ImportActions } from "@/components/imports/import-actions";
import { ImportProgress } from "@/components/imports/import-progress";
import { CountSum, Duplicates, RowReasons } from "@/components/imports/import-result";
import { MappingStep } from "@/components/imports/mapping-step";
import { statusTone } from "@/components/imports/status-tone";
import { UndoReport } from "@/components/imports/undo-report";
import { Badge } from "@/components/ui/badge";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { cancelImport, previewImport, resumeImport, startImport, undoImport } from "@/lib/server/actions/imports";
import { loadImport } from "@/lib/server/loaders/imports";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props) {
  const { job } = await loadImport(await params);
  return { title: job.fileName };
}

export default async function ImportPage({ params, searchParams }: Props) {
  const [t, { id }, query] = await Promise.all([getTranslations("imports"), params, searchParams]);
  const { job, mayRun, targets, groups, errors, nextErrors, duplicates, undo, hasRejectedFile, errorText, facts } =
    await loadImport({ id, after: query.after });
  const atWork = ["ready", "running", "cancelling", "undoing"].includes(job.status);
  const tried = job.dryRun && job.status === "done";
  const toMap =
    mayRun &&
    (job.status === "uploaded" ||
      tried ||
      job.status === "undone" ||
      (job.status === "failed" && job.created + job.updated === 0));
  const over = ["done", "cancelled", "failed"].includes(job.status);
  return (
    <>
      <PageHeader
        title={job.fileName}
        description={t(`kind.${job.kind}`)}
        meta={<Badge tone={statusTone(job.status)}>{tried ? t("status.tried") : t(`status.${job.status}`)}</Badge>}
        breadcrumb={[{ label: t("title"), href: "/imports" }]}
        actions={
          mayRun && over && !job.dryRun ? (
            <ImportActions id={job.id} onUndo={undoImport} onResume={job.status === "done" ? null : resumeImport} />
          ) : undefined
        }
      />
      <div className="flex flex-col gap-4">
        {atWork && (
          <ImportProgress
            id={job.id}
            initial={{ status: job.status, phase: job.phase, done: job.progressDone, total: job.progressTotal }}
            onCancel={mayRun && job.status !== "undoing" ? cancelImport : null}
          />
        )}
        {job.status === "failed" && (
          <ErrorState title={t("result.failed")} {...(job.error?.ref ? { reference: job.error.ref } : {})}>
            {errorText}
          </ErrorState>
        )}
        {undo && job.status === "undone" && <UndoReport {...undo} />}
        {over && <CountSum counts={job} dryRun={job.dryRun} />}
        {Object.keys(facts).length > 0 && over && (
          <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-sm">
            {Object.entries(facts).map(([fact, count]) => (
              <li key={fact}>
                {t.has(`fact.${fact}` as "fact.newCustomers")
                  ? t(`fact.${fact}` as "fact.newCustomers", { count })
                  : null}
              </li>
            ))}
          </ul>
        )}
        {over && (
          <RowReasons
            id={job.id}
            groups={groups}
            errors={errors}
            nextHref={nextErrors === null ? null : `/imports/${job.id}?after=${nextErrors}`}
            hasFile={hasRejectedFile && !job.dryRun}
          />
        )}
        {over && <Duplicates {...duplicates} />}
        {toMap && (
          <MappingStep
            settings={{ id: job.id, kind: job.kind, mapping: job.mapping, options: job.options }}
            targets={targets}
            onPreview={previewImport}
            onStart={startImport}
          />
        )}
      </div>
    </>
  );
}
