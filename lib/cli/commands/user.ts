// `crm user create` and `crm user disable`: accounts from the command line, by the rules of the people page.
import { randomBytes } from "node:crypto";
import { type Command, CommandError, UsageError } from "@/lib/cli/command";

async function passwordFromStdin(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin) text += String(chunk);
  return text.replace(/\r?\n$/, "");
}

function required(value: unknown, name: string): string {
  if (typeof value !== "string" || value === "") throw new UsageError(`--${name} is missing.`);
  return value;
}

export const command: Command = {
  name: "user",
  summary: "Creates and disables accounts.",
  usage: [
    "user create --email EMAIL --role ROLE [--name NAME] [--team NAME] [--password-stdin]",
    "user disable --email EMAIL",
  ],
  options: {
    email: { type: "string" },
    role: { type: "string" },
    name: { type: "string" },
    team: { type: "string" },
    "password-stdin": { type: "boolean" },
  },
  run: async ({ args, options, database, out }) => {
    const [what] = args;
    if (what !== "create" && what !== "disable") throw new UsageError("Say create or disable.");
    const email = required(options.email, "email");
    const role = what === "create" ? required(options.role, "role") : "";
    await database();
    const { asOperator } = await import("@/lib/server/operator");
    const people = await import("@/lib/server/actions/people");
    if (what === "disable") {
      const result = await asOperator(() => people.disablePersonByEmail({ email }), "en");
      if (!result.ok) throw new CommandError(result.error.code, explain(result.error));
      out(`${email} is disabled; its sessions have ended.`);
      return { id: result.data.id };
    }
    const given = options["password-stdin"] === true;
    const password = given ? await passwordFromStdin() : randomBytes(12).toString("base64url");
    const name = typeof options.name === "string" ? options.name : (email.split("@")[0] ?? email);
    const team = typeof options.team === "string" ? options.team : undefined;
    const input = { email, name, role, password, ...(team ? { team } : {}) };
    const result = await asOperator(() => people.createPerson(input as never), "en");
    if (!result.ok) throw new CommandError(result.error.code, explain(result.error));
    out(given ? `${email} can sign in.` : `${email} can sign in with the password ${password}`);
    return { id: result.data.id, ...(given ? {} : { password }) };
  },
};

function explain(error: { message: string; fields?: Record<string, string> }): string {
  return [error.message, ...Object.entries(error.fields ?? {}).map(([field, text]) => `${field}: ${text}`)].join(" ");
}
