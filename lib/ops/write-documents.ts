// `npm run docs`: draws docs/data-model.md and docs/personal-data.md anew.
import { readFileSync, writeFileSync } from "node:fs";
import { dataModelDocument, personalDataDocument, readSchema } from "./schema-documents";

const models = readSchema(readFileSync("prisma/schema.prisma", "utf8"));
writeFileSync("docs/data-model.md", dataModelDocument(models));
writeFileSync("docs/personal-data.md", personalDataDocument(models));
