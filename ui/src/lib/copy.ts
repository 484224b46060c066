// Text to the clipboard from the window: for ticket blocks only. Codes are copied by Rust, which also clears them.
import { remembered } from "./focus";

/**
 * True when the text is on the clipboard. To be called within the press that asks for it, because the web view allows it no later;
 * a text that has to be asked for comes as a promise.
 */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  try {
    if (typeof text === "string") await navigator.clipboard.writeText(text);
    else await navigator.clipboard.write([new ClipboardItem({ [PLAIN]: text.then(plain) })]);
    return true;
  } catch {
    return copyBySelection(await text);
  }
}

const PLAIN = "text/plain";
const plain = (text: string) => new Blob([text], { type: PLAIN });

/** For web views that refuse the clipboard interface outside a secure origin. */
function copyBySelection(text: string): boolean {
  const giveBack = remembered();
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "visually-hidden";
  // What lies under a dialog can't be selected.
  const dialogs = document.querySelectorAll("dialog[open]");
  (dialogs[dialogs.length - 1] ?? document.body).append(area);
  area.focus();
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  giveBack();
  return copied;
}
