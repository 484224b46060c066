// From an empty home to live codes, in the real window.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { pasted } from "./clipboard.mjs";
import { filesIn, holding } from "./home.mjs";
import { COMMAND_LINE, PATIENCE, makeHome, open, runProgram } from "./program.mjs";

const KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const LINK = `otpauth://totp/Example:ann?secret=${KEY}&issuer=Example`;

/** What oathtool says of the key, for this step and the ones beside it: the step may end between two looks. */
function codesOfOathtool(key, options = []) {
  const now = Math.floor(Date.now() / 1000);
  return [-30, 0, 30].map((offset) => {
    const run = spawnSync("oathtool", ["--totp", "--base32", `--now=@${now + offset}`, ...options, key]);
    assert.equal(run.status, 0, run.stderr.toString());
    return run.stdout.toString().trim();
  });
}

const digits = (text) => text.replaceAll(/\s/g, "");

describe("an empty home", () => {
  const home = makeHome();
  let window;
  before(async () => (window = await open(home, { size: { width: 1280, height: 800 } })));
  after(async () => {
    await window.close();
    home.close();
  });

  const holdsCode = () => /^\d{6}$/.test(pasted());
  const copy = async () => {
    await window.says("copied", /\S/, () => window.click("account-copy"));
    await window.until("a code on the clipboard", holdsCode);
  };

  it("begins with three choices and nothing else", async () => {
    for (const choice of ["first-enroll", "first-add", "first-demo"]) assert.ok(await window.exists(choice), choice);
    assert.ok(!(await window.exists("nav-codes")));
  });

  it("adds an account by link, with the code that oathtool makes", async () => {
    await window.click("first-add");
    await window.click("add-way-link");
    await window.type("add-link", LINK);
    await window.click("add-read");
    await window.click("candidate-add");
    await window.reads("code", /^\d{3}\s?\d{3}$/);
    assert.ok(codesOfOathtool(KEY).includes(digits(await window.text("code"))));
  });

  it("adds an account from a picture of a QR code", async () => {
    const picture = join(home.folder, "qr.png");
    const second = "JBSWY3DPEHPK3PXP";
    const made = spawnSync("qrencode", ["-o", picture, `otpauth://totp/Acme:bob?secret=${second}&issuer=Acme`]);
    assert.equal(made.status, 0, "qrencode");
    await window.click("add-open");
    await window.click("add-way-picture");
    await window.type("add-file", picture);
    await window.click("candidate-add");
    await window.until("two accounts", async () => (await window.all("account-row")).length === 2);
    // The row may move to its place in the list while its code comes.
    await window.until("its code", async () => {
      const shown = await Promise.all((await window.all("code")).map((code) => code.getText()));
      return shown.some((code) => codesOfOathtool(second).includes(digits(code)));
    });
  });

  it("refuses a file that is no picture, and saves nothing", async () => {
    const file = join(home.folder, "text.png");
    writeFileSync(file, "no picture");
    await window.click("add-open");
    await window.click("add-way-picture");
    await window.type("add-file", file);
    assert.match(await window.reads("error-message", /\S/), /no picture/i);
    await window.click("dialog-close");
    assert.equal((await window.all("account-row")).length, 2);
  });

  it("copies a code, and says so", async () => {
    await copy();
  });

  it("checks a code, and tells a slow clock from a wrong code", async () => {
    const name = "example";
    const env = home.env;
    const past = Math.floor(Date.now() / 1000) - 300;
    const old = await runProgram(COMMAND_LINE, ["code", name, "--at", String(past)], { env });
    assert.equal(old.status, 0, old.err);
    await window.click("nav-verify");
    await window.find("verify-account");
    await window.retype("verify-account", "Example");
    await window.press(Key.ENTER);
    await window.retype("code-field", old.out.trim());
    await window.click("verify-check");
    await window.reads("verdict-title", /slow: not accepted/);
    await window.find("timeline");
    await window.retype("code-field", "000000");
    await window.click("verify-check");
    await window.reads("verdict-title", /^Wrong$/);
    await window.retype("code-field", codesOfOathtool(KEY)[1]);
    await window.click("verify-check");
    await window.reads("verdict-title", /^Right/);
  });

  it("follows what the command line writes", async () => {
    await window.click("nav-codes");
    const added = await runProgram(COMMAND_LINE, ["accounts", "add", "--issuer", "Zulu", "--label", "cli"], {
      env: home.env,
      input: "MFRGGZDFMZTWQ2LK\n",
    });
    assert.equal(added.status, 0, added.err);
    await window.until("three accounts", async () => (await window.all("account-row")).length === 3);
  });

  it("locks, shows no code while it is locked, and unlocks with the keychain", async () => {
    await window.lockedBy(() => window.click("lock"));
    assert.ok(!(await window.exists("code")));
    const html = await window.run("return document.documentElement.outerHTML");
    assert.ok(!html.includes("Example"), "an account's name is still in the page");
    await window.click("unlock-keychain");
    await window.until("three accounts", async () => (await window.all("account-row")).length === 3);
  });

  it("is locked by the command line", async () => {
    await window.lockedBy(async () => {
      const locked = await runProgram(COMMAND_LINE, ["--json", "vault", "lock"], { env: home.env });
      // A window that others keep from answering in time locks all the same, a little later.
      const { lockedPrograms, unansweredPrograms } = JSON.parse(locked.out);
      assert.equal(lockedPrograms + unansweredPrograms, 1, locked.out);
    });
    await window.click("unlock-keychain");
    await window.find("accounts");
  });

  it("finds everything again after a restart, opened by the keychain", async () => {
    await window.close();
    window = await open(home, { size: { width: 1280, height: 800 } });
    await window.until("three accounts", async () => (await window.all("account-row")).length === 3);
  });

  it("removes an account only after a question that names it", async () => {
    await window.run("document.querySelector('[data-testid=account-menu]').click()");
    await window.click("account-remove");
    await window.reads("remove-dialog", /Acme/);
    await window.click("confirm-act");
    await window.until("two accounts", async () => (await window.all("account-row")).length === 2);
  });

  it("takes a code off the clipboard after half a minute", async () => {
    // The one before has gone with the program that held it.
    await copy();
    const until = Date.now() + 30_000 + PATIENCE;
    while (holdsCode()) {
      assert.ok(Date.now() < until, "the code is still on the clipboard");
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  });

  it("has written no key anywhere, its log included", () => {
    const files = filesIn(home.folder).filter((file) => !file.endsWith("qr.png"));
    assert.ok(files.some((file) => file.endsWith(".log")), "there is no log to look at");
    assert.deepEqual(holding(files, KEY), []);
    assert.deepEqual(holding(files, "JBSWY3DPEHPK3PXP"), []);
    assert.notDeepEqual(holding(files, "vault unlocked"), [], "the search finds nothing at all");
  });
});

describe("a session without a keychain", () => {
  const home = makeHome();
  const env = { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent" };
  let window;
  before(async () => (window = await open(home, { env, size: { width: 1280, height: 800 } })));
  after(async () => {
    await window.close();
    home.close();
  });

  it("asks for a passphrase before the first save", async () => {
    await window.click("first-add");
    await window.type("new-passphrase-first", "correct horse battery");
    await window.type("new-passphrase-again", "correct horse battery");
    await window.click("create-vault");
    await window.click("add-way-link");
    await window.type("add-link", LINK);
    await window.click("add-read");
    await window.click("candidate-add");
    await window.find("code");
  });

  it("unlocks with that passphrase only", async () => {
    await window.lockedBy(() => window.click("lock"));
    await window.type("passphrase", "wrong horse battery");
    await window.click("unlock-passphrase");
    await window.reads("locked", /does not open this vault/);
    // After a wrong one, the next is looked at only after a moment.
    await window.until("a code", async () => {
      const [field] = await window.all("passphrase");
      const [button] = await window.all("unlock-passphrase");
      if (field && button && (await button.isEnabled())) {
        await field.clear();
        await field.sendKeys("correct horse battery");
        await button.click();
      }
      return window.exists("code");
    });
  });
});

describe("a narrow window, by keyboard alone", () => {
  const home = makeHome();
  let window;
  before(async () => (window = await open(home, { size: { width: 360, height: 640 } })));
  after(async () => {
    await window.close();
    home.close();
  });

  it("adds an account", async () => {
    await window.tabTo("first-add");
    await window.press(Key.ENTER);
    await window.tabTo("add-link");
    await window.press(LINK);
    await window.tabTo("add-read");
    await window.press(Key.ENTER);
    await window.tabTo("candidate-add");
    await window.press(Key.ENTER);
    await window.find("code");
  });

  it("shows nothing wider than itself", async () => {
    for (const view of ["nav-codes", "nav-enroll", "nav-verify"]) {
      await window.tabTo(view);
      await window.press(Key.ENTER);
      await window.find(view.replace("nav", "view"));
      const wide = await window.run(
        "return [...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 80))",
      );
      assert.deepEqual(wide, [], view);
    }
  });

  it("has all views and the lock in sight with text twice as large", async () => {
    await window.run("document.documentElement.dataset.text = '200'");
    const outside = await window.run(
      "return [...document.querySelectorAll('nav .item')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.dataset.testid)",
    );
    await window.run("delete document.documentElement.dataset.text");
    assert.deepEqual(outside, []);
  });

  it("checks a code", async () => {
    await window.tabTo("code-field");
    await window.press(codesOfOathtool(KEY)[1], Key.ENTER);
    await window.reads("verdict-title", /^Right/);
  });

  it("locks and unlocks", async () => {
    await window.tabTo("lock");
    await window.lockedBy(() => window.press(Key.ENTER));
    await window.tabTo("unlock-keychain");
    await window.press(Key.ENTER);
    await window.find("nav-codes");
  });
});
