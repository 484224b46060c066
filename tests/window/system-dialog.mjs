// The system's own dialogs, which the driver of the web view does not see: real keys of the screen reach them.

import { spawnSync } from "node:child_process";

const xdotool = (...words) => {
  const run = spawnSync("xdotool", words, { encoding: "utf8" });
  return run.stdout.split("\n").filter(Boolean);
};

/** The program's windows that can be seen. */
export const windowsOf = (window) => xdotool("search", "--onlyvisible", "--pid", String(window.program), "--name", ".");

/**
 * Does what opens one of the system's dialogs, types a path into it as a person would, and waits until it has gone.
 * `keys` open the field for a path where it isn't there from the start.
 */
export async function inDialog(window, before, act, path, keys = []) {
  clip(path);
  await act();
  let dialog;
  await window.until("the system's dialog", () => {
    dialog = windowsOf(window).find((id) => !before.includes(id));
    return dialog !== undefined;
  });
  // On a screen without a window manager the keyboard is the window's that the pointer is over.
  xdotool("mousemove", "--window", dialog, "60", "20");
  await window.until("the path in the system's dialog", () => {
    for (const key of keys) xdotool("key", key);
    // Pasted, because what is typed is completed meanwhile, and not always to what was meant. What is there is selected then.
    xdotool("key", "ctrl+a", "ctrl+v", "ctrl+a");
    return [path, `${path}/`].includes(selected());
  });
  await window.until("the system's dialog to go", () => {
    if (!windowsOf(window).includes(dialog)) return true;
    xdotool("key", "Return");
    return false;
  });
}

/** xclip goes on holding it in the background. */
const clip = (text) => spawnSync("xclip", ["-selection", "clipboard"], { input: text, stdio: ["pipe", "ignore", "ignore"] });
const selected = () => spawnSync("xclip", ["-selection", "primary", "-o"], { encoding: "utf8", timeout: 2_000 }).stdout;
