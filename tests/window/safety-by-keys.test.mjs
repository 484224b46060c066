// What keeps the accounts safe, by keyboard alone: snapshots, backups in a folder, a new key for the vault, the keychain's doctor.

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { accountsIn, choose, enter, fill, keyboardOn, openAtCodes, tick } from "./keys.mjs";
import { recoveryCodeIn } from "./letters.mjs";
import { FEW, PASSPHRASE, addAccounts, cli } from "./moves.mjs";
import { makeHome } from "./program.mjs";
import { inDialog, windowsOf } from "./system-dialog.mjs";
import { still } from "./walk.mjs";

describe("what keeps the accounts safe, by keyboard alone", () => {
  const home = makeHome();
  const backups = join(home.folder, "backups");
  let window;
  before(async () => {
    mkdirSync(backups);
    await addAccounts(home, FEW);
    window = await openAtCodes(home);
    await window.hold(Key.CONTROL, ",");
    await window.find("settings-backup");
  });
  after(async () => {
    await window?.close();
    home.close();
  });

  const issuers = async () => (await accountsIn(home)).map(({ issuer }) => issuer);
  const snapshots = async () => JSON.parse(await cli(home, ["--json", "vault", "snapshots"])).snapshots;
  const made = () => readdirSync(backups).filter((name) => name.endsWith(".countersign-backup"));

  it("a snapshot is made, looked at, restored after a question, and that is taken back", async () => {
    await enter(window, "snapshot-take");
    await window.until("the snapshot", async () => (await snapshots())[0]?.reason === "asked");
    await keyboardOn(window, "snapshot-take");
    await cli(home, ["accounts", "remove", "Acme", "--yes"]);
    await window.until("the snapshot in the list", async () => (await window.all("snapshot-restore")).length > 0);
    await window.tabTo("snapshot-restore");
    const chosen = () => window.run("return document.activeElement.closest('[data-testid=snapshot]').dataset.snapshot");
    const asked = (await snapshots()).find(({ reason }) => reason === "asked").name;
    await window.until("the snapshot that was asked for", async () => {
      if ((await chosen()) === asked) return true;
      await window.press(Key.TAB);
      return false;
    });
    await window.press(Key.ENTER);
    await window.find("restore-dialog");
    await window.closeDialog();
    await keyboardOn(window, "snapshot-restore");
    assert.deepEqual(await issuers(), ["Example"]);
    await window.press(Key.ENTER);
    await enter(window, "restore-act");
    await window.find("restored");
    await keyboardOn(window, "snapshot-restore");
    assert.deepEqual(await issuers(), ["Acme", "Example"]);
    await enter(window, "restore-undo");
    await window.gone("restored");
    await keyboardOn(window, /./);
    assert.deepEqual(await issuers(), ["Example"]);
    await cli(home, ["accounts", "trash", "restore", "Acme"]);
  });

  it("backups go to a folder, under a passphrase, and another home reads them", async () => {
    await inDialog(window, windowsOf(window), () => enter(window, "backup-choose"), backups, ["slash"]);
    await window.reads("backup-folder", new RegExp(`^${backups}$`));
    await keyboardOn(window, "backup-choose");
    await enter(window, "backup-passphrase");
    await keyboardOn(window, "new-passphrase-first");
    await window.press(PASSPHRASE);
    await fill(window, "new-passphrase-again", PASSPHRASE);
    await window.press(Key.ENTER);
    await window.gone("backup-passphrase-dialog");
    await keyboardOn(window, "backup-passphrase");
    await tick(window, "backup-on");
    await window.until("a backup", () => made().length === 1);
    await window.reads("backup-last", /a moment ago/);
    await keyboardOn(window, "backup-on");
    await choose(window, "backup-keep", "10");
    await keyboardOn(window, "backup-keep");
    // What has not changed is not written once more.
    await cli(home, ["accounts", "edit", "Acme", "--issuer", "Depot"]);
    await enter(window, "backup-now");
    await window.until("another backup", () => made().length === 2);
    await keyboardOn(window, "backup-now");
    const other = makeHome();
    try {
      const file = join(other.folder, "password");
      writeFileSync(file, `${PASSPHRASE}\n`, { mode: 0o600 });
      await cli(other, ["vault", "init"]);
      await cli(other, ["import", join(backups, made().sort()[1]), "--password-file", file, "--yes"]);
      assert.deepEqual((await accountsIn(other)).map(({ issuer }) => issuer), ["Depot", "Example"]);
    } finally {
      other.close();
    }
  });

  it("the vault gets a new key, with a new recovery code", async () => {
    const slotsOf = async () => JSON.parse(await cli(home, ["--json", "vault", "slots", "list"])).slots;
    const old = (await slotsOf()).map(({ id }) => id);
    await enter(window, "rekey-open");
    await window.find("rekey-plan");
    await enter(window, "rekey-begin");
    await window.find("recovery-image");
    await still(window);
    const box = await window.run("const { left, top, width } = document.querySelector('[data-testid=recovery-image]').getBoundingClientRect(); return { left, top, width }");
    const code = recoveryCodeIn(await window.picture(), box);
    await enter(window, "recovery-written");
    await keyboardOn(window, "recovery-typed");
    await window.press(code, Key.ENTER);
    await window.find("confirm-you");
    await enter(window, "rekey-act");
    await window.find("rekey-done");
    await enter(window, "rekey-close");
    await window.gone("rekey-dialog");
    await keyboardOn(window, "rekey-open");
    const slots = await slotsOf();
    assert.deepEqual(slots.map(({ kind }) => kind).sort(), ["keychain", "recovery"]);
    assert.ok(slots.every(({ id }) => !old.includes(id)));
    assert.deepEqual(await issuers(), ["Depot", "Example"]);
  });

  for (const [what, opener, dialog, shows] of [
    ["the keychain's doctor", "doctor-open", "doctor-dialog", "doctor-title"],
    ["the text for support", "support-open", "support-dialog", "support-text"],
  ]) {
    it(`${what} is looked at, and gives the keyboard back`, async () => {
      await enter(window, opener);
      await window.find(shows);
      await keyboardOn(window, /./);
      await window.closeDialog();
      assert.equal(await window.exists(dialog), false);
      await keyboardOn(window, opener);
    });
  }
});
