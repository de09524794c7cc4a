// Which rules hold for contacting people, since when, from which sources, and how fresh is the do-not-call register?
import { getCompany } from "@/lib/data/company";
import { listPackPeriods, listRegisterBatches } from "@/lib/data/consent-rule-packs";
import { readGatePolicy, readPackInForce } from "@/lib/data/eligibility-policy";
import { can } from "@/lib/domain/basics/access";
import { addDays, dayOf } from "@/lib/domain/basics/calendar";
import { allPacks } from "@/lib/domain/permission/rule-packs/all-packs";
import { loader } from "../loader";

export const loadRulePacks = loader({
  name: "rulePacks.load",
  allows: "settings.read",
  run: async ({ db, scope, now }) => {
    const [inForce, policy, periods, batches, { timeZone }] = await Promise.all([
      readPackInForce(db, now),
      readGatePolicy(db, now),
      listPackPeriods(db, scope),
      listRegisterBatches(db, scope),
      getCompany(db, scope),
    ]);
    const today = dayOf(now, timeZone);
    const { register } = inForce.pack;
    const oldest = register ? addDays(today, -register.maxAgeDays) : null;
    const lists = (["sms", "voice"] as const).map((list) => {
      const newest = policy.registerOn[list];
      return { list, newest, fresh: oldest === null || (newest !== null && newest >= oldest) };
    });
    return {
      inForce,
      coming: periods.filter(({ inForceAt }) => inForceAt > now),
      periods,
      batches,
      lists,
      packs: allPacks,
      today,
      mayChoose: can(scope.role, "permission.write"),
    };
  },
});
