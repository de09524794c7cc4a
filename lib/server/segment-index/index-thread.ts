// The thread in which the index lives: few connections to the database, a look at the log each second, answers in the order
// in which they were asked.
import { parentPort } from "node:worker_threads";
import { readGatePolicy } from "@/lib/data/eligibility-policy";
import { createPool } from "@/lib/data/pool";
import { NotCarried } from "@/lib/domain/segmentation/columnar/part";
import { now } from "../clock";
import { database } from "../database";
import { env } from "../env";
import { operatorScope } from "../operator";
import { log } from "../refusal";
import type { Answer, Ask, FromThread, ToThread } from "./protocol";
import { IndexLost, SegmentIndex } from "./segment-index";

const everyMs = 1_000;
const port = parentPort;
if (!port) throw new Error("this file is the start of a thread");

const say = (message: FromThread, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
const clock = () => now().getTime();

/** What makes the index void, as opposed to one question that failed. */
function isLoss(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  // A statement that took too long, or a value that SQL refuses, says nothing about the index.
  return (
    error instanceof IndexLost ||
    (typeof code === "string" ? !/^(57014|22|42)/.test(code) : !(error instanceof NotCarried))
  );
}

async function answerTo(index: SegmentIndex, ask: Ask): Promise<Answer> {
  switch (ask.kind) {
    case "count":
      return { kind: "count", count: await index.count(ask.question) };
    case "members":
      return { kind: "members", ids: await index.members(ask.question) };
    case "among":
      return { kind: "among", ids: await index.among(ask.question, ask.ids) };
    case "check":
      return { kind: "check", result: await index.check(ask.question) };
  }
}

async function serve(): Promise<void> {
  const index = await SegmentIndex.open(createPool(env().DATABASE_URL, 4), operatorScope, clock);
  let lost = false;
  let worn = false;
  const lose = (error: unknown) => {
    if (!lost) say({ event: "lost", why: error instanceof Error ? error.message : String(error) });
    lost = true;
  };
  port?.on("message", async ({ id, ask }: ToThread) => {
    const pass = (why: string) => say({ id, answer: { kind: "pass", why } });
    if (lost) return pass("lost");
    try {
      const answer = await answerTo(index, ask);
      say({ id, answer }, answer.kind === "members" ? [answer.ids.buffer as ArrayBuffer] : []);
    } catch (error) {
      pass(error instanceof Error ? error.message : String(error));
      if (isLoss(error)) lose(error);
    }
  });
  say({ event: "ready", size: index.size });
  let asking = false;
  /** While the gate has not been asked, SQL asks it of the members of each rule. */
  const keepReach = async () => {
    if (asking || lost) return;
    asking = true;
    await index
      .keepReach(() => readGatePolicy(database(), now()))
      .catch((error) => {
        if (error instanceof IndexLost) lose(error);
        else log.warn({ err: error }, "segment index: the gate could not be asked");
      });
    asking = false;
  };
  await keepReach();
  setInterval(() => {
    if (lost) return;
    index.catchUp().catch(lose);
    keepReach();
    if (index.worn && !worn) {
      worn = true;
      say({ event: "worn" });
    }
  }, everyMs);
}

await serve();
