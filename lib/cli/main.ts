// The command line's front door: finds the command, parses its options, prints its answer. The contract: JSON or human
// text on stdout, progress on stderr, exit 0 done, 1 refused or failed, 2 wrong usage.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { crmHome } from "@/lib/ops/home";
import { type Command, type CommandContext, UsageError } from "./command";
import { registry } from "./registry";
import { reportFailure } from "./report-failure";

const shared = { json: { type: "boolean" }, help: { type: "boolean", short: "h" } } as const;

function overview(): string {
  const width = Math.max(...Object.keys(registry).map((name) => name.length));
  const lines = Object.entries(registry)
    .filter(([name]) => available(name))
    .map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    "Usage: crm <command> [options]",
    "",
    ...lines,
    "",
    "Every command has --help. --json prints one JSON document.",
    "",
  ].join("\n");
}

function available(name: string): boolean {
  return existsSync(new URL(`./commands/${name}.ts`, import.meta.url));
}

function help(command: Command): string {
  const options = Object.entries<{ type: string }>({ ...command.options, ...shared }).map(
    ([name, { type }]) => `  --${name}${type === "string" ? " …" : ""}`,
  );
  return [
    command.summary,
    "",
    "Usage:",
    ...command.usage.map((line) => `  crm ${line}`),
    "",
    "Options:",
    ...options,
    "",
  ].join("\n");
}

function parse(command: Command, argv: string[]) {
  try {
    return parseArgs({ args: argv, options: { ...command.options, ...shared }, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function context(parsed: ReturnType<typeof parse>, json: boolean): CommandContext {
  const progress = (text: string) => void process.stderr.write(`${text}\n`);
  return {
    args: parsed.positionals,
    options: parsed.values,
    json,
    home: crmHome(),
    out: (text) => void (json || process.stdout.write(`${text}\n`)),
    progress,
    database: async () => {
      const { installationEnvironment } = await import("@/lib/ops/environment");
      const { startedDatabase, embedded, ...settings } = await installationEnvironment(progress);
      Object.assign(process.env, settings);
    },
  };
}

async function main(argv: string[]): Promise<number> {
  const [name, ...rest] = argv;
  const json = rest.includes("--json");
  try {
    if (name === undefined || name === "--help" || name === "-h" || name === "help") {
      process.stdout.write(overview());
      return name === undefined ? 2 : 0;
    }
    const entry = registry[name];
    if (entry === undefined) throw new UsageError(`There is no command "${name}". Run crm --help.`);
    if (!available(name)) throw new UsageError(`"${name}" is not available in this version.`);
    const { command } = await entry.load();
    if (rest.includes("--help") || rest.includes("-h")) {
      process.stdout.write(help(command));
      return 0;
    }
    const answer = await command.run(context(parse(command, rest), json));
    if (json && answer !== undefined) process.stdout.write(`${JSON.stringify(answer)}\n`);
    // A command that answers and still was refused (a failed check) says so here.
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return reportFailure(error, json);
  }
}

// A reader that has seen enough (`| head`) closes the pipe: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
const code = await main(process.argv.slice(2));
// Pools may still hold connections open; what was written must reach its reader first.
process.stdout.write("", () => process.exit(code));
