// How many customers of one part belong to a rule, are withheld, may be contacted, and fit each condition? Sums over the
// parts are the answer for all.
import { contactChannels } from "@/lib/domain/customers/kinds";
import { profilingRefusals } from "../evaluate-rule";
import type { SegmentRule } from "../rule";
import type { RuleContext } from "../rule-context";
import { usesProfiling } from "../walk-rule";
import { andBits, type Bits, countBits, countBoth, noBits, orInto, setBit, withoutBits } from "./bits";
import type { Part } from "./part";
import type { PartScan, SqlAnswers } from "./scan-part";
import { scanCodes } from "./texts";

/** Whose customers may be seen; null is everybody's. */
export type Reach = { readonly ownerId: string; readonly teamIds: readonly string[] } | null;

export interface PartCount {
  readonly population: number;
  readonly members: number;
  readonly withheld: number;
  /** purpose → channel → members who may be contacted; null when the gate must be asked. */
  readonly mayContact: Readonly<Record<string, Readonly<Record<string, number>>>> | null;
  readonly conditions: readonly { readonly path: string; readonly alone: number; readonly inPlace: number }[];
}

function ofColumn(part: Part, column: string, wanted: readonly string[]): Bits {
  const texts = part.texts.get(column);
  if (!texts) return noBits(part.size);
  const flags = new Uint8Array(texts.values.length + 1);
  for (let n = 0; n < texts.values.length; n++) if (wanted.includes(texts.values[n] as string)) flags[n + 1] = 1;
  return scanCodes(texts, flags);
}

function inReach(scan: PartScan, reach: Reach, asOf: Date): Bits {
  const { part } = scan;
  if (reach === null) return part.population;
  const seen = scan.kept(`reach|${JSON.stringify(reach)}`, asOf, () => {
    const bits = ofColumn(part, "ownerId", [reach.ownerId]);
    orInto(bits, ofColumn(part, "teamId", reach.teamIds));
    return bits;
  });
  return andBits(part.population, seen);
}

function objectors(scan: PartScan, asOf: Date): Bits {
  const { part } = scan;
  return scan.kept("objectors", asOf, () => {
    const { columns, customer, spans, texts } = part.rows.permission;
    const refusing = new Set(profilingRefusals.flatMap((state) => texts.get(state) ?? []));
    const bits = noBits(part.size);
    for (const [key, { from, to }] of spans) {
      if (!String(key).startsWith("profiling|")) continue;
      for (let row = from; row < to; row++) {
        const since = (columns.since as Float64Array)[row] as number;
        const state = (columns.state as Float64Array)[row] as number;
        if (since <= asOf.getTime() && refusing.has(state)) setBit(bits, customer[row] as number);
      }
    }
    return bits;
  });
}

function contactable({ part, reach }: PartScan, members: Bits, asOf: number): PartCount["mayContact"] {
  if (reach === null || !reach.holdsAt(asOf)) return null;
  const counts: Record<string, Record<string, number>> = {};
  for (const key of reach.rows.spans.keys()) {
    const [purpose = "", channel = ""] = String(key).split("|");
    counts[purpose] = { ...counts[purpose], [channel]: countBoth(reach.open(String(key), part.size, asOf), members) };
  }
  return counts;
}

interface Sides {
  readonly population: Bits;
  readonly members: Bits;
  readonly withheld: Bits;
  readonly nodes: readonly { readonly path: string; readonly bits: Bits }[];
}

function sidesOf(scan: PartScan, reach: Reach, rule: SegmentRule, context: RuleContext, answers: SqlAnswers): Sides {
  const nodes: { path: string; bits: Bits }[] = [];
  const held = scan.node(
    rule,
    (leaf) => scan.leaf(leaf, context, answers),
    (path, bits) => nodes.push({ path, bits }),
  );
  const population = inReach(scan, reach, context.asOf);
  const fitting = andBits(population, held);
  const asks = usesProfiling(rule, context.fields, context.segments);
  const objecting = asks ? objectors(scan, context.asOf) : noBits(scan.part.size);
  return {
    population,
    members: withoutBits(fitting, objecting),
    withheld: andBits(fitting, objecting),
    nodes,
  };
}

/** Members of the part: active, in reach, fitting, and not objecting to profiling where it is asked. */
export function membersOfPart(
  scan: PartScan,
  reach: Reach,
  rule: SegmentRule,
  context: RuleContext,
  answers: SqlAnswers,
): Bits {
  return sidesOf(scan, reach, rule, context, answers).members;
}

export function countPart(
  scan: PartScan,
  reach: Reach,
  rule: SegmentRule,
  context: RuleContext,
  answers: SqlAnswers,
): PartCount {
  const { population, members, withheld, nodes } = sidesOf(scan, reach, rule, context, answers);
  return {
    population: countBits(population),
    members: countBits(members),
    withheld: countBits(withheld),
    mayContact: contactable(scan, members, context.asOf.getTime()),
    conditions: nodes.map(({ path, bits }) => ({
      path,
      alone: countBoth(population, bits),
      inPlace: countBoth(members, bits),
    })),
  };
}

/** Sums of several parts; conditions come in the order of `paths`, purposes in the order given. */
export function addCounts(
  parts: readonly PartCount[],
  paths: readonly string[],
  purposes: readonly string[],
): PartCount {
  const sum = (of: (part: PartCount) => number) => parts.reduce((total, part) => total + of(part), 0);
  const mayContact: Record<string, Record<string, number>> = {};
  for (const purpose of purposes) {
    mayContact[purpose] = Object.fromEntries(contactChannels.map((channel) => [channel, 0]));
  }
  for (const part of parts) {
    for (const [purpose, channels] of Object.entries(part.mayContact ?? {})) {
      mayContact[purpose] ??= {};
      const counts = mayContact[purpose];
      for (const [channel, count] of Object.entries(channels)) counts[channel] = (counts[channel] ?? 0) + count;
    }
  }
  const byPath = parts.map(({ conditions }) => new Map(conditions.map((one) => [one.path, one])));
  const at = (path: string, of: "alone" | "inPlace") =>
    byPath.reduce((total, conditions) => total + (conditions.get(path)?.[of] ?? 0), 0);
  return {
    population: sum(({ population }) => population),
    members: sum(({ members }) => members),
    withheld: sum(({ withheld }) => withheld),
    mayContact: parts.some((part) => part.mayContact === null) ? null : mayContact,
    conditions: paths.map((path) => ({ path, alone: at(path, "alone"), inPlace: at(path, "inPlace") })),
  };
}
