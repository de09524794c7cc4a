// How do parsed rows wait for COPY? As text, by bucket: rows of one bucket reach the server together, and what belongs
// together is always in the same bucket.
import { copyLine } from "@/lib/data/bulk-copy";
import type { StageRow } from "@/lib/domain/imports/cells";

const fullAt = 65_536;
const rowBytes = 90;
const rowsPerBucket = 40_000;
const mostBuckets = 256;

/** Buckets for a file of so many bytes: one is a transaction's work. */
export function bucketCount(bytes: number): number {
  return Math.min(mostBuckets, Math.max(1, Math.ceil(bytes / rowBytes / rowsPerBucket)));
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

export class StageBuffer {
  readonly #texts: string[];
  #size = 0;

  /**
   * Of each row the columns at `kept` are taken. With 0 buckets rows stay in the order they come; otherwise the first of
   * the columns at `by` that is filled decides.
   */
  constructor(
    private readonly kept: readonly number[],
    private readonly buckets: number,
    private readonly by: readonly number[],
  ) {
    this.#texts = new Array(Math.max(1, buckets)).fill("");
  }

  #bucketOf(row: StageRow): number {
    for (const at of this.by) {
      const text = row[at];
      if (text !== null && text !== undefined) return hashOf(text) % this.buckets;
    }
    return 0;
  }

  add(line: number, state: 0 | 2, row: StageRow): void {
    const bucket = this.buckets === 0 ? 0 : this.#bucketOf(row);
    const text = `${line}\t${state}\t${this.buckets === 0 ? "" : `${bucket}\t`}${copyLine(row, this.kept)}`;
    this.#texts[bucket] += text;
    this.#size += text.length;
  }

  get isFull(): boolean {
    return this.#size >= fullAt;
  }

  take(): string[] {
    const texts = this.#texts.filter((text) => text !== "");
    this.#texts.fill("");
    this.#size = 0;
    return texts;
  }
}
