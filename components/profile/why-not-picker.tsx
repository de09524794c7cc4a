"use client";
// Of which segment is "why is this customer not in it" asked?
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import type { Option } from "@/components/ui/use-options";

export function WhyNotPicker({ customerId, options }: { customerId: string; options: readonly Option[] }) {
  const t = useTranslations("profile.segments");
  const router = useRouter();
  return (
    <Combobox
      className="max-w-lg"
      aria-label={t("whyNot")}
      placeholder={t("choose")}
      options={options}
      value={null}
      onValueChange={(option) => option && router.push(`/segments/${option.id}/why?customer=${customerId}`)}
    />
  );
}
