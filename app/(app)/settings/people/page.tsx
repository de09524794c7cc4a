// Who can come in, and what may they do?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InvitationList } from "@/components/people/invitation-list";
import { InviteDialog } from "@/components/people/invite-dialog";
import { PeopleTable } from "@/components/people/people-table";
import { RoleMatrix } from "@/components/people/role-matrix";
import { SettingsHeader } from "@/components/settings/settings-header";
import { Card } from "@/components/ui/card";
import {
  changeRole,
  disablePerson,
  enablePerson,
  invitePerson,
  issuePasswordLink,
  renewInvitation,
  revokeInvitation,
} from "@/lib/server/actions/people";
import { loadSettingsDoors } from "@/lib/server/loaders/company";
import { loadPeople } from "@/lib/server/loaders/people";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.people") };
}

export default async function PeoplePage() {
  const [{ people, invitations, teams, mayManage, ownId }, doors, t] = await Promise.all([
    loadPeople(),
    loadSettingsDoors(),
    getTranslations("people"),
  ]);
  const actions = { changeRole, disablePerson, enablePerson, issuePasswordLink };
  return (
    <>
      <SettingsHeader
        current="people"
        description={t("description")}
        {...doors}
        {...(mayManage ? { actions: <InviteDialog teams={teams} invitePerson={invitePerson} /> } : {})}
      />
      <div className="flex flex-col gap-4">
        <Card flush>
          <PeopleTable people={people} ownId={ownId} mayManage={mayManage} {...actions} />
        </Card>
        {invitations.length > 0 && (
          <Card title={t("invite.pending")} flush>
            <InvitationList
              invitations={invitations}
              renewInvitation={renewInvitation}
              revokeInvitation={revokeInvitation}
            />
          </Card>
        )}
        <Card title={t("matrix.title")} description={t("matrix.description")} flush>
          <RoleMatrix />
        </Card>
      </div>
    </>
  );
}
