// What is in memory after locking: nothing secret. Read as root, from the program in its real window. Each search is tried
// first while the vault is unlocked, when it must find something.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { childrenOf, pieces, scan, textPieces } from "./memory.mjs";
import { COMMAND_LINE, demoServer, makeHome, open, runProgram } from "./program.mjs";

const PYTHON = "/usr/bin/python3";
const PERIOD = 30;
/** As long as codes get: ten digits are somewhere in memory by no accident. */
const DIGITS = 10;

/** Why memory can't be looked at here; false where it can. */
function missing() {
  if (process.platform !== "linux") return "the memory of another program is read from /proc, which only Linux has";
  if (process.getuid() !== 0) return "the memory of a program that is not to be traced is read by root only";
  const found = spawnSync(PYTHON, ["-c", "import nacl.bindings"]);
  return found.status === 0 ? false : "the vault's keys are computed with PyNaCl: scripts/packages test";
}

const skip = missing();
if (skip) console.log(`The memory of the program is not looked at: ${skip}.`);

function base32(bytes) {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return bits.match(/.{5}/g).map((five) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Number.parseInt(five, 2)]).join("");
}

const newKey = () => base32(randomBytes(20));
/** Random, so that no dictionary and no other text has parts of it. */
const newPassphrase = () => `${randomBytes(6).toString("base64")} ${randomBytes(12).toString("base64")} ü`;
const step = () => Math.floor(Date.now() / 1000 / PERIOD);

/** The code of a step (RFC 6238). */
function code(secret, at) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(at));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const value = mac.readUInt32BE(mac.at(-1) & 0x0f) & 0x7fffffff;
  return value.toString().padStart(DIGITS, "0");
}

/** A secret in all the forms that it is read, kept, sent or shown in. */
function secretPieces(name, secret) {
  const text = base32(secret);
  const hex = secret.toString("hex");
  const groups = text.match(/.{4}/g);
  const texts = { base32: text, "base32, lower case": text.toLowerCase(), hex, "HEX": hex.toUpperCase() };
  return [
    ...pieces(name, secret),
    ...Object.entries({ ...texts, "base32, read aloud": groups.join(" "), "base32, as a picture": groups.join("  ") }).flatMap(
      ([form, value]) => textPieces(`${name} as ${form}`, value),
    ),
  ];
}

/** The codes of these steps as they are sent, and as they are shown. */
function codePieces(name, secret, from, to) {
  return Array.from({ length: to - from + 1 }, (_, index) => code(secret, from + index)).flatMap((text) =>
    [text, text.match(/.{3}/g).join(" ") + text.slice(9).padStart(2, " ")].flatMap((form) => textPieces(`a code of ${name}`, form)),
  );
}

const byName = (found) => Object.fromEntries([...found].map(([name, places]) => [name, [...places].join(", ")]).sort());
const holds = (found, pattern) => [...found.keys()].some((name) => pattern.test(name));

