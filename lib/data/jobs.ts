// What does this person do, where, with which duties? And, for a company: who works there?
import { dateFromDay, dayFromDate } from "@/lib/domain/basics/calendar";
import { AppError } from "@/lib/domain/basics/errors";
import { type FactWriter, factChangeRows } from "@/lib/domain/customers/fact-change";
import type { Db } from "./client";
import { customersInScope, requireCustomer, requireOpenCustomer, type Scope } from "./scope";

export interface JobInput {
  readonly companyCustomerId: string | null;
  readonly companyName: string | null;
  readonly title: string | null;
  readonly department: string | null;
  readonly duties: string | null;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
}

const written = ({ title, companyName }: { title: string | null; companyName: string | null }) =>
  [title, companyName].filter(Boolean).join(" · ");

/** Adds or changes a job. A company that is a customer must be within reach; its name is kept beside the link. */
export async function saveJob(
  db: Db,
  scope: Scope,
  key: { customerId: string; id?: string | undefined },
  input: JobInput,
  writer: FactWriter,
): Promise<{ id: string }> {
  const { customerId } = key;
  await requireOpenCustomer(db, scope, customerId);
  const company = input.companyCustomerId;
  const linked = company === null ? null : await findCompanyName(db, scope, company);
  const { stamp, newId } = writer;
  const before =
    key.id === undefined ? null : await db.job.findUnique({ where: { customerId_id: { customerId, id: key.id } } });
  if (key.id !== undefined && !before) throw new AppError("NOT_FOUND");
  const data = {
    companyCustomerId: company,
    companyName: linked ?? input.companyName,
    title: input.title,
    department: input.department,
    duties: input.duties,
    startedOn: input.startedOn === null ? null : dateFromDay(input.startedOn),
    endedOn: input.endedOn === null ? null : dateFromDay(input.endedOn),
    isPrimary: input.endedOn === null,
    source: stamp.source,
    updatedAt: stamp.at,
  };
  const id = before?.id ?? newId();
  if (before) await db.job.update({ where: { customerId_id: { customerId, id } }, data });
  else await db.job.create({ data: { customerId, id, ...data, createdAt: stamp.at } });
  const delta = { field: "job", before: before ? written(before) : null, after: written(data) };
  await db.factChange.createMany({ data: factChangeRows(customerId, [delta], writer) });
  return { id };
}

async function findCompanyName(db: Db, scope: Scope, id: string): Promise<string> {
  const company = await db.customer.findFirst({
    where: { id, kind: "company", AND: customersInScope(scope) },
    select: { name: true },
  });
  if (!company) throw new AppError("NOT_FOUND");
  return company.name;
}

export async function removeJob(
  db: Db,
  scope: Scope,
  key: { customerId: string; id: string },
  writer: FactWriter,
): Promise<void> {
  await requireOpenCustomer(db, scope, key.customerId);
  const held = await db.job.findUnique({ where: { customerId_id: key } });
  if (!held) throw new AppError("NOT_FOUND");
  await db.job.delete({ where: { customerId_id: key } });
  await db.factChange.createMany({
    data: factChangeRows(key.customerId, [{ field: "job", before: written(held), after: null }], writer),
  });
}

export async function listJobs(db: Db, scope: Scope, customerId: string) {
  await requireCustomer(db, scope, customerId);
  const rows = await db.job.findMany({
    where: { customerId },
    orderBy: [{ isPrimary: "desc" }, { startedOn: "desc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    companyCustomerId: row.companyCustomerId,
    companyName: row.companyName,
    title: row.title,
    department: row.department,
    duties: row.duties,
    startedOn: row.startedOn === null ? null : dayFromDate(row.startedOn),
    endedOn: row.endedOn === null ? null : dayFromDate(row.endedOn),
    source: row.source,
    updatedAt: row.updatedAt,
  }));
}

/** People of a company, as far as they are within reach. */
export async function listEmployees(db: Db, scope: Scope, companyId: string) {
  await requireCustomer(db, scope, companyId);
  const rows = await db.job.findMany({
    where: {
      companyCustomerId: companyId,
      endedOn: null,
      customer: { status: "active", AND: customersInScope(scope) },
    },
    include: { customer: { select: { name: true, decisionRole: true } } },
    orderBy: { createdAt: "asc" },
    take: 100,
  });
  return rows.map(({ customerId, title, department, duties, customer }) => ({
    customerId,
    name: customer.name,
    decisionRole: customer.decisionRole,
    title,
    department,
    duties,
  }));
}
