"use client";
// About whom is "why in, why out" asked? A search; the answer is a page of its own, so that it can be shared.
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { searchCustomerOptions } from "@/components/notes/search-options";
import { Combobox } from "@/components/ui/combobox";
import { Spinner } from "@/components/ui/spinner";
import type { Option } from "@/components/ui/use-options";

export function WhyPicker({ segmentId, chosen }: { segmentId: string; chosen: Option | null }) {
  const t = useTranslations("segments.why");
  const router = useRouter();
  const [waiting, start] = useTransition();
  return (
    <div className="flex max-w-lg items-center gap-3">
      <Combobox
        className="flex-1"
        aria-label={t("whom")}
        placeholder={t("whomPlaceholder")}
        search={searchCustomerOptions}
        value={chosen}
        onValueChange={(option) =>
          start(() => router.push(`/segments/${segmentId}/why${option ? `?customer=${option.id}` : ""}`))
        }
      />
      {waiting && <Spinner />}
    </div>
  );
}
