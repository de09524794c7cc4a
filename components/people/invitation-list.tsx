"use client";
// Invitations nobody has answered yet.
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Instant } from "@/components/ui/format";
import { type Action, useAction } from "@/components/ui/use-action";
import type { Role } from "@/lib/domain/basics/access";
import { LinkDialog, type OneTimeLink } from "./link-dialog";

export type InvitationView = { id: string; email: string; name: string; role: Role; expiresAt: Date };
export type InvitationListProps = {
  invitations: InvitationView[];
  renewInvitation: Action<{ invitationId: string }, { path: string; expiresAt: Date }>;
  revokeInvitation: Action<{ invitationId: string }, unknown>;
};

export function InvitationList(props: InvitationListProps) {
  const { invitations } = props;
  const t = useTranslations("people.invite");
  const roleName = useTranslations("shell.role");
  const router = useRouter();
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const find = (id: string) => invitations.find((invitation) => invitation.id === id);
  const renew = useAction(props.renewInvitation, {
    onSuccess: (data, { invitationId }) => {
      setLink({ name: find(invitationId)?.name ?? "", ...data });
      router.refresh();
    },
  });
  const revoke = useAction(props.revokeInvitation, {
    success: (_, { invitationId }) => t("revoked", { email: find(invitationId)?.email ?? "" }),
    onSuccess: () => router.refresh(),
  });
  return (
    <>
      <ul className="divide-y divide-line">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-52">
              <p className="font-medium">
                {invitation.name} <span className="font-normal text-ink-soft">· {roleName(invitation.role)}</span>
              </p>
              <p className="text-sm break-all text-ink-faint">
                {invitation.email} ·{" "}
                {t.rich("expires", { day: () => <Instant value={invitation.expiresAt} only="day" /> })}
              </p>
            </div>
            <Button size="sm" onClick={() => void renew.run({ invitationId: invitation.id })}>
              {t("renew")}
            </Button>
            <Button size="sm" variant="danger-quiet" onClick={() => void revoke.run({ invitationId: invitation.id })}>
              {t("revoke")}
            </Button>
          </li>
        ))}
      </ul>
      <LinkDialog link={link} onClose={() => setLink(null)} />
    </>
  );
}
