// Which plans are there, and how does each stand?
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Day } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import type { PersonView, PlanSummary } from "@/lib/domain/most/plan-view";
import type { RolledFigure } from "@/lib/domain/most/roll-up";
import { Figure } from "./figures";
import { Person } from "./person";
import { personName, useName } from "./use-plan-words";

export type PlanCard = {
  plan: PlanSummary;
  counts: { objective: number; strategy: number; tactic: number };
  late: number;
  work: RolledFigure | null;
  result: RolledFigure | null;
};

export function PlanStatusBadge({ status }: { status: PlanSummary["status"] }) {
  const t = useTranslations("plan.planStatus");
  return <Badge tone={status === "active" ? "accent" : "neutral"}>{t(status)}</Badge>;
}

export function PlanList({ plans, people }: { plans: readonly PlanCard[]; people: readonly PersonView[] }) {
  const t = useTranslations("plan");
  const name = useName();
  return (
    <ul className="grid gap-4 lg:grid-cols-2">
      {plans.map(({ plan, counts, late, work, result }) => (
        <li
          key={plan.id}
          className="relative rounded-lg border border-line bg-raised p-4 shadow-sm transition-colors hover:border-line-strong"
        >
          <div className="flex flex-wrap items-center gap-2">
            <PlanStatusBadge status={plan.status} />
            {late > 0 && <Badge tone="bad">{t("count.late", { count: late })}</Badge>}
            <span className="text-sm text-ink-faint">
              <Day value={plan.startsOn} /> – <Day value={plan.endsOn} />
            </span>
          </div>
          <h2 className="mt-2 text-lg font-semibold">
            <TextLink href={`/plan/${plan.id}`} quiet className="after:absolute after:inset-0 after:rounded-lg">
              {name(plan)}
            </TextLink>
          </h2>
          <p className="mt-1 text-sm text-ink-soft">
            {t("count.objectives", { count: counts.objective })} · {t("count.strategies", { count: counts.strategy })} ·{" "}
            {t("count.tactics", { count: counts.tactic })}
          </p>
          <dl className="mt-3 grid grid-cols-2 gap-4">
            <div>
              <dt className="text-sm text-ink-faint">{t("board.work")}</dt>
              <dd>{work && <Figure figure={work} none={t("board.noWork")} />}</dd>
            </div>
            <div>
              <dt className="text-sm text-ink-faint">{t("board.result")}</dt>
              <dd>{result && <Figure figure={result} none={t("board.noKpi")} badge />}</dd>
            </div>
          </dl>
          <div className="mt-3">
            <Person name={personName(people, plan.ownerId)} nobody={t("form.nobody")} />
          </div>
        </li>
      ))}
    </ul>
  );
}
