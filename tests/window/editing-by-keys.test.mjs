// One account by keyboard alone: every field of it, its QR code, its pin, its place, and its next code.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { pasted } from "./clipboard.mjs";
import { accountIn, accountsIn, byPalette, choose, codesOf, digits, enter, fill, fromMenu, keyboardOn, openAtCodes, rowWithKeyboard, rowsOf, scanned, tick, toAccount } from "./keys.mjs";
import { ACCOUNTS, addAccounts, cli } from "./moves.mjs";
import { makeHome } from "./program.mjs";

const [, , BOB] = ACCOUNTS[1];

describe("an account by keyboard alone", () => {
  const home = makeHome();
  let window;
  before(async () => {
    await addAccounts(home, ACCOUNTS.slice(0, 4));
    await cli(home, ["accounts", "add", "--issuer", "Token", "--label", "by counter", "--kind", "hotp"], "OBQXG43XN5ZGIMJS\n");
    window = await openAtCodes(home);
  });
  after(async () => {
    await window?.close();
    home.close();
  });

  it("is edited in every field, as the command line reads it afterwards", async () => {
    await toAccount(window, "Acme");
    await window.press(Key.F2);
    await keyboardOn(window, "edit-issuer");
    await fill(window, "edit-issuer", "Acme Works");
    await fill(window, "edit-label", "bob@acme.example");
    await fill(window, "edit-tags", "work, shared");
    await fill(window, "edit-note", "asked for at the gate");
    await tick(window, "edit-pinned");
    await enter(window, "edit-advanced");
    await choose(window, "edit-algorithm", "SHA256");
    await fill(window, "edit-digits", "8");
    await fill(window, "edit-period", "60");
    const shown = digits(await window.reads("code-preview", /\d{4}\s?\d{4}/)).match(/\d{8}/)[0];
    assert.ok(codesOf(BOB, { digits: 8, period: 60, algorithm: "sha256" }).includes(shown), shown);
    await enter(window, "edit-save");
    await window.gone("edit-dialog");
    await keyboardOn(window, "account-copy");
    assert.equal(await rowWithKeyboard(window), "Acme Works");
    const { id: _, created: __, lastUsed: ___, ...kept } = await accountIn(home, "Acme Works");
    assert.deepEqual(kept, {
      issuer: "Acme Works",
      label: "bob@acme.example",
      tags: ["work", "shared"],
      note: "asked for at the gate",
      pinned: true,
      kind: "totp",
      algorithm: "SHA256",
      digits: 8,
      period: 60,
      counter: null,
      hasIcon: false,
    });
    await window.until("its new code", async () => codesOf(BOB, { digits: 8, period: 60, algorithm: "sha256" }).includes(digits(await window.text("code"))));
  });

  it("goes back to what it was with the key that takes back, and stays where it is", async () => {
    await window.hold(Key.CONTROL, "z");
    await window.until("the account as before", async () => (await rowsOf(window)).includes("Acme"));
    const { label, tags, note, pinned, algorithm, digits: length, period } = await accountIn(home, "Acme");
    assert.deepEqual([label, tags, note, pinned, algorithm, length, period], ["bob", [], "", false, "SHA1", 6, 30]);
    await keyboardOn(window, "account-copy");
    assert.equal(await rowWithKeyboard(window), "Acme");
  });

  for (const [how, leave] of [
    ["Escape", (window) => window.press(Key.ESCAPE)],
    ["the button", (window) => enter(window, "dialog-cancel")],
  ]) {
    it(`is left as it is with ${how}`, async () => {
      const before = await accountsIn(home);
      await toAccount(window, "Acme");
      await window.press(Key.F2);
      await fill(window, "edit-label", "somebody else");
      await leave(window);
      await window.gone("edit-dialog");
      await keyboardOn(window, "account-copy");
      assert.equal(await rowWithKeyboard(window), "Acme");
      assert.deepEqual(await accountsIn(home), before);
    });
  }

  it("says what is no number, and saves nothing", async () => {
    await fromMenu(window, "account-menu", "account-edit");
    await enter(window, "edit-advanced");
    await fill(window, "edit-digits", "");
    await window.press(Key.ENTER);
    await window.find("edit-codes-unfit");
    await keyboardOn(window, "edit-digits");
    await window.closeDialog();
    await keyboardOn(window, "account-menu");
    assert.equal((await accountIn(home, "Acme")).digits, 6);
  });

  it("asks before a counter goes back", async () => {
    await cli(home, ["accounts", "edit", "Token", "--counter", "5"]);
    await toAccount(window, "Token");
    await window.press(Key.F2);
    await enter(window, "edit-advanced");
    await fill(window, "edit-counter", "2");
    await window.press(Key.ENTER);
    await window.find("counter-back");
    await enter(window, "confirm-keep");
    await window.gone("counter-back");
    await keyboardOn(window, /^edit-/);
    assert.equal((await accountIn(home, "Token")).counter, 5);
    await enter(window, "edit-save");
    await window.find("counter-back");
    await enter(window, "confirm-act");
    await window.gone("edit-dialog");
    await keyboardOn(window, "account-copy");
    assert.equal((await accountIn(home, "Token")).counter, 2);
  });

  it("makes its next code by counter, which is asked for", async () => {
    await enter(window, "hotp-next");
    await window.until("the counter to go on", async () => (await accountIn(home, "Token")).counter === 3);
    await keyboardOn(window, "hotp-next");
  });

  it("shows its QR code when it is asked to, which another program reads, and hides it", async () => {
    await toAccount(window, "Acme");
    await fromMenu(window, "account-menu", "account-qr-open");
    await window.find("account-qr");
    await window.until("the account's code", async () => {
      const [text] = await scanned(window);
      const link = URL.canParse(text) ? new URL(text) : null;
      return link?.protocol === "otpauth:" && link.searchParams.get("secret") === BOB && link.searchParams.get("issuer") === "Acme";
    });
    await enter(window, "account-key-hide");
    await window.gone("account-qr");
    assert.deepEqual(await scanned(window), []);
    await window.closeDialog();
    await keyboardOn(window, "account-menu");
  });

  it("is pinned and unpinned from its menu", async () => {
    await toAccount(window, "Harbour");
    for (const pinned of [true, false]) {
      await fromMenu(window, "account-menu", "account-pin");
      await window.until(`pinned: ${pinned}`, async () => (await accountIn(home, "Harbour")).pinned === pinned);
      if (pinned) await window.until("the first place", async () => (await rowsOf(window))[0] === "Harbour");
      await keyboardOn(window, "account-menu");
      assert.equal(await rowWithKeyboard(window), "Harbour");
    }
  });

  it("moves in the order with Alt and the arrows, and from its menu", async () => {
    const order = async () => (await accountsIn(home)).map(({ issuer }) => issuer);
    const before = await order();
    await toAccount(window, "Acme");
    const at = before.indexOf("Acme");
    const moved = before.toSpliced(at, 1).toSpliced(at + 1, 0, "Acme");
    await window.hold(Key.ALT, Key.ARROW_DOWN);
    await window.until("one place further down", async () => (await order()).join() === moved.join());
    await window.until("the same in the window", async () => (await rowsOf(window)).join() === moved.join());
    await keyboardOn(window, "account-copy");
    assert.equal(await rowWithKeyboard(window), "Acme");
    await fromMenu(window, "account-menu", "account-up");
    await window.until("its old place", async () => (await order()).join() === before.join());
    await keyboardOn(window, "account-menu");
    assert.equal(await rowWithKeyboard(window), "Acme");
  });

  it("copies its next code, and says how long the one that is shown still lasts", async () => {
    await toAccount(window, "Acme");
    await window.hold(Key.SHIFT, Key.ENTER);
    await window.until("the next code on the clipboard", () => codesOf(BOB).slice(1).includes(pasted()));
    await window.says("note", /Acme.*\d+ seconds?/s, () => window.press(Key.F7));
    await keyboardOn(window, "account-copy");
  });

  it("is found with an act in the palette", async () => {
    await byPalette(window, "harbour edit", /Edit/);
    await keyboardOn(window, "edit-issuer");
    assert.equal(await window.run("return document.activeElement.value"), "Harbour");
    await window.closeDialog();
    await keyboardOn(window, "account-copy");
    assert.equal(await rowWithKeyboard(window), "Acme");
  });
});
