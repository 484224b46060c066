// Import and export, and what opens, keeps and mends the vault: more of the window's views in their states.
import { waitFor } from "@testing-library/svelte";
import { expect } from "vitest";
import type { SlotKind } from "../src/lib/backend/bindings";
import type { Start } from "../src/lib/backend/fake/backend";
import { aSlot, aSnapshot, anAccount, someSnapshots } from "../src/lib/backend/fake/data";
import { aPolicy, anOffer } from "../src/lib/backend/fake/server-data";
import { AEGIS, BACKUPS_OLD, FORMATS, MIGRATION, aFile, someRows } from "../src/lib/backend/fake/transfer-data";
import { all, choose, click, fill, find, get, open, row, submit } from "./helpers";

const ALL: SlotKind[] = ["keychain", "passphrase", "recovery", "twoPart"];
const CODE = "0A2BK-3C4DM-5E6FN-7G8HP-9J0KQ-1M2NR-3P4QS";

async function imported(file = aFile({ rows: someRows() })) {
  const opened = await open();
  opened.backend.chosenFiles = [file];
  await click("nav-transfer");
  await click("import-files");
  return opened;
}

async function exporting(format: string, start: Start = {}) {
  const opened = await open(start);
  await click("nav-transfer");
  await choose("transfer-export");
  await choose(`format-${format}`);
  return opened;
}

async function settings(start: Start = {}) {
  const opened = await open({ ...start, state: { slots: ALL, ...start.state } });
  await click("nav-settings");
  await find("settings-security");
  return opened;
}

async function toRekeyCode() {
  await settings();
  await click("rekey-open");
  await waitFor(() => expect(get("rekey-begin")).toHaveProperty("disabled", false));
  await click("rekey-begin");
  await find("recovery-image");
}

const TRASH = [
  { account: anAccount({ id: "t1" }), removed: Date.now() / 1000 - 86_400, daysLeft: 29 },
  { account: anAccount({ id: "t2" }), removed: Date.now() / 1000 - 6_000_000, daysLeft: 1 },
];
const DAMAGED = { vault: "unusable" as const, snapshots: [aSnapshot({ condition: "damaged" }), ...someSnapshots()] };

/** As in states.ts. */
export const MORE_STATES: [string, () => Promise<unknown>][] = [
  ["the first run with an offer", () => open({ state: { vault: "empty", pendingOffer: anOffer() } })],
  [
    "a new passphrase that is too short",
    async () => {
      await open({ state: { vault: "empty", keychain: "absent" } });
      await click("first-add");
      await fill("new-passphrase-first", "short");
      await submit("new-passphrase-first");
    },
  ],
  [
    "a new passphrase that is long enough",
    async () => {
      await open({ state: { vault: "empty", keychain: "absent" } });
      await click("first-add");
      await fill("new-passphrase-first", "correct horse battery staple");
    },
  ],
  [
    "the locked vault, with its keychain locked",
    () => open({ state: { vault: "locked", keychain: "locked", slots: ALL } }),
  ],
  [
    "unlocking with a recovery code",
    async () => {
      await open({ state: { vault: "locked", slots: ["recovery"] } });
      await fill("recovery-code", "0A2BK-3C4D");
      await submit("recovery-code");
    },
  ],
  ["a vault that does not open", () => open({ state: DAMAGED })],
  [
    "the question before a snapshot takes its place",
    async () => {
      await open({ state: DAMAGED });
      await click("bring-back");
    },
  ],
  ["a vault without a good snapshot", () => open({ state: { ...DAMAGED, snapshots: DAMAGED.snapshots.slice(0, 1) } })],
  ["a vault for reading only", () => open({ state: { readOnly: "", slots: ALL } })],
  [
    "an account's key",
    async () => {
      await open();
      await click("account-menu", row("a1"));
      await click("account-edit");
      await click("account-key-show");
      await find("account-qr");
    },
  ],
  [
    "an account's QR code by itself",
    async () => {
      await open();
      await click("account-menu", row("a1"));
      await click("account-qr-open");
      await find("account-qr");
    },
  ],
  [
    "the ways to import",
    async () => {
      await open();
      await click("nav-transfer");
      await click("import-link");
    },
  ],
  ["the rows of an import", () => imported()],
  ["an encrypted file", () => imported(AEGIS)],
  ["an import with a part missing", () => imported(MIGRATION)],
  [
    "a screen without a code",
    async () => {
      const { backend } = await open();
      backend.onScreen = null;
      await click("nav-transfer");
      await click("import-screen");
      await find("nothing-on-screen");
    },
  ],
  [
    "what was imported",
    async () => {
      await imported();
      await click("import-run");
      await find("import-done");
    },
  ],
  [
    "the camera that is missing",
    async () => {
      await open();
      await click("nav-transfer");
      await click("import-camera");
      await find("camera-again");
    },
  ],
  ["an encrypted export", () => exporting("aegis-encrypted")],
  [
    "an export that anybody can read",
    async () => {
      await exporting("otpauth");
      await find("plain-warning");
    },
  ],
  [
    "some accounts to export",
    async () => {
      await exporting("aegis-encrypted");
      await choose("export-some");
    },
  ],
  [
    "QR codes to scan",
    async () => {
      await exporting("codes");
      await click("qr-show");
      await waitFor(() => expect(all("export-qr-picture").length).toBeGreaterThan(0));
    },
  ],
  [
    "exports that a policy forbids",
    async () => {
      const { backend } = await open();
      backend.formats = FORMATS.map((format) => ({ ...format, allowed: format.sealed === "always" }));
      await click("nav-transfer");
      await choose("transfer-export");
      await find("formats-forbidden");
    },
  ],
  ["the settings", () => settings({ trash: TRASH, state: { policy: aPolicy() } })],
  [
    "the settings of a vault with damaged ways in",
    () => settings({ slots: [aSlot("passphrase", { damaged: true }), aSlot("keychain")] }),
  ],
  [
    "automatic backups",
    async () => {
      const { backend } = await open();
      backend.backups = BACKUPS_OLD;
      await click("nav-settings");
      await find("backup-last");
      await click("backup-passphrase");
    },
  ],
  [
    "a passphrase to add",
    async () => {
      await settings({ state: { slots: ["keychain"] } });
      await click("slot-add-passphrase");
    },
  ],
  [
    "a snapshot that is restored",
    async () => {
      await settings();
      all("snapshot-restore")[0]?.click();
      await click("restore-act");
      await find("restored");
    },
  ],
  [
    "an account to delete for good",
    async () => {
      await settings({ trash: TRASH });
      all("trash-delete")[0]?.click();
    },
  ],
  [
    "the trash to empty",
    async () => {
      await settings({ trash: TRASH });
      await click("trash-clear");
    },
  ],
  ["its recovery code", toRekeyCode],
  [
    "its last step",
    async () => {
      await toRekeyCode();
      await click("recovery-written");
      await fill("recovery-typed", CODE);
      await submit("recovery-typed");
      await choose("rekey-another");
    },
  ],
  [
    "making a recovery code",
    async () => {
      await settings();
      await click("slot-change", get("slot-recovery"));
    },
  ],
];
