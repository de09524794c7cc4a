// The index and how it keeps up with the database: it looks into the log of changes before it answers, reads the customers
// that changed again, and says when it no longer knows.
import type { Pool, PoolClient } from "@/lib/data/pool";
import type { Scope } from "@/lib/data/scope";
import { type Changes, inSnapshot, readChanges } from "@/lib/data/segment-index-changes";
import { ruleFigures } from "@/lib/data/segment-index-check";
import { leafIds } from "@/lib/data/segment-index-leaves";
import { loadPart, loadReferences } from "@/lib/data/segment-index-load";
import { loadReach } from "@/lib/data/segment-reach";
import { rowReach } from "@/lib/domain/basics/access";
import type { GatePolicy } from "@/lib/domain/permission/gate-facts";
import type { PartCount, Reach } from "@/lib/domain/segmentation/columnar/count-part";
import { IndexParts, leavesForSql } from "@/lib/domain/segmentation/columnar/index-parts";
import type { Part } from "@/lib/domain/segmentation/columnar/part";
import { PartReach } from "@/lib/domain/segmentation/columnar/reach";
import { leafText } from "@/lib/domain/segmentation/columnar/scan-part";
import type { CheckResult, IndexQuestion, IndexSize } from "./protocol";

/** The index does not know what changed. */
export class IndexLost extends Error {
  override readonly name = "IndexLost";
}

const longestSilence = 30 * 60_000;
const mostParts = 8;
const mostAtOnce = 50_000;
const reachEveryMs = 5 * 60_000;

/** How long the database may take to answer, for a look and for the gate, before the index gives itself up. */
interface Patience {
  readonly lookMs: number;
  readonly reachMs: number;
}
const patience: Patience = { lookMs: 2 * 60_000, reachMs: 10 * 60_000 };

function reachOf(scope: Scope): Reach {
  return rowReach(scope.role) === "all" ? null : { ownerId: scope.userId, teamIds: scope.teamIds };
}

type Answered = ReadonlyMap<string, readonly string[]>;
const nothingAnswered: Answered = new Map();

export class SegmentIndex {
  /** When the last look began, on a clock that nobody sets; of the other clock the silence is measured. */
  #seenAt: number;
  #seenOn: number;
  /** What the gate asks besides the customer; null: to be read again. */
  #policy: GatePolicy | null = null;
  /** How often what the gate asks has changed. */
  #gateChanges = 0;
  /** One reading at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly pool: Pool,
    private readonly scope: Scope,
    private readonly clock: () => number,
    private readonly parts: IndexParts,
    private snapshot: string,
    readonly size: IndexSize,
    private readonly patience: Patience,
    seen: { at: number; on: number },
  ) {
    this.#seenAt = seen.at;
    this.#seenOn = seen.on;
  }

  /** Reads everything. `clock` answers milliseconds since 1970. */
  static async open(pool: Pool, scope: Scope, clock: () => number, waits = patience): Promise<SegmentIndex> {
    const began = clock();
    const seen = { at: performance.now(), on: began };
    const client = await pool.connect();
    try {
      return await inSnapshot(client, scope, async () => {
        const { snapshot } = await readChanges(client, scope, null);
        const references = await loadReferences(client, scope);
        const part = await loadPart(client, scope, null, new Date(clock()));
        const size = {
          customers: part.size,
          lines: part.lines.size,
          megabytes: Math.round(process.memoryUsage().arrayBuffers / 1e6),
          seconds: (clock() - began) / 1000,
        };
        return new SegmentIndex(pool, scope, clock, new IndexParts(part, references), snapshot, size, waits, seen);
      });
    } finally {
      client.release();
    }
  }

  get worn(): boolean {
    return this.parts.changed > Math.max(20_000, this.size.customers / 20);
  }

