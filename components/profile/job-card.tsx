"use client";
// What do they do, where, with which duties? And for a company: who works there?
import { Plus, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { searchCustomerOptions } from "@/components/notes/search-options";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Day } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { ActButton } from "./act-button";
import type { EmployeeView, JobView, RelationActions } from "./relations-types";
import { TaskDialog } from "./task-dialog";

export type JobCardProps = Pick<RelationActions, "onPutJob" | "onDropJob"> & {
  customerId: string;
  jobs: readonly JobView[];
  mayWrite: boolean;
};

const day = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
const text = (value: unknown) => String(value ?? "") || null;

export function JobCard({ customerId, jobs, mayWrite, onPutJob, onDropJob }: JobCardProps) {
  const t = useTranslations("profile");
  const add = mayWrite && (
    <TaskDialog
      title={t("relations.addJob")}
      trigger={
        <Button size="sm" icon={<Plus aria-hidden="true" />}>
          {t("relations.addJob")}
        </Button>
      }
      action={onPutJob}
      toInput={(values) => ({
        customerId,
        companyCustomerId: text(values.companyCustomerId),
        companyName: text(values.companyName),
        title: text(values.title),
        department: text(values.department),
        duties: text(values.duties),
        startedOn: day(values.startedOn),
        endedOn: day(values.endedOn),
      })}
      success={t("relations.saved")}
    >
      <Field label={t("relations.title")} name="title">
        <Input maxLength={120} autoComplete="off" />
      </Field>
      <Field label={t("relations.company")} name="companyCustomerId">
        <Combobox search={searchCustomerOptions} />
      </Field>
      <Field label={t("relations.companyName")} name="companyName">
        <Input maxLength={200} autoComplete="off" />
      </Field>
      <Field label={t("relations.department")} name="department">
        <Input maxLength={120} autoComplete="off" />
      </Field>
      <Field label={t("relations.duties")} name="duties">
        <Input maxLength={500} autoComplete="off" />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("relations.startedOn")} name="startedOn">
          <DateInput />
        </Field>
        <Field label={t("relations.endedOn")} name="endedOn">
          <DateInput />
        </Field>
      </div>
    </TaskDialog>
  );
  return (
    <Card title={t("relations.jobs")} actions={add}>
      {jobs.length === 0 && <p className="text-ink-faint">{t("relations.noJobs")}</p>}
      <ul className="divide-y divide-line">
        {jobs.map((job) => (
          <li key={job.id} className="flex items-start gap-2 py-2">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{job.title}</p>
              <p>
                {job.companyCustomerId === null ? (
                  job.companyName
                ) : (
                  <Link href={`/customers/${job.companyCustomerId}`} className="text-accent-text hover:underline">
                    {job.companyName}
                  </Link>
                )}
                {job.department !== null && ` · ${job.department}`}
              </p>
              {job.duties !== null && <p className="text-sm text-ink-soft">{job.duties}</p>}
              {(job.startedOn !== null || job.endedOn !== null) && (
                <p className="text-sm text-ink-faint">
                  {job.startedOn !== null && <Day value={job.startedOn} />}
                  {" – "}
                  {job.endedOn !== null && <Day value={job.endedOn} />}
                </p>
              )}
            </div>
            {mayWrite && (
              <ActButton
                iconOnly
                action={onDropJob}
                input={{ customerId, id: job.id }}
                success={t("relations.removed")}
                undo={() => {
                  const { id: _, ...fields } = job;
                  return onPutJob({ customerId, ...fields });
                }}
                icon={<Trash2 aria-hidden="true" />}
                label={t("facts.remove", { value: job.title ?? job.companyName ?? "" })}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function EmployeeCard({ employees }: { employees: readonly EmployeeView[] }) {
  const t = useTranslations("profile.relations");
  return (
    <Card title={t("employees")}>
      {employees.length === 0 && <p className="text-ink-faint">{t("noEmployees")}</p>}
      <ul className="divide-y divide-line">
        {employees.map((person) => (
          <li key={person.customerId} className="py-2">
            <Link href={`/customers/${person.customerId}`} className="text-accent-text hover:underline">
              {person.name}
            </Link>
            <p className="text-sm text-ink-soft">{[person.title, person.duties].filter(Boolean).join(" · ")}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
