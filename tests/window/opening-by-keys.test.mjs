// What opens the vault by keyboard alone: a passphrase, the recovery code, the keychain; locking, and when it locks by itself.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { settingsIn } from "./home.mjs";
import { choose, enter, fill, keyboardOn, openAtCodes, tick } from "./keys.mjs";
import { recoveryCodeIn } from "./letters.mjs";
import { FEW, NO_KEYCHAIN, PASSPHRASE, addAccounts, cli } from "./moves.mjs";
import { makeHome, open } from "./program.mjs";
import { SIZES, still } from "./walk.mjs";

describe("what opens the vault, by keyboard alone", () => {
  const home = makeHome();
  const file = join(home.folder, "passphrase");
  let window;
  let code;
  before(async () => {
    await addAccounts(home, FEW);
    window = await openAtCodes(home);
  });
  after(async () => {
    await window?.close();
    home.close();
  });

  const slots = async () => JSON.parse(await cli(home, ["--json", "vault", "slots", "list"])).slots.map(({ kind }) => kind);
  /** What the command line finds with that passphrase, in a session that has no keychain. */
  const openedWith = async (passphrase) => {
    writeFileSync(file, `${passphrase}\n`, { mode: 0o600 });
    const listed = await cli(home, ["--json", "accounts", "list"], "", { ...NO_KEYCHAIN, COUNTERSIGN_PASSPHRASE_FILE: file });
    return JSON.parse(listed).accounts.length;
  };
  /** After a wrong one the next is looked at only a moment later: it is typed again until then. */
  const typedUntil = (field, text, done) =>
    window.until(`${text} to be taken`, async () => {
      if (await done()) return true;
      const empty = await window.run("return document.activeElement.dataset.testid === arguments[0] && document.activeElement.value === ''", field);
      if (empty) await window.press(text, Key.ENTER);
      return false;
    });
  const lockSettings = () => settingsIn(home).lock ?? {};
  const lock = () => window.lockedBy(() => window.hold(Key.CONTROL, "l"));
  const opened = async () => {
    await window.find("view-codes");
    await window.reads("code", /\d{3}/);
  };

  it("gets a passphrase, which opens it where there is no keychain", async () => {
    await window.hold(Key.CONTROL, ",");
    await enter(window, "slot-add-passphrase");
    await keyboardOn(window, "new-passphrase-first");
    await window.press(PASSPHRASE);
    await fill(window, "new-passphrase-again", `${PASSPHRASE}!`);
    await window.press(Key.ENTER);
    await window.find('[data-testid="new-passphrase-again"][aria-invalid="true"]');
    await keyboardOn(window, "new-passphrase-again");
    await fill(window, "new-passphrase-again", PASSPHRASE);
    await window.press(Key.ENTER);
    await window.gone("slot-dialog");
    await keyboardOn(window, "settings-slots-title");
    assert.deepEqual((await slots()).sort(), ["keychain", "passphrase"]);
    assert.equal(await openedWith(PASSPHRASE), FEW.length);
  });

  it("gets another passphrase in its place, after the old one", async () => {
    await enter(window, "slot-change");
    await keyboardOn(window, "confirm-passphrase");
    await window.press("wrong horse battery");
    await fill(window, "new-passphrase-first", "another horse battery");
    await fill(window, "new-passphrase-again", "another horse battery");
    await window.press(Key.ENTER);
    await window.find("error-panel");
    await keyboardOn(window, "confirm-passphrase");
    await typedUntil("confirm-passphrase", PASSPHRASE, async () => !(await window.exists("slot-dialog")));
    await keyboardOn(window, "slot-change");
    assert.equal(await openedWith("another horse battery"), FEW.length);
    await assert.rejects(openedWith(PASSPHRASE));
  });

  it("gets a recovery code, which is typed as it is read off the screen", async () => {
    await enter(window, "slot-add-recovery");
    await window.find("recovery-dialog");
    await enter(window, "recovery-make");
    await window.find("recovery-image");
    await keyboardOn(window, /./);
    await still(window);
    const box = await window.run("const { left, top, width } = document.querySelector('[data-testid=recovery-image]').getBoundingClientRect(); return { left, top, width }");
    code = recoveryCodeIn(await window.picture(), box);
    assert.match(code, /^(\w{5}-){6}\w{5}$/);
    await enter(window, "recovery-written");
    await keyboardOn(window, "recovery-typed");
    await window.press("ABCDE", Key.ENTER);
    await window.find("recovery-typed-fault");
    await keyboardOn(window, "recovery-typed");
    await fill(window, "recovery-typed", code);
    await fill(window, "confirm-passphrase", "another horse battery");
    await window.press(Key.ENTER);
    await window.find("recovery-done");
    await enter(window, "recovery-close");
    await window.gone("recovery-dialog");
    await keyboardOn(window, "settings-slots-title");
    assert.deepEqual((await slots()).sort(), ["keychain", "passphrase", "recovery"]);
  });

  it("locks with one key, and opens with the keychain", async () => {
    await lock();
    await enter(window, "unlock-keychain");
    await opened();
    await keyboardOn(window, /./);
  });

  it("opens with the passphrase, and says where it is wrong", async () => {
    await lock();
    await fill(window, "passphrase", PASSPHRASE);
    await window.press(Key.ENTER);
    await window.find("error-panel");
    await keyboardOn(window, "passphrase");
    await typedUntil("passphrase", "another horse battery", () => window.exists("view-codes"));
    await opened();
    await keyboardOn(window, /./);
  });

  it("opens with the recovery code", async () => {
    await window.lockedBy(() => enter(window, "lock"));
    await enter(window, "recovery-open");
    await keyboardOn(window, "recovery-code");
    await window.press(code, Key.ENTER);
    await opened();
    await keyboardOn(window, /./);
  });

  it("locks when somebody locks it elsewhere, and opens again", async () => {
    await window.lockedBy(() => cli(home, ["vault", "lock"]));
    await enter(window, "unlock-keychain");
    await opened();
  });

  it("no longer opens with the passphrase when that is removed", async () => {
    await window.hold(Key.CONTROL, ",");
    const remove = '[data-testid="slot-passphrase"] [data-testid="slot-remove"]';
    await enter(window, remove);
    await window.find("slot-remove-dialog");
    await window.closeDialog();
    await keyboardOn(window, "slot-remove");
    await enter(window, remove);
    await enter(window, "slot-remove-act");
    await window.gone("slot-remove-dialog");
    await keyboardOn(window, "settings-slots-title");
    assert.deepEqual((await slots()).sort(), ["keychain", "recovery"]);
    await assert.rejects(openedWith("another horse battery"));
  });

  it("locks by itself after the time that is chosen, and at the start", async () => {
    await choose(window, "lock-after", "1", Key.ARROW_UP);
    await window.until("one minute", () => lockSettings().afterMinutes === 1);
    await keyboardOn(window, "lock-after");
    await tick(window, "lock-with-session");
    await window.until("not with the session", () => lockSettings().withSession === false);
    await tick(window, "lock-at-start");
    await window.until("at the start", () => lockSettings().atStart === true);
    await keyboardOn(window, "lock-at-start");
    await window.close();
    window = await open(home, { size: SIZES.wide });
    await window.find("locked");
    await enter(window, "unlock-keychain");
    await opened();
  });
});
