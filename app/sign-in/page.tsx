// Who are you? The page to sign in.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Door } from "@/components/auth/door";
import { SignInForm } from "@/components/auth/sign-in-form";
import { chooseLocale } from "@/lib/server/actions/preferences";
import { loadSignIn } from "@/lib/server/loaders/sign-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signIn.title") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = await searchParams;
  const { companyName, oidcName, signedIn, needsSetup, next } = await loadSignIn({ next: query.next });
  if (signedIn) redirect(next);
  if (needsSetup) redirect("/setup");
  const [t, locale] = await Promise.all([getTranslations("auth"), getLocale()]);
  const errorCode = typeof query.error === "string" ? query.error : null;
  return (
    <Door title={t("signIn.title")} company={companyName} locale={locale} chooseLocale={chooseLocale}>
      <SignInForm next={next} oidcName={oidcName} errorCode={errorCode} />
    </Door>
  );
}
