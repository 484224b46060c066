// Writes src/lib/language/keys.ts: the messages of messages/en and their variables, as a type. `npm run messages`.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { FluentResource } from "@fluent/bundle";

/** The areas of the window that have a file in this language. */
export function areasOf(language) {
  return readdirSync(`messages/${language}`)
    .filter((name) => name.endsWith(".ftl"))
    .map((name) => name.replace(/\.ftl$/, ""))
    .sort();
}

/** All the files of a language as one text. */
export function textOf(language) {
  return areasOf(language)
    .map((area) => readFileSync(`messages/${language}/${area}.ftl`, "utf8"))
    .join("\n");
}

/** The messages of a text, each with the names of its variables in alphabetical order. */
export function messagesOf(source) {
  const { body } = new FluentResource(source);
  const values = new Map(body.map(({ id, value }) => [id, value]));
  return new Map(
    body.map(({ id, value }) => {
      const variables = new Set();
      collect(value, variables, values);
      return [id, [...variables].sort()];
    }),
  );
}

/** The text of keys.ts for the source language's text. */
export function keysOf(source) {
  const lines = [...messagesOf(source)].map(
    ([id, variables]) => `  "${id}": ${variables.map((name) => `"${name}"`).join(" | ") || "never"};`,
  );
  const head =
    "// Written by scripts/messages.mjs from messages/en: each message, and the variables that it takes.\n\n";
  return `${head}export type Messages = {\n${lines.join("\n")}\n};\n`;
}

/** Also what a message takes that stands within this one. */
function collect(part, variables, values) {
  if (part === null || typeof part !== "object") return;
  if (part.type === "var") variables.add(part.name);
  if (part.type === "mesg") collect(values.get(part.name), variables, values);
  for (const inner of Object.values(part)) collect(inner, variables, values);
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync("src/lib/language/keys.ts", keysOf(textOf("en")));
}
