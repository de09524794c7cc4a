// What does it cost to write down who belongs, and to hand them out? Against a plain COPY of the same people.
import { createWriteStream, statSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { round } from "../measure";

export async function materialise(rule: unknown, folder: string) {
  const { asOperator, operatorScope } = await import("@/lib/server/operator");
  const { createSegment, takeSegmentSnapshot } = await import("@/lib/server/actions/segments");
  const { loadSegmentMembers } = await import("@/lib/server/loaders/segment-rules");
  const { startSegmentIndex, stopSegmentIndex } = await import("@/lib/server/segment-index/index-host");
  const { bulkPool, database } = await import("@/lib/server/database");
  const { copyToFile } = await import("@/lib/data/copy-files");
  await startSegmentIndex().whenReady();
  try {
    const made = await asOperator(() =>
      createSegment({ nameVi: "Bench", nameEn: "Bench", description: null, folder: null, rule }),
    );
    if (!made.ok) throw new Error(made.error.message);
    const { id } = made.data;
    const seconds: number[] = [];
    let members = 0;
    for (let turn = 0; turn < 4; turn++) {
      const began = performance.now();
      const taken = await asOperator(() => takeSegmentSnapshot({ id }));
      if (!taken.ok) throw new Error(taken.error.message);
      if (turn > 0) seconds.push((performance.now() - began) / 1000);
      members = taken.data.members;
    }
    const out = path.join(folder, "members.csv");
    const listed = performance.now();
    const found = await asOperator(() => loadSegmentMembers({ rule }));
    const file = createWriteStream(out);
    await pipeline(async function* () {
      for await (const batch of found.batches) yield batch.map(({ id: one, code }) => `${code},${one}\n`).join("");
    }, file);
    const listSeconds = (performance.now() - listed) / 1000;
    const client = await bulkPool().connect();
    const copied = performance.now();
    await copyToFile(
      client,
      operatorScope,
      `SELECT c.code, c.customer_id FROM segment_member m JOIN customer c USING (customer_id) WHERE m.snapshot_id = (
         SELECT id FROM segment_snapshot WHERE segment_id = '${id}' ORDER BY taken_at DESC LIMIT 1)`,
      path.join(folder, "copy.tsv"),
    );
    const copySeconds = (performance.now() - copied) / 1000;
    client.release();
    await database().segment.delete({ where: { id } });
    await database().segmentMember.deleteMany({ where: { snapshotId: { notIn: await snapshotIds() } } });
    return {
      members,
      materialiseSeconds: round(seconds.sort((a, b) => a - b)[1] ?? Number.NaN),
      list: { rows: members, megabytes: round(statSync(out).size / 1e6), seconds: round(listSeconds) },
      copySeconds: round(copySeconds),
      listOfCopy: round(copySeconds / listSeconds),
    };
  } finally {
    await stopSegmentIndex();
  }
  async function snapshotIds() {
    return (await database().segmentSnapshot.findMany({ select: { id: true } })).map(({ id }) => id);
  }
}
