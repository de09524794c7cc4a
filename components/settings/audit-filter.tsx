"use client";
// Which entries? The filters live in the address, so that a view of the log can be shared.
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";

export type AuditFilterValues = {
  actor?: string | undefined;
  action?: string | undefined;
  entity?: string | undefined;
  outcome?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

/** What can be chosen, in words. */
export type AuditChoice = { value: string; label: string };

export type AuditFilterProps = {
  query: AuditFilterValues;
  actions: AuditChoice[];
  entities: AuditChoice[];
  people: { id: string; name: string }[];
};

const any = "any";

export function AuditFilter({ query, actions, entities, people }: AuditFilterProps) {
  const t = useTranslations("settings.audit");
  const router = useRouter();
  const list = (choices: AuditChoice[]) => [{ value: any, label: t("any") }, ...choices];
  const everyone = [{ value: any, label: t("anyone") }, ...people.map(({ id, name }) => ({ value: id, label: name }))];
  const outcomes = [
    { value: any, label: t("any") },
    { value: "done", label: t("done") },
    { value: "refused", label: t("refused") },
  ];
  const filtered = Object.values(query).some((value) => value !== undefined);

  function apply(values: Record<string, string | null>) {
    const chosen = Object.entries(values).filter((entry): entry is [string, string] => !!entry[1] && entry[1] !== any);
    const search = new URLSearchParams(chosen).toString();
    router.push(search ? `/settings/audit?${search}` : "/settings/audit");
  }
  return (
    <Form<Record<string, string | null>>
      key={JSON.stringify(query)}
      onSubmit={apply}
      className="mb-4 grid grid-cols-2 items-end gap-3 md:grid-cols-4 xl:grid-cols-[repeat(4,minmax(0,1fr))_10rem_10rem_auto]"
    >
      <Field label={t("actor")} name="actor">
        <Select options={everyone} defaultValue={query.actor ?? any} />
      </Field>
      <Field label={t("action")} name="action">
        <Select options={list(actions)} defaultValue={query.action ?? any} />
      </Field>
      <Field label={t("entity")} name="entity">
        <Select options={list(entities)} defaultValue={query.entity ?? any} />
      </Field>
      <Field label={t("outcome")} name="outcome">
        <Select options={outcomes} defaultValue={query.outcome ?? any} />
      </Field>
      <Field label={t("from")} name="from">
        <DateInput defaultValue={query.from ?? null} />
      </Field>
      <Field label={t("to")} name="to">
        <DateInput defaultValue={query.to ?? null} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          {t("apply")}
        </Button>
        {filtered && (
          <LinkButton href="/settings/audit" variant="quiet">
            {t("clear")}
          </LinkButton>
        )}
      </div>
    </Form>
  );
}
