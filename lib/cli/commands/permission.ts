// `crm permission`: asks the gate, verifies the ledger, rebuilds what follows from it, takes in the do-not-call register.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Command, type CommandContext, CommandError, UsageError } from "@/lib/cli/command";
import type { ActionResult } from "@/lib/domain/basics/result";
import { contactChannels } from "@/lib/domain/customers/kinds";

function text({ options }: CommandContext, name: string): string {
  const value = options[name];
  if (typeof value !== "string" || value === "") throw new UsageError(`Say --${name} …`);
  return value;
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  const { asAppError, refuse } = await import("@/lib/server/refusal");
  try {
    return await work();
  } catch (error) {
    if (!asAppError(error)) throw error;
    const { code, message } = refuse("en", error, "crm permission");
    throw new CommandError(code, message);
  }
}

function taken<T>(result: ActionResult<T>): T {
  if (!result.ok) throw new CommandError(result.error.code, result.error.message);
  return result.data;
}

async function check(context: CommandContext) {
  const code = text(context, "customer");
  const purposeCode = text(context, "purpose");
  const channel = contactChannels.find((one) => one === text(context, "channel"));
  if (!channel) throw new UsageError(`--channel is one of ${contactChannels.join(", ")}.`);
  const at = context.options.at === undefined ? undefined : new Date(text(context, "at"));
  if (at && Number.isNaN(at.getTime())) throw new UsageError("--at is an ISO instant.");
  await context.database();
  const { asOperator } = await import("@/lib/server/operator");
  const { checkPermission } = await import("@/lib/server/loaders/permission-gate");
  const answer = await refusing(() => asOperator(() => checkPermission({ code, purposeCode, channel, at }), "en"));
  context.out(answer.allowed ? "allowed" : `not allowed: ${answer.firstBlockingRule} (${answer.detail})`);
  for (const { rule, ok, detail } of answer.rules)
    context.out(`  ${ok ? "ok  " : "STOP"}  ${rule.padEnd(14)} ${detail}`);
  context.out(`ledger position ${answer.ledgerSeq}, rules ${answer.pack}`);
  return answer;
}

async function verify(context: CommandContext) {
  await context.database();
  const { asOperator } = await import("@/lib/server/operator");
  const { verifyPermission } = await import("@/lib/server/loaders/permission-gate");
  const report = await asOperator(() => verifyPermission(), "en");
  const { customers, events, chainOk, breaks, projectionDiffs } = report;
  context.out(`${events} events of ${customers} customers: chain ${chainOk ? "whole" : `broken in ${breaks.length}`}`);
  for (const { customerId, seq } of breaks.slice(0, 20)) context.out(`  ${customerId} at ${seq}`);
  context.out(`${projectionDiffs.length} projections differ from their events`);
  if (!chainOk || projectionDiffs.length > 0) process.exitCode = 1;
  return { customers, events, chainOk, breaks, projectionDiffs: projectionDiffs.length, differing: projectionDiffs };
}

async function rebuild(context: CommandContext) {
  await context.database();
  const { asOperator } = await import("@/lib/server/operator");
  const { rebuildPermission } = await import("@/lib/server/actions/permission");
  const done = taken(await asOperator(() => rebuildPermission({}), "en"));
  context.out(`${done.customers} customers projected anew`);
  return done;
}

async function hashContacts(context: CommandContext) {
  await context.database();
  const { hashContactPoints } = await import("@/lib/server/jobs/hash-contacts");
  const done = await hashContactPoints();
  context.out(
    `${done.hashed} addresses hashed${done.keyOk ? "" : "; the key is not the one earlier hashes were made with"}`,
  );
  if (!done.keyOk) process.exitCode = 1;
  return done;
}

async function register(context: CommandContext) {
  const file = context.args[1];
  if (!file)
    throw new UsageError("Say: crm permission register FILE --kind sms|voice|all --on YYYY-MM-DD --source TEXT");
  const kind = (["sms", "voice", "all"] as const).find((one) => one === text(context, "kind"));
  if (!kind) throw new UsageError("--kind is sms, voice or all.");
  const [batchOn, source] = [text(context, "on"), text(context, "source")];
  const content = (await readFile(file)).toString("base64");
  await context.database();
  const { asOperator } = await import("@/lib/server/operator");
  const { importRegister } = await import("@/lib/server/actions/permission");
  const input = {
    kind,
    batchOn,
    source,
    fileName: path.basename(file),
    content,
    confirmed: context.options.confirm === true,
  };
  const done = taken(await asOperator(() => importRegister(input), "en"));
  context.out(
    `${done.entries} numbers in force, ${done.removed} no longer listed, ${done.rejected} lines without a number`,
  );
  return done;
}

const verbs = { check, verify, rebuild, "hash-contacts": hashContacts, register };

export const command: Command = {
  name: "permission",
  summary: "Asks the permission gate, or verifies the ledger.",
  usage: [
    "permission check --customer CODE --purpose P --channel C [--at ISO]",
    "permission verify",
    "permission rebuild",
    "permission hash-contacts",
    "permission register FILE --kind sms|voice|all --on YYYY-MM-DD --source TEXT [--confirm]",
  ],
  options: {
    customer: { type: "string" },
    purpose: { type: "string" },
    channel: { type: "string" },
    at: { type: "string" },
    kind: { type: "string" },
    on: { type: "string" },
    source: { type: "string" },
    confirm: { type: "boolean" },
  },
  run: async (context) => {
    const verb = context.args[0];
    if (verb === undefined || !Object.hasOwn(verbs, verb)) {
      throw new UsageError(`Say: crm permission ${Object.keys(verbs).join("|")}`);
    }
    try {
      return await verbs[verb as keyof typeof verbs](context);
    } finally {
      const { closeDatabase } = await import("@/lib/server/database");
      await closeDatabase();
    }
  },
};
