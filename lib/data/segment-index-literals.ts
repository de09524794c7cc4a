// How does a query with parameters become one that COPY takes, which has none? Each value is written as a literal, quoted by
// the driver's own rules.
import { escapeLiteral } from "pg";
import type { Prisma } from "./client";

function literal(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return escapeLiteral(value);
  if (value instanceof Date) return escapeLiteral(value.toISOString());
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) {
    const items = value.map((item) => `"${item.replace(/["\\]/g, "\\$&")}"`);
    return escapeLiteral(`{${items.join(",")}}`);
  }
  throw new Error(`a value of this kind has no literal: ${typeof value}`);
}

export function inlined(query: Prisma.Sql): string {
  return query.strings.reduce((text, part, n) => text + literal(query.values[n - 1]) + part);
}
