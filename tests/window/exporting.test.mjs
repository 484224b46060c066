// Ways out, through the real window and the system's own dialogs: an encrypted export, one that anybody can read, a backup; and the codes that
// another phone scans.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { COMMAND_LINE, makeHome, open, runProgram } from "./program.mjs";
import { inDialog, windowsOf } from "./system-dialog.mjs";

const KEYS = { Library: "JBSWY3DPEHPK3PXP", Harbour: "NBSWY3DPO5XXE3DE" };
const PASSWORD = "correct horse battery";

async function cli(home, words, input = "") {
  const ended = await runProgram(COMMAND_LINE, words, { env: home.env, input });
  assert.equal(ended.status, 0, ended.err);
  return ended.out;
}

const add = (home, issuer, key) => cli(home, ["accounts", "add", "--issuer", issuer, "--label", "reader"], `${key}\n`);

/** The issuers that another home has after it imported this file. */
async function issuersIn(file) {
  const other = makeHome();
  try {
    await cli(other, ["vault", "init"]);
    const password = join(other.folder, "password");
    writeFileSync(password, `${PASSWORD}\n`, { mode: 0o600 });
    await cli(other, ["import", file, "--password-file", password, "--yes"]);
    const listed = JSON.parse(await cli(other, ["--json", "accounts", "list"]));
    return listed.accounts.map((account) => account.issuer).sort();
  } finally {
    other.close();
  }
}

/** A choice whose own mark is not seen: its words are what a person clicks. */
async function pick(window, id) {
  await window.find(id);
  await window.run("document.querySelector(arguments[0]).click()", `[data-testid="${id}"]`);
}

describe("exporting", () => {
  const home = makeHome();
  const outs = join(home.folder, "outs");
  const backups = join(home.folder, "backups");
  let window;
  let alone;

  before(async () => {
    mkdirSync(outs);
    mkdirSync(backups);
    await cli(home, ["vault", "init"]);
    for (const [issuer, key] of Object.entries(KEYS)) await add(home, issuer, key);
    window = await open(home, { size: { width: 1280, height: 800 } });
    alone = windowsOf(window);
    await window.click("nav-transfer");
    await pick(window, "transfer-export");
  });
  after(async () => {
    await window?.close();
    home.close();
  });

  it("writes an encrypted file where the system's dialog says, and another home reads it", async () => {
    const file = join(outs, "accounts.json");
    await pick(window, "format-aegis-encrypted");
    await window.type("new-passphrase-first", PASSWORD);
    await window.type("new-passphrase-again", PASSWORD);
    await inDialog(window, alone, () => window.click("export-run"), file);
    await window.reads("export-done-words", /Wrote 2 accounts, read back and compared/);
    assert.equal(await window.text("export-path"), file);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const text = readFileSync(file, "utf8");
    for (const key of [...Object.values(KEYS), "Library", PASSWORD]) assert.equal(text.includes(key), false, key);
    assert.deepEqual(await issuersIn(file), ["Harbour", "Library"]);
    await window.click("export-again");
  });

  it("asks once more before it writes keys that anybody can read", async () => {
    const file = join(outs, "codes.txt");
    await pick(window, "format-otpauth");
    await window.click("export-run");
    await window.find("plain-dialog");
    assert.deepEqual(windowsOf(window), alone);
    await inDialog(window, alone, () => window.click("confirm-act"), file);
    await window.reads("export-done-words", /Wrote 2 accounts/);
    const lines = readFileSync(file, "utf8").trim().split("\n");
    assert.deepEqual(lines.map((line) => new URL(line).searchParams.get("issuer")).sort(), ["Harbour", "Library"]);
    assert.deepEqual(readdirSync(outs).sort(), ["accounts.json", "codes.txt"]);
  });

  it("makes a backup in the folder that was chosen, after each change, and another home reads it", async () => {
    await window.click("nav-settings");
    await window.click("section-backups");
    await inDialog(window, alone, () => window.click("backup-choose"), backups, ["slash"]);
    await window.reads("backup-folder", new RegExp(`^${backups}$`));
    await window.click("backup-passphrase");
    await window.type("new-passphrase-first", PASSWORD);
    await window.type("new-passphrase-again", PASSWORD);
    await window.click("backup-passphrase-set");
    await window.gone("backup-passphrase-dialog");
    assert.deepEqual(readdirSync(backups), []);
    await pick(window, "backup-on");
    await window.until("a backup", () => readdirSync(backups).filter((name) => name.endsWith("-backup")).length === 1);
    // The time of the last good one comes by itself.
    await window.reads("backup-last", /a moment ago/);
    const [name] = readdirSync(backups);
    assert.match(name, /^countersign-\d{8}-\d{6}-[0-9a-f]{8}-0001\.countersign-backup$/);
    assert.deepEqual(await issuersIn(join(backups, name)), ["Harbour", "Library"]);
  });

  it("says beside the codes that a backup can't be made, while the window is open", async () => {
    rmSync(backups, { recursive: true });
    await window.click("backup-now");
    await window.reads("error-title", /No folder for backups/);
    await window.click("nav-codes");
    await window.reads("backup-note", /The last backup could not be made\. The folder for backups is not set, or it is gone/);
    await window.click("backup-note-look");
    mkdirSync(backups);
    await window.click("backup-now");
    await window.reads("backup-last", /a moment ago/);
    await window.click("nav-codes");
    await window.gone("backup-note");
  });
});

describe("codes for another phone", () => {
  const home = makeHome();
  const steam = "otpauth://steam/Steam:gamer?secret=MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U&issuer=Steam";
  let window;

  before(async () => {
    await cli(home, ["vault", "init"]);
    await add(home, "Library", KEYS.Library);
    await cli(home, ["accounts", "add"], steam);
    window = await open(home, { size: { width: 1280, height: 800 } });
    await window.click("nav-transfer");
    await pick(window, "transfer-export");
    await pick(window, "format-codes");
  });
  after(async () => {
    await window?.close();
    home.close();
  });

  /** What zbarimg reads off the window, once it reads something. */
  async function scanned() {
    let link = "";
    await window.find("export-qr-picture");
    await window.run("document.querySelector('[data-testid=export-qr-picture]').scrollIntoView({ block: 'center' })");
    await window.until("a QR code that zbarimg reads", async () => {
      const read = spawnSync("zbarimg", ["--quiet", "--raw", "-"], { input: await window.picture() });
      return (link = read.stdout.toString().trim()) !== "";
    });
    return link;
  }

  it("say which accounts they can't hold before they are shown, and hold the others", async () => {
    await window.reads("left-out", /1\saccount will not be in the codes:\s+Steam.*: This format has no Steam codes\./);
    assert.equal(await window.exists("export-qr-picture"), false);
    await window.click("qr-show");
    await window.reads("export-qr-place", /In these codes: 1 of 2\saccounts\./);
    const file = join(home.folder, "scanned.txt");
    writeFileSync(file, `${await scanned()}\n`, { mode: 0o600 });
    assert.deepEqual(await issuersIn(file), ["Library"]);
    rmSync(file);
    await window.click("qr-hide");
  });

  it("of an account that they can't hold are its own code, when it is chosen alone", async () => {
    await pick(window, "export-some");
    await window.type("export-search", "Steam");
    await window.until("one account", async () => (await window.all("export-account")).length === 1);
    await window.click("export-take-found");
    await window.gone("left-out");
    await window.click("qr-show");
    assert.match(await scanned(), /^otpauth:\/\/steam\/Steam:gamer\?/);
    await window.click("qr-hide");
  });
});
