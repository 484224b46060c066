// Ways in, through the real window: an encrypted file, a transfer in parts, the screen, a drop, a paste, an undo.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { clip } from "./clipboard.mjs";
import { filesIn, holding } from "./home.mjs";
import { COMMAND_LINE, ended, makeHome, open, runProgram } from "./program.mjs";

const KEYS = { Library: "JBSWY3DPEHPK3PXP", Harbour: "NBSWY3DPO5XXE3DE", Museum: "ORSXG5DJNZTSA5DF" };
const PASSWORD = "correct horse battery";

async function cli(home, words, input = "") {
  const run = await runProgram(COMMAND_LINE, words, { env: home.env, input });
  assert.equal(run.status, 0, run.err);
  return run.out;
}

/** A vault with these accounts. */
async function fill(home, keys) {
  await cli(home, ["vault", "init"]);
  for (const [issuer, key] of Object.entries(keys)) await add(home, issuer, key);
}

const add = (home, issuer, key) => cli(home, ["accounts", "add", "--issuer", issuer, "--label", "reader"], `${key}\n`);

/** Drops files on the page, as the window system does. */
async function drop(window, ...files) {
  const given = files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString("base64")]);
  await window.run(
    `const data = new DataTransfer();
    for (const [name, text] of arguments[0]) {
      data.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name));
    }
    for (const type of ["dragenter", "dragover", "drop"]) {
      document.querySelector("main").dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
    }`,
    given,
  );
}

function qrCode(home, text) {
  const file = join(home.folder, "code.png");
  assert.equal(spawnSync("qrencode", ["-s", "6", "-o", file, text]).status, 0, "qrencode");
  return readFileSync(file);
}

