// The demonstration and its stage, and the small window that finds a code, by keyboard alone.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { pasted } from "./clipboard.mjs";
import { settingsIn } from "./home.mjs";
import { accountsIn, byPalette, checkOwnCode, codesOf, enter, keyboardOn, openAtCodes } from "./keys.mjs";
import { ACCOUNTS, FEW, addAccounts, cli } from "./moves.mjs";
import { makeHome, open, waitFor } from "./program.mjs";
import { pressKeys, takeFound, windowsOf } from "./system-dialog.mjs";
import { SIZES } from "./walk.mjs";

describe("the demonstration by keyboard alone", () => {
  const home = makeHome();
  let window;
  before(async () => {
    await addAccounts(home, FEW);
    window = await openAtCodes(home);
  });
  after(async () => {
    await window?.close();
    home.close();
  });

  const playing = (name) => window.find(`[data-testid="presenter-${name}"][aria-pressed="true"]`);

  it("begins from the palette, and somebody is set up", async () => {
    await byPalette(window, "start the demonstration", /demonstration/);
    await window.find("demo-user-newStarter");
    await keyboardOn(window, /./);
    await enter(window, "demo-user-newStarter");
    await enter(window, "subject-start");
    await enter(window, "where-here");
    await keyboardOn(window, "code-field");
    await checkOwnCode(window);
    await keyboardOn(window, /./);
  });

  it("is on the stage with one key, where the digits and Tab choose what happens, and Escape leaves", async () => {
    await window.press(Key.F9);
    await window.reads("presenter-code", /^\d{3}\s?\d{3}$/);
    await keyboardOn(window, /^presenter/);
    await window.press("1");
    await playing("wrong-code");
    await enter(window, "presenter-mfa-required");
    await playing("mfa-required");
    await keyboardOn(window, "presenter-mfa-required");
    await window.press("0");
    await playing("normal");
    await window.press(Key.ESCAPE);
    await window.gone("presenter");
    await keyboardOn(window, /./);
    assert.notEqual(await window.run("return document.activeElement.tagName"), "BODY");
  });

  it("is steered from its drawer, which gives the keyboard back", async () => {
    await enter(window, "scenario-open");
    await window.find("scenario-drawer");
    await keyboardOn(window, /./);
    const plays = (words) => window.until(`the banner to say ${words}`, async () => (await (await window.find("scenario-open")).getAttribute("aria-label")).includes(words));
    await window.tabTo("scenario-normal");
    await window.press(Key.ARROW_DOWN);
    await keyboardOn(window, "scenario-wrong-code");
    await plays("Wrong code");
    await keyboardOn(window, "scenario-wrong-code");
    await window.press(Key.ARROW_UP);
    await plays("Everything works");
    await window.closeDialog();
    await keyboardOn(window, "scenario-open");
  });

  it("guides through its steps with Enter alone", async () => {
    await enter(window, "guide-open");
    await keyboardOn(window, "guide-next");
    const said = () => window.run("return document.querySelector('[data-testid=guide-next]')?.closest('aside, section').textContent ?? null");
    for (let step = 1; await window.exists("guide-next"); step += 1) {
      assert.ok(step < 10, "it comes to its end");
      await window.find('[data-testid=guide-next][aria-disabled="false"]');
      await keyboardOn(window, "guide-next");
      const before = await said();
      await window.press(Key.ENTER);
      await window.until("the next step", async () => (await said()) !== before);
    }
    await window.gone("guide-next");
    await keyboardOn(window, /./);
  });

  it("is left, and one's own accounts are there again", async () => {
    await enter(window, "leave-demo");
    await window.gone("demo-banner");
    await keyboardOn(window, /./);
    assert.deepEqual((await accountsIn(home)).map(({ issuer }) => issuer), FEW.map(([issuer]) => issuer).sort());
  });
});

describe("the small window by keyboard alone", () => {
  const home = makeHome();
  const key = ACCOUNTS.find(([issuer]) => issuer === "Harbour")[2];
  let window;
  let large;
  before(async () => {
    home.env.XDG_CONFIG_HOME = join(home.folder, "config");
    await addAccounts(home);
    window = await open(home, { size: SIZES.wide });
    large = windowsOf(window);
  });
  after(async () => {
    await window?.close();
    home.close();
  });

  const openByKey = () => pressKeys("ctrl+alt+c");
  const shortcut = () => settingsIn(home).desktop?.shortcut;
  const isOpen = () => windowsOf(window).some((id) => !large.includes(id));

  it("opens with the keys that are chosen, and those that can't be say so", async () => {
    await byPalette(window, "settings desktop", /Settings: desktop/);
    await enter(window, "shortcut-choose");
    await keyboardOn(window, "shortcut-listen");
    await window.press("x");
    await window.find(".unfit[data-testid=shortcut-about]");
    await window.press(Key.ESCAPE);
    await keyboardOn(window, "shortcut-choose");
    await enter(window, "shortcut-choose");
    await keyboardOn(window, "shortcut-listen");
    await window.browser.actions().keyDown(Key.CONTROL).keyDown(Key.ALT).sendKeys("c").keyUp(Key.ALT).keyUp(Key.CONTROL).perform();
    await window.reads("shortcut", /^Ctrl \+ Alt \+ C$/);
    await keyboardOn(window, "shortcut-choose");
    await window.until("the keys to be kept", () => shortcut() === "Ctrl+Alt+KeyC");
    openByKey();
    await waitFor("the small window", isOpen);
  });

  it("copies what is typed for, and closes", async () => {
    await takeFound(isOpen, openByKey, "harb", () => codesOf(key).includes(pasted()));
    await waitFor("no small window", () => !isOpen());
  });

  it("leads to the large one while it is locked, and Escape closes it", async () => {
    await window.lockedBy(() => cli(home, ["vault", "lock"]));
    openByKey();
    await waitFor("the small window", isOpen);
    await waitFor("its end", () => {
      pressKeys("Escape");
      return !isOpen();
    });
  });

  it("has no key any more when that is taken away", async () => {
    await enter(window, "unlock-keychain");
    await window.find("view-codes");
    await byPalette(window, "settings desktop", /Settings: desktop/);
    await enter(window, "shortcut-remove");
    await window.gone("shortcut-remove");
    await keyboardOn(window, "shortcut-choose");
    assert.equal(shortcut() ?? null, null);
  });
});
