// Who is this? Name, code, stage, owner, tags, and the way to reach them, as far as the reader may see it.
import { Mail, NotebookPen, Pencil, Phone } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { buttonStyles } from "@/components/ui/button-styles";
import { Chip } from "@/components/ui/chip";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { ProfileActions, type SetArchived } from "./profile-actions";
import { type ContactView, type ProfileCustomer, type ProfileTab, profileHref, profileTabs } from "./profile-types";

export type ProfileHeaderProps = {
  customer: ProfileCustomer;
  contacts: readonly ContactView[];
  age: number | null;
  tab: ProfileTab;
  permissions: readonly string[];
  onSetArchived: SetArchived;
};

function reach(contacts: readonly ContactView[], kind: string): ContactView | undefined {
  return contacts.find((contact) => contact.kind === kind && !["invalid", "bounced"].includes(contact.status));
}

export function ProfileHeader({ customer, contacts, age, tab, permissions, onSetArchived }: ProfileHeaderProps) {
  const t = useTranslations("profile");
  const phone = reach(contacts, "phone");
  const email = reach(contacts, "email");
  const gone = customer.status === "merged" || customer.status === "erased";
  const may = (permission: string) => permissions.includes(permission) && !gone;
  const needs: Partial<Record<ProfileTab, string>> = { audit: "customers.audit", segments: "segments.read" };
  const tabs = profileTabs.filter((each) => permissions.includes(needs[each] ?? "customers.read"));
  const stageKey = `choice.stage_${customer.stage}` as "choice.stage_customer";
  const status = customer.status === "active" ? null : customer.status;
  return (
    <PageHeader
      title={
        <span className="flex items-center gap-3">
          <Avatar name={customer.name} kind={customer.kind} />
          {customer.name}
        </span>
      }
      breadcrumb={[{ label: t("header.list"), href: "/customers" }]}
      meta={
        <>
          <span className="text-sm text-ink-faint tabular-nums">{customer.code}</span>
          <Badge>{t(`choice.kind_${customer.kind}`)}</Badge>
          <Badge tone={customer.stage === "customer" ? "good" : customer.stage === "lapsed" ? "warn" : "accent"}>
            {t.has(stageKey) ? t(stageKey) : customer.stage}
          </Badge>
          {status !== null && <Badge tone="warn">{t(`header.${status}`)}</Badge>}
        </>
      }
      description={
        <>
          <span className="flex flex-wrap gap-x-3 gap-y-1">
            {age !== null && <span>{t("header.age", { age })}</span>}
            <span>
              {customer.ownerName === null ? t("header.noOwner") : t("header.owner", { name: customer.ownerName })}
            </span>
            {customer.teamName !== null && <span>{t("header.team", { name: customer.teamName })}</span>}
          </span>
          {customer.tags.length > 0 && (
            <span className="mt-2 flex flex-wrap gap-1.5">
              {customer.tags.map((tag) => (
                <Chip key={tag.id}>{tag.name}</Chip>
              ))}
            </span>
          )}
          {customer.mergedIntoId !== null && (
            <span className="mt-2 block">
              {t.rich("header.mergedInto", {
                link: (words) => (
                  <Link className="text-accent-text underline" href={`/customers/${customer.mergedIntoId}`}>
                    {words}
                  </Link>
                ),
              })}
            </span>
          )}
        </>
      }
      actions={
        <>
          {phone && (
            <a
              href={`tel:${phone.value}`}
              className={buttonStyles({})}
              aria-label={t("header.call", { value: phone.display })}
            >
              <Phone aria-hidden="true" />
              <span className="tabular-nums">{phone.display}</span>
            </a>
          )}
          {email && (
            <a
              href={`mailto:${email.value}`}
              className={buttonStyles({ shape: "icon" })}
              title={email.display}
              aria-label={t("header.mail", { value: email.display })}
            >
              <Mail aria-hidden="true" />
            </a>
          )}
          {may("customers.write") && (
            <LinkButton href={`/customers/${customer.id}/edit`} icon={<Pencil aria-hidden="true" />}>
              {t("header.edit")}
            </LinkButton>
          )}
          {may("notes.write") && (
            <LinkButton
              variant="primary"
              href={`/notes/new?customer=${customer.id}`}
              icon={<NotebookPen aria-hidden="true" />}
            >
              {t("header.note")}
            </LinkButton>
          )}
          {may("customers.archive") && (
            <ProfileActions
              id={customer.id}
              name={customer.name}
              archived={customer.status === "archived"}
              onSetArchived={onSetArchived}
            />
          )}
        </>
      }
      tabs={
        <Tabs
          label={t("tab.label")}
          items={tabs.map((each) => ({
            href: profileHref(customer.id, each),
            label: t(`tab.${each}`),
            current: each === tab,
          }))}
        />
      }
    />
  );
}
