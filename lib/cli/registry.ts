// Which commands are there? One line each; the file is loaded when the command is called.
import type { Command } from "./command";

type Load = () => Promise<{ command: Command }>;

/** A specifier held in a variable, so that a file of a later version may be absent. */
const file =
  (name: string): Load =>
  () =>
    import(new URL(`./commands/${name}.ts`, import.meta.url).href);

export const registry: Readonly<Record<string, { summary: string; load: Load }>> = {
  backup: { summary: "Writes a consistent dump of the installation to a file.", load: file("backup") },
  bench: { summary: "Runs the benches of the README.", load: file("bench") },
  db: { summary: "Starts, stops, migrates and names the database.", load: file("db") },
  demo: { summary: "Loads the demo company.", load: file("demo") },
  doctor: {
    summary: "Checks settings, versions, disk, migrations, jobs and the consent ledger.",
    load: file("doctor"),
  },
  generate: { summary: "Makes a synthetic company of any size.", load: file("generate") },
  import: { summary: "Imports a file, or takes an import back.", load: file("import") },
  mine: { summary: "Runs a statistical model on the database or on a file.", load: file("mine") },
  permission: { summary: "Asks the permission gate, or verifies the ledger.", load: file("permission") },
  plan: { summary: "Reports on the MOST plan.", load: file("plan") },
  request: { summary: "Exports or erases the data of one customer.", load: file("request") },
  restore: { summary: "Restores a dump.", load: file("restore") },
  segment: { summary: "Counts, lists, explains and describes a segment.", load: file("segment") },
  "setup-token": { summary: "Prints the one-time token of the first set-up.", load: file("setup-token") },
  user: { summary: "Creates and disables accounts.", load: file("user") },
  worker: { summary: "Runs background jobs until it is stopped.", load: file("worker") },
};
