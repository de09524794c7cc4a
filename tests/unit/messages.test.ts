// Do both languages say the same things, in valid ICU, and does every text that a screen asks for exist?
import { readdirSync, readFileSync } from "node:fs";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { loadMessages } from "@/lib/messages/load";
import { locales, namespaces } from "@/lib/messages/namespaces";

type Texts = Map<string, string>;

function flatten(value: unknown, path: string, into: Texts): Texts {
  if (typeof value === "string") into.set(path, value);
  else
    for (const [key, inner] of Object.entries(value as object)) {
      flatten(inner, path === "" ? key : `${path}.${key}`, into);
    }
  return into;
}

/** The names of the arguments of an ICU message, those inside the branches of plurals and selects included. */
function argumentsOf(message: string): string[] {
  const found = new Set<string>();
  let at = 0;
  const until = (stop: RegExp): string => {
    const start = at;
    while (at < message.length && !stop.test(message[at] ?? "")) at += 1;
    return message.slice(start, at).trim();
  };
  function readArgument(): void {
    found.add(until(/[,}]/));
    if (message[at] === ",") {
      at += 1;
      const branches = /^(plural|select|selectordinal)$/.test(until(/[,}]/));
      if (branches) at += 1;
      while (at < message.length && message[at] !== "}") {
        until(/[{}]/);
        if (message[at] === "{") {
          at += 1;
          readMessage();
          at += 1;
        }
      }
    }
    at += 1;
  }
  function readMessage(): void {
    while (at < message.length && message[at] !== "}") {
      if (message[at] === "'" && /[{}]/.test(message[at + 1] ?? "")) at = message.indexOf("'", at + 2);
      at += 1;
      if (message[at - 1] === "{") readArgument();
    }
  }
  readMessage();
  return [...found].sort();
}

const vi = flatten(loadMessages("vi"), "", new Map());
const en = flatten(loadMessages("en"), "", new Map());
const byLocale = { vi, en };

describe("the texts of the two languages", () => {
  it("have the same keys", () => {
    expect([...en.keys()].filter((key) => !vi.has(key))).toEqual([]);
    expect([...vi.keys()].filter((key) => !en.has(key))).toEqual([]);
    expect(vi.size).toBeGreaterThan(200);
  });

  it("hold every namespace", () => {
    for (const locale of locales) expect(Object.keys(loadMessages(locale)).sort()).toEqual([...namespaces].sort());
  });

  it("ask for the same arguments", () => {
    const different = [...vi]
      .filter(([key, text]) => en.has(key) && `${argumentsOf(text)}` !== `${argumentsOf(en.get(key) ?? "")}`)
      .map(([key]) => key);
    expect(different).toEqual([]);
  });

  it("are never empty and never padded", () => {
    for (const texts of [vi, en]) {
      expect([...texts].filter(([, text]) => text.trim() === "" || text !== text.trim()).map(([key]) => key)).toEqual(
        [],
      );
    }
  });

  it("are composed Unicode, so that the same word is always the same bytes", () => {
    expect([...vi].filter(([, text]) => text !== text.normalize("NFC")).map(([key]) => key)).toEqual([]);
  });

  it.each(locales)("are valid ICU messages in %s", (locale) => {
    const broken: string[] = [];
    const translator = createTranslator({
      locale,
      messages: loadMessages(locale),
      onError: (error) => broken.push(error.message),
    }) as unknown as { markup(key: string, values: Record<string, unknown>): string };
    for (const [key, text] of byLocale[locale]) {
      const values: Record<string, unknown> = Object.fromEntries(argumentsOf(text).map((name) => [name, 2]));
      for (const tag of text.matchAll(/<(\w+)>/g)) values[tag[1] ?? ""] = (inside: string) => inside;
      translator.markup(key, values);
    }
    expect(broken).toEqual([]);
  });
});

describe("the texts that the source asks for", () => {
  const keys = [...vi.keys()];
  const prefixes = new Set(
    keys.flatMap((key) => key.split(".").map((_, index, all) => all.slice(0, index + 1).join("."))),
  );
  const sources = ["app", "components", "lib"]
    .flatMap((floor) => readdirSync(floor, { recursive: true }).map((path) => `${floor}/${path}`))
    .filter((path) => /\.tsx?$/.test(path) && !path.includes("/generated/"));
  const direct =
    /const\s+(\w+)\s*=\s*(?:await\s+)?(?:useTranslations|getTranslations)\(\s*(?:\{[^}]*namespace:\s*)?(?:"([\w.]+)")?/g;
  const together = /const\s+\[([^\]]+)\]\s*=\s*await\s+Promise\.all\(\[([\s\S]*?)\]\)/g;
  const asked = /getTranslations\(\s*(?:\{[^}]*namespace:\s*)?(?:"([\w.]+)")?/g;

  function missingIn(path: string): string[] {
    const source = readFileSync(path, "utf8");
    const bound = new Map<string, Set<string>>();
    const bind = (name: string, space: string) => bound.set(name, (bound.get(name) ?? new Set()).add(space));
    for (const [, name = "", space = ""] of source.matchAll(direct)) bind(name, space);
    for (const [, names = "", body = ""] of source.matchAll(together)) {
      for (const [, space = ""] of body.matchAll(asked)) for (const name of names.split(",")) bind(name.trim(), space);
    }
    const missing: string[] = [];
    for (const [name, spaces] of bound) {
      const full = (key: string) => [...spaces].map((space) => (space === "" ? key : `${space}.${key}`));
      const call = new RegExp(`\\b${name}(?:\\.(?:rich|markup|has|raw))?\\(\\s*(?:"([\\w.]+)"|\`([\\w.]*)\\$\\{)`, "g");
      for (const [, key, start] of source.matchAll(call)) {
        if (key !== undefined && !full(key).some((each) => prefixes.has(each))) missing.push(`${path}: ${key}`);
        if (start?.includes(".")) {
          const parent = start.slice(0, start.lastIndexOf("."));
          if (!full(parent).some((each) => prefixes.has(each))) missing.push(`${path}: ${start}…`);
        }
      }
    }
    return missing;
  }

  it("exist", () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.flatMap(missingIn)).toEqual([]);
  });

  it("are found by the extraction at all", () => {
    const used = sources.filter((path) => /useTranslations|getTranslations/.test(readFileSync(path, "utf8")));
    expect(used.length).toBeGreaterThan(20);
  });
});
