"use client";
// Which filters are set now? Each in words, each removable.
import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { useFormat } from "@/components/ui/format";
import { contactChannels, customerStages } from "@/lib/domain/customers/kinds";
import { provinceName } from "@/lib/domain/customers/provinces";
import { filterKeys, lastLabelKey } from "./filter-panel";
import type { ListData } from "./list-data";
import type { ListAddress } from "./use-list-address";

export function FilterChips({ address, data }: { address: ListAddress; data: ListData }) {
  const t = useTranslations("customers");
  const format = useFormat();
  const { params, go } = address;
  const named = (items: readonly { id: string | number; name: string }[], id: string) =>
    items.find((item) => String(item.id) === id)?.name ?? id;
  const words = (name: (typeof filterKeys)[number], value: string): string => {
    switch (name) {
      case "kind":
        return t(value === "company" ? "kind.company" : "kind.person");
      case "status":
        return t(`status.${value === "archived" || value === "merged" || value === "any" ? value : "active"}`);
      case "stage": {
        const stage = customerStages.find((each) => each === value);
        return stage ? t(`stage.${stage}`) : value;
      }
      case "owner":
        return value === "me" ? t("filter.me") : value === "none" ? t("filter.nobody") : named(data.owners, value);
      case "team":
        return value === "none" ? t("filter.noTeam") : named(data.teams, value);
      case "tag":
        return format.list(value.split(",").map((id) => named(data.tags, id)));
      case "province":
        return format.list(value.split(",").map(provinceName));
      case "last":
        return t(`filter.${lastLabelKey(value)}`, { days: Number(value.replace(/\D/g, "")) });
      case "spendMin":
        return t("filter.spendFrom", { amount: format.money(value, data.currency) });
      case "spendMax":
        return t("filter.spendTo", { amount: format.money(value, data.currency) });
      case "consent": {
        const [channel, answer] = value.split(".");
        const known = contactChannels.find((each) => each === channel) ?? "email";
        return t(answer === "yes" ? "filter.consent_yes" : "filter.consent_no", { channel: t(`channel.${known}`) });
      }
      case "import":
        return t("filter.import", { no: value });
    }
  };
  const set = filterKeys.filter((name) => params[name] !== undefined);
  if (set.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-1.5">
      {set.map((name) => (
        <Chip key={name} onRemove={() => go({ [name]: null })}>
          {words(name, params[name] ?? "")}
        </Chip>
      ))}
    </div>
  );
}
