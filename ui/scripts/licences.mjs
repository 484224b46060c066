// Writes src/lib/licences.json: what is in the window's bundle, with its licence. `npm run licences`; a test says when it is stale.
import { readFileSync, writeFileSync } from "node:fs";

/** What the bundle is built from although it is not among the dependencies at run time. */
const BUILT_IN = ["svelte", "simple-icons"];

export function licences() {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  return [...Object.keys(dependencies), ...BUILT_IN].sort().map((name) => {
    const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
    return { name, version, licence: license };
  });
}

export const textOf = (list) => `${JSON.stringify(list, null, 2)}\n`;

if (process.argv[1] === import.meta.filename) {
  writeFileSync("src/lib/licences.json", textOf(licences()));
}
