// A vault that is locked, made by a newer program, damaged, or none.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Key } from "selenium-webdriver";
import { FEW, NO_KEYCHAIN, PASSPHRASE, addAccounts, openMenu, spoil, unfold } from "../moves.mjs";
import { runProgram } from "../program.mjs";

/** Another session with the desktop's keyring, which nobody has unlocked there: what a program of that session is told. */
async function lockedKeyring(home, atEnd) {
  const bus = spawn("dbus-daemon", ["--session", "--nofork", "--print-address"], { stdio: ["ignore", "pipe", "ignore"] });
  atEnd(() => bus.kill());
  const address = (await once(bus.stdout, "data"))[0].toString().trim();
  const runtime = join(home.folder, "run");
  mkdirSync(runtime, { mode: 0o700 });
  const env = { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: runtime };
  const keyring = spawn("gnome-keyring-daemon", ["--foreground", "--components=secrets"], {
    env: { ...process.env, ...env },
    stdio: "ignore",
  });
  atEnd(() => keyring.kill());
  const owned = ["--print-reply", "--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"];
  for (;;) {
    const { out, err } = await runProgram("dbus-send", [`--bus=${address}`, ...owned]);
    if (out.includes("boolean true")) return env;
    if (err !== "" || keyring.exitCode !== null) throw new Error(`no keyring: ${err}`);
  }
}

export default {
  async passphrase({ home, start, see }) {
    const window = await start(home, { env: NO_KEYCHAIN });
    await window.click("first-add");
    await window.type("new-passphrase-first", PASSPHRASE);
    await see(window, "new-passphrase");
    await window.type("new-passphrase-again", PASSPHRASE);
    await window.click("create-vault");
    await window.find("add-link");
    await window.closeDialog();
    await window.lockedBy(() => window.click("lock"));
    await see(window, "locked-passphrase");
    await window.type("passphrase", "wrong horse battery");
    await window.click("unlock-passphrase");
    await window.reads("locked", /./);
    await window.find("error-message");
    await see(window, "locked-wrong");
  },

  /** Everything that opens a vault at once, and no keychain. */
  async keychainGone({ home, start, see }) {
    await addAccounts(home, FEW);
    const window = await start(home, { env: NO_KEYCHAIN });
    await window.find("locked");
    await see(window, "locked-no-keychain");
    await window.click("doctor-open");
    await window.find("doctor-title");
    await see(window, "doctor-no-keychain");
    await window.closeDialog();
    await window.click("unlock-keychain");
    await window.find("error-panel");
    await see(window, "locked-keychain-failed");
  },

  /** The keyring is there and locked, as after a log-in that typed no password: the desktop asks, and here nobody answers. */
  async keychainLocked({ home, start, see, atEnd }) {
    await addAccounts(home, FEW);
    const window = await start(home, { env: await lockedKeyring(home, atEnd), until: '[data-testid="loading"]' });
    await window.find("loading-asked");
    await see(window, "opening-asked");
  },

  /** One account's record is damaged; the others work. */
  async damaged({ home, start, see }) {
    await addAccounts(home);
    spoil(home, "UPDATE account SET profile = zeroblob(length(profile)) WHERE rowid = (SELECT min(rowid) FROM account)");
    const window = await start(home);
    await window.find("damaged");
    await see(window, "damaged");
    await unfold(window, "damaged");
    await see(window, "damaged-which");
    await window.click("damaged-delete");
    await window.find("damaged-dialog");
    await see(window, "damaged-delete");
  },

  /** A newer program made the vault, and lets this one read it. */
  async readOnly({ home, start, see }) {
    await addAccounts(home);
    spoil(home, "UPDATE vault SET min_writer = 99");
    const window = await start(home);
    await window.find("read-only");
    await see(window, "read-only");
    await openMenu(window, "account-edit");
    await see(window, "read-only-menu");
    await window.press(Key.ESCAPE);
    for (const view of ["enroll", "transfer", "settings"]) {
      await window.click(`nav-${view}`);
      await window.find(`view-${view}`);
      await see(window, `read-only-${view}`);
    }
  },

  /** A newer program made the vault, and this one can't read it. */
  async newer({ home, start, see }) {
    await addAccounts(home, FEW);
    spoil(home, "UPDATE vault SET min_reader = 99, min_writer = 99");
    const window = await start(home);
    await window.find("unusable");
    await see(window, "unusable-newer");
  },

  async unusable({ home, start, see }) {
    await addAccounts(home, FEW);
    for (const file of readdirSync(home.vault).filter((name) => name.startsWith("vault.db"))) {
      writeFileSync(join(home.vault, file), "This is no vault.");
    }
    const window = await start(home);
    await window.find("unusable");
    await see(window, "unusable");
    await window.click("bring-back");
    await window.find("bring-back-act");
    await see(window, "unusable-bring-back");
  },
};
