// What does the company hold about me and send to me, and how do I change it? The customer's own page, without a sign-in.
import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { CentrePage } from "@/components/public/centre-page";
import { PublicFrame } from "@/components/public/public-frame";
import { loadMessages } from "@/lib/messages/load";
import { loadPreferenceCentre } from "@/lib/server/loaders/preference-centre";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("centre");
  return { title: { absolute: t("title") }, referrer: "no-referrer", robots: { index: false, follow: false } };
}

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const one = (asked: string | string[] | undefined) => (typeof asked === "string" ? asked.slice(0, 40) : null);

export default async function PreferencePage({ params, searchParams }: Props) {
  const [{ token }, query] = await Promise.all([params, searchParams]);
  const { companyName, locale, busy, page } = await loadPreferenceCentre({ token });
  const t = await getTranslations({ locale, namespace: "centre" });
  const { centre, permission, profile, common } = loadMessages(locale);
  const { fact, choice } = profile;
  const action = `/p/${encodeURIComponent(token)}`;
  return (
    <NextIntlClientProvider locale={locale} messages={{ centre, permission, common, profile: { fact, choice } }}>
      {page ? (
        <CentrePage
          action={action}
          company={companyName}
          done={one(query.done)}
          problem={one(query.problem)}
          page={page}
        />
      ) : (
        <PublicFrame
          company={companyName}
          title={t(busy ? "busyTitle" : "closedTitle")}
          intro={<p>{t(busy ? "busy" : "closed")}</p>}
          languageAction={`${action}/language`}
        />
      )}
    </NextIntlClientProvider>
  );
}
