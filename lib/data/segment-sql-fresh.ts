// Was the fact behind a condition checked recently enough? Its own origin decides, or that of the whole row.
import { wholeRow } from "@/lib/domain/customers/provenance";
import type { FieldLeaf } from "@/lib/domain/segmentation/rule";
import type { RuleContext } from "@/lib/domain/segmentation/rule-context";
import type { RuleField } from "@/lib/domain/segmentation/rule-fields";
import { windowDays } from "@/lib/domain/segmentation/windows";
import { Prisma } from "./client";
import { instant, instantsOf, orFalse, refuseRule, sqlTrue } from "./segment-sql-comparison";

export function freshSql(field: RuleField, leaf: FieldLeaf, context: RuleContext, job: () => Prisma.Sql): Prisma.Sql {
  if (!leaf.verified_within) return sqlTrue;
  const { since } = instantsOf(windowDays(leaf.verified_within, context.today), context.timeZone);
  if (!since || field.checkedBy === undefined) throw refuseRule("verified_within");
  if (field.source === "job") {
    const at = Prisma.sql`${job()}.checked_at`;
    return orFalse(Prisma.sql`${at} >= ${instant(since)} AND ${at} <= ${instant(context.asOf)}`);
  }
  const latest = (names: readonly string[]) =>
    Prisma.sql`GREATEST(${Prisma.join(
      names.flatMap((name) => [
        Prisma.sql`c.provenance #>> ${[name, "recordedAt"]}::text[]`,
        Prisma.sql`c.provenance #>> ${[name, "verifiedAt"]}::text[]`,
      ]),
    )})`;
  // A fact without an origin of its own has that of the whole row.
  const origin = (names: readonly string[]) => Prisma.sql`COALESCE(${latest(names)}, ${latest([wholeRow])})`;
  const at =
    field.source === "age"
      ? Prisma.sql`(CASE WHEN c.birth_date IS NULL THEN ${origin(["age_band"])} ELSE ${origin(["birth_date"])} END)`
      : origin(field.checkedBy);
  return orFalse(Prisma.sql`${at} COLLATE "C" BETWEEN ${since.toISOString()} AND ${context.asOf.toISOString()}`);
}
