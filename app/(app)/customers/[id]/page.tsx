// Who is this, what do they buy, what may I say to them, what next?
import type { Metadata } from "next";
import { ProfileHeader } from "@/components/profile/profile-header";
import { setCustomerArchived } from "@/lib/server/actions/customer-profile";
import { loadCustomerHeader } from "@/lib/server/loaders/customer-profile";
import { ProfileTabContent, tabOf } from "./profile-tab-content";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { customer } = await loadCustomerHeader(await params);
  return { title: customer.name };
}

export default async function CustomerPage({ params, searchParams }: Props) {
  const [{ id }, search] = await Promise.all([params, searchParams]);
  const header = await loadCustomerHeader({ id });
  const tab = tabOf(search.tab);
  return (
    <>
      <ProfileHeader
        customer={header.customer}
        contacts={header.contacts}
        age={header.age}
        tab={tab}
        permissions={header.permissions}
        onSetArchived={setCustomerArchived}
      />
      <ProfileTabContent tab={tab} header={header} search={search} />
    </>
  );
}
