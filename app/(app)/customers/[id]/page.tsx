// Who is this, what do they buy, what may I say to them, what next?
import type { Metadata } from "next";

import { AddressCard } from "@/components/profile/address-card";
import { AioTab } from "@/components/profile/aio-tab";
import { AuditTab } from "@/components/profile/audit-tab";
import { AwarenessCard } from "@/components/profile/awareness-card";
import { ContactCard } from "@/components/profile/contact-card";
import { CustomFacts, FactGroups } from "@/components/profile/facts-tab";
import { HouseholdCard } from "@/components/profile/household-card";
import { EmployeeCard, JobCard } from "@/components/profile/job-card";
import { OverviewTab } from "@/components/profile/overview-tab";
import { PermissionTab } from "@/components/profile/permission-tab";
import { ProfileHeader } from "@/components/profile/profile-header";
import { type ProfileTab, profileTabs } from "@/components/profile/profile-types";
import { PurchasesTab } from "@/components/profile/purchases-tab";
import { RelationshipCard } from "@/components/profile/relationship-card";
import { SegmentsTab } from "@/components/profile/segments-tab";
import { TimelineTab } from "@/components/profile/timeline-tab";
import { dropAddress, putAddress } from "@/lib/server/actions/addresses";
import { dropAio, putAio, verifyAio } from "@/lib/server/actions/aio";
import { putAwareness } from "@/lib/server/actions/awareness";
import { recordConsent, stopAllContact } from "@/lib/server/actions/consents";
import { addContactPoint, changeContactPoint, dropContactPoint } from "@/lib/server/actions/contact-points";
import { changeCustomer, setCustomerArchived, verifyFact } from "@/lib/server/actions/customer-profile";
import { addToHousehold, removeFromHousehold } from "@/lib/server/actions/households";
import { dropJob, putJob } from "@/lib/server/actions/jobs";
import { setNextStepDone } from "@/lib/server/actions/notes";
import { makeCustomerLink, revokeCustomerLinks } from "@/lib/server/actions/preference-links";
import { addRelationship, dropRelationship } from "@/lib/server/actions/relationships";
import {
  loadAio,
  loadAudit,
  loadCustomerHeader,
  loadFacts,
  loadOverview,
  loadPermission,
  loadPurchases,
  loadRelations,
  loadSegments,
  loadThinking,
  loadTimeline,
} from "@/lib/server/loaders/customer-profile";

type Header = Awaited<ReturnType<typeof loadCustomerHeader>>;
type Search = Record<string, string | string[] | undefined>;
type TabProps = { tab: ProfileTab; header: Header; search: Search };

function tabOf(asked: string | string[] | undefined): ProfileTab {
  return profileTabs.find((tab) => tab === asked) ?? "overview";
}

/** Each tab costs only its own reads. */
async function TabContent({ tab, header, search }: TabProps) {
  const { customer, contacts, currency, today, permissions, hiddenFacts } = header;
  const { id } = customer;
  const after = typeof search.after === "string" ? search.after : undefined;
  const alive = customer.status === "active" || customer.status === "archived";
  const mayWrite = alive && permissions.includes("customers.write");
  const common = { customerId: id, mayWrite };
  const change = { currency, hiddenFacts, mayWrite, onChangeFacts: changeCustomer, onVerify: verifyFact };
  switch (tab) {
    case "overview": {
      const data = await loadOverview({ id });
      const mayWriteNotes = permissions.includes("notes.write");
      const given = { customer, currency, today, mayWriteNotes, onMarkStep: setNextStepDone };
      return <OverviewTab {...data} {...given} />;
    }
    case "purchases": {
      const data = await loadPurchases({ id, after });
      const mayImport = permissions.includes("imports.run");
      return <PurchasesTab {...data} customerId={id} currency={currency} mayImport={mayImport} />;
    }
    case "timeline": {
      const kind = typeof search.kind === "string" ? search.kind : undefined;
      const data = await loadTimeline({ id, after, kind: kind as "note" | undefined });
      return <TimelineTab {...data} customerId={id} currency={currency} />;
    }
    case "facts": {
      const { history } = await loadFacts({ id });
      const facts = { customer, history, ...change };
      return (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <div className="flex flex-col gap-4">
            <FactGroups groups={["demographics", "company"]} {...facts} />
          </div>
          <div className="flex flex-col gap-4">
            <ContactCard
              {...common}
              contacts={contacts}
              hidden={!header.seesContacts}
              onAdd={addContactPoint}
              onRemove={dropContactPoint}
              onChange={changeContactPoint}
            />
            <FactGroups groups={["address"]} {...facts} />
            <CustomFacts customer={customer} />
          </div>
        </div>
      );
    }
    case "aio":
      return <AioTab {...common} {...(await loadAio({ id }))} onPut={putAio} onDrop={dropAio} onVerify={verifyAio} />;
    case "thinking": {
      const [{ history }, { awareness }] = await Promise.all([loadFacts({ id }), loadThinking({ id })]);
      return (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <FactGroups groups={["thinking"]} customer={customer} history={history} {...change} />
          <AwarenessCard {...common} awareness={awareness} onPut={putAwareness} />
        </div>
      );
    }
    case "relations": {
      const { household, relationships, jobs, employees, addresses } = await loadRelations({ id });
      const person = customer.kind === "person";
      return (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          {person ? (
            <>
              <JobCard {...common} jobs={jobs} onPutJob={putJob} onDropJob={dropJob} />
              <HouseholdCard {...common} household={household} onJoin={addToHousehold} onLeave={removeFromHousehold} />
            </>
          ) : (
            <EmployeeCard employees={employees} />
          )}
          <RelationshipCard
            {...common}
            relationships={relationships}
            onRelate={addRelationship}
            onUnrelate={dropRelationship}
          />
          {header.seesContacts && (
            <AddressCard {...common} addresses={addresses} onPutAddress={putAddress} onDropAddress={dropAddress} />
          )}
        </div>
      );
    }
    case "permission": {
      const { mayRecord, ...data } = await loadPermission({ id });
      return (
        <PermissionTab
          {...data}
          customerId={id}
          name={customer.name}
          mayRecord={mayRecord && alive}
          onRecord={recordConsent}
          onStop={stopAllContact}
          contacts={contacts.map(({ id: pointId, display }) => ({ id: pointId, display }))}
          onMakeLink={makeCustomerLink}
          onRevokeLinks={revokeCustomerLinks}
        />
      );
    }
    case "segments":
      return <SegmentsTab customerId={id} {...(await loadSegments({ id }))} />;
    case "audit":
      return <AuditTab customerId={id} {...(await loadAudit({ id, after }))} />;
  }
}

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
      <TabContent tab={tab} header={header} search={search} />
    </>
  );
}
