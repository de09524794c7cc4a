// Who did what, when, to whom?
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AuditFilter } from "@/components/settings/audit-filter";
import { AuditTable } from "@/components/settings/audit-table";
import { SettingsHeader } from "@/components/settings/settings-header";
import { Card } from "@/components/ui/card";
import { Pagination } from "@/components/ui/pagination";
import { loadAuditLog } from "@/lib/server/loaders/audit";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.audit") };
}

type Search = Promise<Record<string, string | string[] | undefined>>;

function address(query: Record<string, string | undefined>): string {
  const set = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const search = new URLSearchParams(set).toString();
  return search ? `/settings/audit?${search}` : "/settings/audit";
}

export default async function AuditPage({ searchParams }: { searchParams: Search }) {
  const [{ query, entries, choices, next }, t] = await Promise.all([
    loadAuditLog((await searchParams) as never),
    getTranslations("settings"),
  ]);
  const [word, locale] = await Promise.all([getTranslations("audit"), getLocale()]);
  const inWords = (values: string[], prefix = "") =>
    values
      .map((value) => {
        const key = `${prefix}${value}` as "notes.log";
        return { value, label: word.has(key) ? word(key) : value };
      })
      .sort((left, right) => left.label.localeCompare(right.label, locale));
  const { after, ...filter } = query;
  return (
    <>
      <SettingsHeader current="audit" description={t("audit.description")} audit />
      <AuditFilter
        query={filter}
        people={choices.people}
        actions={inWords(choices.actions)}
        entities={inWords(choices.entities, "entity.")}
      />
      <Card flush>
        <AuditTable entries={entries} />
      </Card>
      <Pagination
        {...(after ? { previousHref: address(filter) } : {})}
        {...(next ? { nextHref: address({ ...filter, after: next }) } : {})}
      />
    </>
  );
}
