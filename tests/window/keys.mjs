// What a person does by keyboard alone, for the tests of every flow: no pointer, no script that acts. Nothing else.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { Key } from "selenium-webdriver";
import { holder } from "./focus.mjs";
import { cli } from "./moves.mjs";
import { open } from "./program.mjs";
import { SIZES } from "./walk.mjs";

/** What oathtool says of the key, for this step and the ones beside it: the step may end between two looks. */
export function codesOf(key, { digits = 6, period = 30, algorithm = "sha1" } = {}) {
  const now = Math.floor(Date.now() / 1000);
  return [-period, 0, period].map((offset) => {
    const options = [`--totp=${algorithm}`, `--digits=${digits}`, `--time-step-size=${period}s`, "--base32"];
    const run = spawnSync("oathtool", [...options, `--now=@${now + offset}`, key]);
    assert.equal(run.status, 0, run.stderr.toString());
    return run.stdout.toString().trim();
  });
}

/** A code as it is shown, without what parts its digits. */
export const digits = (text) => text.replaceAll(/\s/g, "");

/** Every QR code that another program reads off the window. */
export async function scanned(window) {
  const read = spawnSync("zbarimg", ["--quiet", "--raw", "-"], { input: await window.picture() });
  return read.stdout.toString().split("\n").filter(Boolean);
}

/** The accounts as the command line reads them from the vault, in their order. */
export const accountsIn = async (home) => JSON.parse(await cli(home, ["--json", "accounts", "list"])).accounts;

/** The account of that issuer, as the command line reads it. */
export const accountIn = async (home, issuer) => (await accountsIn(home)).find((account) => account.issuer === issuer);

/** Goes to it with Tab and presses Enter. */
export async function enter(window, id) {
  await window.tabTo(id);
  await window.press(Key.ENTER);
}

/** Goes to it with Tab and presses the space bar, as switches want. */
export async function tick(window, id) {
  await window.tabTo(id);
  await window.press(Key.SPACE);
}

/** Goes to the field with Tab and types over what it holds. */
export async function fill(window, id, text) {
  await window.tabTo(id);
  await window.hold(Key.CONTROL, "a");
  await window.press(text === "" ? Key.DELETE : text);
}

/** Goes to the list of choices with Tab, and on with the arrow until it has that value. */
export async function choose(window, id, value, arrow = Key.ARROW_DOWN) {
  await window.tabTo(id);
  await window.until(`${id} to be ${value}`, async () => {
    if ((await window.run("return document.activeElement.value")) === value) return true;
    await window.press(arrow);
    return false;
  });
}

/** Opens the menu that Tab leads to, and takes the item with the arrows. */
export async function fromMenu(window, menu, item) {
  await enter(window, menu);
  await window.find(item);
  await arrowTo(window, item);
  await window.press(Key.ENTER);
}

/** Goes on with the arrow until that element has the keyboard. */
export async function arrowTo(window, id, arrow = Key.ARROW_DOWN) {
  await window.until(`${id} by the arrow`, async () => {
    if ((await holder(window)) === id) return true;
    await window.press(arrow);
    return false;
  });
}

/** Goes to the list with Tab, and on with the arrow to the account of that issuer. */
export async function toAccount(window, issuer) {
  await window.tabTo("account-copy");
  await window.press(Key.HOME);
  await window.until(`the account of ${issuer}`, async () => {
    if ((await rowWithKeyboard(window)) === issuer) return true;
    await window.press(Key.ARROW_DOWN);
    return false;
  });
}

/** Whose row has the keyboard: the issuer; null if it is on none. */
export const rowWithKeyboard = (window) =>
  window.run("return document.activeElement?.closest('[data-testid=account-row]')?.querySelector('.issuer').innerText.split('\\n')[0].trim() ?? null");

/** The issuers in the order that the window shows. */
export const rowsOf = (window) =>
  window.run("return [...document.querySelectorAll('[data-testid=account-row]')].sort((a, b) => a.ariaPosInSet - b.ariaPosInSet).map((row) => row.querySelector('.issuer').innerText.split('\\n')[0].trim())");

/** Finds it in the palette by what is typed, and takes what is chosen then: `says` is what that must read. */
export async function byPalette(window, text, says) {
  await window.hold(Key.CONTROL, "k");
  await window.find("palette-input");
  await window.press(text);
  await window.reads('[data-testid="palette-entry"][aria-selected="true"]', says);
  await window.press(Key.ENTER);
  await window.gone("palette");
}

/** Waits until what has the keyboard is that; a person goes on from there. */
export async function keyboardOn(window, id) {
  let has = null;
  const fits = () => (id instanceof RegExp ? id.test(has ?? "") : has === id);
  await window
    .until(`the keyboard on ${id}`, async () => {
      has = await holder(window);
      return fits();
    })
    .catch((error) => {
      throw new Error(`the keyboard is on ${has}. ${error.message}`);
    });
}

/** The window with the codes of the home's accounts. */
export async function openAtCodes(home) {
  const window = await open(home, { size: SIZES.wide });
  await window.reads("code", /\d{3}/);
  return window;
}

/** In a setup at the field for the code: takes this computer's, and goes on until the server has accepted it. */
export async function checkOwnCode(window) {
  await enter(window, "own-code-use");
  await window.until("the code in the field", async () => /\d/.test(await (await window.find("code-field")).getAttribute("value")));
  await enter(window, "check-code");
  await window.find("enrolled-title");
}

/** In the export: the codes to scan, shown; what hides them has the keyboard. */
export async function showTransferCodes(window) {
  await window.tabTo("format-countersign");
  await window.until("the codes to scan", async () => {
    if (await window.exists("qr-show")) return true;
    await window.press(Key.ARROW_DOWN);
    return false;
  });
  await enter(window, "qr-show");
  await window.find("export-qr-picture");
  await window.tabTo("qr-hide");
}
