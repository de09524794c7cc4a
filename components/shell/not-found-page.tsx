// Nothing lives at this address, or the visitor may not know that something does.
import { SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export function NotFoundPage() {
  const t = useTranslations("pages.notFound");
  return (
    <div className="grid min-h-[70dvh] place-items-center">
      <title>{t("title")}</title>
      <EmptyState
        level={1}
        icon={<SearchX />}
        title={t("title")}
        actions={
          <LinkButton href="/today" variant="primary">
            {t("home")}
          </LinkButton>
        }
      >
        {t("body")}
      </EmptyState>
    </div>
  );
}
