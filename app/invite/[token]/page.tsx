// An invitation, or a link to choose a new password.
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Door } from "@/components/auth/door";
import { InviteForm } from "@/components/auth/invite-form";
import { LinkButton } from "@/components/ui/link-button";
import { acceptInvitation } from "@/lib/server/actions/auth";
import { chooseLocale } from "@/lib/server/actions/preferences";
import { loadInvitation } from "@/lib/server/loaders/doors";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: t("product"), referrer: "no-referrer", robots: { index: false } };
}

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { companyName, invitation } = await loadInvitation(token);
  const [t, role, locale] = await Promise.all([
    getTranslations("auth.invite"),
    getTranslations("shell.role"),
    getLocale(),
  ]);
  const frame = { company: companyName, locale, chooseLocale };
  if (!invitation) {
    return (
      <Door {...frame} title={t("closedTitle")} intro={t("closed")}>
        <LinkButton href="/sign-in">{t("toSignIn")}</LinkButton>
      </Door>
    );
  }
  const { email, name, reset } = invitation;
  const title = reset ? t("resetTitle") : t("title", { company: companyName || "MOST CRM" });
  const intro = reset ? t("resetIntro", { email }) : t("intro", { role: role(invitation.role) });
  return (
    <Door {...frame} title={title} intro={intro}>
      <InviteForm token={token} email={email} name={name} reset={reset} acceptInvitation={acceptInvitation} />
    </Door>
  );
}
