// The path of somebody who sees nothing, as docs/accessibility.md has it: only what the accessibility tree says is known, and only
// what it offers is done.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { makeHome, open } from "./program.mjs";
import { Reader } from "./reader.mjs";
import { SIZES } from "./walk.mjs";

const KEY = "GEZDGNBVGY3TQOJQ";

function codesOf(key) {
  const now = Math.floor(Date.now() / 1000);
  return [-30, 0, 30].map((offset) => spawnSync("oathtool", ["--totp", "--base32", `--now=@${now + offset}`, key], { encoding: "utf8" }).stdout.trim());
}

describe("with a screen reader", () => {
  const home = makeHome();
  // The bridge to the desktop, which scripts/desktop switches off.
  delete home.env.NO_AT_BRIDGE;
  let window;
  let reader;
  before(async () => {
    window = await open(home, { size: SIZES.wide });
    reader = new Reader(window, home.env);
  });
  after(async () => {
    await window.close();
    home.close();
  });

  it("the first start has a heading and three choices that say what they are", async () => {
    await reader.hears("heading", "Set up your sign-in codes");
    const buttons = (await reader.read()).filter(({ role }) => role === "push button");
    assert.deepEqual(
      buttons.map(({ name }) => name.split(/(?<=codes|organisation|demonstration) /)[0]),
      ["With my organisation", "Add or import my codes", "Try the demonstration"],
    );
  });

  it("an account is added by hand: ways that say which is on, fields that say what they want", async () => {
    await reader.press("push button", /^Add or import my codes/);
    await reader.hears("dialog", "Add an account");
    await reader.press("toggle button", "By hand");
    await window.until("the way to be on", async () => (await reader.read()).some(({ name, states }) => name === "By hand" && states.includes("PRESSED")));
    await reader.types("entry", "Issuer", "Example");
    await reader.types("entry", "Account", "ann");
    await reader.types("password text", "Key", KEY);
    assert.ok(!JSON.stringify(await reader.read()).includes(KEY), "the key is read out");
    await reader.press("push button", "Look at the account");
    await reader.hears("dialog", "Is this right?");
    await reader.press("push button", "Add this account");
  });

  it("the list says whose code it is and what it is, once", async () => {
    await reader.hears("heading", "Codes");
    const row = await reader.hears("push button", /^Example ?, ann ?, ?\d{3} \d{3} ?$/);
    assert.ok(codesOf(KEY).includes(row.name.replaceAll(/\D/g, "")), row.name);
    await reader.hears("combo box", "More for Example, ann");
  });

  it("copying is heard", async () => {
    await reader.isTold(/Copied\. The clipboard is cleared in 30 seconds\./, () => reader.press("push button", /^Example ?, ann/));
  });

  it("views are landmarks with a heading, reached by buttons with their names", async () => {
    for (const [button, heading] of [
      ["Enroll", "How were you asked to set this up?"],
      ["Verify", "Verify a code"],
      [/^Import/, /^Import/],
      ["Settings", "Settings"],
      ["Codes", "Codes"],
    ]) {
      await reader.press("push button", button);
      await reader.hears("heading", heading);
    }
    await reader.hears("landmark", "Views");
  });

  it("a code is verified, and the verdict is heard", async () => {
    await reader.press("push button", "Verify");
    await reader.types("entry", "The code that was read out", () => codesOf(KEY)[1]);
    await reader.press("push button", "Check code");
    await reader.isTold(/Right/);
  });

  it("nothing that can be pressed, chosen or typed into is without a name", async () => {
    for (const button of ["Codes", "Enroll", "Verify", /^Import/, "Settings"]) {
      await reader.press("push button", button);
      await reader.hears("push button", "Lock");
      const unnamed = (await reader.read()).filter(({ role, name }) => ["push button", "toggle button", "entry", "password text", "combo box", "check box", "radio button"].includes(role) && name.trim() === "");
      assert.deepEqual(unnamed, [], String(button));
    }
  });

  it("the lock is told, and opens again", async () => {
    await window.lockedBy(() => reader.press("push button", "Lock"));
    await reader.hears("heading", "Countersign is locked");
    await reader.press("push button", "Unlock with the keychain");
    await reader.hears("push button", /^Example ?, ann/);
  });
});
