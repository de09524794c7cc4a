// The first steps of a new installation; each disappears behind a tick once it is done.
import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";

export type BeginningsProps = {
  customers: boolean;
  people: boolean;
  segments: boolean;
  plans: boolean;
  mayImport: boolean;
  mayInvite: boolean;
  maySegment: boolean;
  mayPlan: boolean;
};

export function Beginnings(props: BeginningsProps) {
  const t = useTranslations("today.begin");
  const steps = [
    { key: "import", hint: "importHint", href: "/imports", done: props.customers, may: props.mayImport },
    { key: "invite", hint: "inviteHint", href: "/settings/people", done: props.people, may: props.mayInvite },
    { key: "segment", hint: "segmentHint", href: "/segments", done: props.segments, may: props.maySegment },
    { key: "plan", hint: "planHint", href: "/plan", done: props.plans, may: props.mayPlan },
  ] as const;
  const own = steps.filter(({ may }) => may);
  if (own.every(({ done }) => done)) return null;
  return (
    <Card title={t("title")} description={t("description")} className="mb-4">
      <ol className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {own.map(({ key, hint, href, done }) => (
          <li key={key} className="flex gap-2.5">
            {done ? (
              <CircleCheck role="img" aria-label={t("done")} className="mt-0.5 size-4 shrink-0 text-good" />
            ) : (
              <CircleDashed aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-faint" />
            )}
            <div>
              {done ? <span className="text-ink-soft">{t(key)}</span> : <TextLink href={href}>{t(key)}</TextLink>}
              <p className="text-sm text-ink-faint">{t(hint)}</p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
