// The four questions of a profile on one screen: who is this, what do they buy, what may I say to them, what next?
import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type ListedNote, type MarkStep, NextStep } from "@/components/notes/note-list";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money, useFormat } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import { fieldCatalogue } from "@/lib/domain/customers/fields";
import { useFactWords } from "./fact-words";
import type {
  AioLinkView,
  CategorySpend,
  PanelPurposeView,
  PanelStateView,
  ProfileCustomer,
  Rhythm,
  TimelineEntryView,
  Totals,
} from "./profile-types";
import { profileHref } from "./profile-types";
import { PurchaseFigures } from "./purchase-figures";
import { TimelineList } from "./timeline-list";

export type OverviewTabProps = {
  customer: ProfileCustomer;
  totals: Totals;
  rhythm: Rhythm;
  categories: readonly CategorySpend[];
  nextSteps: readonly ListedNote[];
  recent: readonly TimelineEntryView[];
  permission: { purposes: readonly PanelPurposeView[]; states: readonly PanelStateView[] };
  aio: readonly AioLinkView[];
  holders: readonly { kind: string; value: string; customer: { id: string; name: string; code: string } | null }[];
  currency: string;
  today: string;
  mayWriteNotes: boolean;
  onMarkStep: MarkStep;
};

export function OverviewTab(props: OverviewTabProps) {
  const { customer, totals, rhythm, categories, nextSteps, recent, currency } = props;
  const t = useTranslations("profile");
  const format = useFormat();
  const words = useFactWords(currency);
  const locale = useLocale();
  const known = fieldCatalogue
    .map((field) => field.key)
    .filter((key) => key !== "country" && words.value(key, customer.facts[key]?.value ?? null) !== "");
  return (
    <div className="flex flex-col gap-4">
      <Duplicates holders={props.holders} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Card
          title={t("overview.who")}
          actions={<TextLink href={profileHref(customer.id, "facts")}>{t("overview.all")}</TextLink>}
        >
          {customer.summary !== null && <p className="mb-2 whitespace-pre-line">{customer.summary}</p>}
          {known.length === 0 ? (
            <p className="text-ink-faint">{t("overview.nothingKnown")}</p>
          ) : (
            <DefinitionList
              items={known.slice(0, 8).map((key) => ({
                term: words.label(key),
                value: words.value(key, customer.facts[key]?.value ?? null),
              }))}
            />
          )}
          {props.aio.length > 0 && (
            <div className="mt-3 flex flex-wrap gap-1.5">
              {props.aio.map((link) => (
                <Badge
                  key={link.topicId}
                  tone={link.polarity === "negative" ? "bad" : link.polarity === "positive" ? "good" : "neutral"}
                >
                  {t(`aio.${link.polarity}`)}: {locale === "vi" ? link.nameVi : link.nameEn}
                </Badge>
              ))}
            </div>
          )}
        </Card>
        <div className="flex flex-col gap-4">
          <Card title={t("overview.next")}>
            {rhythm.overdueDays > 0 && (
              <p className="mb-2 flex gap-2 rounded-md bg-warn-soft px-3 py-2 text-warn">
                <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
                {t("overview.late", { days: rhythm.overdueDays })}
              </p>
            )}
            {rhythm.overdueDays === 0 && rhythm.expectedOn !== null && (
              <p className="mb-2">{t("overview.expected", { day: format.day(rhythm.expectedOn) })}</p>
            )}
            {nextSteps.length === 0 ? (
              <p className="text-ink-faint">{t("overview.noNext")}</p>
            ) : (
              nextSteps.map((note) => (
                <NextStep
                  key={note.id}
                  note={note}
                  today={props.today}
                  mayWrite={props.mayWriteNotes}
                  onMarkStep={props.onMarkStep}
                />
              ))
            )}
          </Card>
          <Card
            title={t("overview.say")}
            actions={<TextLink href={profileHref(customer.id, "permission")}>{t("overview.all")}</TextLink>}
          >
            <Say {...props.permission} />
          </Card>
        </div>
      </div>
      <Card
        title={t("overview.buys")}
        actions={<TextLink href={profileHref(customer.id, "purchases")}>{t("overview.all")}</TextLink>}
      >
        {totals.orders === 0 ? (
          <p className="text-ink-faint">{t("overview.noPurchases")}</p>
        ) : (
          <>
            <PurchaseFigures totals={totals} rhythm={rhythm} currency={currency} />
            <p className="mt-3 text-sm text-ink-soft">{t("overview.topCategories")}</p>
            <ul className="flex flex-wrap gap-x-6 gap-y-1">
              {categories.map((row) => (
                <li key={String(row.id)}>
                  {(locale === "vi" ? row.nameVi : row.nameEn) ?? t("purchases.noCategory")}{" "}
                  <span className="text-ink-faint">
                    <Money minor={row.spendMinor} currency={currency} />
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      <Card
        title={t("overview.recent")}
        actions={<TextLink href={profileHref(customer.id, "timeline")}>{t("overview.all")}</TextLink>}
      >
        {recent.length === 0 ? (
          <p className="text-ink-faint">{t("overview.nothingRecent")}</p>
        ) : (
          <TimelineList customerId={customer.id} entries={recent} currency={currency} />
        )}
      </Card>
    </div>
  );
}

function Say({ purposes, states }: OverviewTabProps["permission"]) {
  const t = useTranslations();
  const locale = useLocale();
  const format = useFormat();
  const granted = purposes
    .map((purpose) => ({
      purpose,
      channels: states
        .filter((state) => state.purposeCode === purpose.code && state.topicId === 0 && state.state === "granted")
        .map((state) => t(`permission.channel.${state.channel as "email"}`)),
    }))
    .filter(({ channels }) => channels.length > 0);
  if (granted.length === 0) return <p className="text-ink-soft">{t("profile.overview.noPermission")}</p>;
  return (
    <ul className="flex flex-col gap-1.5">
      {granted.map(({ purpose, channels }) => (
        <li key={purpose.code} className="flex flex-wrap items-center gap-2">
          <Badge tone="good">{t("permission.state.granted")}</Badge>
          {t("profile.overview.on", {
            purpose: locale === "vi" ? purpose.nameVi : purpose.nameEn,
            channels: format.list(channels),
          })}
        </li>
      ))}
    </ul>
  );
}

export function Duplicates({ holders }: Pick<OverviewTabProps, "holders">) {
  const t = useTranslations("profile");
  if (holders.length === 0) return null;
  return (
    <div role="status" className="rounded-lg border border-line bg-warn-soft p-3 text-warn md:col-span-2">
      <p className="font-medium">{t("overview.duplicate")}</p>
      <ul>
        {holders.map(({ kind, value, customer }) => (
          <li key={`${kind}${value}${customer?.id ?? ""}`}>
            {customer === null
              ? t("form.holderHidden", { kind })
              : t.rich("form.holder", {
                  kind,
                  name: customer.name,
                  code: customer.code,
                  link: (name) => (
                    <Link className="underline" href={`/customers/${customer.id}`}>
                      {name}
                    </Link>
                  ),
                })}
          </li>
        ))}
      </ul>
    </div>
  );
}
