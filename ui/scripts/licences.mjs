// Writes src/lib/licences/window.json: what is in the window's bundle, with its licence. `npm run licences`; a test says when it is stale, and
// `npm run build` fails where something is in the bundle that is not in the list. What is in the program around the window is in program.json
// beside it, which Cargo is asked for (crates/app/tests/licences.rs). `make licences` writes both.
import { readFileSync, writeFileSync } from "node:fs";

/** What is in the bundle although it is not among the dependencies at run time: what svelte brings, and the marks' source. */
const BUILT_IN = ["clsx", "svelte", "simple-icons"];

/** Name, version and licence of each package. */
export function licences() {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  return [...Object.keys(dependencies), ...BUILT_IN].sort().map((name) => {
    const { version, license } = packages[`node_modules/${name}`];
    return [name, version, license];
  });
}

export const textOf = (list) => `[\n${list.map((row) => `  ${JSON.stringify(row)}`).join(",\n")}\n]\n`;

/** A part of the build that finds packages in the bundle which the list has not. */
export function licensed() {
  return {
    name: "countersign:licensed",
    apply: "build",
    generateBundle(_, bundle) {
      const known = new Set(licences().map(([name]) => name));
      const modules = Object.values(bundle).flatMap((file) => file.moduleIds ?? []);
      const names = modules.flatMap((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []);
      const lacking = [...new Set(names)].filter((name) => !known.has(name));
      if (lacking.length > 0) this.error(`not in scripts/licences.mjs, and in the bundle: ${lacking.join(", ")}`);
    },
  };
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync("src/lib/licences/window.json", textOf(licences()));
}
