// What should be different about this customer?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CustomerEditor } from "@/components/profile/customer-editor";
import { PageHeader } from "@/components/ui/page-header";
import { changeCustomer } from "@/lib/server/actions/customer-profile";
import { loadCustomerHeader, loadEdit } from "@/lib/server/loaders/customer-profile";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { customer }] = await Promise.all([getTranslations("profile.form"), params.then(loadCustomerHeader)]);
  return { title: t("editTitle", { name: customer.name }) };
}

export default async function EditCustomerPage({ params }: Props) {
  const { id } = await params;
  const [t, { customer, currency, hiddenFacts }, { owners, teams }] = await Promise.all([
    getTranslations("profile"),
    loadCustomerHeader({ id }),
    loadEdit({ id }),
  ]);
  const held = Object.fromEntries(Object.entries(customer.facts).map(([fact, { value }]) => [fact, value]));
  return (
    <>
      <PageHeader
        title={t("form.editTitle", { name: customer.name })}
        breadcrumb={[
          { label: t("header.list"), href: "/customers" },
          { label: customer.name, href: `/customers/${id}` },
        ]}
      />
      <CustomerEditor
        id={id}
        version={customer.version}
        kind={customer.kind}
        held={held}
        currency={currency}
        hiddenFacts={hiddenFacts}
        owners={owners}
        teams={teams}
        onChangeFacts={changeCustomer}
      />
    </>
  );
}
