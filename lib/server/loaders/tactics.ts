// What does a tactic's own page show? Its target and offer, what is missing before customers are approached, its cards.
import { z } from "zod";
import { findOfferedProduct, listProductChoices } from "@/lib/data/plan-choices";
import { getNode } from "@/lib/data/plan-nodes";
import { countCardsSeen, listCards } from "@/lib/data/tactic-targets";
import { findTactic } from "@/lib/data/tactics";
import { listPeople } from "@/lib/data/users";
import { can } from "@/lib/domain/basics/access";
import { AppError } from "@/lib/domain/basics/errors";
import { cardStatuses } from "@/lib/domain/most/cards";
import { loader } from "../loader";
import { readReadiness } from "../tactic-readiness";

export const loadTactic = loader({
  name: "tactics.page",
  allows: "plan.read",
  input: z.object({ nodeId: z.uuid() }),
  run: async ({ db, scope, input }) => {
    const node = await getNode(db, scope, input.nodeId);
    const tactic = await findTactic(db, scope, node.id);
    if (!tactic) throw new AppError("NOT_FOUND");
    const product = tactic.productId === null ? null : await findOfferedProduct(db, scope, tactic.productId);
    const products = await listProductChoices(db, scope);
    const { snapshotId: _, purposeCode: __, ...fields } = tactic;
    return { tactic: fields, product, products, readiness: await readReadiness(db, scope, node) };
  },
});

const pageOfCards = 40;

export const loadCards = loader({
  name: "tactics.cards",
  allows: "plan.read",
  input: z.preprocess(
    (address) => address,
    z.object({
      id: z.uuid().catch(""),
      nodeId: z.uuid().catch(""),
      status: z.enum(cardStatuses).nullable().catch(null),
      holdout: z.literal("1").nullable().catch(null),
      mine: z.literal("1").nullable().catch(null),
      after: z.uuid().nullable().catch(null),
    }),
  ),
  run: async ({ db, scope, input }) => {
    if (input.id === "" || input.nodeId === "") throw new AppError("NOT_FOUND");
    const node = await getNode(db, scope, input.nodeId);
    const tactic = await findTactic(db, scope, node.id);
    if (!tactic || node.planId !== input.id || node.archivedAt !== null) throw new AppError("NOT_FOUND");
    const mayPlan = can(scope.role, "plan.write");
    // The holdout is shown to those who plan, to read it; nobody else has a use for it.
    const { status, after } = input;
    const [holdout, mine] = [input.holdout !== null && mayPlan, input.mine !== null];
    const rows = await listCards(
      db,
      scope,
      node.id,
      { status: status ?? undefined, holdout, mine },
      after,
      pageOfCards + 1,
    );
    const cards = rows.slice(0, pageOfCards);
    return {
      node,
      shown: { status, holdout, mine, after },
      cards,
      next: rows.length > pageOfCards ? (cards[cards.length - 1]?.customerId ?? null) : null,
      counts: await countCardsSeen(db, scope, node.id),
      readiness: await readReadiness(db, scope, node),
      offer: tactic.offer,
      channel: tactic.channel,
      carded: tactic.cardedAt !== null,
      people: (await listPeople(db, scope)).map(({ id, name }) => ({ id, name })),
      userId: scope.userId,
      mayPlan,
      mayWork: can(scope.role, "plan.work"),
    };
  },
});
