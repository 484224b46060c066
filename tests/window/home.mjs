// What is in a home while the program works in it: its settings, and whatever it has written.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** What a look at a file gives; something else where the file has gone, or has yet to come. */
function whileThere(look, otherwise) {
  try {
    return look();
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return otherwise;
  }
}

/** The settings as they are kept: nothing before the first of them is saved. */
export const settingsIn = (home) => whileThere(() => JSON.parse(readFileSync(join(home.vault, "settings.json"), "utf8")), {});

/** Every file below a folder. */
export function filesIn(folder) {
  const entries = whileThere(() => readdirSync(folder, { withFileTypes: true }), []);
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Those of the files that hold a text. One that has gone since holds nothing. */
export const holding = (files, text) => files.filter((file) => whileThere(() => readFileSync(file), Buffer.alloc(0)).includes(text));
