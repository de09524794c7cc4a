"use client";
// Exchange rates to the company's currency: each with its day and its source.
import { MoreHorizontal, Pencil, Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { currencyOptions } from "@/components/auth/setting-options";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Day, useFormat } from "@/components/ui/format";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { Table } from "@/components/ui/table";
import { type Action, useAction } from "@/components/ui/use-action";
import { daysBetween } from "@/lib/domain/basics/calendar";
import type { Currency } from "@/lib/domain/basics/currencies";
import { RateDialog, type RateInput } from "./rate-dialog";

export type RateView = { currency: string; rate: number; asOf: string; source: string };
export type RateBoardProps = {
  base: string;
  rates: RateView[];
  others: Currency[];
  today: string;
  mayWrite: boolean;
  saveRate: Action<RateInput, unknown>;
  removeRate: Action<{ currency: Currency }, unknown>;
};

const oldAfterDays = 90;

export function RateBoard(props: RateBoardProps) {
  const { base, rates, others, today, mayWrite } = props;
  const t = useTranslations("settings.rates");
  const common = useTranslations("common.action");
  const format = useFormat();
  const locale = useLocale();
  const router = useRouter();
  const [editing, setEditing] = useState<RateView | "new" | null>(null);
  const onSuccess = () => {
    setEditing(null);
    router.refresh();
  };
  const save = useAction(props.saveRate, { inlineErrors: true, success: t("saved"), onSuccess });
  const remove = useAction(props.removeRate, {
    success: (_, { currency }) => t("removed", { currency }),
    undo: (_, { currency }) => {
      const old = rates.find((rate) => rate.currency === currency);
      if (old) void save.run({ ...old, currency });
    },
    onSuccess,
  });
  const add = (
    <Button variant="primary" icon={<Plus aria-hidden="true" />} onClick={() => setEditing("new")}>
      {t("add")}
    </Button>
  );
  const names = new Map(currencyOptions(others, locale).map(({ value, label }) => [value as string, label]));
  const codeOf = (rate: RateView) => others.find((code) => code === rate.currency);

  function menuOf(rate: RateView) {
    const currency = codeOf(rate);
    return (
      <Menu
        align="end"
        trigger={
          <IconButton
            label={t("actions", { currency: rate.currency })}
            icon={<MoreHorizontal aria-hidden="true" />}
            tooltip={false}
          />
        }
        entries={[
          { label: common("edit"), icon: <Pencil aria-hidden="true" />, onSelect: () => setEditing(rate) },
          {
            label: common("remove"),
            icon: <Trash2 aria-hidden="true" />,
            onSelect: () => {
              if (currency) void remove.run({ currency });
            },
          },
        ]}
      />
    );
  }

  return (
    <>
      {mayWrite && rates.length > 0 && <div className="mb-4">{add}</div>}
      <Card flush>
        <Table<RateView>
          caption={t("caption", { base })}
          rows={rates}
          rowKey={(rate) => rate.currency}
          {...(mayWrite ? { rowActions: menuOf } : {})}
          empty={
            <EmptyState title={t("emptyTitle")} {...(mayWrite ? { actions: add } : {})}>
              {t("empty")}
            </EmptyState>
          }
          columns={[
            {
              key: "currency",
              header: t("currency"),
              primary: true,
              cell: (rate) => names.get(rate.currency) ?? rate.currency,
            },
            {
              key: "rate",
              header: t("rate"),
              align: "end",
              cell: (rate) => `${format.num(rate.rate, { digits: 6 })} ${base}`,
            },
            {
              key: "asOf",
              header: t("asOf"),
              cell: (rate) => (
                <span className="inline-flex flex-wrap items-center gap-2">
                  <Day value={rate.asOf} />
                  {daysBetween(rate.asOf, today) > oldAfterDays && <Badge tone="warn">{t("old")}</Badge>}
                </span>
              ),
            },
            {
              key: "source",
              header: t("source"),
              cell: (rate) => (rate.source === "indicative" ? t("indicative") : rate.source),
            },
          ]}
        />
      </Card>
      {editing !== null && (
        <RateDialog
          base={base}
          others={others}
          today={today}
          rate={editing === "new" ? null : editing}
          save={save}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
