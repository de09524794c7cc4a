// My own account: who I am here, how my screen looks, my password and my devices.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PasswordForm } from "@/components/auth/password-form";
import { PreferenceForm } from "@/components/auth/preference-form";
import { ProfileForm } from "@/components/auth/profile-form";
import { SessionList } from "@/components/auth/session-list";
import { SignOutButtons } from "@/components/auth/sign-out-buttons";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { changePassword, revokeSession, signOut, signOutEverywhere, updateProfile } from "@/lib/server/actions/me";
import { chooseLocale, chooseTheme } from "@/lib/server/actions/preferences";
import { loadMe } from "@/lib/server/loaders/me";
import { loadShell } from "@/lib/server/loaders/shell";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.me"))("title") };
}

export default async function MePage() {
  const [me, { theme }] = await Promise.all([loadMe(), loadShell()]);
  const [t, field, role] = await Promise.all([
    getTranslations("auth.me"),
    getTranslations("auth.field"),
    getTranslations("shell.role"),
  ]);
  const facts = [
    { term: field("email"), value: me.email },
    { term: t("role"), value: role(me.role) },
    { term: t("teams"), value: me.teams.join(", ") || t("noTeams") },
  ];
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={<SignOutButtons signOut={signOut} signOutEverywhere={signOutEverywhere} />}
      />
      <div className="gap-4 *:mb-4 *:break-inside-avoid lg:columns-2">
        <Card title={t("profile")}>
          <ProfileForm name={me.name} updateProfile={updateProfile} />
          <DefinitionList items={facts} className="mt-4" />
        </Card>
        <Card title={t("preferences")}>
          <PreferenceForm locale={me.locale} theme={theme} chooseLocale={chooseLocale} chooseTheme={chooseTheme} />
        </Card>
        <Card title={t("password")} {...(me.hasPassword ? { description: t("passwordIntro") } : {})}>
          {me.hasPassword ? (
            <PasswordForm changePassword={changePassword} />
          ) : (
            <p className="text-ink-soft">{t("noPassword", { provider: me.oidcName ?? t("provider") })}</p>
          )}
        </Card>
        <Card title={t("sessions")} description={t("sessionsIntro")} flush>
          <SessionList sessions={me.sessions} revokeSession={revokeSession} />
        </Card>
      </div>
    </>
  );
}
