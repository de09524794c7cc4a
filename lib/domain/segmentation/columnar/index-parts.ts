// What does the whole index answer? Sums and unions over its parts: one large, and small ones with the customers that
// changed since. A customer counts in the latest part that was made of it.
import type { RuleLeaf, SegmentRule } from "../rule";
import type { RuleContext } from "../rule-context";
import { ruleLeaves, ruleNodes } from "../walk-rule";
import { clearBit, countBits, forEachBit, hasBit, noBits, setBit } from "./bits";
import { addCounts, countPart, membersOfPart, type PartCount, type Reach } from "./count-part";
import type { Part, References } from "./part";
import type { PartReach } from "./reach";
import { carriesField } from "./scan-field";
import { PartScan, type SqlAnswers } from "./scan-part";
import { wordsOf } from "./uuid-table";

/** Conditions that SQL must answer: the index does not hold what they ask. */
export function leavesForSql(rule: SegmentRule, context: RuleContext): RuleLeaf[] {
  return ruleLeaves(rule).flatMap(({ leaf }): RuleLeaf[] => {
    if ("segment" in leaf) {
      const other = context.segments.get(leaf.segment);
      return other?.kind === "dynamic" ? leavesForSql(other.rule, context) : [leaf];
    }
    const field = "field" in leaf ? context.fields.get(leaf.field) : undefined;
    return field && "field" in leaf && !carriesField(field, leaf) ? [leaf] : [];
  });
}

/** Customers of each condition that SQL answered, by the text of the condition. */
export type AnsweredIds = ReadonlyMap<string, readonly string[]>;

export class IndexParts {
  #scans: PartScan[];
  #references: References;

  constructor(base: Part, references: References) {
    this.#references = references;
    this.#scans = [new PartScan(base, references)];
  }

  get parts(): readonly Part[] {
    return this.#scans.map(({ part }) => part);
  }

  /** Customers in the parts after the first, outdated ones included: how much there is to be gathered again. */
  get changed(): number {
    return this.#scans.slice(1).reduce((sum, { part }) => sum + part.size, 0);
  }

  /** What rows refer to has changed: kept answers are void, those of the gate only when it asks something else now. */
  refer(references: References, gate: "stands" | "void"): void {
    this.#references = references;
    this.#scans = this.#scans.map(({ part, reach }) => {
      const scan = new PartScan(part, references);
      if (gate === "stands") scan.reach = reach;
      return scan;
    });
  }

  /** What the gate said of the customers of a part; null: it must be asked again. */
  setReach(part: Part, reach: PartReach | null): void {
    for (const scan of this.#scans) if (scan.part === part) scan.reach = reach;
  }

  /** Whether it is known, and since when, who may be contacted. */
  get reachAt(): number | null {
    const moments = this.#scans.map(({ reach }) => reach?.at ?? null);
    return moments.reduce((least, at) => (least === null || at === null ? null : Math.min(least, at)));
  }

  /** The latest state of these customers is in `part`; those it does not hold are gone. */
  replace(ids: Iterable<string>, part: Part, reach: PartReach | null): void {
    for (const id of ids) {
      const words = wordsOf(id);
      for (const { part: older } of this.#scans) {
        const place = older.ids.find(...words);
        if (place >= 0) clearBit(older.population, place);
      }
    }
    const scan = new PartScan(part, this.#references);
    scan.reach = reach;
    if (part.size > 0) this.#scans.push(scan);
    this.#scans = this.#scans.filter(({ part: one }, n) => n === 0 || countBits(one.population) > 0);
  }

  /** Ids of the customers of all parts but the first that count there: to be read again into one part. */
  changedIds(): string[] {
    return this.#scans.slice(1).flatMap(({ part }) => this.idsOf(part));
  }

  /** Ids of the customers that count in a part. */
  idsOf(part: Part): string[] {
    const ids: string[] = [];
    forEachBit(part.population, (place) => ids.push(part.ids.text(place)));
    return ids;
  }

  #answersFor(part: Part, answered: AnsweredIds): SqlAnswers {
    return new Map(
      [...answered].map(([text, ids]) => {
        const bits = noBits(part.size);
        for (const id of ids) {
          const place = part.ids.findText(id);
          if (place >= 0) setBit(bits, place);
        }
        return [text, bits] as const;
      }),
    );
  }

  count(reach: Reach, rule: SegmentRule, context: RuleContext, answered: AnsweredIds): PartCount {
    const counts = this.#scans.map((scan) =>
      countPart(scan, reach, rule, context, this.#answersFor(scan.part, answered)),
    );
    return addCounts(
      counts,
      ruleNodes(rule).map(({ path }) => path),
      this.#references.purposes,
    );
  }

  /** Ids of all members in their order, four words each. */
  members(reach: Reach, rule: SegmentRule, context: RuleContext, answered: AnsweredIds): Int32Array {
    const runs = this.#scans.map((scan) => {
      const bits = membersOfPart(scan, reach, rule, context, this.#answersFor(scan.part, answered));
      return idsOf(scan.part, bits, countBits(bits));
    });
    return runs.reduce(mergeIds);
  }

  /** Those of these customers who are members, in the order given. */
  among(
    reach: Reach,
    rule: SegmentRule,
    context: RuleContext,
    answered: AnsweredIds,
    ids: readonly string[],
  ): string[] {
    const sides = this.#scans.map((scan) => ({
      part: scan.part,
      bits: membersOfPart(scan, reach, rule, context, this.#answersFor(scan.part, answered)),
    }));
    return ids.filter((id) => {
      const words = wordsOf(id);
      return sides.some(({ part, bits }) => {
        const place = part.ids.find(...words);
        return place >= 0 && hasBit(bits, place);
      });
    });
  }
}

function idsOf(part: Part, bits: Int32Array, count: number): Int32Array {
  const ids = new Int32Array(count * 4);
  let at = 0;
  const add = (place: number) => {
    part.ids.copy(place, ids, at);
    at += 4;
  };
  if (part.order === null) forEachBit(bits, add);
  else for (const place of part.order) if (hasBit(bits, place)) add(place);
  return ids;
}

function mergeIds(a: Int32Array, b: Int32Array): Int32Array {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const merged = new Int32Array(a.length + b.length);
  let [x, y] = [0, 0];
  for (let at = 0; at < merged.length; at += 4) {
    const first = y >= b.length || (x < a.length && isBefore(a, x, b, y));
    merged.set(first ? a.subarray(x, x + 4) : b.subarray(y, y + 4), at);
    if (first) x += 4;
    else y += 4;
  }
  return merged;
}

function isBefore(a: Int32Array, x: number, b: Int32Array, y: number): boolean {
  for (let n = 0; n < 4; n++) {
    const [left, right] = [(a[x + n] as number) >>> 0, (b[y + n] as number) >>> 0];
    if (left !== right) return left < right;
  }
  return false;
}
