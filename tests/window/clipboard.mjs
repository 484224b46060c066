// What is on the screen's clipboard, and in what was selected last, as other programs give and get it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { waitFor } from "./program.mjs";

/** Whoever holds it may be ending just then, and gives nothing. */
const LONGEST_MS = 2_000;

const read = (selection, ...words) => spawnSync("xclip", ["-selection", selection, "-out", ...words], { timeout: LONGEST_MS }).stdout;

/** What is on the clipboard. */
export const pasted = () => read("clipboard").toString();

/** What was selected last, in whatever window. */
export const selected = () => read("primary").toString();

/**
 * Puts a text, or something else under its `target`, on the clipboard or in place of what was selected, and waits until it is there.
 * xclip goes on holding it in the background, and must not hold what it was given to write to; what was started ends before it holds it.
 */
export async function clip(content, { selection = "clipboard", target } = {}) {
  const words = target ? ["-target", target] : [];
  const ended = spawnSync("xclip", ["-selection", selection, "-in", ...words], { input: content, stdio: ["pipe", "ignore", "ignore"] });
  assert.equal(ended.status, 0, "xclip");
  await waitFor("the clipboard to have it", () => read(selection, ...words).equals(Buffer.from(content)));
}
