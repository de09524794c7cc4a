// The one index of this process, seen from the server: a thread that is started, asked, replaced when it is worn and started
// again when it falls. Whenever it cannot answer the answer is null, and SQL is asked instead.
import path from "node:path";
import { Worker } from "node:worker_threads";
import { log } from "../refusal";
import { importRuns } from "./import-runs";
import type { Answer, Ask, FromThread, IndexSize, ToThread } from "./protocol";

const patienceMs = 3_000;
const longestPauseMs = 60_000;
/** An index that served so long did not fall over what it was read for. */
const steadyMs = 5 * 60_000;
const importPauseMs = 2_000;

const unknownImports = (error: unknown) => {
  log.warn({ err: error }, "segment index: could not see whether an import runs");
  return false;
};

type Waiting = (answer: Answer | null) => void;

/** One thread and the questions that wait for it. */
class IndexThread {
  readonly #waiting = new Map<number, Waiting>();
  readonly #worker: Worker;
  #next = 0;
  #ended = false;
  size: IndexSize | null = null;

  constructor(on: { ready(thread: IndexThread): void; worn(): void; end(thread: IndexThread, why: string): void }) {
    const file = path.join(/* turbopackIgnore: true */ process.cwd(), "lib/server/segment-index/index-thread.mjs");
    this.#worker = new Worker(/* turbopackIgnore: true */ file, { execArgv: [] });
    this.#worker.unref();
    const end = (why: string) => {
      if (this.#ended) return;
      this.#ended = true;
      for (const settle of this.#waiting.values()) settle(null);
      this.#waiting.clear();
      on.end(this, why);
    };
    this.#worker.on("message", (message: FromThread) => {
      if ("id" in message) {
        this.#waiting.get(message.id)?.(message.answer);
        this.#waiting.delete(message.id);
      } else if (message.event === "ready") {
        this.size = message.size;
        on.ready(this);
      } else if (message.event === "worn") on.worn();
      else {
        end(message.why);
        this.stop();
      }
    });
    this.#worker.on("error", (error) => end(error instanceof Error ? error.message : String(error)));
    this.#worker.on("exit", (code) => end(`the thread ended (${code})`));
  }

  ask(ask: Ask, waitMs: number): Promise<Answer | null> {
    if (this.#ended) return Promise.resolve(null);
    const id = this.#next++;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        resolve(null);
      }, waitMs);
      this.#waiting.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      this.#worker.postMessage({ id, ask } satisfies ToThread);
    });
  }

  /** Ends the thread; questions that still wait are answered by SQL. */
  stop(): Promise<unknown> {
    return this.#worker.terminate();
  }
}

export type IndexState =
  | { readonly state: "off" | "loading" }
  | { readonly state: "ready"; readonly size: IndexSize; readonly comparedAt: Date | null }
  | { readonly state: "differs"; readonly segmentId: string };

export class IndexHost {
  #serving: IndexThread | null = null;
  #coming: IndexThread | null = null;
  #stopped = false;
  #pauseMs = 1_000;
  #differs: string | null = null;
  #comparedAt: Date | null = null;
  readonly #readers: (() => void)[] = [];

  constructor() {
    this.#bring();
  }

  #bring(): void {
    if (this.#stopped || this.#differs !== null || this.#coming !== null) return;
    this.#coming = new IndexThread({
      ready: (thread) => {
        const before = this.#serving;
        this.#serving = thread;
        this.#coming = null;
        setTimeout(() => {
          if (this.#serving === thread) this.#pauseMs = 1_000;
        }, steadyMs).unref();
        log.info({ index: thread.size }, "segment index: ready");
        for (const tell of this.#readers.splice(0)) tell();
        if (before) setTimeout(() => before.stop(), patienceMs).unref();
      },
      worn: () => this.#bring(),
      end: (thread, why) => {
        if (thread !== this.#serving && thread !== this.#coming) return;
        if (thread === this.#serving) this.#serving = null;
        if (thread === this.#coming) this.#coming = null;
        if (this.#stopped || this.#differs !== null) return;
        log.warn({ why }, "segment index: void, reading it again; SQL answers meanwhile");
        this.#bringAgain(this.#pauseMs);
        this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
      },
    });
  }

  /** Reads it again after a pause, and not before an import is through: its next step would make it void again. */
  #bringAgain(pauseMs: number): void {
    setTimeout(async () => {
      if (this.#stopped || this.#differs !== null) return;
      if (await importRuns().catch(unknownImports)) this.#bringAgain(importPauseMs);
      else this.#bring();
    }, pauseMs).unref();
  }

  get state(): IndexState {
    if (this.#differs !== null) return { state: "differs", segmentId: this.#differs };
    const size = this.#serving?.size;
    if (!size) return { state: this.#coming ? "loading" : "off" };
    return { state: "ready", size, comparedAt: this.#comparedAt };
  }

  /** A saved segment was held against SQL. */
  compared(at: Date): void {
    this.#comparedAt = at;
  }

  /** Null: ask SQL. */
  async ask<K extends Ask["kind"]>(
    ask: Extract<Ask, { kind: K }>,
    waitMs = patienceMs,
  ): Promise<Extract<Answer, { kind: K }> | null> {
    if (this.#differs !== null) return null;
    const answer = (await this.#serving?.ask(ask, waitMs)) ?? null;
    if (answer === null || answer.kind === ask.kind) return answer as Extract<Answer, { kind: K }> | null;
    if (answer.kind === "pass") log.debug({ why: answer.why }, "segment index: SQL answers");
    return null;
  }

  /** Resolves as soon as the index serves; for the command line and the benches. */
  whenReady(): Promise<void> {
    if (this.#serving) return Promise.resolve();
    return new Promise((resolve) => this.#readers.push(resolve));
  }

  /** The index said something else than SQL: it is not asked again before this process ends. */
  distrust(segmentId: string): void {
    this.#differs = segmentId;
    const threads = [this.#serving, this.#coming];
    this.#serving = null;
    this.#coming = null;
    for (const thread of threads) thread?.stop();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const threads = [this.#serving, this.#coming];
    this.#serving = null;
    this.#coming = null;
    await Promise.all(threads.map((thread) => thread?.stop()));
  }
}

const held = globalThis as { mostCrmIndex?: IndexHost };

/** The index of this process, if it was started. */
export function segmentIndex(): IndexHost | null {
  return held.mostCrmIndex ?? null;
}

export function startSegmentIndex(): IndexHost {
  held.mostCrmIndex ??= new IndexHost();
  return held.mostCrmIndex;
}

export async function stopSegmentIndex(): Promise<void> {
  await held.mostCrmIndex?.stop();
  delete held.mostCrmIndex;
}
