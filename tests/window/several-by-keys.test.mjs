// Several accounts at once by keyboard alone, their tags, what takes a change back, and the trash.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { accountsIn, enter, fromMenu, keyboardOn, openAtCodes, rowWithKeyboard, rowsOf, scanned, showTransferCodes, tick, toAccount } from "./keys.mjs";
import { ACCOUNTS, addAccounts, cli } from "./moves.mjs";
import { makeHome } from "./program.mjs";

describe("several accounts by keyboard alone", () => {
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

  const issuers = async () => (await accountsIn(home)).map(({ issuer }) => issuer);
  const tagsOf = async (issuer) => (await accountsIn(home)).find((account) => account.issuer === issuer).tags;
  const trashed = async () => JSON.parse(await cli(home, ["--json", "accounts", "trash", "list"])).trash.map(({ account }) => account.issuer).sort();
  const chosen = (count) => window.reads("selected-count", new RegExp(`^${count}\\b`));
  /** In the order that a new vault has. */
  const ALL = ACCOUNTS.map(([issuer]) => issuer).sort();

  it("are chosen with Shift and the arrows, and with the space bar", async () => {
    await toAccount(window, "Acme");
    await window.hold(Key.SHIFT, Key.ARROW_DOWN);
    await chosen(2);
    assert.equal(await rowWithKeyboard(window), "Example");
    await window.press(Key.ARROW_DOWN, Key.ARROW_DOWN, Key.SPACE);
    await chosen(3);
    await window.press(Key.SPACE);
    await chosen(2);
  });

  it("are given a tag, which filters the list", async () => {
    await enter(window, "select-tag");
    await keyboardOn(window, "tag-new");
    await window.press("work", Key.ENTER);
    await window.gone("tag-dialog");
    await window.gone("selection");
    assert.notEqual(await window.run("return document.activeElement.tagName"), "BODY");
    await keyboardOn(window, /./);
    assert.deepEqual([await tagsOf("Example"), await tagsOf("Acme"), await tagsOf("Harbour")], [["work"], ["work"], []]);
    await enter(window, "tag");
    await window.until("the accounts with the tag", async () => (await rowsOf(window)).join() === "Acme,Example");
    await enter(window, "tag-all");
    await window.until("all accounts", async () => (await rowsOf(window)).length === ALL.length);
    await keyboardOn(window, "tag-all");
  });

  it("lose a tag that only some of them have", async () => {
    await toAccount(window, "Example");
    await window.hold(Key.SHIFT, Key.ARROW_DOWN);
    await chosen(2);
    await enter(window, "select-tag");
    await tick(window, "tag-choice");
    await tick(window, "tag-choice");
    await enter(window, "tag-save");
    await window.gone("tag-dialog");
    await window.until("no tag", async () => (await tagsOf("Example")).length === 0);
    assert.deepEqual(await tagsOf("Acme"), ["work"]);
    await window.hold(Key.CONTROL, "z");
    await window.until("the tag again", async () => (await tagsOf("Example")).join() === "work");
    await keyboardOn(window, /./);
  });

  it("are pinned together", async () => {
    await toAccount(window, "Harbour");
    await window.hold(Key.SHIFT, Key.ARROW_DOWN);
    await chosen(2);
    await enter(window, "select-pin");
    await window.gone("selection");
    const pinned = async () => (await accountsIn(home)).filter((account) => account.pinned).map(({ issuer }) => issuer);
    await window.until("two at the top", async () => (await pinned()).join() === "Harbour,Museum");
    await keyboardOn(window, /./);
    await window.hold(Key.CONTROL, "z");
    await window.until("none at the top", async () => (await pinned()).length === 0);
  });

  it("are exported to codes that another program reads", async () => {
    await toAccount(window, "Acme");
    await window.hold(Key.SHIFT, Key.ARROW_DOWN);
    await chosen(2);
    await enter(window, "select-export");
    await window.find("format-countersign");
    await keyboardOn(window, /./);
    await showTransferCodes(window);
    let link;
    await window.until("a code with the accounts", async () => {
      [link] = await scanned(window);
      return link?.startsWith("otpauth-migration:");
    });
    const inside = Buffer.from(new URL(link).searchParams.get("data"), "base64").toString("latin1");
    assert.deepEqual(ALL.filter((issuer) => inside.includes(issuer)), ["Acme", "Example"]);
    await window.press(Key.ENTER);
    await window.gone("export-qr-picture");
    await window.hold(Key.CONTROL, "1");
    await window.find("account-row");
  });

  it("go to the trash after a question, and come back with the key that takes back", async () => {
    await toAccount(window, "Acme");
    await window.hold(Key.CONTROL, "a");
    await chosen(ALL.length);
    await window.press(Key.ARROW_DOWN, Key.SPACE);
    await chosen(ALL.length - 1);
    await window.press(Key.DELETE);
    await window.find("remove-dialog");
    await enter(window, "confirm-keep");
    await window.gone("remove-dialog");
    await keyboardOn(window, "account-copy");
    await window.press(Key.DELETE);
    await enter(window, "confirm-act");
    await window.until("what is left", async () => (await rowsOf(window)).join() === "Example");
    assert.deepEqual(await trashed(), ALL.filter((issuer) => issuer !== "Example"));
    await keyboardOn(window, "account-copy");
    await window.hold(Key.CONTROL, "z");
    await window.until("all of them", async () => (await rowsOf(window)).length === ALL.length);
    assert.deepEqual(await issuers(), ALL);
    assert.deepEqual(await trashed(), []);
    await keyboardOn(window, "account-copy");
    assert.equal(await rowWithKeyboard(window), "Example");
  });

  it("are taken back from the note that says what happened", async () => {
    await toAccount(window, "Museum");
    await window.press(Key.DELETE);
    await enter(window, "confirm-act");
    await window.until("one less", async () => (await rowsOf(window)).length === ALL.length - 1);
    await enter(window, "note-act");
    await window.until("all of them", async () => (await issuers()).join() === ALL.join());
    await keyboardOn(window, /^account-/);
  });

  it("are no longer chosen after Escape, and the menu begins the choosing too", async () => {
    await fromMenu(window, "list-options", "select-several");
    await window.find("selection");
    await keyboardOn(window, "list-options");
    await toAccount(window, "Acme");
    await window.press(Key.SPACE);
    await chosen(1);
    await window.press(Key.ESCAPE);
    await window.gone("selection");
    await keyboardOn(window, "account-copy");
    assert.equal(await rowWithKeyboard(window), "Acme");
  });

  it("are sorted by name, and by the order that is one's own", async () => {
    await fromMenu(window, "list-options", "sort-name");
    await window.until("by name", async () => (await rowsOf(window)).join() === ALL.toSorted().join());
    await keyboardOn(window, "list-options");
    await fromMenu(window, "list-options", "sort-manual");
    await window.until("as before", async () => (await rowsOf(window)).join() === ALL.join());
  });

  it("come back from the trash one by one, or go for good", async () => {
    for (const issuer of ["Northwind Traders", "Harbour", "Museum"]) await cli(home, ["accounts", "remove", issuer, "--yes"]);
    await window.until("two accounts", async () => (await rowsOf(window)).length === 2);
    await window.hold(Key.CONTROL, ",");
    await window.until("three in the trash", async () => (await window.all("trash-restore")).length === 3);
    await window.tabTo("trash-delete");
    const name = await window.run("return document.activeElement.closest('[data-testid=trashed]').getAttribute('aria-label')");
    await window.press(Key.ENTER);
    await window.find("delete-dialog");
    await enter(window, "confirm-keep");
    await window.gone("delete-dialog");
    await keyboardOn(window, "trash-delete");
    await window.press(Key.ENTER);
    await enter(window, "confirm-act");
    await window.until("two in the trash", async () => (await window.all("trash-restore")).length === 2);
    await keyboardOn(window, /^trash-/);
    const left = await trashed();
    assert.equal(left.length, 2);
    assert.ok(left.every((issuer) => !name.startsWith(issuer)), name);
    await enter(window, "trash-restore");
    await window.until("one in the trash", async () => (await trashed()).length === 1);
    await keyboardOn(window, /^trash-/);
    await enter(window, "trash-restore");
    await window.find("trash-empty");
    await keyboardOn(window, /./);
    assert.deepEqual((await issuers()).sort(), ["Acme", "Example", ...left].sort());
  });

  it("go for good all at once, after a question", async () => {
    for (const issuer of ["Example", "Acme"]) await cli(home, ["accounts", "remove", issuer, "--yes"]);
    // Only what the window shows is asked about, and goes.
    await window.until("two in the trash", async () => (await window.all("trash-restore")).length === 2);
    await enter(window, "trash-clear");
    await window.find("empty-dialog");
    await enter(window, "confirm-act");
    await window.find("trash-empty");
    assert.deepEqual(await trashed(), []);
    await keyboardOn(window, /./);
  });
});
