// Nothing in the audit log is a code: every act that can be written down, and everything it can be done to, has its words
// in both languages.
import { expect, test } from "vitest";
import { loadMessages } from "@/lib/messages/load";
import { locales } from "@/lib/messages/namespaces";
import { actions, filesUnder, loaders, routes, textOf } from "./doors";

const sources = [...filesUnder("lib/server", /\.ts$/), ...filesUnder("lib/data", /^(?!.*generated).*\.ts$/)].map(
  textOf,
);
const found = (pattern: RegExp) =>
  sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ""));

/** Doors name themselves; what happens behind no door is named where it is written down. */
const acts = new Set([
  ...[...actions, ...routes, ...loaders].flatMap(({ facts }) => facts?.name ?? []),
  ...found(/inAuditedTransaction\(\s*\w+,\s*"([^"]+)"/g),
  ...found(/\baction: "(\w+\.\w+)"/g),
]);
const entities = new Set([...found(/\bentity: "([a-z_]+)"/g), ...found(/\bconst entity = "([a-z_]+)"/g)]);

test.each(locales)("every act and every entity of the audit log has its words in %s", (locale) => {
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = loadMessages(locale).audit;
  const wordOf = (key: string) => words[key.split(".")[0] ?? ""]?.[key.split(".")[1] ?? ""];
  expect(acts.size).toBeGreaterThan(150);
  expect(entities.size).toBeGreaterThan(25);
  expect([...acts].filter((act) => !wordOf(act))).toEqual([]);
  expect([...entities].filter((entity) => !wordOf(`entity.${entity}`))).toEqual([]);
  const said = new Set([...acts, ...[...entities].map((entity) => `entity.${entity}`)]);
  const spoken = Object.entries(words).flatMap(([noun, verbs]) => Object.keys(verbs).map((verb) => `${noun}.${verb}`));
  expect(spoken.filter((key) => !said.has(key))).toEqual([]);
});
