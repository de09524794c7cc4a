// Which segments are there, what do they say, who changed them and why, and where are they used?
import { AppError } from "@/lib/domain/basics/errors";
import { isUuid } from "@/lib/domain/basics/ids";
import { membershipOf } from "@/lib/domain/segmentation/evaluate-rule";
import type { Db, Prisma } from "./client";
import type { Scope } from "./scope";
import { type BoundRule, bindRule, visibleSegments } from "./segment-context";
import { loadFacts } from "./segment-facts";

export interface SegmentOption {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly kind: "dynamic" | "static";
  readonly memberCount: number | null;
}

const optionColumns = { id: true, nameVi: true, nameEn: true, kind: true, memberCount: true } as const;

/** Segments to choose from: those the scope may use, by name. */
export function listSegmentOptions(db: Db, scope: Scope): Promise<SegmentOption[]> {
  return db.segment.findMany({
    where: { archivedAt: null, ...visibleSegments(scope) },
    orderBy: [{ nameVi: "asc" }, { id: "asc" }],
    take: 1000,
    select: optionColumns,
  });
}

export interface SegmentSummary extends SegmentOption {
  readonly description: string | null;
  readonly folder: string | null;
  readonly shared: boolean;
  readonly ownerId: string;
  readonly ownerName: string | null;
  readonly withheldCount: number | null;
  readonly countedAt: Date | null;
  readonly updatedAt: Date;
  readonly archivedAt: Date | null;
  /** Sizes of the latest snapshots, oldest first. */
  readonly sizes: readonly number[];
}

async function ownerNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const users = await db.user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, name]));
}

const summaryColumns = {
  ...optionColumns,
  description: true,
  folder: true,
  shared: true,
  ownerId: true,
  withheldCount: true,
  countedAt: true,
  updatedAt: true,
  archivedAt: true,
  snapshots: { orderBy: [{ takenAt: "desc" }, { id: "desc" }], take: 8, select: { memberCount: true } },
} as const satisfies Prisma.SegmentSelect;

export interface SegmentFilter {
  readonly folder?: string | undefined;
  readonly archived?: boolean | undefined;
  readonly mine?: boolean | undefined;
}

/** The list page: newest change first. */
export async function listSegments(db: Db, scope: Scope, filter: SegmentFilter = {}): Promise<SegmentSummary[]> {
  const rows = await db.segment.findMany({
    where: {
      AND: [visibleSegments(scope)],
      archivedAt: filter.archived ? { not: null } : null,
      ...(filter.folder === undefined ? {} : { folder: filter.folder }),
      ...(filter.mine ? { ownerId: scope.userId } : {}),
    },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: 500,
    select: summaryColumns,
  });
  const names = await ownerNames(
    db,
    rows.map(({ ownerId }) => ownerId),
  );
  return rows.map(({ snapshots, ...row }) => ({
    ...row,
    ownerName: names.get(row.ownerId) ?? null,
    sizes: snapshots.map(({ memberCount }) => memberCount).reverse(),
  }));
}

export async function listSegmentFolders(db: Db, scope: Scope): Promise<string[]> {
  const rows = await db.segment.findMany({
    where: { archivedAt: null, folder: { not: null }, AND: [visibleSegments(scope)] },
    distinct: ["folder"],
    orderBy: { folder: "asc" },
    select: { folder: true },
  });
  return rows.flatMap(({ folder }) => (folder === null ? [] : [folder]));
}

export interface SegmentRow extends SegmentSummary {
  readonly rule: unknown;
  readonly version: number;
}

/** A segment that the scope may see, or NOT_FOUND. */
export async function getSegment(db: Db, scope: Scope, id: string): Promise<SegmentRow> {
  const row = isUuid(id)
    ? await db.segment.findFirst({
        where: { id, AND: [visibleSegments(scope)] },
        select: { ...summaryColumns, rule: true, version: true },
      })
    : null;
  if (!row) throw new AppError("NOT_FOUND");
  const names = await ownerNames(db, [row.ownerId]);
  const { snapshots, ...rest } = row;
  return {
    ...rest,
    ownerName: names.get(row.ownerId) ?? null,
    sizes: snapshots.map(({ memberCount }) => memberCount).reverse(),
  };
}

export interface SegmentUse {
  readonly kind: "tactic" | "segment";
  readonly id: string;
  readonly planId: string | null;
  readonly nameVi: string;
  readonly nameEn: string;
}

/** Tactics that aim at a segment, and segments whose rule refers to it. */
export async function listSegmentUses(db: Db, scope: Scope, id: string): Promise<SegmentUse[]> {
  const [tactics, segments] = await Promise.all([
    db.planNode.findMany({
      where: { archivedAt: null, tactic: { segmentId: id }, plan: { archivedAt: null } },
      select: { id: true, planId: true, nameVi: true, nameEn: true },
      take: 50,
    }),
    db.segment.findMany({
      where: { archivedAt: null, id: { not: id }, AND: [visibleSegments(scope)] },
      select: { id: true, nameVi: true, nameEn: true, rule: true },
    }),
  ]);
  return [
    ...tactics.map((row) => ({ kind: "tactic" as const, ...row })),
    ...segments
      .filter(({ rule }) => JSON.stringify(rule).toLowerCase().includes(id.toLowerCase()))
      .map(({ rule: _, ...row }) => ({ kind: "segment" as const, planId: null, ...row })),
  ];
}

export interface CustomerSegment extends SegmentOption {
  readonly membership: "in" | "withheld";
}

async function bindAll(db: Db, scope: Scope, options: readonly SegmentOption[], asOf: Date): Promise<BoundRule[]> {
  const leaf = ({ id }: SegmentOption) => ({ segment: id });
  try {
    const whole = await bindRule(db, scope, { any: options.map(leaf) }, asOf);
    return options.map((option) => ({ rule: leaf(option), context: whole.context }));
  } catch (error) {
    if (!(error instanceof AppError) || options.length <= 1) return [];
    // One rule that no longer reads must not hide the others.
    const each = await Promise.all(options.map((option) => bindAll(db, scope, [option], asOf)));
    return each.flat();
  }
}

/** The segments that a customer belongs to now, or is withheld from. */
export async function segmentsOfCustomer(
  db: Db,
  scope: Scope,
  customerId: string,
  asOf: Date,
): Promise<CustomerSegment[]> {
  const options = (await listSegmentOptions(db, scope)).slice(0, 200);
  if (options.length === 0) return [];
  const bound = await bindAll(db, scope, options, asOf);
  const context = bound[0]?.context;
  if (!context) return [];
  const found: CustomerSegment[] = [];
  const facts = new Map<unknown, Awaited<ReturnType<typeof loadFacts>>[number] | undefined>();
  for (const { rule, context } of bound) {
    if (!facts.has(context)) facts.set(context, (await loadFacts(db, scope, [customerId], context))[0]);
    const held = facts.get(context);
    const option = options.find(({ id }) => "segment" in rule && rule.segment === id);
    const membership = held ? membershipOf(rule, held, context) : "out";
    if (option && membership !== "out") found.push({ ...option, membership });
  }
  return found;
}
