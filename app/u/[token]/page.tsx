// One button that says no. Opening the page reads nothing about anybody and changes nothing; only pressing does.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Hidden, PostForm } from "@/components/public/post-form";
import { PublicFrame } from "@/components/public/public-frame";
import { loadUnsubscribe } from "@/lib/server/loaders/preference-centre";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("centre");
  return {
    title: { absolute: t("unsubscribe.title") },
    referrer: "no-referrer",
    robots: { index: false, follow: false },
  };
}

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function UnsubscribePage({ params, searchParams }: Props) {
  const [{ token }, query, { companyName }, t] = await Promise.all([
    params,
    searchParams,
    loadUnsubscribe(),
    getTranslations("centre.unsubscribe"),
  ]);
  const done = query.done === "stop";
  return (
    <PublicFrame
      company={companyName}
      title={t("title")}
      intro={done ? undefined : <p>{t("body")}</p>}
      note={done ? { text: t("done"), bad: false } : null}
    >
      {!done && (
        <PostForm action={`/api/one-click/${encodeURIComponent(token)}`} submit={t("button")} look="danger">
          <Hidden name="from" value="page" />
        </PostForm>
      )}
    </PublicFrame>
  );
}
