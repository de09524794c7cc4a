// What does the data model look like, and which column holds personal data? Both documents are drawn from prisma/schema.prisma.
export const personalDataTags = {
  none: "not personal",
  staff: "about the company's own people",
  secret: "keys and hashes that never leave the server",
  identity: "who a customer is",
  contact: "how a customer is reached",
  demographic: "age, income, household, occupation",
  purchase: "what a customer bought",
  aio: "activities, interests, opinions, ways of deciding",
  sensitive: "values that may belong to a sensitive class",
  consent: "what a customer agreed to",
  behaviour: "what a customer did, and scores drawn from it",
  note: "free text written about a customer",
} as const;

export interface SchemaColumn {
  readonly model: string;
  readonly name: string;
  readonly type: string;
  readonly column: string;
  readonly tag: string | undefined;
}

export interface SchemaModel {
  readonly name: string;
  readonly table: string;
  readonly area: string;
  readonly doc: string;
  readonly columns: readonly SchemaColumn[];
  /** Names of the models its foreign keys lead to. */
  readonly references: readonly string[];
}

/** Reads the models of a Prisma schema: scalar columns with their tag, relations as references. */
export function readSchema(text: string): SchemaModel[] {
  const models: SchemaModel[] = [];
  const names = new Set([...text.matchAll(/^model (\w+)/gm)].map((match) => match[1] ?? ""));
  let area = "";
  let doc: string[] = [];
  let open: { name: string; table: string; columns: SchemaColumn[]; references: string[] } | undefined;
  for (const line of text.split("\n")) {
    const heading = /^\/\/ -{5,} (.+)$/.exec(line);
    if (heading) area = heading[1] ?? "";
    if (/^\/\/\/ /.test(line)) doc.push(line.slice(4));
    const start = /^model (\w+) \{/.exec(line);
    if (start) open = { name: start[1] ?? "", table: "", columns: [], references: [] };
    else if (open && line === "}") {
      models.push({ ...open, area, doc: doc.join(" ") });
      open = undefined;
      doc = [];
    } else if (/^(enum|generator|datasource) /.test(line)) doc = [];
    if (!open || start) continue;
    const table = /@@map\("(\w+)"\)/.exec(line);
    if (table) open.table = table[1] ?? "";
    const member = /^\s+(\w+)\s+(\w+)(\[\]|\?)?/.exec(line);
    if (!member || /^\s*(@@|\/\/)/.test(line)) continue;
    const [, name = "", type = "", modifier = ""] = member;
    if (names.has(type)) {
      if (line.includes("fields:")) open.references.push(type);
      continue;
    }
    const column = /@map\("(\w+)"\)/.exec(line)?.[1] ?? name;
    open.columns.push({
      model: open.name,
      name,
      type: type + modifier,
      column,
      tag: /\/\/\/ (\S+)\s*$/.exec(line)?.[1],
    });
  }
  return models;
}

export function untaggedColumns(models: readonly SchemaModel[]): string[] {
  return models.flatMap((model) =>
    model.columns.filter(({ tag }) => !tag || !(tag in personalDataTags)).map(({ name }) => `${model.name}.${name}`),
  );
}

const areasOf = (models: readonly SchemaModel[]) => [...new Set(models.map(({ area }) => area))];

/** docs/data-model.md: one entity-relationship drawing per area. */
export function dataModelDocument(models: readonly SchemaModel[]): string {
  const parts = [
    "# Data model",
    "",
    "Drawn from `prisma/schema.prisma` by `npm run -s docs`; a test fails when it is out of date.",
  ];
  for (const area of areasOf(models)) {
    const own = models.filter((model) => model.area === area);
    parts.push("", `## ${area[0]?.toUpperCase()}${area.slice(1)}`, "");
    for (const { table, doc } of own) if (doc) parts.push(`- \`${table}\`: ${doc}`);
    parts.push("", "```mermaid", "erDiagram");
    for (const { table, columns } of own) {
      parts.push(`  ${table} {`);
      for (const { type, column } of columns)
        parts.push(`    ${type.replace("[]", "_list").replace("?", "")} ${column}`);
      parts.push("  }");
    }
    for (const { table, references } of own) {
      for (const name of references) {
        const target = models.find((model) => model.name === name);
        if (target) parts.push(`  ${target.table} ||--o{ ${table} : ""`);
      }
    }
    parts.push("```");
  }
  return `${parts.join("\n")}\n`;
}

/** docs/personal-data.md: the inventory a privacy officer asks for. */
export function personalDataDocument(models: readonly SchemaModel[]): string {
  const parts = [
    "# Personal-data inventory",
    "",
    "Every column carries a tag in `prisma/schema.prisma`; a test fails on an untagged one. Drawn by `npm run -s docs`.",
    "",
  ];
  for (const [tag, meaning] of Object.entries(personalDataTags)) {
    parts.push(`## ${tag}`, "", `${meaning[0]?.toUpperCase()}${meaning.slice(1)}.`, "");
    if (tag === "none") continue;
    for (const { table, columns } of models) {
      const own = columns.filter((column) => column.tag === tag).map(({ column }) => `\`${column}\``);
      if (own.length > 0) parts.push(`- **${table}**: ${own.join(", ")}`);
    }
    parts.push("");
  }
  return `${parts.join("\n").trimEnd()}\n`;
}
