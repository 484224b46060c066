// axe in the real window: what it finds in whatever the window shows.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const SOURCE = readFileSync(join(import.meta.dirname, "../../ui/node_modules/axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 up to AA, and what axe holds good practice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds in the window as it is: one line for each element, with the rule and why. */
export async function findings(window) {
  // What comes in is pale for a moment.
  await window.until("nothing comes in", () =>
    window.run(`const coming = (animation) => animation.playState === "running" && animation.effect.getComputedTiming().endTime !== Infinity;
      return document.querySelector("[style*=opacity]") === null && !document.getAnimations().some(coming);`));
  // What the driver runs is not under the page's content policy.
  if (!(await window.run("return typeof window.axe === 'object'"))) await window.run(`${SOURCE}; window.axe = axe;`);
  const found = await window.ask(() =>
    window.browser.executeAsyncScript(
      `const done = arguments[1];
      axe.run(document, { runOnly: arguments[0], resultTypes: ["violations"] }).then(
        ({ violations, passes }) => done({ violations: violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => id + ": " + node.html.slice(0, 160) + " " + node.failureSummary.replace(/\\s+/g, " "))), passes: passes.length }),
        (error) => done({ error: String(error) }),
      );`,
      RULES,
    ),
  );
  if (found.error !== undefined) throw new Error(found.error);
  // Where nothing at all was right, nothing was looked at.
  if (found.passes === 0) throw new Error("axe has looked at nothing");
  return found.violations;
}
