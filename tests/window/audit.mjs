// axe in every view and state of the real window, in every look, and whether all of it fits: audit.mjs [LOOK|all] [CHAPTER…]

import { findings } from "./axe.mjs";
import { unfitting } from "./layout.mjs";
import { LOOKS } from "./looks.mjs";
import { walk } from "./walk.mjs";

const [which = "all", ...chapters] = process.argv.slice(2);
const failures = [];
const names = new Set();
let runs = 0;

for (const [look, how] of Object.entries(LOOKS)) {
  if (which !== "all" && which !== look) continue;
  const ask = async (window, view) => {
    runs += 1;
    names.add(view);
    for (const finding of await findings(window)) failures.push(`${look}: ${view}: axe: ${finding}`);
    for (const fault of await unfitting(window, { brokenWords: !how.settings?.longer })) failures.push(`${look}: ${view}: fit: ${fault}`);
  };
  failures.push(...(await walk(ask, how, chapters.length > 0 ? chapters : undefined)).map((failure) => `${look}: ${failure}`));
}
for (const failure of failures) console.log(failure);
console.log(`axe looked ${runs} times at ${names.size} views and states, and ${failures.length === 0 ? "found nothing" : `reports ${failures.length}`}`);
process.exitCode = failures.length > 0 || runs === 0 ? 1 : 0;
