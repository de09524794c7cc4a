"use client";
// Which customers? All filters of the list in one panel; each change shows at once.
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Drawer, DrawerClose } from "@/components/ui/drawer";
import { Field } from "@/components/ui/field";
import { MoneyInput } from "@/components/ui/money-input";
import { MultiCombobox } from "@/components/ui/multi-combobox";
import { Select } from "@/components/ui/select";
import type { Option } from "@/components/ui/use-options";
import { contactChannels, customerStages } from "@/lib/domain/customers/kinds";
import { provinces } from "@/lib/domain/customers/provinces";
import type { ListData } from "./list-data";
import type { ListAddress } from "./use-list-address";

const anything = "all";
const windows = ["in30", "in90", "in365", "out90", "out180", "out365"] as const;
const consents = contactChannels.flatMap((channel) => [`${channel}.yes`, `${channel}.no`] as const);
const provinceOptions: readonly Option[] = provinces.map(({ code, name }) => ({ id: code, label: name }));

type FilterPanelProps = { address: ListAddress; data: ListData; active: number };

/** "in90" is one of the offered windows or any other number of days. */
export function lastLabelKey(last: string): "lastIn" | "lastOut" {
  return last.startsWith("in") ? "lastIn" : "lastOut";
}

export function FilterPanel({ address, data, active }: FilterPanelProps) {
  const t = useTranslations("customers");
  const common = useTranslations("common");
  const { params, go } = address;
  const pick = (name: string) => ({
    value: params[name] ?? anything,
    onValueChange: (value: string) => go({ [name]: value === anything ? null : value }),
  });
  const withAll = <V extends string>(options: readonly { value: V; label: string }[]) => [
    { value: anything, label: common("state.all") },
    ...options,
  ];
  const owners = useMemo(
    () => [
      { id: "me", label: t("filter.me") },
      { id: "none", label: t("filter.nobody") },
      ...data.owners.map(({ id, name }) => ({ id, label: name })),
    ],
    [data.owners, t],
  );
  const tags = useMemo(() => data.tags.map(({ id, name }) => ({ id: String(id), label: name })), [data.tags]);
  const chosenOf = (name: string, options: readonly Option[]) => {
    const ids = (params[name] ?? "").split(",").filter(Boolean);
    return ids.map((id) => options.find((option) => option.id === id) ?? { id, label: id });
  };
  const last = params.last;
  const lastOptions = [...new Set([...windows, ...(last ? [last] : [])])].map((value) => ({
    value: value as string,
    label: t(`filter.${lastLabelKey(value)}`, { days: Number(value.replace(/\D/g, "")) }),
  }));
  return (
    <Drawer
      title={t("filter.title")}
      trigger={
        <Button icon={<SlidersHorizontal aria-hidden="true" />}>
          {active === 0 ? common("action.filter") : t("filter.active", { count: active })}
        </Button>
      }
      footer={
        <>
          <Button variant="quiet" onClick={() => go(Object.fromEntries(filterKeys.map((name) => [name, null])))}>
            {common("action.clearFilters")}
          </Button>
          <DrawerClose render={<Button variant="primary">{common("action.done")}</Button>} />
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t("column.kind")}>
          <Select
            {...pick("kind")}
            options={withAll([
              { value: "person", label: t("kind.person") },
              { value: "company", label: t("kind.company") },
            ])}
          />
        </Field>
        <Field label={t("column.stage")}>
          <Select
            {...pick("stage")}
            options={withAll(customerStages.map((value) => ({ value, label: t(`stage.${value}`) })))}
          />
        </Field>
        <Field label={t("column.tags")}>
          <MultiCombobox
            options={tags}
            value={chosenOf("tag", tags)}
            onValueChange={(options) => go({ tag: options.map(({ id }) => id).join(",") })}
          />
        </Field>
        <Field label={t("column.province")}>
          <MultiCombobox
            options={provinceOptions}
            value={chosenOf("province", provinceOptions)}
            onValueChange={(options) => go({ province: options.map(({ id }) => id).join(",") })}
          />
        </Field>
        <Field label={t("column.owner")}>
          <Combobox
            options={owners}
            value={chosenOf("owner", owners)[0] ?? null}
            onValueChange={(option) => go({ owner: option?.id ?? null })}
          />
        </Field>
        {data.teams.length > 0 && (
          <Field label={t("column.team")}>
            <Select
              {...pick("team")}
              options={withAll([
                { value: "none", label: t("filter.noTeam") },
                ...data.teams.map(({ id, name }) => ({ value: id, label: name })),
              ])}
            />
          </Field>
        )}
        <Field label={t("column.last")}>
          <Select {...pick("last")} options={withAll(lastOptions)} />
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("filter.spendMin")}>
            <MoneyInput
              currency={data.currency}
              value={params.spendMin ? Number(params.spendMin) : null}
              onValueChange={(minor) => go({ spendMin: minor === null ? null : String(minor) }, "replace")}
            />
          </Field>
          <Field label={t("filter.spendMax")}>
            <MoneyInput
              currency={data.currency}
              value={params.spendMax ? Number(params.spendMax) : null}
              onValueChange={(minor) => go({ spendMax: minor === null ? null : String(minor) }, "replace")}
            />
          </Field>
        </div>
        <Field label={t("filter.consent")}>
          <Select
            {...pick("consent")}
            options={withAll(
              consents.map((value) => {
                const [channel, answer] = value.split(".") as [(typeof contactChannels)[number], "yes" | "no"];
                return {
                  value: value as string,
                  label: t(`filter.consent_${answer}`, { channel: t(`channel.${channel}`) }),
                };
              }),
            )}
          />
        </Field>
        <Field label={t("filter.status")}>
          <Select
            value={params.status ?? "active"}
            onValueChange={(value: string) => go({ status: value === "active" ? null : value })}
            options={(["active", "archived", "any", "merged"] as const).map((value) => ({
              value: value as string,
              label: t(`status.${value}`),
            }))}
          />
        </Field>
      </div>
    </Drawer>
  );
}

/** Everything but the text of the search box. */
export const filterKeys = [
  "kind",
  "status",
  "stage",
  "owner",
  "team",
  "tag",
  "province",
  "last",
  "spendMin",
  "spendMax",
  "consent",
  "import",
] as const;
