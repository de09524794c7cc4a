// `crm demo`: a small rich company in which every screen has something to show. Refuses to load beside real accounts.
import { AppError } from "@/lib/domain/basics/errors";
import { now } from "../clock";
import { database } from "../database";
import { authorise, inAuditedTransaction } from "../gate";
import { keepReadings } from "../plan-readings";
import { currentActor } from "../session";
import { actorsOf } from "./acting";
import { loadConsents } from "./load-consents";
import { assignCustomers, loadCustomers } from "./load-customers";
import { loadPlan, loadSegments } from "./load-plan";
import { loadCatalogue, loadPartners, loadPeople, loadPurposes } from "./load-reference";
import { loadStories } from "./load-stories";
import { demoPassword, demoPeople } from "./people";

export interface DemoReport {
  readonly users: readonly { email: string; name: string; role: string; password: string }[];
  readonly customers: number;
  readonly purchases: number;
}

async function report(): Promise<DemoReport> {
  const [customers, purchases] = await Promise.all([database().customer.count(), database().purchase.count()]);
  const users = demoPeople.map(({ email, name, role }) => ({ email, name, role, password: demoPassword }));
  return { users, customers, purchases };
}

export async function loadDemo(onProgress: (step: string) => void): Promise<DemoReport> {
  const actor = await currentActor();
  authorise(actor, "settings.write");
  const db = database();
  const marketer = demoPeople[2]?.email ?? "";
  if (await db.user.findUnique({ where: { email: marketer } })) return report();
  if ((await db.user.count()) > 0) throw new AppError("CONFLICT", { messageKey: "CONFLICT_demo" });
  const at = now();
  const loaded = await inAuditedTransaction(actor, "demo.load", 60_000, async (tx, _at, audit) => {
    onProgress("people, catalogue, partners");
    const people = await loadPeople(tx, at);
    const products = await loadCatalogue(tx, at);
    const author = people.userIds.get("baomat@phinviet.example") ?? "";
    await loadPartners(tx, at, people.userIds.get(marketer) ?? "");
    const notices = await loadPurposes(tx, at, author);
    audit({ entity: "company", entityId: "1" });
    return { people, products, notices };
  });
  onProgress("customers and purchases");
  await loadCustomers(actor.scope, loaded.products, at);
  await assignCustomers(db, loaded.people);
  onProgress("notes and relationships");
  await loadStories(db, loaded.people, at);
  onProgress("consents");
  await loadConsents(actor.scope, at, loaded.notices);
  onProgress("segments and plan");
  const as = actorsOf(loaded.people);
  await loadPlan(as, loaded.people, await loadSegments(as), at);
  for (let weeks = 10; weeks >= 0; weeks--) {
    await keepReadings(db, actor.scope, new Date(at.getTime() - weeks * 7 * 86_400_000));
  }
  return report();
}
