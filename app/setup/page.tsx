// The first set-up: who is this company, and who looks after the product?
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Door } from "@/components/auth/door";
import { SetupForm } from "@/components/auth/setup-form";
import { completeSetup } from "@/lib/server/actions/auth";
import { chooseLocale } from "@/lib/server/actions/preferences";
import { loadSetup } from "@/lib/server/loaders/doors";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("setup"))("title"), referrer: "no-referrer" };
}

export default async function SetupPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [{ open, currencies, timeZones }, query] = await Promise.all([loadSetup(), searchParams]);
  if (!open) redirect("/sign-in");
  const [t, locale] = await Promise.all([getTranslations("setup"), getLocale()]);
  const token = typeof query.token === "string" ? query.token : "";
  return (
    <Door title={t("title")} intro={t("intro")} locale={locale} chooseLocale={chooseLocale}>
      <SetupForm
        token={token}
        currencies={currencies}
        timeZones={timeZones}
        locale={locale}
        completeSetup={completeSetup}
      />
    </Door>
  );
}
