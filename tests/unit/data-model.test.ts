import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dataModelDocument, personalDataDocument, readSchema, untaggedColumns } from "@/lib/ops/schema-documents";

const schema = readFileSync("prisma/schema.prisma", "utf8");
const models = readSchema(schema);

describe("the data model", () => {
  it("is read whole: every model of the schema with its table and columns", () => {
    expect(models.length).toBe([...schema.matchAll(/^model /gm)].length);
    for (const model of models) {
      expect(model.table, model.name).toMatch(/^[a-z_]+$/);
      expect(model.columns.length, model.name).toBeGreaterThan(1);
    }
  });

  it("tags every column with a known class of personal data", () => {
    expect(untaggedColumns(models)).toEqual([]);
  });

  it("notices a column without a tag", () => {
    const broken = schema.replace(/( birthDate .*?) \/\/\/ demographic/, "$1");
    expect(untaggedColumns(readSchema(broken))).toEqual(["Customer.birthDate"]);
  });

  it("keeps customer_id in the primary key of every customer-owned table", () => {
    const owned = models.filter(({ columns }) => columns.some(({ column }) => column === "customer_id"));
    const strangers = owned.filter(
      ({ name }) => !new RegExp(`model ${name} \\{[^}]*?(customerId[^\\n]*@id|@@id\\([^)]*customerId)`).test(schema),
    );
    // The audit log is a ledger of acts, and a customer's own row names itself by its id.
    expect(strangers.map(({ table }) => table)).toEqual(["audit_log", "customer"]);
  });

  it("is drawn in docs as it stands", () => {
    expect(readFileSync("docs/data-model.md", "utf8")).toBe(dataModelDocument(models));
    expect(readFileSync("docs/personal-data.md", "utf8")).toBe(personalDataDocument(models));
  });
});