for (const kind of ["passphrase", "keychain"]) {
  describe(`the memory of the program, with a ${kind} vault`, { skip }, () => {
    const home = makeHome();
    const passphrase = newPassphrase();
    const typed = randomBytes(20);
    const begun = step();
    // With no bus to find a keychain on, nothing but the passphrase opens the vault.
    const env = kind === "passphrase" ? { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent" } : {};
    let server;
    let window;
    let vault;

    const cli = async (words, input = "") => {
      const file = join(home.folder, "passphrase");
      writeFileSync(file, `${passphrase}\n`);
      const done = await runProgram(COMMAND_LINE, ["--json", ...words], {
        env: { ...home.env, ...env, ...(kind === "passphrase" && { COUNTERSIGN_PASSPHRASE_FILE: file }) },
        input,
      });
      assert.equal(done.status, 0, done.err);
      return done.out;
    };

    /** What must not be in the program: keys, secrets, and what opens the vault. */
    const secrets = () => [
      ...Object.entries(vault.keys).flatMap(([name, key]) => pieces(`the ${name}`, key)),
      ...Object.entries(vault.secrets).flatMap(([name, secret]) => secretPieces(`the secret ${name}`, secret)),
      ...secretPieces("the key that was typed", typed),
      ...textPieces("the passphrase", passphrase),
      ...(vault.keychain ? textPieces("the keychain's item", vault.keychain) : []),
    ];
    /** What must not be in the web process: all of that, and the codes that were or will be shown. */
    const secretsAndCodes = () => [
      ...secrets(),
      ...Object.entries(vault.secrets).flatMap(([name, secret]) => codePieces(name, secret, begun, step() + 1)),
    ];
    const inWeb = () => {
      const pages = window.webProcesses();
      assert.equal(pages.length, 1, "web processes");
      return scan(pages[0], secretsAndCodes());
    };

    /** Reads keys and secrets off the vault's file, by the document of its format. */
    const readVault = () => {
      const run = spawnSync(PYTHON, [join(import.meta.dirname, "vault_keys.py"), home.vault, kind], { input: passphrase });
      assert.equal(run.status, 0, run.stderr.toString());
      const { keys, secrets, keychain } = JSON.parse(run.stdout);
      const bytes = (values) => Object.fromEntries(Object.entries(values).map(([name, hex]) => [name, Buffer.from(hex, "hex")]));
      vault = { keys: bytes(keys), secrets: bytes(secrets), keychain };
    };

    /** Types as a person does, key by key: as a whole the driver would hand the text to the program in one message. */
    const typeKeys = async (id, text) => {
      for (const character of text) await window.type(id, character);
    };

    const unlock = async () => {
      if (kind === "passphrase") {
        await typeKeys("passphrase", passphrase);
        await window.click("unlock-passphrase");
      } else {
        await window.click("unlock-keychain");
      }
      await window.find("code");
    };

    /** Locks, and finds nothing. */
    const leavesNothing = async (lock) => {
      await window.lockedBy(lock);
      assert.deepEqual(byName(scan(window.program, secrets())), {}, "in the program");
      assert.deepEqual(byName(inWeb()), {}, "in the web process");
      for (const pid of childrenOf(window.program, "WebKitNetwork")) {
        assert.deepEqual(byName(scan(pid, secretsAndCodes())), {}, "in the network process");
      }
    };

    before(async () => {
      server = await demoServer();
      const token = join(home.folder, "token");
      writeFileSync(token, `${server.token}\n`);
      await cli(["vault", "init", ...(kind === "passphrase" ? ["--passphrase"] : [])]);
      for (const issuer of ["Alpha", "Beta"]) {
        await cli(["accounts", "add"], `otpauth://totp/${issuer}:ann?secret=${newKey()}&issuer=${issuer}&digits=${DIGITS}\n`);
      }
      await cli(["enroll", "start", "--server", server.url, "--user", server.users[0].id, "--token-file", token]);
      readVault();
      window = await open(home, { env, size: { width: 1280, height: 800 } });
    });
    after(async () => {
      await window?.close();
      await server?.stop();
      home.close();
    });

    it("is found to hold what it works with, while the vault is unlocked", async (t) => {
      if (kind === "passphrase") {
        await typeKeys("passphrase", passphrase);
        assert.ok(holds(inWeb(), /^the passphrase/), "the search finds no passphrase in the field that it was typed into");
        await window.click("unlock-passphrase");
      }
      await window.until("two accounts", async () => (await window.all("code")).length === 2);
      const program = scan(window.program, secrets());
      for (const name of Object.keys(vault.keys).filter((name) => name.startsWith("subkey"))) {
        assert.ok(program.has(`the ${name}`), `the search does not find the ${name}`);
      }
      // What the subkeys were come by with has done its work, and is gone already.
      const used = /^the (passphrase|keychain's item|slot key|wrapping key|vault key)/;
      assert.deepEqual(Object.entries(byName(program)).filter(([name]) => used.test(name)), [], "in the program");
      const page = inWeb();
      const shown = [...page.keys()].filter((name) => name.startsWith("a code of "));
      assert.ok(shown.length > 0, "the search finds no code in the page that shows it");
      if (kind === "passphrase") {
        t.diagnostic(`of the passphrase, after unlocking, in the web process: ${JSON.stringify(byName(page)["the passphrase (UTF-8)"] ?? "nothing")}`);
      }
    });

    it("keeps to itself what makes it wipe: a page's process that draws may break over it", () => {
      const [page] = window.webProcesses();
      assert.doesNotMatch(readFileSync(`/proc/${page}/environ`, "latin1"), /glibc\.malloc|(^|\0)Malloc=/);
    });

    it("is found to hold a key that waits for a yes, and the page one that is typed", async () => {
      await window.click("add-open");
      await window.click("add-way-hand");
      await window.type("add-issuer", "Gamma");
      await typeKeys("add-key", base32(typed));
      assert.ok(holds(inWeb(), /^the key that was typed/), "the search finds no key in the field that it was typed into");
      await window.click("add-read");
      await window.find("candidate-add");
      assert.ok(scan(window.program, secrets()).has("the key that was typed"), "the search finds no key that waits");
      await window.click("candidate-add");
      await window.until("three accounts", async () => (await window.all("account-row")).length === 3);
      readVault();
    });

    it("is found to hold a key that is shown", async () => {
      await window.click("pending-finish");
      await window.click("key-show");
      await window.until("the pictures", () =>
        window.run("return [...document.querySelectorAll('[data-testid=qr-image],[data-testid=key-image]')].filter((i) => i.naturalWidth > 0).length === 2"),
      );
      await window.click("key-text-ask");
      await window.click("key-text-yes");
      await window.find("key-text");
      assert.ok(holds(inWeb(), /^the secret .* as base32/), "the search finds no key in the page that shows it");
    });

    it("holds nothing of it after the vault is locked", () => leavesNothing(() => window.click("lock")));

    it("holds nothing after another program locked the vault", async () => {
      await unlock();
      await leavesNothing(() => cli(["vault", "lock"]));
    });
  });
}
