// What can be asked of a rule that is not stored: how many, who, why, and in words. The command line's reads.
import { z } from "zod";
import type { Db } from "@/lib/data/client";
import type { Scope } from "@/lib/data/scope";
import { bindRule, loadRuleSetting } from "@/lib/data/segment-context";
import { listMemberCodes } from "@/lib/data/segment-members";
import { addDays, startOfDay } from "@/lib/domain/basics/calendar";
import { ruleDay } from "@/lib/domain/segmentation/rule";
import { locales } from "@/lib/messages/namespaces";
import { loader } from "../loader";
import { ruleSentence } from "../rule-words";
import { boundIds, countRule, explainRule } from "../segment-reads";

const rule = z.unknown();
/** An instant, or a local day of the company, which means its very end. */
const asOf = z.union([z.date(), ruleDay]).optional();

async function momentOf(db: Db, scope: Scope, now: Date, asked: Date | string | undefined): Promise<Date> {
  if (typeof asked !== "string") return asked ?? now;
  const { timeZone } = await loadRuleSetting(db, scope);
  return new Date(startOfDay(addDays(asked, 1), timeZone).getTime() - 1);
}

export const countSegmentRule = loader({
  name: "segments.countRule",
  allows: "segments.read",
  input: z.object({ rule, asOf }),
  run: async ({ db, scope, now, input }) => {
    const at = await momentOf(db, scope, now, input.asOf);
    return countRule(scope, input.rule, at, { gateOf: Number.POSITIVE_INFINITY });
  },
});

export const loadSegmentMembers = loader({
  name: "segments.members",
  allows: "segments.read",
  input: z.object({ rule, asOf }),
  run: async ({ db, scope, now, input }) => {
    const bound = await bindRule(db, scope, input.rule, await momentOf(db, scope, now, input.asOf));
    const ids = await boundIds(db, scope, bound);
    async function* batches() {
      for (let at = 0; at < ids.length; at += 10_000) {
        yield await listMemberCodes(db, scope, ids.slice(at, at + 10_000));
      }
    }
    return { count: ids.length, batches: batches() };
  },
});

export const explainSegmentRule = loader({
  name: "segments.explainRule",
  allows: "segments.read",
  input: z.object({ rule, customer: z.string().min(1).max(200), asOf }),
  run: async ({ db, scope, now, input }) =>
    explainRule(db, scope, input.rule, input.customer, await momentOf(db, scope, now, input.asOf)),
});

export const describeSegmentRule = loader({
  name: "segments.describeRule",
  allows: "segments.read",
  input: z.object({ rule, locale: z.enum(locales) }),
  run: ({ db, scope, input }) => ruleSentence(db, scope, input.rule, input.locale),
});
