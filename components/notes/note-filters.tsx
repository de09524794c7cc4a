// Which notes: mine or the team's, of which kind, with which outcome? Links, so that Back works.
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "tailwind-variants";
import { interactionKinds, interactionOutcomes } from "@/lib/domain/customers/kinds";

export type NoteFilterState = {
  whose: "mine" | "team";
  view: "recent" | "due" | "archived";
  kind: string | undefined;
  outcome: string | undefined;
};

export function noteListHref(filter: Partial<NoteFilterState>, after?: string): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, after })) if (value) query.set(name, value);
  return `/notes?${query.toString()}`;
}

function Pills({
  label,
  items,
}: {
  label: string;
  items: readonly { href: string; label: string; current: boolean }[];
}) {
  return (
    <nav aria-label={label} className="overflow-x-auto [scrollbar-width:none]">
      <ul className="flex gap-1.5">
        {items.map((item) => (
          <li key={item.href} className="shrink-0">
            <Link
              href={item.href}
              aria-current={item.current ? "true" : undefined}
              className={cn(
                "inline-flex h-7 items-center rounded-full border px-2.5 text-sm touch:h-11 touch:px-4",
                item.current
                  ? "border-accent bg-accent-soft text-accent-text"
                  : "border-line bg-raised text-ink-soft hover:bg-hover hover:text-ink",
              )}
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function NoteFilters({ filter }: { filter: NoteFilterState }) {
  const t = useTranslations("notes");
  const pill = (part: Partial<NoteFilterState>, label: string, current: boolean) => ({
    href: noteListHref({ ...filter, ...part }),
    label,
    current,
  });
  return (
    <div className="mb-4 flex flex-col gap-2">
      <Pills
        label={t("list.whose")}
        items={(["mine", "team"] as const).map((whose) => pill({ whose }, t(`list.${whose}`), filter.whose === whose))}
      />
      <Pills
        label={t("form.kind")}
        items={[
          pill({ kind: undefined }, t("list.allKinds"), filter.kind === undefined),
          ...interactionKinds.map((kind) => pill({ kind }, t(`kind.${kind}`), filter.kind === kind)),
        ]}
      />
      <Pills
        label={t("form.outcome")}
        items={[
          pill({ outcome: undefined }, t("list.allOutcomes"), filter.outcome === undefined),
          ...interactionOutcomes.map((outcome) =>
            pill({ outcome }, t(`outcome.${outcome}`), filter.outcome === outcome),
          ),
        ]}
      />
    </div>
  );
}
