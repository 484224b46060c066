// A picture of every view and state, in every look, into tests/pictures/LOOK. They are for looking at, not for comparing.
// pictures.mjs [LOOK|all] [CHAPTER…]

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LOOKS } from "./looks.mjs";
import { walk } from "./walk.mjs";

const folder = join(import.meta.dirname, "../pictures");
const [which = "all", ...chapters] = process.argv.slice(2);
const failures = [];

for (const [look, how] of Object.entries(LOOKS)) {
  if (which !== "all" && which !== look) continue;
  const into = join(folder, look);
  if (chapters.length === 0) rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const take = async (window, view) => writeFileSync(join(into, `${view}.png`), await window.picture());
  failures.push(...(await walk(take, how, chapters.length > 0 ? chapters : undefined)).map((failure) => `${look}: ${failure}`));
}
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
