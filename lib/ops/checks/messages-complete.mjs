// Are all texts there in both languages, with the same keys and the same arguments?
import { readFileSync } from "node:fs";
import path from "node:path";
import { finish, root, sourceFiles } from "./source-files.mjs";

function flatten(value, prefix = "") {
  return Object.entries(value).flatMap(([key, child]) =>
    typeof child === "string" ? [[prefix + key, child]] : flatten(child, `${prefix}${key}.`),
  );
}

/** Index behind the brace that closes the one opened before `start`. */
function closing(text, start) {
  let depth = 1;
  let at = start;
  for (; depth > 0 && at < text.length; at++) depth += text[at] === "{" ? 1 : text[at] === "}" ? -1 : 0;
  return at;
}

/** Names of the ICU arguments and tags of a message, those inside plural and select branches included. */
function argumentsOf(message) {
  const names = [...message.matchAll(/<([a-zA-Z]\w*)>/g)].map((match) => `<${match[1]}>`);
  for (let at = message.indexOf("{"); at >= 0; at = message.indexOf("{", at)) {
    const end = closing(message, at + 1);
    const inside = message.slice(at + 1, end - 1);
    names.push(inside.split(",")[0].trim());
    if (/^\s*\w+\s*,\s*(plural|selectordinal|select)\b/.test(inside)) {
      for (let open = inside.indexOf("{"); open >= 0; ) {
        const close = closing(inside, open + 1);
        names.push(...argumentsOf(inside.slice(open + 1, close - 1)));
        open = inside.indexOf("{", close);
      }
    }
    at = end;
  }
  return names;
}

const placeholders = (text) => [...new Set(argumentsOf(text))].sort().join(" ");

const texts = (language) =>
  new Map(
    sourceFiles([`lib/messages/${language}`], [".json"]).map((file) => [
      path.basename(file, ".json"),
      new Map(flatten(JSON.parse(readFileSync(path.join(root, file), "utf8")))),
    ]),
  );

const [vi, en] = [texts("vi"), texts("en")];
const problems = [];
for (const namespace of new Set([...vi.keys(), ...en.keys()])) {
  const [left, right] = [vi.get(namespace) ?? new Map(), en.get(namespace) ?? new Map()];
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const name = `${namespace}.${key}`;
    if (!left.has(key)) problems.push(`${name}: no Vietnamese text`);
    else if (!right.has(key)) problems.push(`${name}: no English text`);
    else if (left.get(key).trim() === "" || right.get(key).trim() === "") problems.push(`${name}: empty`);
    else if (left.get(key) !== left.get(key).normalize("NFC")) problems.push(`${name}: not NFC`);
    else if (placeholders(left.get(key)) !== placeholders(right.get(key))) {
      problems.push(
        `${name}: arguments differ: vi {${placeholders(left.get(key))}} en {${placeholders(right.get(key))}}`,
      );
    }
  }
}
const count = [...vi.values()].reduce((sum, keys) => sum + keys.size, 0);
if (count === 0) problems.push("no texts found");
finish(`texts in both languages (${count})`, problems);