  async #locked<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const before = this.#turn;
    const mine = (async () => {
      await before.catch(() => undefined);
      return this.#connected(this.patience.lookMs, work);
    })();
    this.#turn = mine;
    return mine;
  }

  async #connected<T>(waitMs: number, work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    // A connection that failed tells nothing of what was committed meanwhile; it is not used again.
    let broken = true;
    try {
      const result = await within(waitMs, work(client));
      broken = false;
      return result;
    } finally {
      client.release(broken);
    }
  }

  async #apply(client: PoolClient, changes: Changes): Promise<void> {
    if (changes.everybody) throw new IndexLost("more changed than the log names");
    if (changes.ids.length > mostAtOnce) throw new IndexLost(`${changes.ids.length} customers changed at once`);
    if (changes.gate) {
      this.#policy = null;
      this.#gateChanges++;
    }
    if (changes.references || changes.gate) {
      this.parts.refer(await loadReferences(client, this.scope), changes.gate ? "void" : "stands");
    }
    if (changes.ids.length > 0) await this.#renew(client, changes.ids);
    if (this.parts.parts.length > mostParts) await this.#renew(client, this.parts.changedIds());
    this.snapshot = changes.snapshot;
  }

  async #renew(client: PoolClient, ids: readonly string[]): Promise<void> {
    const now = new Date(this.clock());
    const part = await loadPart(client, this.scope, ids, now);
    this.parts.replace(ids, part, await this.#reachOf(client, part, ids, now));
  }

  async #reachOf(client: PoolClient, part: Part, only: readonly string[] | null, now: Date): Promise<PartReach | null> {
    if (this.#policy === null) return null;
    return new PartReach(await loadReach(client, this.scope, this.#policy, part.ids, only, now), now.getTime());
  }

  /** Asks the gate about everybody when its answers are old, or void. Other questions are answered meanwhile. */
  async keepReach(readPolicy: () => Promise<GatePolicy>): Promise<void> {
    const at = this.parts.reachAt;
    if (this.#policy !== null && at !== null && this.clock() - at < reachEveryMs) return;
    await this.#connected(this.patience.reachMs, async (client) => {
      const before = this.#gateChanges;
      const policy = await readPolicy();
      // It may have been read before the change: the next look reads it again.
      if (this.#gateChanges !== before) return;
      this.#policy = policy;
      await inSnapshot(client, this.scope, async () => {
        const now = new Date(this.clock());
        for (const [n, part] of this.parts.parts.entries()) {
          const only = n === 0 ? null : this.parts.idsOf(part);
          const reach = await this.#reachOf(client, part, only, now);
          // What the gate asks has changed meanwhile: the next look asks it again.
          if (this.#policy === policy) this.parts.setReach(part, reach);
        }
      });
    });
  }

  #refuseSilence(): void {
    if (this.clock() - this.#seenOn > longestSilence || performance.now() - this.#seenAt > longestSilence)
      throw new IndexLost("it has not looked for too long");
  }

  /** Brings the index up to what is committed when this is called. */
  async catchUp(): Promise<void> {
    const asked = performance.now();
    await this.#locked(async (client) => {
      // Somebody who asked later has looked already.
      if (this.#seenAt > asked) return;
      this.#refuseSilence();
      const began = { at: performance.now(), on: this.clock() };
      const seen = await readChanges(client, this.scope, this.snapshot);
      if (seen.ids.length === 0 && !seen.references && !seen.gate && !seen.everybody) this.snapshot = seen.snapshot;
      else {
        await inSnapshot(client, this.scope, async () =>
          this.#apply(client, await readChanges(client, this.scope, this.snapshot)),
        );
      }
      this.#seenAt = began.at;
      this.#seenOn = began.on;
    });
  }

  /** Conditions that SQL must answer, answered in the moment the index is brought up to. */
  async #answer<T>({ scope, rule, context }: IndexQuestion, work: (answered: Answered) => T): Promise<T> {
    const leaves = leavesForSql(rule, context);
    if (leaves.length === 0) {
      await this.catchUp();
      return work(nothingAnswered);
    }
    return this.#locked((client) =>
      inSnapshot(client, this.scope, async () => {
        this.#refuseSilence();
        await this.#apply(client, await readChanges(client, this.scope, this.snapshot));
        const answered = new Map<string, readonly string[]>();
        for (const leaf of leaves) answered.set(leafText(leaf), await leafIds(client, scope, leaf, context));
        return work(answered);
      }),
    );
  }

  count(question: IndexQuestion): Promise<PartCount> {
    const { scope, rule, context } = question;
    return this.#answer(question, (answered) => this.parts.count(reachOf(scope), rule, context, answered));
  }

  /** Four words for each member, in the order of ids. */
  members(question: IndexQuestion): Promise<Int32Array> {
    const { scope, rule, context } = question;
    return this.#answer(question, (answered) => this.parts.members(reachOf(scope), rule, context, answered));
  }

  /** Those of these customers who are members. */
  among(question: IndexQuestion, ids: readonly string[]): Promise<string[]> {
    const { scope, rule, context } = question;
    return this.#answer(question, (answered) => this.parts.among(reachOf(scope), rule, context, answered, ids));
  }

  /** The same question to the index and to SQL, in one state of the database. */
  async check({ scope, rule, context }: IndexQuestion): Promise<CheckResult> {
    const client = await this.pool.connect();
    try {
      return await inSnapshot(client, this.scope, async () => {
        // The index moves on while SQL is still counting; what it says of this moment is written down first.
        const index = await this.#locked(async () => {
          await this.#apply(client, await readChanges(client, this.scope, this.snapshot));
          const answered = new Map<string, readonly string[]>();
          for (const leaf of leavesForSql(rule, context)) {
            answered.set(leafText(leaf), await leafIds(client, scope, leaf, context));
          }
          const { members, withheld } = this.parts.count(reachOf(scope), rule, context, answered);
          return { members, withheld, mix: mixOf(this.parts.members(reachOf(scope), rule, context, answered)) };
        });
        const sql = await ruleFigures(client, scope, rule, context);
        const equal = index.members === sql.members && index.withheld === sql.withheld && index.mix === sql.mix;
        return {
          equal,
          index: { members: index.members, withheld: index.withheld },
          sql: { members: sql.members, withheld: sql.withheld },
        };
      });
    } finally {
      client.release();
    }
  }
}

/** Waits so long and no longer; what is waited for is left to fail on its connection. */
async function within<T>(waitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new IndexLost(`the database did not answer within ${waitMs / 1000} s`)), waitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** The exclusive or over ids of four words. */
function mixOf(ids: Int32Array): string {
  const mix = [0, 0, 0, 0];
  for (let at = 0; at < ids.length; at++) mix[at & 3] = (mix[at & 3] as number) ^ (ids[at] as number);
  return mix.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
