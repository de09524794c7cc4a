// What has happened between the demo company and its customers: notes with next steps, jobs, relationships, awareness, ways of deciding.
import type { Db } from "@/lib/data/client";
import { addDays, dateFromDay, dayOf } from "@/lib/domain/basics/calendar";
import { awarenessLevels } from "@/lib/domain/customers/kinds";
import { type Random, seededRandom } from "@/lib/domain/stats/random";
import { newId } from "../clock";
import type { DemoPeople } from "./load-reference";
import { companyNotes, jobTitles, personNotes } from "./notes";

const dayMs = 86_400_000;
const timeZone = "Asia/Ho_Chi_Minh";

interface OwnedCustomer {
  readonly id: string;
  readonly kind: "person" | "company";
  readonly name: string;
  readonly ownerId: string | null;
}

/** A moment in working hours, `daysAgo` days before `at`, never after it. */
function workingMoment(random: Random, at: Date, daysAgo: number): Date {
  const day = Date.parse(`${addDays(dayOf(at, timeZone), -daysAgo)}T00:00:00Z`);
  const moment = new Date(day + (1 + 9 * random.next()) * 3_600_000);
  return moment < at ? moment : new Date(at.getTime() - 3_600_000);
}

function notesOf(random: Random, customer: OwnedCustomer, at: Date, productIds: readonly number[]) {
  const stock = customer.kind === "company" ? companyNotes : personNotes;
  return Array.from({ length: 1 + random.poisson(1.1) }, () => {
    const note = random.pick(stock);
    const occurredAt = workingMoment(random, at, random.below(110));
    const dueIn = random.below(16) - 5;
    const daysAgo = Math.floor((at.getTime() - occurredAt.getTime()) / dayMs);
    const done = daysAgo > 20;
    return {
      customerId: customer.id,
      id: newId(occurredAt),
      kind: note.kind,
      outcome: note.outcome,
      body: note.body,
      occurredAt,
      authorId: customer.ownerId,
      durationMinutes: note.minutes ?? null,
      place: note.place ?? null,
      nextStep: note.nextStep ?? null,
      nextStepOn: note.nextStep
        ? dateFromDay(addDays(dayOf(done ? occurredAt : at, timeZone), done ? 7 : dueIn))
        : null,
      nextStepDoneAt: note.nextStep && done ? new Date(occurredAt.getTime() + 6 * dayMs) : null,
      productIds: random.chance(0.4) ? [random.pick(productIds)] : [],
      createdAt: occurredAt,
      updatedAt: occurredAt,
    };
  });
}

export async function loadStories(db: Db, { userIds }: DemoPeople, at: Date): Promise<void> {
  const random = seededRandom(77);
  const products = (await db.product.findMany({ select: { id: true }, orderBy: { id: "asc" } })).map(({ id }) => id);
  const owned = await db.customer.findMany({
    where: { ownerId: { not: null } },
    select: { id: true, kind: true, name: true, ownerId: true },
    orderBy: { code: "asc" },
  });
  await db.interaction.createMany({ data: owned.flatMap((customer) => notesOf(random, customer, at, products)) });

  const companies = await db.customer.findMany({
    where: { kind: "company" },
    select: { id: true, name: true },
    orderBy: { code: "asc" },
  });
  const people = owned.filter(({ kind }) => kind === "person");
  const employees = people.slice(0, Math.min(people.length, companies.length));
  await db.job.createMany({
    data: employees.map((person, index) => {
      const company = companies[index % companies.length];
      const [title, department, duties] = random.pick(jobTitles);
      return {
        customerId: person.id,
        id: newId(at),
        companyCustomerId: company?.id ?? null,
        companyName: company?.name ?? null,
        title,
        department,
        duties,
        source: "rep",
        verifiedAt: workingMoment(random, at, random.below(300)),
        createdAt: at,
        updatedAt: at,
      };
    }),
  });
  const pairs = people.slice(0, 60).flatMap((person, index) => {
    const other = people[(index + 7) % people.length];
    return other && other.id !== person.id ? [{ person, other }] : [];
  });
  await db.relationship.createMany({
    data: pairs.flatMap(({ person, other }, index) => {
      const [kind, back] =
        index % 3 === 0
          ? ["referred", "referred_by"]
          : index % 3 === 1
            ? ["colleague", "colleague"]
            : ["influences", "influenced_by"];
      const both = {
        strength: 1 + random.below(5),
        source: "rep",
        createdById: userIds.get("sales@phinviet.example") ?? null,
        createdAt: at,
      };
      return [
        { customerId: person.id, id: newId(at), otherCustomerId: other.id, kind: kind ?? "friend", ...both },
        { customerId: other.id, id: newId(at), otherCustomerId: person.id, kind: back ?? "friend", ...both },
      ];
    }),
    skipDuplicates: true,
  });
  await db.awareness.createMany({
    data: owned.flatMap((customer) =>
      [random.pick(products), random.pick(products)].map((productId) => ({
        customerId: customer.id,
        productId,
        level: random.pick(awarenessLevels),
        source: "rep",
        recordedById: customer.ownerId,
        recordedAt: workingMoment(random, at, random.below(200)),
      })),
    ),
    skipDuplicates: true,
  });
  const styles = ["analytical", "intuitive", "relational", "cautious", "quick"];
  const roles = ["decider", "influencer", "buyer", "user", "gatekeeper", "initiator"];
  for (const style of styles) {
    const some = owned.filter((_, index) => styles[index % styles.length] === style).map(({ id }) => id);
    await db.customer.updateMany({
      where: { id: { in: some } },
      data: {
        decisionStyle: style,
        decisionRole: random.pick(roles),
        influenceLevel: 1 + random.below(5),
        decisionCriteria: ["quality", "price", "service"].slice(0, 1 + random.below(3)),
      },
    });
  }
}
