// Links with accounts in them, which the system opens: registered only when the person agrees, shown before anything is added.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { COMMAND_LINE, PROGRAM, makeHome, open, runProgram } from "./program.mjs";

const SIZE = { width: 1080, height: 760 };
const KEY = "JBSWY3DPEHPK3PXP";
const link = (issuer, key = KEY) => `otpauth://totp/${issuer}:reader?secret=${key}&issuer=${issuer}`;

/** A home whose desktop has settings of its own. */
function makeDesktopHome() {
  const home = makeHome();
  home.env.XDG_CONFIG_HOME = join(home.folder, "config");
  return home;
}

const handlerOf = (home, scheme) =>
  spawnSync("xdg-mime", ["query", "default", `x-scheme-handler/${scheme}`], { env: home.env, encoding: "utf8" }).stdout.trim();

async function issuers(home) {
  const listed = JSON.parse((await runProgram(COMMAND_LINE, ["--json", "accounts", "list"], { env: home.env })).out);
  return (listed.accounts ?? listed).map((account) => account.issuer).sort();
}

describe("a link with an account", () => {
  const home = makeHome();
  let window;
  before(async () => (window = await open(home, { size: SIZE, args: [link("Library")] })));
  after(async () => {
    await window.close();
    home.close();
  });

  it("waits until there is a vault, says that others may have seen it, and is added only after a yes", async () => {
    await window.reads("links-wait", /A link with an account waits/);
    await window.click("first-add");
    await window.reads("candidate", /Library/);
    await window.find("link-exposed");
    assert.deepEqual(await issuers(home), []);
    assert.ok(!(await window.run("return document.documentElement.outerHTML")).includes(KEY), "the key is in the page");
    await window.click("candidate-add");
    await window.gone("add-dialog");
    await window.until("the account", async () => (await window.all("account-row")).length === 1);
    assert.deepEqual(await issuers(home), ["Library"]);
  });

  it("comes into the window that is open already, over whatever is shown there", async () => {
    await window.click("nav-verify");
    await runProgram(PROGRAM, [link("Harbour", "NBSWY3DPO5XXE3DE")], { env: home.env });
    await window.reads("candidate", /Harbour/);
    await window.closeDialog();
    await window.gone("add-dialog");
    assert.deepEqual(await issuers(home), ["Library"]);
  });

  it("waits while the vault is locked", async () => {
    await window.lockedBy(() => window.click("lock"));
    await runProgram(PROGRAM, [link("Harbour", "NBSWY3DPO5XXE3DE")], { env: home.env });
    await window.reads("links-wait", /It is shown when you have unlocked/);
    await window.click("unlock-keychain");
    await window.reads("candidate", /Harbour/);
    await window.closeDialog();
  });

  it("that moves several is looked at as an import", async () => {
    // The account of the example that everybody has: its key is the one above.
    await runProgram(PROGRAM, ["otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8SGEV4YW1wbGU6YWxpY2VAZ29vZ2xlLmNvbRoHRXhhbXBsZSABKAEwAhABGAEgAA%3D%3D"], { env: home.env });
    await window.reads("import-summary", /^1 changed\. Nothing is chosen\.$/);
    await window.click("import-cancel");
    await window.gone("import-summary");
    assert.deepEqual(await issuers(home), ["Library"]);
  });

  it("that can't be read says why", async () => {
    await runProgram(PROGRAM, ["otpauth://totp/x?secret=!"], { env: home.env });
    await window.find("error-panel");
    await window.closeDialog();
  });
});

describe("the system's links", () => {
  const home = makeDesktopHome();
  let window;
  before(async () => {
    await runProgram(COMMAND_LINE, ["vault", "init"], { env: home.env });
    await runProgram(COMMAND_LINE, ["accounts", "add", "--issuer", "Library", "--label", "reader"], { env: home.env, input: `${KEY}\n` });
    window = await open(home, { size: SIZE });
  });
  after(async () => {
    await window.close();
    home.close();
  });

  it("are not touched before the person agrees", async () => {
    await window.find("account-row");
    assert.equal(handlerOf(home, "otpauth"), "");
    assert.ok(!existsSync(join(home.folder, "data/applications")));
    await window.click("recovery-card-away");
    await window.find("links-card");
    assert.equal(handlerOf(home, "otpauth"), "");
  });

  it("open here after a yes", async () => {
    await window.click("links-card-act");
    await window.gone("links-card");
    for (const scheme of ["otpauth", "otpauth-migration"]) assert.equal(handlerOf(home, scheme), "countersign-handler.desktop");
    const opened = await runProgram("gio", ["open", link("Harbour", "NBSWY3DPO5XXE3DE")], { env: home.env });
    assert.equal(opened.status, 0, opened.err);
    await window.reads("candidate", /Harbour/);
    await window.closeDialog();
  });

  it("no longer do when that is taken back in the settings", async () => {
    await window.click("nav-settings");
    await window.until("the switch", () => window.run("return document.querySelector('[data-testid=opens-links]')?.checked === true"));
    await window.click("opens-links");
    await window.until("no handler", () => handlerOf(home, "otpauth") === "" && handlerOf(home, "otpauth-migration") === "");
  });
});
