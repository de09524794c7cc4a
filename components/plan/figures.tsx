// How far is the work, and does it work? The two numbers of a node, each with its own verdict.
import { CircleAlert, CircleCheck, CircleDashed, CircleDot, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "tailwind-variants";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { useFormat } from "@/components/ui/format";
import type { PaceStatus, Quadrant } from "@/lib/domain/most/pace";
import type { RolledFigure } from "@/lib/domain/most/roll-up";

const looks: Record<PaceStatus, { tone: BadgeTone; Icon: typeof CircleCheck; bar: string }> = {
  achieved: { tone: "good", Icon: CircleCheck, bar: "bg-good" },
  on_pace: { tone: "good", Icon: CircleDot, bar: "bg-good" },
  behind: { tone: "warn", Icon: CircleAlert, bar: "bg-warn" },
  at_risk: { tone: "bad", Icon: TriangleAlert, bar: "bg-bad" },
  no_data: { tone: "neutral", Icon: CircleDashed, bar: "bg-pressed" },
};

export function StatusBadge({ status }: { status: PaceStatus }) {
  const t = useTranslations("plan.status");
  const { tone, Icon } = looks[status];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {t(status)}
    </Badge>
  );
}

const quadrantTones: Record<Quadrant, BadgeTone> = {
  busy_working: "good",
  busy_not_working: "warn",
  quiet_working: "accent",
  stuck: "bad",
};

export function QuadrantBadge({ quadrant }: { quadrant: Quadrant }) {
  const t = useTranslations("plan.quadrant");
  return <Badge tone={quadrantTones[quadrant]}>{t(quadrant)}</Badge>;
}

/** A bar from nothing to everything, with a mark where it should be by now. Nothing is drawn for what is not known. */
export function PaceBar({
  figure,
  className,
}: {
  figure: Pick<RolledFigure, "actual" | "expected" | "status">;
  className?: string;
}) {
  const { actual, expected, status } = figure;
  if (actual === null) return null;
  return (
    <span aria-hidden="true" className={cn("relative block h-1.5 w-full rounded-full bg-pressed", className)}>
      <span
        className={cn("block h-full rounded-full", looks[status].bar)}
        style={{ width: `${Math.max(2, Math.min(100, actual * 100))}%` }}
      />
      {expected !== null && expected > 0 && (
        <span
          className="absolute -top-0.5 h-2.5 w-0.5 -translate-x-1/2 rounded-full bg-ink"
          style={{ left: `${Math.min(100, expected * 100)}%` }}
        />
      )}
    </span>
  );
}

/** One of the two numbers with its bar; `none` says what is missing when it is not known. */
export function Figure({ figure, none, badge }: { figure: RolledFigure; none: string; badge?: boolean }) {
  const t = useTranslations("plan.board");
  const { percent } = useFormat();
  if (figure.actual === null) return <span className="text-sm text-ink-faint">{none}</span>;
  const share = percent(figure.actual, { digits: 0 });
  const partly = figure.coverage < 0.995 ? t("coverage", { share: percent(figure.coverage, { digits: 0 }) }) : null;
  const expected = figure.expected === null ? null : t("expected", { share: percent(figure.expected, { digits: 0 }) });
  const note = [expected, partly].filter(Boolean).join(" · ");
  return (
    <span className="block min-w-0" title={note === "" ? undefined : note}>
      <span className="flex items-center justify-between gap-2">
        <span className="text-sm font-medium tabular-nums">{share}</span>
        {badge && <StatusBadge status={figure.status} />}
      </span>
      <PaceBar figure={figure} className="mt-1" />
      {note !== "" && <span className="sr-only">{note}</span>}
    </span>
  );
}
