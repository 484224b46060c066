// "Mask everything": names, codes and keys as dots, in both windows alike. Outlives a lock, which begins the page anew.
import { keep, recall } from "./remembered";

const NAME = "masked";

export function isMasked(): boolean {
  return recall(NAME) === true;
}

export function keepMasked(on: boolean) {
  keep(NAME, on);
}

/** Puts it on the document: the style sheet does the rest. */
export function showMask(on: boolean) {
  if (on) document.documentElement.dataset["masked"] = "";
  else delete document.documentElement.dataset["masked"];
}
