// Which of the seven difficulties does this plan have, by what evidence, and what comes next?
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { showDay } from "@/components/ui/parse-day";
import { TextLink } from "@/components/ui/text-link";
import type { Evidence } from "@/lib/domain/most/difficulty-facts";
import type { PlanView } from "@/lib/domain/most/plan-view";
import { personName, useName } from "./use-plan-words";

const shownAtOnce = 6;

/** Keys of the texts come from the rules; those without a text would be a gap in the message files, which a test finds. */
type EvidenceText = (key: string, values: Record<string, string | number>) => string;

function EvidenceLine({ view, evidence }: { view: PlanView; evidence: Evidence }) {
  const t = useTranslations("plan.evidence") as unknown as EvidenceText;
  const levels = useTranslations("plan.level");
  const name = useName();
  const node = view.nodes.find((one) => one.id === evidence.nodeId);
  const { day, ownerId, ...args } = evidence.args;
  const values = {
    ...args,
    ...(day === undefined ? {} : { day: showDay(String(day)) }),
    ...(ownerId === undefined ? {} : { owner: personName(view.people, String(ownerId)) ?? "–" }),
  };
  return (
    <li className="flex flex-wrap gap-x-2 py-1">
      <span>{t(evidence.reason, values)}</span>
      {node && (
        <span className="text-ink-faint">
          {levels(node.level)}:{" "}
          <TextLink href={`/plan/${view.plan.id}/nodes/${node.id}${evidence.itemId ? "?tab=work" : ""}`}>
            {name(node)}
          </TextLink>
        </span>
      )}
    </li>
  );
}

export function DifficultiesPanel({ view }: { view: PlanView }) {
  const t = useTranslations("plan.difficulty");
  return (
    <ol className="flex flex-col gap-3">
      {view.difficulties.map(({ code, state, evidence, trend }) => {
        const more = evidence.length - shownAtOnce;
        return (
          <li key={code} className="rounded-lg border border-line bg-raised p-4 shadow-sm">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="text-sm font-medium text-ink-faint">{code}</span>
              <h2 className="min-w-0 flex-1 basis-48 text-base font-semibold">{t(code)}</h2>
              <Badge tone={state === "found" ? "warn" : state === "clear" ? "good" : "neutral"}>
                {state === "found" ? t("found", { count: evidence.length }) : t(state)}
              </Badge>
            </div>
            {trend && state === "found" && <p className="mt-1 text-sm text-ink-soft">{t("trend", trend)}</p>}
            {evidence.length > 0 && (
              <>
                <ul className="mt-2">
                  {evidence.slice(0, shownAtOnce).map((one) => (
                    <EvidenceLine key={`${one.nodeId}-${one.reason}-${one.itemId ?? ""}`} view={view} evidence={one} />
                  ))}
                </ul>
                {more > 0 && (
                  <details>
                    <summary className="text-sm text-ink-soft">{t("more", { count: more })}</summary>
                    <ul>
                      {evidence.slice(shownAtOnce).map((one) => (
                        <EvidenceLine
                          key={`${one.nodeId}-${one.reason}-${one.itemId ?? ""}`}
                          view={view}
                          evidence={one}
                        />
                      ))}
                    </ul>
                  </details>
                )}
                <p className="mt-2 text-sm">
                  <span className="font-medium">{t("next")}: </span>
                  {t(`${code}Next`)}
                </p>
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}
