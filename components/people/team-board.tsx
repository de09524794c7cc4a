"use client";
// The teams, each with its people and what may be done about it.
import { Archive, MoreHorizontal, Pencil, Plus, Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { type Action, useAction } from "@/components/ui/use-action";
import type { Role } from "@/lib/domain/basics/access";
import { type MemberChoice, TeamMembersDialog, TeamNameDialog } from "./team-dialogs";

export type TeamView = {
  id: string;
  name: string;
  members: { userId: string; name: string; lead: boolean }[];
  customers: number;
};

export type TeamBoardProps = {
  teams: TeamView[];
  people: { id: string; name: string; role: Role }[];
  mayManage: boolean;
  createTeam: Action<{ name: string }, unknown>;
  renameTeam: Action<{ teamId: string; name: string }, unknown>;
  archiveTeam: Action<{ teamId: string; archived: boolean }, unknown>;
  saveTeamMembers: Action<{ teamId: string; members: MemberChoice[] }, unknown>;
};

type Open = { kind: "create" } | { kind: "rename" | "members"; team: TeamView } | null;

export function TeamBoard(props: TeamBoardProps) {
  const { teams, people, mayManage, createTeam, renameTeam, saveTeamMembers } = props;
  const t = useTranslations("people.teams");
  const roleName = useTranslations("shell.role");
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const teamId = open && open.kind !== "create" ? open.team.id : "";
  const onSuccess = () => {
    setOpen(null);
    router.refresh();
  };
  const create = useAction(createTeam, {
    inlineErrors: true,
    success: (_, { name }) => t("created", { name }),
    onSuccess,
  });
  const rename = useAction((input: { name: string }) => renameTeam({ teamId, ...input }), {
    inlineErrors: true,
    success: t("renamed"),
    onSuccess,
  });
  const members = useAction((input: { members: MemberChoice[] }) => saveTeamMembers({ teamId, ...input }), {
    inlineErrors: true,
    success: t("saved"),
    onSuccess,
  });
  const restore = useAction(props.archiveTeam, { onSuccess });
  const archive = useAction(props.archiveTeam, {
    success: (_, input) => t("archived", { name: teams.find(({ id }) => id === input.teamId)?.name ?? "" }),
    undo: (_, input) => void restore.run({ ...input, archived: false }),
    onSuccess,
  });
  const add = (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setOpen({ kind: "create" })}>
      {t("add")}
    </Button>
  );

  function menuOf(team: TeamView) {
    return (
      <Menu
        align="end"
        trigger={
          <IconButton
            label={t("actions", { name: team.name })}
            icon={<MoreHorizontal aria-hidden="true" />}
            tooltip={false}
          />
        }
        entries={[
          {
            label: t("editMembers"),
            icon: <Users aria-hidden="true" />,
            onSelect: () => setOpen({ kind: "members", team }),
          },
          {
            label: t("rename"),
            icon: <Pencil aria-hidden="true" />,
            onSelect: () => setOpen({ kind: "rename", team }),
          },
          { kind: "separator" },
          {
            label: t("archive"),
            icon: <Archive aria-hidden="true" />,
            onSelect: () => void archive.run({ teamId: team.id, archived: true }),
          },
        ]}
      />
    );
  }

  return (
    <>
      {teams.length === 0 ? (
        <Card>
          <EmptyState title={t("emptyTitle")} icon={<Users />} {...(mayManage ? { actions: add } : {})}>
            {t("empty")}
          </EmptyState>
        </Card>
      ) : (
        <>
          {mayManage && <div className="mb-4">{add}</div>}
          <div className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-3">
            {teams.map((team) => (
              <Card
                key={team.id}
                title={team.name}
                description={`${t("members", { count: team.members.length })} · ${t("customers", { count: team.customers })}`}
                {...(mayManage ? { actions: menuOf(team) } : {})}
              >
                {team.members.length === 0 ? (
                  <p className="text-ink-faint">{t("noMembers")}</p>
                ) : (
                  <ul className="flex flex-col gap-1">
                    {team.members.map((member) => (
                      <li key={member.userId} className="flex items-center gap-2">
                        {member.name}
                        {member.lead && <Badge>{t("lead")}</Badge>}
                      </li>
                    ))}
                  </ul>
                )}
              </Card>
            ))}
          </div>
        </>
      )}
      {open?.kind === "create" && (
        <TeamNameDialog title={t("add")} name="" save={create} onClose={() => setOpen(null)} />
      )}
      {open?.kind === "rename" && (
        <TeamNameDialog title={t("rename")} name={open.team.name} save={rename} onClose={() => setOpen(null)} />
      )}
      {open?.kind === "members" && (
        <TeamMembersDialog
          title={t("editMembersOf", { name: open.team.name })}
          people={people.map(({ id, name, role }) => ({ id, label: name, hint: roleName(role) }))}
          members={open.team.members}
          save={members}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
