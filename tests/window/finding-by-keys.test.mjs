// The palette, what is masked or hidden, and how the window looks and reads, by keyboard alone.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { pasted } from "./clipboard.mjs";
import { settingsIn } from "./home.mjs";
import { byPalette, choose, codesOf, digits, enter, fromMenu, keyboardOn, openAtCodes, rowWithKeyboard, scanned, tick, toAccount } from "./keys.mjs";
import { ACCOUNTS, addAccounts, cli } from "./moves.mjs";
import { makeHome, open } from "./program.mjs";
import { SIZES } from "./walk.mjs";

const HARBOUR = ACCOUNTS.find(([issuer]) => issuer === "Harbour")[2];
const EXAMPLE = ACCOUNTS[0][2];

describe("the palette by keyboard alone", () => {
  const home = makeHome();
  let window;
  before(async () => {
    await addAccounts(home);
    window = await openAtCodes(home);
  });
  after(async () => {
    await window?.close();
    home.close();
  });

  const root = (name) => window.run("return document.documentElement.dataset[arguments[0]] ?? null", name);

  it("copies the code of an account, and gives the keyboard back", async () => {
    await toAccount(window, "Example");
    await byPalette(window, "harb", /Harbour/);
    await window.until("its code on the clipboard", () => codesOf(HARBOUR).includes(pasted()));
    await keyboardOn(window, "account-copy");
    assert.equal(await rowWithKeyboard(window), "Example");
  });

  it("says when there is no such thing, and Escape goes back", async () => {
    await window.hold(Key.CONTROL, "k");
    await window.find("palette-input");
    await window.press("no such thing anywhere");
    await window.find("palette-none");
    await window.closeDialog();
    await keyboardOn(window, "account-copy");
  });

  it("does what has no key of its own", async () => {
    await byPalette(window, "select several", /Select several/);
    await window.find("selection");
    await toAccount(window, "Example");
    await window.press(Key.ESCAPE);
    await window.gone("selection");
    await byPalette(window, "add an account by hand", /by hand/);
    await keyboardOn(window, "add-issuer");
    await window.closeDialog();
    await keyboardOn(window, "account-copy");
  });

  it("goes to a setting, and the arrows change it", async () => {
    await byPalette(window, "clear a copied code", /Clear a copied code/);
    await keyboardOn(window, "clipboard-seconds");
    await choose(window, "clipboard-seconds", "60");
    await window.until("a minute, kept", () => settingsIn(home).clipboardSeconds === 60);
    await keyboardOn(window, "clipboard-seconds");
  });

  it("makes a choice at once: theme, and language there and back", async () => {
    await byPalette(window, "theme dark", /Dark/);
    await window.until("the dark theme", async () => (await root("theme")) === "dark");
    await keyboardOn(window, "clipboard-seconds");
    await byPalette(window, "language deutsch", /Deutsch/);
    await window.until("German", () => window.run("return document.documentElement.lang === 'de'"));
    await keyboardOn(window, /./);
    await byPalette(window, "Sprache English", /English/);
    await window.until("English", () => window.run("return document.documentElement.lang === 'en'"));
    await byPalette(window, "theme as the computer", /computer/);
    await window.until("the computer's own", async () => (await root("theme")) === null);
  });
});