/** QR codes on the screen, each a text and a place; `hide` takes them away. */
async function onScreen(home, ...codes) {
  const words = codes.flatMap(({ text, left, top }) => [text, String(left), String(top)]);
  const shown = spawn("python3", [join(import.meta.dirname, "show_qr.py"), ...words], {
    env: home.env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = await Promise.race([once(shown.stdout, "data"), once(shown, "exit").then(() => ["it ended"])]);
  assert.equal(line.toString().trim(), "shown");
  return {
    hide: async () => {
      const ended = once(shown, "exit");
      shown.stdin.end();
      await ended;
    },
  };
}

/** One part of a transfer, by the field numbers of the protocol: 1 parameters, 2 version, 3 size, 4 index, 5 id of the batch. */
function migrationPart(accounts, index, size) {
  const field = (number, bytes) => Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);
  const number = (tag, value) => Buffer.from([tag << 3, value]);
  const parameters = accounts.map(([issuer, key]) =>
    field(
      1,
      Buffer.concat([
        field(1, base32(key)),
        field(2, Buffer.from("reader")),
        field(3, Buffer.from(issuer)),
        number(4, 1),
        number(5, 1),
        number(6, 2),
      ]),
    ),
  );
  const payload = Buffer.concat([...parameters, number(2, 1), number(3, size), number(4, index), number(5, 77)]);
  return `otpauth-migration://offline?data=${encodeURIComponent(payload.toString("base64"))}`;
}

function base32(text) {
  const bits = [...text].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

const link = (issuer, key) => `otpauth://totp/${issuer}:reader?secret=${key}&issuer=${issuer}`;

describe("importing", () => {
  const home = makeHome();
  const rows = async () => (await window.all("import-row")).length;
  const issuers = async () => {
    const listed = JSON.parse(await cli(home, ["--json", "accounts", "list"]));
    return (listed.accounts ?? listed).map((account) => account.issuer).sort();
  };
  let window;
  let aegis;

  before(async () => {
    const other = makeHome();
    try {
      await fill(other, KEYS);
      const password = join(other.folder, "password");
      writeFileSync(password, `${PASSWORD}\n`, { mode: 0o600 });
      const file = join(other.folder, "aegis.json");
      await cli(other, ["export", "aegis-encrypted", file, "--password-file", password, "--yes"]);
      aegis = readFileSync(file);
    } finally {
      other.close();
    }
    // One of them is here already.
    await fill(home, { Library: KEYS.Library });
    window = await open(home, { size: { width: 1280, height: 800 } });
    await window.click("nav-transfer");
    await window.find("import-ways");
  });
  after(async () => {
    await window?.close();
    home.close();
  });

  it("opens an encrypted file with the right password only, and says which accounts are here", async () => {
    await drop(window, { name: "aegis.json", bytes: aegis });
    await window.find("import-password");
    await window.type("import-password-text", "another horse battery");
    await window.click("password-open");
    await window.reads("import-password", /(isn.t its password|did not open)/i);
    assert.equal(await rows(), 0);
    await window.type("import-password-text", PASSWORD);
    await window.click("password-open");
    await window.gone("import-password");
    await window.until("three rows", async () => (await rows()) === 3);
    await window.reads("import-summary", /^2 new, 1 already here\. Nothing is saved until you choose Import 2\.$/);
    assert.deepEqual(await issuers(), ["Library"], "something was saved before it was asked for");
  });

  it("saves what was chosen, and takes it back as one", async () => {
    await window.click("import-run");
    await window.reads("import-done-words", /Imported 2 accounts/);
    assert.deepEqual(await issuers(), ["Harbour", "Library", "Museum"]);
    await window.click("import-undo");
    await window.gone("import-done");
    await window.until("one account", async () => (await issuers()).length === 1);
  });

  it("says which part of a transfer is missing, and goes on when it comes", async () => {
    const accounts = Object.entries(KEYS).slice(1);
    const parts = accounts.map((account, index) => migrationPart([account], index, accounts.length));
    await clip(qrCode(home, parts[0]), { target: "image/png" });
    await window.click("import-clipboard");
    await window.reads("missing-parts", /Part 2 of 2 is missing/);
    await clip(qrCode(home, parts[1]), { target: "image/png" });
    await window.click("import-clipboard");
    await window.gone("missing-parts");
    await window.reads("import-summary", /^2 new\./);
    await window.click("import-cancel");
    await window.gone("import-summary");
    assert.deepEqual(await issuers(), ["Library"]);
  });

  it("reads a link that is pasted with the keyboard", async () => {
    await clip(link("Harbour", KEYS.Harbour));
    await window.run("document.querySelector('main').focus()");
    await window.hold(Key.CONTROL, "v");
    await window.reads("import-summary", /^1 new\./);
    await window.click("import-cancel");
    await window.gone("import-summary");
  });

  it("tells what was looked at when no code is on the screen", async () => {
    await window.click("import-screen");
    await window.reads("nothing-on-screen", /Looked at .*\d+ × \d+/);
  });

  it("finds two codes on the screen at once", async () => {
    const shown = await onScreen(
      home,
      { text: link("Harbour", KEYS.Harbour), left: 700, top: 60 },
      { text: link("Museum", KEYS.Museum), left: 700, top: 420 },
    );
    try {
      await window.run("document.querySelector('[data-testid=import-screen]').click()");
      await window.until("two rows", async () => (await rows()) === 2);
    } finally {
      await shown.hide();
    }
    await window.reads("import-summary", /^2 new\./);
    await window.click("import-cancel");
    await window.gone("import-summary");
  });

  it("shows the camera's picture, and is off when it is closed", async () => {
    await window.click("import-camera");
    await window.until("the picture", () =>
      window.run("return document.querySelector('[data-testid=camera-video]')?.videoWidth > 0"),
    );
    await window.find('[data-testid="camera-state"][data-state="on"]');
    await window.run("window.track = document.querySelector('[data-testid=camera-video]').srcObject.getTracks()[0]");
    await window.closeDialog();
    await window.gone("camera-dialog");
    assert.equal(await window.run("return window.track.readyState"), "ended");
  });

  it("takes several files that are dropped at once, and tells the one that it can't read", async () => {
    await window.click("nav-codes");
    await drop(
      window,
      { name: "code.png", bytes: qrCode(home, link("Harbour", KEYS.Harbour)) },
      { name: "links.txt", bytes: Buffer.from(`${link("Museum", KEYS.Museum)}\n`) },
      { name: "letter.txt", bytes: Buffer.from("Dear reader,\n") },
    );
    await window.find("import-ways");
    await window.until("two rows", async () => (await rows()) === 2);
    await window.find('[data-testid="import-source"][data-state="failed"]');
    await window.click("import-run");
    await window.reads("import-done-words", /Imported 2 accounts/);
    await window.click("import-see");
    await window.until("three codes", async () => (await window.all("account-row")).length === 3);
  });

  it("forgets an import that is under way when the vault is locked", async () => {
    await drop(window, { name: "links.txt", bytes: Buffer.from(`${link("Depot", "MFRGGZDFMZTWQ2LK")}\n`) });
    await window.reads("import-summary", /^1 new\./);
    await window.lockedBy(() => window.click("lock"));
    await window.click("unlock-keychain");
    await window.find("accounts");
    await window.click("nav-transfer");
    await window.find("import-files");
    assert.equal(await window.exists("import-summary"), false);
  });

  it("has written no key and no password anywhere", () => {
    const files = filesIn(home.folder);
    for (const needle of [...Object.values(KEYS), PASSWORD]) assert.deepEqual(holding(files, needle), []);
    assert.notDeepEqual(holding(files, "vault unlocked"), [], "the search finds nothing at all");
  });
});

describe("importing from a screen that only the desktop's portal may see", () => {
  const home = makeHome();
  const python = ["/usr/bin/python3", "python3"].find((each) => spawnSync(each, ["-c", "import dbus, gi"]).status === 0);
  const stand = join(import.meta.dirname, "../../crates/capture/tests/support/portal.py");
  let window;
  let portal;

  /** A portal that answers in this way, in place of the one before, whose name on the bus it can have only then. */
  async function answering(...words) {
    if (portal) await ended(portal);
    portal = spawn(python, [stand, ...words], { env: home.env, stdio: ["ignore", "pipe", "inherit"] });
    const [line] = await Promise.race([once(portal.stdout, "data"), once(portal, "exit").then(() => ["it ended"])]);
    assert.equal(line.toString().trim(), "ready");
  }

  before(async () => {
    await fill(home, { Library: KEYS.Library });
    window = await open(home, { size: { width: 1280, height: 800 }, env: { XDG_SESSION_TYPE: "wayland" } });
    await window.click("nav-transfer");
  });
  after(async () => {
    if (portal) await ended(portal);
    await window?.close();
    home.close();
  });

  it("says so when the person declines", async () => {
    await answering("refused");
    await window.click("import-screen");
    await window.find("error-panel");
    assert.equal(await window.exists("import-summary"), false);
  });

  it("can be cancelled while nobody answers the portal, and lets go of it", async () => {
    await answering("hangs");
    let heard = "";
    portal.stdout.on("data", (words) => (heard += words));
    // A line and its end may come one after the other, also those of the line before.
    const said = () => heard.trim().split(/\s+/).join(" ");
    await window.click("import-screen");
    await window.until("the portal is asked", () => said() === "asked");
    // It is under way for as long as the person needs.
    await window.click("progress-cancel");
    await window.until("nothing under way", async () => !(await window.exists("progress-cancel")));
    assert.equal(await window.exists("error-panel"), false);
    assert.equal(await window.exists("import-summary"), false);
    // Whoever asked the portal has gone: it hears that nobody waits any more.
    await window.until("nobody waits", () => said() === "asked left");
    await window.find("import-screen");
  });

  it("reads the picture that the portal gives, and leaves none behind", async () => {
    const code = join(home.folder, "whole.png");
    writeFileSync(code, qrCode(home, link("Harbour", KEYS.Harbour)));
    const picture = join(home.folder, "Screenshot.png");
    await answering("makes", code, picture);
    await window.click("import-screen");
    await window.reads("import-summary", /^1 new\./);
    await window.until("no picture", () => !existsSync(picture));
  });
});
