// Fluent files for the window as it needs them: without what only whoever writes them reads.
import { readFileSync } from "node:fs";

const RAW = ".ftl?raw";

/** A plugin for Vite: comments, empty lines and spaces that mean nothing stay at home. */
export function sentences() {
  return {
    name: "sentences",
    enforce: /** @type {const} */ ("pre"),
    load(/** @type {string} */ id) {
      if (!id.endsWith(RAW)) return null;
      const text = readFileSync(id.slice(0, -"?raw".length), "utf8")
        .replace(/^(#.*)?\n/gm, "")
        .replace(/^ +/gm, " ")
        .replace(/^([a-z][\w-]*) = ?/gm, "$1=")
        .replace(/\{ (\$?[\w-]+) \}/g, "{$1}");
      return `export default ${JSON.stringify(text)}`;
    },
  };
}
