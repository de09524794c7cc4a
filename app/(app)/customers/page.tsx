// Who are our customers?
import { UserPlus } from "lucide-react";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CustomerList } from "@/components/customers/customer-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { archiveMany, assignMany, restoreAssignments, restoreMany } from "@/lib/server/actions/customers";
import { removeCustomerView, saveCustomerView } from "@/lib/server/actions/saved-views";
import { createTag, tagMany, untagMany } from "@/lib/server/actions/tags";
import { loadCustomerList } from "@/lib/server/loaders/customers";

export async function generateMetadata() {
  const t = await getTranslations("customers");
  return { title: t("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CustomersPage({ searchParams }: Props) {
  const t = await getTranslations("customers");
  const data = await loadCustomerList({ ...(await searchParams) });
  // An address that was mistyped or is out of date shows the whole list instead of an error.
  if (data === null) redirect("/customers");
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("question")}
        actions={
          data.may.write && (
            <LinkButton href="/customers/new" variant="primary" icon={<UserPlus aria-hidden="true" />}>
              {t("new.action")}
            </LinkButton>
          )
        }
      />
      <CustomerList
        data={data}
        actions={{
          createTag,
          tagMany,
          untagMany,
          assignMany,
          restoreAssignments,
          archiveMany,
          restoreMany,
          saveView: saveCustomerView,
          removeView: removeCustomerView,
        }}
      />
    </>
  );
}
