// Who works with whom, and so sees whose customers?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TeamBoard } from "@/components/people/team-board";
import { SettingsHeader } from "@/components/settings/settings-header";
import { archiveTeam, createTeam, renameTeam, saveTeamMembers } from "@/lib/server/actions/teams";
import { loadSettingsDoors } from "@/lib/server/loaders/company";
import { loadTeams } from "@/lib/server/loaders/people";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.teams") };
}

export default async function TeamsPage() {
  const [data, doors, t] = await Promise.all([loadTeams(), loadSettingsDoors(), getTranslations("people")]);
  const actions = { createTeam, renameTeam, archiveTeam, saveTeamMembers };
  return (
    <>
      <SettingsHeader current="teams" description={t("teams.description")} {...doors} />
      <TeamBoard {...data} {...actions} />
    </>
  );
}
