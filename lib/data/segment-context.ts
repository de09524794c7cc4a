// What do the names in a rule stand for today? Reads the company's clock, its own fields, the rows and the segments that
// a rule refers to, and refuses whatever does not exist. Everything that evaluates a rule starts here.
import { AppError } from "@/lib/domain/basics/errors";
import { isUuid } from "@/lib/domain/basics/ids";
import { parseRule } from "@/lib/domain/segmentation/parse-rule";
import type { SegmentRule } from "@/lib/domain/segmentation/rule";
import { type ReferencedSegment, type RuleContext, ruleContext } from "@/lib/domain/segmentation/rule-context";
import {
  customRuleFields,
  type FieldCatalogue,
  type ReferenceKind,
  ruleCatalogue,
} from "@/lib/domain/segmentation/rule-fields";
import { invalidRule } from "@/lib/domain/segmentation/rule-problem";
import { checkSegmentGraph, type RuleReference, ruleReferences } from "@/lib/domain/segmentation/walk-rule";
import type { Db, Prisma } from "./client";
import { mayRead, type Scope } from "./scope";
import { bindNames } from "./segment-bindings";

export interface RuleSetting {
  readonly timeZone: string;
  readonly currency: string;
  readonly fields: FieldCatalogue;
}

/** The company's clock and currency, and the fields that this scope may ask about. */
export async function loadRuleSetting(db: Db, scope: Scope): Promise<RuleSetting> {
  const [found] = await db.$queryRaw<
    { time_zone: string | null; currency: string | null; custom: Record<string, unknown>[] | null }[]
  >`SELECT (SELECT time_zone FROM company WHERE id = 1) AS time_zone,
      (SELECT currency FROM company WHERE id = 1) AS currency,
      (SELECT json_agg(json_build_object('key', key, 'kind', kind, 'labelVi', label_vi, 'labelEn', label_en,
         'choices', choices) ORDER BY position, key) FROM custom_field WHERE archived_at IS NULL) AS custom`;
  const custom = (found?.custom ?? []).map((row) => ({
    key: String(row.key),
    kind: String(row.kind),
    labelVi: String(row.labelVi),
    labelEn: String(row.labelEn),
    choices: Array.isArray(row.choices) ? row.choices.map(choiceCode) : [],
  }));
  const all = ruleCatalogue(customRuleFields(custom));
  const visible = [...all].filter(([, field]) => field.hidden === undefined || mayRead(scope, field.hidden));
  return {
    timeZone: found?.time_zone ?? "Asia/Ho_Chi_Minh",
    currency: found?.currency ?? "VND",
    fields: new Map(visible),
  };
}

function choiceCode(choice: unknown): string {
  if (typeof choice === "object" && choice !== null && "code" in choice) return String(choice.code);
  return String(choice);
}

/** Segments that a scope may use: shared ones and its own; an administrator all. */
export function visibleSegments(scope: Scope): Prisma.SegmentWhereInput {
  return scope.role === "administrator" ? {} : { OR: [{ shared: true }, { ownerId: scope.userId }] };
}

async function loadSegments(db: Db, scope: Scope, rule: SegmentRule, fields: FieldCatalogue) {
  const segments = new Map<string, ReferencedSegment>();
  let wanted = segmentIds(rule, fields);
  for (let step = 0; wanted.length > 0 && step < 50; step++) {
    const rows = await db.segment.findMany({
      where: { id: { in: wanted }, ...(step === 0 ? visibleSegments(scope) : {}) },
      select: { id: true, kind: true, nameVi: true, nameEn: true, rule: true },
    });
    for (const row of rows) {
      segments.set(row.id, { ...row, rule: row.kind === "static" ? { all: [] } : storedRule(row, fields) });
    }
    wanted = rows
      .flatMap(({ id }) => segmentIds(segments.get(id)?.rule ?? { any: [] }, fields))
      .filter((id) => !segments.has(id));
  }
  return segments;
}

function segmentIds(rule: SegmentRule, fields: FieldCatalogue): string[] {
  const ids = ruleReferences(rule, fields).flatMap(({ kind, name }) => (kind === "segment" ? [name] : []));
  return [...new Set(ids)];
}

/** A stored rule that no longer reads is named by its segment, not by a path the person cannot see. */
function storedRule(row: { nameVi: string; rule: unknown }, fields: FieldCatalogue): SegmentRule {
  try {
    return parseRule(row.rule, fields);
  } catch {
    throw new AppError("INVALID_RULE", { messageKey: "INVALID_RULE_inside", path: row.nameVi, name: row.nameVi });
  }
}

export interface BoundRule {
  readonly rule: SegmentRule;
  readonly context: RuleContext;
}

/**
 * Reads a rule and everything it refers to. Throws INVALID_RULE with the path of what is wrong or does not exist, or of a
 * circle of segments. `self` is the stored segment that the rule belongs to.
 */
export async function bindRule(
  db: Db,
  scope: Scope,
  json: unknown,
  asOf: Date,
  self?: { id: string; name: string },
): Promise<BoundRule> {
  const setting = await loadRuleSetting(db, scope);
  const rule = parseRule(json, setting.fields);
  const own = self && isUuid(self.id) ? { ...self, id: self.id.toLowerCase() } : undefined;
  const segments = await loadSegments(db, scope, rule, setting.fields);
  checkSegmentGraph(rule, segments, own);
  const outer = ruleReferences(rule, setting.fields);
  const inner = [...segments.values()].flatMap((segment) => ruleReferences(segment.rule, setting.fields));
  const bindings = await bindNames(db, scope, [...outer, ...inner]);
  const missing = (one: RuleReference): one is RuleReference & { kind: Exclude<ReferenceKind, "segment"> } =>
    one.kind !== "segment" && !bindings[one.kind].has(one.name);
  const problems = outer.filter(missing).map(({ path }) => ({ path, key: "ruleUnknownReference" }));
  if (problems.length > 0) throw invalidRule(problems);
  for (const segment of segments.values()) {
    if (ruleReferences(segment.rule, setting.fields).some(missing)) {
      throw new AppError("INVALID_RULE", {
        messageKey: "INVALID_RULE_inside",
        path: segment.nameVi,
        name: segment.nameVi,
      });
    }
  }
  const context = ruleContext({
    asOf,
    timeZone: setting.timeZone,
    fields: setting.fields,
    bindings,
    segments,
    seesSensitive: mayRead(scope, "sensitive_opinion"),
  });
  return { rule, context };
}
