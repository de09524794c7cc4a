// Who may be held twice? Groups of customers that share a number, an address, or name and birth date; each pair can be merged.
import { Merge } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { TextLink } from "@/components/ui/text-link";
import { showPhone } from "@/lib/domain/customers/phones";

export type DuplicateGroupView = {
  reason: string;
  value: string;
  customers: { id: string; name: string; code: string; orders: number }[];
};

const reasons = ["phone", "email", "zalo", "tax", "name_birth"] as const;

function shown(reason: string, value: string): string {
  if (reason === "phone") return showPhone(value);
  if (reason !== "name_birth") return value;
  const [, birth = ""] = value.split("|");
  return birth.split("-").reverse().join("/");
}

export function DuplicateGroups({
  by,
  groups,
  next,
}: {
  by: string;
  groups: readonly DuplicateGroupView[];
  next: string | null;
}) {
  const t = useTranslations("customers.duplicates");
  return (
    <>
      <Tabs
        label={t("by")}
        className="mb-4"
        items={reasons.map((reason) => ({
          href: `/customers/merge?by=${reason}`,
          label: t(reason),
          current: reason === by,
        }))}
      />
      {groups.length === 0 ? (
        <Card>
          <EmptyState icon={<Merge />} title={t("none")}>
            {t("noneHint")}
          </EmptyState>
        </Card>
      ) : (
        <ul className="flex flex-col gap-3">
          {groups.map((group) => {
            const [first, ...others] = group.customers;
            return (
              <li key={group.value}>
                <Card
                  title={shown(group.reason, group.value)}
                  description={t("share", { count: group.customers.length })}
                  level={3}
                >
                  <ul className="divide-y divide-line">
                    {first && (
                      <li className="flex min-h-10 flex-wrap items-center gap-x-3 py-1.5">
                        <TextLink href={`/customers/${first.id}`} quiet>
                          {first.name}
                        </TextLink>
                        <span className="text-sm text-ink-faint">
                          {first.code} · {t("orders", { count: first.orders })}
                        </span>
                      </li>
                    )}
                    {others.map((other) => (
                      <li key={other.id} className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
                        <TextLink href={`/customers/${other.id}`} quiet>
                          {other.name}
                        </TextLink>
                        <span className="mr-auto text-sm text-ink-faint">
                          {other.code} · {t("orders", { count: other.orders })}
                        </span>
                        <LinkButton size="sm" href={`/customers/merge?ids=${first?.id},${other.id}`}>
                          {t("compare", { name: first?.name ?? "" })}
                        </LinkButton>
                      </li>
                    ))}
                  </ul>
                </Card>
              </li>
            );
          })}
        </ul>
      )}
      {next !== null && <Pagination nextHref={`/customers/merge?by=${by}&after=${next}`} shown={groups.length} />}
    </>
  );
}
