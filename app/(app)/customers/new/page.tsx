// Who is the new customer?
import { getTranslations } from "next-intl/server";
import { NewCustomer } from "@/components/customers/new-customer";
import { PageHeader } from "@/components/ui/page-header";
import { createCustomer } from "@/lib/server/actions/customer-profile";
import { findCustomerTwins } from "@/lib/server/actions/duplicates";
import { loadNewCustomer } from "@/lib/server/loaders/new-customer";

export async function generateMetadata() {
  const t = await getTranslations("customers");
  return { title: t("new.title") };
}

export default async function NewCustomerPage() {
  const t = await getTranslations("customers");
  const data = await loadNewCustomer();
  return (
    <>
      <PageHeader
        title={t("new.title")}
        description={t("new.question")}
        breadcrumb={[{ label: t("title"), href: "/customers" }]}
      />
      <NewCustomer {...data} onCreate={createCustomer} onTwins={findCustomerTwins} />
    </>
  );
}
