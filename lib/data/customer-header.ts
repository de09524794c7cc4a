// Who is this, in one row: name, stage, owner, tags, and every fact a role may see, each with its origin.
import { AppError } from "@/lib/domain/basics/errors";
import type { FactValue } from "@/lib/domain/customers/fact-change";
import { factsOfRow } from "@/lib/domain/customers/fact-columns";
import { isHiddenFact } from "@/lib/domain/customers/fact-groups";
import { originOf, provenance } from "@/lib/domain/customers/provenance";
import type { Db } from "./client";
import { customersInScope, type Scope } from "./scope";

export interface HeldFact {
  readonly value: FactValue;
  readonly source: string | null;
  readonly sourceRef: string | null;
  readonly recordedAt: string | null;
  readonly verifiedAt: string | null;
  readonly by: string | null;
}

export async function getCustomerHeader(db: Db, scope: Scope, id: string) {
  const row = await db.customer.findFirst({
    where: { id, AND: customersInScope(scope) },
    include: { tags: { include: { tag: true }, orderBy: { createdAt: "asc" } } },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const origins = provenance.safeParse(row.provenance).data ?? {};
  const people = [row.ownerId, ...Object.values(origins).map((origin) => origin.by)];
  const [users, team, customFields] = await Promise.all([
    db.user.findMany({
      where: { id: { in: [...new Set(people.filter((who): who is string => typeof who === "string"))] } },
      select: { id: true, name: true },
    }),
    row.teamId === null ? null : db.team.findUnique({ where: { id: row.teamId }, select: { name: true } }),
    db.customField.findMany({ where: { archivedAt: null }, orderBy: { position: "asc" } }),
  ]);
  const names = new Map(users.map((user) => [user.id, user.name]));
  const custom = (row.custom ?? {}) as Record<string, unknown>;
  const facts = Object.fromEntries(
    Object.entries(factsOfRow(row))
      .filter(([fact]) => !isHiddenFact(scope.role, fact))
      .map(([fact, value]): [string, HeldFact] => {
        const origin = originOf(origins, fact);
        return [
          fact,
          {
            value,
            source: origin?.source ?? null,
            sourceRef: origin?.ref ?? null,
            recordedAt: origin?.recordedAt ?? null,
            verifiedAt: origin?.verifiedAt ?? null,
            by: origin?.by === undefined ? null : (names.get(origin.by) ?? null),
          },
        ];
      }),
  );
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    code: row.code,
    name: row.name,
    stage: row.stage,
    summary: row.summary,
    ownerId: row.ownerId,
    ownerName: row.ownerId === null ? null : (names.get(row.ownerId) ?? null),
    teamId: row.teamId,
    teamName: team?.name ?? null,
    mergedIntoId: row.mergedIntoId,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    tags: row.tags.map(({ tag }) => ({ id: tag.id, name: tag.name })),
    facts,
    custom: customFields
      .filter((field) => custom[field.key] !== undefined && custom[field.key] !== null)
      .map(({ key, labelVi, labelEn }) => ({ key, labelVi, labelEn, value: String(custom[key]) })),
  };
}
