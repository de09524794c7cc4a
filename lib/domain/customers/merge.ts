// Which of two values survives when two records turn out to be one customer? The one that was checked last, unless a person says otherwise.
import { type FactValue, type FactValues, sameFact } from "./fact-change";
import { factNames } from "./fact-columns";
import { originOf, type Provenance } from "./provenance";

export interface MergeSide {
  readonly facts: FactValues;
  readonly provenance: Provenance;
  readonly updatedAt: string;
}

export interface MergeChoice {
  readonly fact: string;
  readonly survivor: FactValue;
  readonly loser: FactValue;
  readonly same: boolean;
  /** What is proposed. */
  readonly take: "survivor" | "loser";
}

/** A code belongs to one customer for good (the loser's stays as a second key); owner and team are an assignment, not a fact. */
const notChosen = new Set(["code", "owner", "team"]);
const blank = (value: FactValue) => sameFact(value, null);

function lastChecked(side: MergeSide, fact: string): string {
  const origin = originOf(side.provenance, fact);
  return origin?.verifiedAt ?? origin?.recordedAt ?? side.updatedAt;
}

/** A fact checked by somebody beats one that was only written down; among equals the later one wins; ties keep the survivor's. */
function loserIsFresher(survivor: MergeSide, loser: MergeSide, fact: string): boolean {
  const checked = (side: MergeSide) => originOf(side.provenance, fact)?.verifiedAt !== undefined;
  if (checked(survivor) !== checked(loser)) return checked(loser);
  return lastChecked(loser, fact) > lastChecked(survivor, fact);
}

/** One choice per fact that either side holds. */
export function mergeChoices(survivor: MergeSide, loser: MergeSide): MergeChoice[] {
  return factNames
    .filter((fact) => !notChosen.has(fact))
    .map((fact): MergeChoice => {
      const left = survivor.facts[fact] ?? null;
      const right = loser.facts[fact] ?? null;
      const same = sameFact(left, right);
      const takesLoser = !same && !blank(right) && (blank(left) || loserIsFresher(survivor, loser, fact));
      return { fact, survivor: left, loser: right, same, take: takesLoser ? "loser" : "survivor" };
    })
    .filter((choice) => !blank(choice.survivor) || !blank(choice.loser));
}
