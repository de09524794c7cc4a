// What should this person do now? By role: promises and quiet customers, segments and imports, plans that are late.
import { getCompany } from "@/lib/data/company";
import {
  listDueSteps,
  listDueWork,
  listImportGlances,
  listLateNodes,
  listLatestNotes,
  listQuietCustomers,
  listSegmentGlances,
  readBeginnings,
} from "@/lib/data/today";
import { getOwnUser } from "@/lib/data/users";
import { can } from "@/lib/domain/basics/access";
import { addDays, dayFromDate, dayOf } from "@/lib/domain/basics/calendar";
import { loader } from "@/lib/server/loader";

const quietDays = 60;
const horizonDays = 7;

export const loadToday = loader({
  name: "today.load",
  allows: "profile.self",
  run: async ({ db, scope, now, actor }) => {
    const [user, company] = await Promise.all([getOwnUser(db, scope), getCompany(db, scope)]);
    const { role } = scope;
    const today = dayOf(now, company.timeZone);
    const until = addDays(today, horizonDays);
    const writesNotes = can(role, "notes.write");
    const owns = role === "rep" || role === "telemarketer" || role === "manager";
    const leads = role === "manager" || role === "administrator";
    const named = <T extends { nameVi: string; nameEn: string }>({ nameVi, nameEn, ...rest }: T) => ({
      ...rest,
      name: actor.locale === "en" ? nameEn || nameVi : nameVi || nameEn,
    });
    const [steps, quiet, notes, segments, imports, late, work, beginnings] = await Promise.all([
      writesNotes ? listDueSteps(db, scope, until) : null,
      owns ? listQuietCustomers(db, scope, new Date(now.getTime() - quietDays * 86_400_000)) : null,
      role === "marketer" ? null : listLatestNotes(db, scope),
      can(role, "segments.read") && role !== "manager" ? listSegmentGlances(db, scope) : null,
      can(role, "imports.run") && role !== "manager" ? listImportGlances(db, scope) : null,
      leads || role === "marketer" ? listLateNodes(db, scope, today, leads ? "all" : "own") : null,
      can(role, "plan.work") ? listDueWork(db, scope, until) : null,
      readBeginnings(db, scope),
    ]);
    return {
      name: user.name,
      role,
      currency: company.currency,
      today,
      beginnings: {
        ...beginnings,
        mayImport: can(role, "imports.run"),
        mayInvite: can(role, "people.manage"),
        mayPlan: can(role, "plan.write"),
        maySegment: can(role, "segments.write"),
      },
      steps: steps?.map((step) => ({ ...step, overdue: step.dueOn < today })) ?? null,
      quiet: quiet?.map((customer) => ({ ...customer, spendMinor: Number(customer.spendMinor) })) ?? null,
      notes,
      segments: segments?.map(named) ?? null,
      imports,
      late: late?.map(({ endsOn, ...node }) => named({ ...node, endsOn: endsOn ? dayFromDate(endsOn) : null })) ?? null,
      work: work?.map(({ dueOn, ...item }) => named({ ...item, dueOn: dueOn ? dayFromDate(dueOn) : today })) ?? null,
    };
  },
});
export type TodayData = Awaited<ReturnType<typeof loadToday>>;
