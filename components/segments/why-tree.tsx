// Why is this person in or out? The verdict, and the rule's tree with what each condition saw.
import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import type { Why, WhyNode } from "@/lib/domain/segmentation/why";

function Mark({ holds }: { holds: boolean }) {
  const t = useTranslations("segments.why");
  const Icon = holds ? Check : X;
  return (
    <Badge tone={holds ? "good" : "bad"} icon={<Icon aria-hidden="true" />} className="mt-0.5">
      {t(holds ? "holds" : "fails")}
    </Badge>
  );
}

function Seen({ node }: { node: WhyNode }) {
  const t = useTranslations("segments.why");
  const rows = node.facts.length > 0;
  return (
    <div className="grid gap-1 text-sm text-ink-soft">
      {(node.seen !== null || !rows) && <p>{node.seen === null ? t("unknown") : t("seen", { value: node.seen })}</p>}
      {rows && (
        <ul className="grid gap-0.5 border-l-2 border-line pl-2">
          {node.facts.map(({ text, counts }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may read the same, and never change place
            <li key={index} className={counts ? undefined : "text-ink-faint"}>
              {text}
              {!counts && ` (${t("notCounted")})`}
            </li>
          ))}
          {node.more > 0 && <li className="text-ink-faint">{t("more", { count: node.more })}</li>}
        </ul>
      )}
    </div>
  );
}

function Node({ node }: { node: WhyNode }) {
  const t = useTranslations("segments.why");
  const group = node.kind !== "condition";
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 gap-y-1">
      <Mark holds={node.holds} />
      <div className="grid min-w-0 gap-1">
        <p className={group ? "font-medium text-ink-soft" : "wrap-anywhere first-letter:uppercase"}>
          {group ? t(node.kind) : node.text}
        </p>
        {!group && <Seen node={node} />}
      </div>
      {node.children.length > 0 && (
        <ul className="mt-1 grid min-w-0 gap-3 border-l border-line pl-3 max-sm:col-span-full max-sm:ml-1 sm:col-start-2">
          {node.children.map((child, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the tree is drawn once per answer
            <Node key={index} node={child} />
          ))}
        </ul>
      )}
    </li>
  );
}

export function WhyTree({ why }: { why: Why }) {
  const t = useTranslations("segments.why");
  const { customer, membership, tree } = why;
  const tone = { in: "good", out: "bad", withheld: "warn" } as const;
  return (
    <div className="grid gap-4" data-testid="why" data-membership={membership}>
      <p className="flex flex-wrap items-center gap-2 text-lg">
        <TextLink href={`/customers/${customer.id}`}>{customer.name}</TextLink>
        <span className="text-sm text-ink-faint">{customer.code}</span>
        <Badge tone={tone[membership]}>{t(`is_${membership}`)}</Badge>
      </p>
      {membership === "withheld" && <p className="text-warn">{t("withheld")}</p>}
      <ul className="grid gap-3">
        <Node node={tree} />
      </ul>
    </div>
  );
}
