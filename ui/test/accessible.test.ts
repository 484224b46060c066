import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { open } from "./helpers";
import { STATES } from "./states";

/** Rules that need a layout, which this document doesn't have; colours are computed from the tokens in contrast.test.ts. */
const NEEDS_LAYOUT = ["color-contrast", "target-size", "scrollable-region-focusable"];

async function violations(): Promise<string[]> {
  const rules = Object.fromEntries(NEEDS_LAYOUT.map((rule) => [rule, { enabled: false }]));
  const found = await axe.run(document.body, { rules });
  return found.violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" | ")}`,
  );
}

describe("axe finds nothing to complain about in", () => {
  it.each(STATES)("%s", async (_, reach) => {
    await reach();
    expect(await violations()).toEqual([]);
  });

  it("nothing only because it looks: a button without a name is found", async () => {
    await open();
    document.body.append(document.createElement("button"));
    expect((await violations()).join()).toContain("button-name");
    document.body.lastElementChild?.remove();
  });
});
