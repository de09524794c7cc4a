// Something that a schema accepts, made from the schema: enough to get past parsing and meet the rules behind it.
import { z } from "zod";

type Json = Record<string, unknown>;

/** Gives the text for a string of this format under this name. */
export type Fill = (name: string, format: string | undefined) => string | undefined;

function sampleText(schema: Json, name: string, fill: Fill): string {
  const format = typeof schema.format === "string" ? schema.format : undefined;
  const chosen = fill(name, format);
  if (chosen !== undefined) return chosen;
  if (format === "email") return "somebody@example.test";
  if (format === "date-time") return "2026-01-02T03:04:05.000Z";
  if (format === "date" || /(On|day|Day|birthDate|from|to|asOf)$/.test(name)) return "2026-01-02";
  if (/At$/.test(name)) return "2026-01-02T03:04:05.000Z";
  if (/password/i.test(name)) return "a long enough sentence";
  const least = typeof schema.minLength === "number" ? schema.minLength : 0;
  return "sample".padEnd(least, "x");
}

function sample(schema: Json, name: string, fill: Fill, defs: Json, depth: number): unknown {
  if (depth > 8) return null;
  if (typeof schema.$ref === "string") {
    const target = defs[schema.$ref.replace("#/$defs/", "")];
    return sample((target ?? {}) as Json, name, fill, defs, depth + 1);
  }
  if ("const" in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const choices = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (choices) {
    const chosen = choices.find((choice) => choice.type !== "null") ?? {};
    return sample(chosen, name, fill, defs, depth + 1);
  }
  if (Array.isArray(schema.allOf)) {
    const parts = (schema.allOf as Json[]).map((part) => sample(part, name, fill, defs, depth + 1));
    return parts.every((part) => typeof part === "object") ? Object.assign({}, ...parts) : parts[0];
  }
  switch (schema.type) {
    case "object": {
      const properties = Object.entries((schema.properties ?? {}) as Record<string, Json>);
      return Object.fromEntries(properties.map(([key, part]) => [key, sample(part, key, fill, defs, depth + 1)]));
    }
    case "array": {
      const items = (schema.items ?? {}) as Json;
      return schema.maxItems === 0 ? [] : [sample(items, name.replace(/s$/, ""), fill, defs, depth + 1)];
    }
    case "string":
      return sampleText(schema, name, fill);
    case "number":
    case "integer":
      return typeof schema.minimum === "number" ? Math.max(schema.minimum, 1) : 1;
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return undefined;
  }
}

export function sampleInput(schema: z.ZodType, fill: Fill): unknown {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Json;
  return sample(json, "", fill, (json.$defs ?? {}) as Json, 0);
}