describe("what others may not see, by keyboard alone", () => {
  const home = makeHome();
  let window;
  before(async () => {
    await addAccounts(home);
    window = await openAtCodes(home);
  });
  after(async () => {
    await window?.close();
    home.close();
  });

  /** What is drawn as dots: every code, every login. */
  const readable = () =>
    window.run(`return [...document.querySelectorAll("main .code, main .private")].filter((each) => {
      const style = getComputedStyle(each);
      return each.getClientRects().length > 0 && style.webkitTextSecurity === "none" && style.visibility === "visible";
    }).map((each) => each.textContent)`);

  it("everything is masked with one key, also over a dialog, and shown again", async () => {
    await toAccount(window, "Example");
    assert.ok((await readable()).length >= 2 * ACCOUNTS.length - 1);
    await window.press(Key.F8);
    await window.find("masked");
    assert.deepEqual(await readable(), []);
    await keyboardOn(window, "account-copy");
    await window.press(Key.ENTER);
    await window.until("the code on the clipboard all the same", () => codesOf(EXAMPLE).includes(pasted()));
    await enter(window, "unmask");
    await window.gone("masked");
    await keyboardOn(window, /./);
    await toAccount(window, "Example");
    await fromMenu(window, "account-menu", "account-qr-open");
    await window.find("account-qr");
    await window.until("its QR code", async () => (await scanned(window)).length === 1);
    await window.press(Key.F8);
    await window.find("masked");
    await window.until("no QR code", async () => (await scanned(window)).length === 0);
    await window.closeDialog();
    await keyboardOn(window, "account-menu");
    await window.press(Key.F8);
    await window.gone("masked");
  });

  it("codes are hidden until they are asked for, one by one", async () => {
    await fromMenu(window, "list-options", "hide-all");
    await window.until("no code", () => window.run("return ![...document.querySelectorAll('[data-testid=code]')].some((code) => /\\d/.test(code.textContent))"));
    await keyboardOn(window, "list-options");
    await toAccount(window, "Example");
    await window.press(Key.SPACE);
    let codes;
    await window.until("one code", async () => {
      codes = await window.run("return [...document.querySelectorAll('[data-testid=code]')].map((code) => code.textContent).filter((text) => /\\d/.test(text))");
      return codes.length === 1;
    });
    assert.ok(codesOf(EXAMPLE).includes(digits(codes[0])), codes[0]);
    await keyboardOn(window, "account-copy");
    await fromMenu(window, "list-options", "hide-all");
    await window.until("all codes", () => window.run("return [...document.querySelectorAll('[data-testid=code]')].every((code) => /\\d/.test(code.textContent))"));
  });
});

describe("how the window looks and reads, by keyboard alone", () => {
  const home = makeHome();
  let window;
  before(async () => {
    await cli(home, ["vault", "init"]);
    window = await open(home, { size: SIZES.wide });
    await byPalette(window, "settings appearance", /Settings: appearance/);
    await window.find("settings-looks");
  });
  after(async () => {
    await window?.close();
    home.close();
  });

  it("the section that was asked for has the keyboard", async () => {
    await keyboardOn(window, /Appearance/);
    await window.press(Key.TAB);
    await keyboardOn(window, /^theme-/);
  });

  it("accent, rows and text size change, and stay changed after a new start", async () => {
    await window.tabTo('[data-testid^="accent-"]');
    await window.press(Key.ARROW_RIGHT);
    const accent = await window.run("return document.activeElement.dataset.testid");
    await window.tabTo("density-comfortable");
    await window.press(Key.ARROW_RIGHT);
    await keyboardOn(window, "density-compact");
    await enter(window, "text-larger");
    await window.reads("text-size", /1[0-9][0-9]%|1[0-9]{2} %/);
    await keyboardOn(window, "text-larger");
    const size = await window.text("text-size");
    await window.close();
    window = await open(home, { size: SIZES.wide });
    await window.hold(Key.CONTROL, ",");
    assert.equal(await window.reads("text-size", /%/), size);
    for (const chosen of [accent, "density-compact"]) {
      assert.ok(await window.run("return document.querySelector(arguments[0]).checked", `[data-testid="${chosen}"]`), chosen);
    }
  });

  it("the language is chosen from its list, and the keyboard stays there", async () => {
    await choose(window, "language", "fr");
    await window.until("French", () => window.run("return document.documentElement.lang === 'fr'"));
    await keyboardOn(window, "language");
    await choose(window, "language", "ar");
    await window.until("right to left", () => window.run("return document.documentElement.dir === 'rtl'"));
    await keyboardOn(window, "language");
    await choose(window, "language", "en", Key.ARROW_UP);
    await window.until("English", () => window.run("return document.documentElement.lang === 'en'"));
    await keyboardOn(window, "language");
  });

  it("a switch is turned with the space bar", async () => {
    await tick(window, "show-next");
    const on = await window.run("return document.activeElement.checked");
    await tick(window, "show-next");
    await keyboardOn(window, "show-next");
    assert.equal(await window.run("return document.activeElement.checked"), !on);
  });
});
