// Which rule packs does this version of the product carry? Every version that ever held stays, so that the past can be told.
import type { RulePack } from "../rule-pack";
import { europePack } from "./europe";
import { plainPack } from "./plain";
import { vietnamPack } from "./vietnam";

export const allPacks: readonly RulePack[] = [vietnamPack, europePack, plainPack];

export function findPack(code: string, version?: number): RulePack | null {
  const fitting = allPacks.filter((pack) => pack.code === code && (version === undefined || pack.version === version));
  return fitting.reduce<RulePack | null>(
    (newest, pack) => (newest && newest.version > pack.version ? newest : pack),
    null,
  );
}
