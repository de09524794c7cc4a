// A tactic on one page: is it ready, whom does it reach, and the cards that come of it.
import { useTranslations } from "next-intl";
import type { Action } from "@/components/ui/use-action";
import type { Role } from "@/lib/domain/basics/access";
import type { CardsInput, OverrideInput, TacticChange, TacticFields } from "@/lib/domain/most/plan-input";
import type { NodeView, PlanView } from "@/lib/domain/most/plan-view";
import type { Readiness } from "@/lib/domain/most/readiness";
import { MakeCards } from "./make-cards";
import { ReadinessPanel } from "./readiness-panel";
import { TacticForm } from "./tactic-form";
import { type Named, personName } from "./use-plan-words";

export type TacticPanelProps = {
  planId: string;
  view: PlanView;
  node: NodeView;
  tactic: TacticFields & {
    nodeId: string;
    overrideReason: string | null;
    overrideById: string | null;
    overrideAt: Date | null;
    withheldCount: number | null;
  };
  product: (Named & { id: number }) | null;
  products: readonly (Named & { id: number })[];
  readiness: Readiness;
  segments: readonly (Named & { id: string; memberCount: number | null })[];
  role: Role;
  mayPlan: boolean;
  onSave: Action<TacticChange, { nodeId: string }>;
  onOverride: Action<OverrideInput, { nodeId: string }>;
  onMake: Action<CardsInput, { added: number; withheld: number }>;
};

export function TacticPanel(props: TacticPanelProps) {
  const { planId, view, node, tactic, product, products, readiness, segments, role, mayPlan } = props;
  const t = useTranslations("plan.form");
  const override =
    tactic.overrideAt === null
      ? null
      : {
          by: personName(view.people, tactic.overrideById) ?? t("nobody"),
          at: tactic.overrideAt,
          reason: tactic.overrideReason ?? "",
        };
  return (
    <>
      <MakeCards
        nodeId={node.id}
        cardsHref={`/plan/${planId}/nodes/${node.id}/cards`}
        counts={node.cards}
        withheld={tactic.withheldCount}
        mayPlan={mayPlan}
        possible={tactic.segmentId !== null && tactic.channel !== null}
        onMake={props.onMake}
      />
      <ReadinessPanel
        nodeId={node.id}
        readiness={readiness}
        override={override}
        mayOverride={role === "manager" || role === "administrator"}
        onOverride={props.onOverride}
      />
      <TacticForm
        key={node.version}
        tactic={tactic}
        currency={view.currency}
        segments={segments}
        products={products}
        product={product}
        mayPlan={mayPlan}
        onSave={props.onSave}
      />
    </>
  );
}
