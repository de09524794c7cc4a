// `crm segment`: counts, lists, explains and describes a rule, through the same hall as the builder.
import { readFile } from "node:fs/promises";
import { type Command, type CommandContext, CommandError, UsageError } from "@/lib/cli/command";

function text(options: CommandContext["options"], name: string): string {
  const value = options[name];
  if (typeof value !== "string" || value === "") throw new UsageError(`Say --${name} …`);
  return value;
}

async function readRuleFile({ options }: CommandContext): Promise<unknown> {
  const file = text(options, "rule");
  const content = file === "-" ? await new Response(process.stdin as never).text() : await readFile(file, "utf8");
  try {
    return JSON.parse(content);
  } catch {
    throw new CommandError("INVALID_RULE", `${file} is not JSON.`);
  }
}

/** An instant, or a day alone: the end of that day where the company is. */
function momentOf({ options }: CommandContext): Date | string | undefined {
  if (options["as-of"] === undefined) return undefined;
  const value = text(options, "as-of");
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) throw new UsageError(`--as-of must be an ISO date or time, not ${value}.`);
  return at;
}

async function hall() {
  const [{ asOperator }, { refuse, asAppError }] = await Promise.all([
    import("@/lib/server/operator"),
    import("@/lib/server/refusal"),
  ]);
  /** Runs a read as the operator; a refusal becomes its sentence with what is wrong where. */
  const ask = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await asOperator(work, "en");
    } catch (error) {
      if (!asAppError(error)) throw error;
      const { code, message, fields = {} } = refuse("en", error, "crm segment");
      const where = Object.entries(fields).map(([path, sentence]) => `\n  ${path}: ${sentence}`);
      throw new CommandError(code, `${message}${where.join("")}`);
    }
  };
  return { ask };
}

async function count(context: CommandContext) {
  const rule = await readRuleFile(context);
  const asOf = momentOf(context);
  await context.database();
  const { ask } = await hall();
  const { countSegmentRule } = await import("@/lib/server/loaders/segment-rules");
  const answer = await ask(() => countSegmentRule({ rule, asOf }));
  const { members, population, withheld, mayContact, conditions, ms } = answer;
  context.out(`${members} of ${population} customers, ${withheld} withheld (${ms} ms)`);
  for (const { path, alone } of conditions) context.out(`  ${path === "" ? "rule" : path}: ${alone}`);
  return { members, population, withheld, mayContact, asOf: answer.asOf, ms, conditions };
}

/** A reader that is slower than the database is waited for. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}

async function members(context: CommandContext) {
  const rule = await readRuleFile(context);
  const asOf = momentOf(context);
  const format = context.options.format ?? (context.json ? "json" : "csv");
  if (format !== "csv" && format !== "json") throw new UsageError("--format is csv or json.");
  await context.database();
  const { ask } = await hall();
  const { loadSegmentMembers } = await import("@/lib/server/loaders/segment-rules");
  const { safeCell } = await import("@/lib/domain/basics/spreadsheet");
  const found = await ask(() => loadSegmentMembers({ rule, asOf }));
  const cell = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  await write(format === "csv" ? "code,id\n" : "[");
  let first = true;
  for await (const batch of found.batches) {
    const rows = batch.map(({ id, code }) =>
      format === "csv" ? `${cell(safeCell(code))},${id}\n` : JSON.stringify({ code, id }),
    );
    await write(format === "csv" ? rows.join("") : `${first ? "" : ","}${rows.join(",")}`);
    if (rows.length > 0) first = false;
  }
  if (format === "json") await write("]\n");
  context.progress(`${found.count} members`);
  return undefined;
}

interface Traced {
  path: string;
  holds: boolean;
  seen?: unknown;
  node: unknown;
  children: readonly Traced[];
}

function printTrace(context: CommandContext, trace: Traced, depth: number): void {
  const kind = Object.keys(trace.node as object)[0];
  const what = trace.children.length > 0 ? kind : JSON.stringify(trace.node);
  const seen = trace.seen === undefined ? "" : `  (is ${JSON.stringify(trace.seen)})`;
  context.out(`${"  ".repeat(depth)}${trace.holds ? "yes" : "no "}  ${what}${seen}`);
  for (const child of trace.children) printTrace(context, child, depth + 1);
}

async function explain(context: CommandContext) {
  const rule = await readRuleFile(context);
  const customer = text(context.options, "customer");
  const asOf = momentOf(context);
  await context.database();
  const { ask } = await hall();
  const { explainSegmentRule } = await import("@/lib/server/loaders/segment-rules");
  const answer = await ask(() => explainSegmentRule({ rule, customer, asOf }));
  context.out(answer.membership === "withheld" ? "withheld: objects to profiling" : answer.in ? "in" : "out");
  printTrace(context, answer.trace, 0);
  return answer;
}

async function describe(context: CommandContext) {
  const rule = await readRuleFile(context);
  const locale = context.options.locale ?? "vi";
  if (locale !== "vi" && locale !== "en") throw new UsageError("--locale is vi or en.");
  await context.database();
  const { ask } = await hall();
  const { describeSegmentRule } = await import("@/lib/server/loaders/segment-rules");
  const sentence = await ask(() => describeSegmentRule({ rule, locale }));
  context.out(sentence);
  return { text: sentence };
}

const verbs = { count, members, explain, describe };

export const command: Command = {
  name: "segment",
  summary: "Counts, lists, explains and describes a segment.",
  usage: [
    "segment count --rule FILE [--as-of ISO]",
    "segment members --rule FILE [--as-of ISO] [--format csv|json]",
    "segment explain --rule FILE --customer CODE [--as-of ISO]",
    "segment describe --rule FILE [--locale vi|en]",
  ],
  options: {
    rule: { type: "string" },
    "as-of": { type: "string" },
    format: { type: "string" },
    customer: { type: "string" },
    locale: { type: "string" },
  },
  run: (context) => {
    const verb = context.args[0];
    if (verb === undefined || !Object.hasOwn(verbs, verb)) {
      throw new UsageError("Say: crm segment count|members|explain|describe --rule FILE");
    }
    return verbs[verb as keyof typeof verbs](context);
  },
};
