// Which customers are held twice, and how do two of them become one?
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DuplicateGroups } from "@/components/customers/duplicate-groups";
import { MergePair } from "@/components/customers/merge-pair";
import { PageHeader } from "@/components/ui/page-header";
import { mergeCustomers } from "@/lib/server/actions/merge";
import { loadDuplicates, loadMergePair } from "@/lib/server/loaders/duplicates";

export async function generateMetadata() {
  const t = await getTranslations("customers");
  return { title: t("duplicates.title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export default async function MergePage({ searchParams }: Props) {
  const t = await getTranslations("customers");
  const query = await searchParams;
  const breadcrumb = [{ label: t("title"), href: "/customers" }];
  const ids = one(query.ids)?.split(",");
  if (ids) {
    const [first = "", second = ""] = ids;
    const pair = await loadMergePair([first, second]);
    if (!pair || first === second) notFound();
    return (
      <>
        <PageHeader
          title={t("merge.title")}
          description={t("merge.question")}
          breadcrumb={[...breadcrumb, { label: t("duplicates.title"), href: "/customers/merge" }]}
        />
        <MergePair key={ids.join()} {...pair} onMerge={mergeCustomers} />
      </>
    );
  }
  const after = one(query.after);
  const by = one(query.by) as "phone" | undefined;
  const found = await loadDuplicates({ by: by ?? "phone", ...(after === undefined ? {} : { after }) });
  return (
    <>
      <PageHeader title={t("duplicates.title")} description={t("duplicates.question")} breadcrumb={breadcrumb} />
      <DuplicateGroups {...found} />
    </>
  );
}
