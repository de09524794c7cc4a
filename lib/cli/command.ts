// What is a command of `crm`? A name, its words for --help, its options, and a function. The registry loads it only
// when it is called.
import type { ParseArgsConfig } from "node:util";

export interface CommandContext {
  /** What followed the command's name and is not an option. */
  args: string[];
  /** Parsed options; a repeatable one is an array. */
  options: Record<string, string | boolean | (string | boolean)[] | undefined>;
  /** True with --json: the returned value is printed as one JSON document. */
  json: boolean;
  /** The folder of everything kept on disk. */
  home: string;
  /** Human text on stdout; silent with --json. */
  out(text: string): void;
  /** A line on stderr. */
  progress(text: string): void;
  /**
   * Makes sure the database runs and is migrated, and names it in the environment. Import lib/data or lib/server only
   * after this, with `await import(…)`.
   */
  database(): Promise<void>;
}

export interface Command {
  name: string;
  /** One sentence for the list of commands. */
  summary: string;
  /** The lines under "Usage:", without `crm`. */
  usage: string[];
  /** In the shape of node:util parseArgs; --json and --help are added to each command. */
  options: NonNullable<ParseArgsConfig["options"]>;
  /** The value is the JSON answer. A command that streams its own output answers undefined. */
  run(context: CommandContext): Promise<unknown>;
}

/** Wrong usage: exit code 2 and a hint at --help. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Refused or failed in a way the operator can understand: exit code 1 with this code and sentence. */
export class CommandError extends Error {
  override readonly name = "CommandError";

  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
