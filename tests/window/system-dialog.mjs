// Windows that the driver of the web view does not see, the system's own dialogs and the small window: real keys of the screen reach them.

import { spawnSync } from "node:child_process";
import { clip, selected } from "./clipboard.mjs";
import { waitFor } from "./program.mjs";

/** After so long, keys that nothing came of were lost. Earlier they may only be late, and others that follow them would come to something else. */
const AGAIN_MS = 5_000;
/** What no test types. */
const NOTHING = "nothing";

const xdotool = (...words) => {
  const run = spawnSync("xdotool", words, { encoding: "utf8" });
  return run.stdout.split("\n").filter(Boolean);
};

/** The program's windows that can be seen. */
export const windowsOf = (window) => xdotool("search", "--onlyvisible", "--pid", String(window.program), "--name", ".");

/** Keys of the screen, which go to whatever window has the keyboard. */
export const pressKeys = (...keys) => xdotool("key", ...keys);

/** Does it, and again only when nothing can come of it any more. */
function unhurried(act) {
  let last = -Infinity;
  return async () => {
    if (Date.now() - last < AGAIN_MS) return;
    await act();
    last = Date.now();
  };
}

/**
 * Does what opens one of the system's dialogs, types a path into it as a person would, and waits until it has gone.
 * `keys` open the field for a path where it isn't there from the start.
 */
export async function inDialog(window, before, act, path, keys = []) {
  await clip(path);
  // What an earlier dialog selected is not this one's.
  await clip(NOTHING, { selection: "primary" });
  await act();
  let dialog;
  await window.until("the system's dialog", () => {
    dialog = windowsOf(window).find((id) => !before.includes(id));
    return dialog !== undefined;
  });
  // On a screen without a window manager the keyboard is the window's that the pointer is over.
  xdotool("mousemove", "--window", dialog, "60", "20");
  const fill = unhurried(() => {
    for (const key of keys) pressKeys(key);
    // Pasted, because what is typed is completed meanwhile, and not always to what was meant. What is there is selected then.
    pressKeys("ctrl+a", "ctrl+v", "ctrl+a");
  });
  await window.until("the path in the system's dialog", async () => {
    await fill();
    return [path, `${path}/`].includes(selected());
  });
  const take = unhurried(() => pressKeys("Return"));
  await window.until("the system's dialog to go", async () => {
    if (!windowsOf(window).includes(dialog)) return true;
    await take();
    return false;
  });
}

/** Types into the small window, which `open` opens if it isn't there, and takes what is found, until it is taken. The window goes by itself then. */
export async function takeFound(isOpen, open, text, isTaken) {
  const take = unhurried(async () => {
    await clip(NOTHING, { selection: "primary" });
    await waitFor(`${text} in the small window`, () => {
      if (!isOpen()) open();
      else {
        // From its beginning: keys that come before the field has the keyboard are lost. What is there is selected then.
        pressKeys("ctrl+a");
        xdotool("type", text);
        pressKeys("ctrl+a");
      }
      return selected() === text;
    });
    pressKeys("Return");
  });
  await waitFor(`what ${text} finds`, async () => {
    if (isTaken()) return true;
    await take();
    return false;
  });
}
