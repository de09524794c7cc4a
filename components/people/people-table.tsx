"use client";
// Everybody who works here, with what an administrator may change about each.
import { Ban, CircleCheck, KeyRound, MoreHorizontal } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/format";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { Table } from "@/components/ui/table";
import { type Action, useAction } from "@/components/ui/use-action";
import { type Role, roles } from "@/lib/domain/basics/access";
import { LinkDialog, type OneTimeLink } from "./link-dialog";

export type PersonView = {
  id: string;
  email: string;
  name: string;
  role: Role;
  status: "invited" | "active" | "disabled";
  lastSignInAt: Date | null;
  teams: { id: string; name: string }[];
};

export type PeopleTableProps = {
  people: PersonView[];
  ownId: string;
  mayManage: boolean;
  changeRole: Action<{ userId: string; role: Role }, { before: Role }>;
  disablePerson: Action<{ userId: string }, unknown>;
  enablePerson: Action<{ userId: string }, unknown>;
  issuePasswordLink: Action<{ userId: string }, { path: string; expiresAt: Date }>;
};

const tones = { active: "good", disabled: "neutral", invited: "accent" } as const;

export function PeopleTable(props: PeopleTableProps) {
  const { people, ownId, mayManage } = props;
  const t = useTranslations("people.list");
  const roleName = useTranslations("shell.role");
  const router = useRouter();
  const refresh = () => router.refresh();
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const nameOf = (userId: string) => people.find(({ id }) => id === userId)?.name ?? "";

  const role = useAction(props.changeRole, {
    success: (_, input) => t("roleChanged", { name: nameOf(input.userId), role: roleName(input.role) }),
    undo: ({ before }, { userId }) => void role.run({ userId, role: before }),
    onSuccess: refresh,
  });
  const enable = useAction(props.enablePerson, {
    success: (_, { userId }) => t("enabledToast", { name: nameOf(userId) }),
    onSuccess: refresh,
  });
  const disable = useAction(props.disablePerson, {
    success: (_, { userId }) => t("disabledToast", { name: nameOf(userId) }),
    undo: (_, input) => void enable.run(input),
    onSuccess: refresh,
  });
  const password = useAction(props.issuePasswordLink, {
    onSuccess: (data, { userId }) => setLink({ name: nameOf(userId), ...data }),
  });

  function actionsOf(person: PersonView) {
    const userId = person.id;
    const active = person.status === "active";
    return (
      <Menu
        align="end"
        trigger={
          <IconButton
            label={t("actions", { name: person.name })}
            icon={<MoreHorizontal aria-hidden="true" />}
            tooltip={false}
          />
        }
        entries={[
          {
            kind: "choice",
            label: t("changeRole"),
            value: person.role,
            options: roles.map((value) => ({ value, label: roleName(value) })),
            onChange: (value) => {
              const chosen = roles.find((one) => one === value);
              if (chosen && chosen !== person.role) void role.run({ userId, role: chosen });
            },
          },
          { kind: "separator" },
          active
            ? {
                label: t("passwordLink"),
                icon: <KeyRound aria-hidden="true" />,
                onSelect: () => void password.run({ userId }),
              }
            : {
                label: t("enable"),
                icon: <CircleCheck aria-hidden="true" />,
                onSelect: () => void enable.run({ userId }),
              },
          ...(active && userId !== ownId
            ? [
                {
                  label: t("disable"),
                  icon: <Ban aria-hidden="true" />,
                  danger: true,
                  onSelect: () => void disable.run({ userId }),
                },
              ]
            : []),
        ]}
      />
    );
  }

  return (
    <>
      <Table<PersonView>
        caption={t("caption")}
        rows={people}
        rowKey={(person) => person.id}
        {...(mayManage ? { rowActions: actionsOf } : {})}
        columns={[
          {
            key: "name",
            header: t("name"),
            primary: true,
            cell: (person) => (
              <span className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{person.name}</span>
                {person.id === ownId && <Badge tone="accent">{t("you")}</Badge>}
                {person.status !== "active" && <Badge tone={tones[person.status]}>{t(person.status)}</Badge>}
              </span>
            ),
          },
          { key: "email", header: t("email"), cell: (person) => <span className="break-all">{person.email}</span> },
          { key: "role", header: t("role"), cell: (person) => roleName(person.role) },
          {
            key: "teams",
            header: t("teams"),
            cell: (person) => person.teams.map(({ name }) => name).join(", ") || "–",
          },
          {
            key: "lastSignIn",
            header: t("lastSignIn"),
            cell: (person) => (person.lastSignInAt ? <RelativeTime value={person.lastSignInAt} /> : t("never")),
          },
        ]}
      />
      <LinkDialog link={link} onClose={() => setLink(null)} />
    </>
  );
}
