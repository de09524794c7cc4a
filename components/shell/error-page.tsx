"use client";
// A page broke: what happened, what is safe, what to do now.
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";

export type ErrorPageProps = { error: unknown; retry: () => void };

function referenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}

export function ErrorPage({ error, retry }: ErrorPageProps) {
  const t = useTranslations("pages.error");
  const reference = referenceOf(error);
  return (
    <div className="grid min-h-[70dvh] place-items-center">
      <ErrorState
        level={1}
        title={t("title")}
        {...(reference === undefined ? {} : { reference: `${t("reference")}: ${reference}` })}
        actions={
          <>
            <Button variant="primary" onClick={retry}>
              {t("retry")}
            </Button>
            <LinkButton href="/today">{t("home")}</LinkButton>
          </>
        }
      >
        {t(reference === undefined ? "bodyShort" : "body")}
      </ErrorState>
    </div>
  );
}
