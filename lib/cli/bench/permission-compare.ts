// Three answers to every question: the gate's, the gate as lists ask it in SQL, and the oracle's. Every difference is told.
import { readDossier } from "@/lib/data/consent-dossier";
import { askEverybody } from "@/lib/data/consent-lists";
import { readGatePolicy } from "@/lib/data/eligibility-policy";
import type { PoolClient } from "@/lib/data/pool";
import type { Scope } from "@/lib/data/scope";
import { contactChannels } from "@/lib/domain/customers/kinds";
import { type Dossier, decidePoints } from "@/lib/domain/permission/dossier";
import { database } from "@/lib/server/database";
import { oracleAnswers, oracleTables } from "./permission-oracle";
import { type World, worldStart } from "./permission-world";

export interface Comparison {
  /** Questions to which all three answers were compared. */
  readonly decisions: number;
  readonly differences: number;
  readonly examples: readonly { key: string; at: string; gate: string; list: string; oracle: string }[];
  /** How often each rule was the first to say no, or nothing did. */
  readonly rules: Readonly<Record<string, number>>;
}

interface Asked {
  readonly purposeCode: string;
  readonly topicId: number | null;
}

async function questions(): Promise<Asked[]> {
  const purposes = await database().purpose.findMany({ select: { code: true } });
  const topics = await database().topic.findMany({ select: { id: true, purposeCode: true }, orderBy: { id: "asc" } });
  const strange = topics.filter(({ purposeCode }) => purposeCode !== "club")[0];
  return [
    ...purposes.map(({ code }) => ({ purposeCode: code, topicId: null })),
    { purposeCode: "ghost", topicId: null },
    ...topics.map(({ id, purposeCode }) => ({ purposeCode, topicId: id })),
    ...(strange ? [{ purposeCode: "club", topicId: strange.id }] : []),
  ];
}

/** What the gate says, one question at a time, from the ledger. */
function gateAnswers(
  dossiers: readonly Dossier[],
  asks: readonly Asked[],
  policy: Awaited<ReturnType<typeof readGatePolicy>>,
  at: Date,
) {
  const answers = new Map<string, string>();
  for (const dossier of dossiers) {
    for (const { purposeCode, topicId } of asks) {
      for (const channel of contactChannels) {
        for (const { point, firstBlockingRule } of decidePoints(
          dossier,
          { purposeCode, channel, topicId },
          policy,
          at,
        )) {
          const key = `${dossier.customerId}/${purposeCode}/${channel}/${topicId ?? 0}/${point?.id ?? "-"}`;
          answers.set(key, firstBlockingRule ?? "open");
        }
      }
    }
  }
  return answers;
}

/** Compares until `enough` questions were answered, moment by moment. The world must not change meanwhile. */
export async function compareGates(
  client: PoolClient,
  scope: Scope,
  world: World,
  moments: readonly Date[],
  enough: number,
  progress: (done: number) => void = () => {},
): Promise<Comparison> {
  for (const statement of oracleTables.split(/;\s*\n/).filter((one) => one.trim() !== "")) {
    const usesIds = statement.includes("$1");
    await client.query(statement, usesIds ? [world.ids] : []);
  }
  const end = new Date(Math.max(...moments.map((at) => at.getTime()), worldStart.getTime()));
  const dossiers: Dossier[] = [];
  for (const id of world.ids) dossiers.push(await readDossier(database(), scope, id, end));
  const asks = await questions();
  const rules: Record<string, number> = {};
  const examples: { key: string; at: string; gate: string; list: string; oracle: string }[] = [];
  let [decisions, differences] = [0, 0];
  for (const at of moments) {
    if (decisions >= enough) break;
    const policy = await readGatePolicy(database(), at);
    const gate = gateAnswers(dossiers, asks, policy, at);
    const list = new Map(
      (await askEverybody(database(), scope, world.ids, asks, policy, at)).map(({ key, rule }) => [
        key,
        rule ?? "open",
      ]),
    );
    const { rows } = await client.query<{ key: string; rule: string }>(oracleAnswers, [at.toISOString()]);
    const oracle = new Map(rows.map(({ key, rule }) => [key, rule]));
    for (const key of new Set([...gate.keys(), ...list.keys(), ...oracle.keys()])) {
      decisions += 1;
      const said = {
        gate: gate.get(key) ?? "absent",
        list: list.get(key) ?? "absent",
        oracle: oracle.get(key) ?? "absent",
      };
      rules[said.oracle] = (rules[said.oracle] ?? 0) + 1;
      if (said.gate === said.oracle && said.list === said.oracle) continue;
      differences += 1;
      if (examples.length < 20) examples.push({ key, at: at.toISOString(), ...said });
    }
    progress(decisions);
  }
  return { decisions, differences, examples, rules };
}
