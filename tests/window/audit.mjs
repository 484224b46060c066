// axe in every view and state of the real window, light and dark: audit.mjs [LOOK|all] [CHAPTER…]

import { findings } from "./axe.mjs";
import { LOOKS } from "./looks.mjs";
import { walk } from "./walk.mjs";

const [which = "all", ...chapters] = process.argv.slice(2);
const failures = [];
let views = 0;

for (const [look, how] of Object.entries(LOOKS)) {
  if (which !== "all" && which !== look) continue;
  const ask = async (window, view) => {
    views += 1;
    for (const finding of await findings(window)) failures.push(`${look}: ${view}: ${finding}`);
  };
  failures.push(...(await walk(ask, how, chapters.length > 0 ? chapters : undefined)).map((failure) => `${look}: ${failure}`));
}
for (const failure of failures) console.log(failure);
console.log(`axe looked at ${views} views and states, and ${failures.length === 0 ? "found nothing" : `reports ${failures.length}`}`);
process.exitCode = failures.length > 0 || views === 0 ? 1 : 0;
