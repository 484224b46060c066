// What the stand-in's files hold, and the formats that it writes. Nothing of it is anybody's.
import type { AppError, BackupStatus, ExportFormat, ExportPlan, ImportFormat, ImportRow } from "../bindings";
import { anError } from "./data";

/** A file as the stand-in reads it. */
export type FakeFile = {
  name: string;
  format: string | null;
  formatName: string | null;
  /** What opens it; null for one that is not encrypted. */
  password: string | null;
  rows: ImportRow[];
  problem: AppError | null;
  notes: string[];
  missingParts: string | null;
};

export function aFile(changes: Partial<FakeFile> = {}): FakeFile {
  return {
    name: "otpauth.txt",
    format: "otpauth",
    formatName: "List of links",
    password: null,
    rows: [aRow()],
    problem: null,
    notes: [],
    missingParts: null,
    ...changes,
  };
}

export function aRow(changes: Partial<ImportRow> = {}): ImportRow {
  return {
    index: 0,
    source: 0,
    status: "new",
    taken: true,
    takeable: true,
    issuer: "Registry",
    label: "starter@acme.example",
    kind: "totp",
    algorithm: "SHA1",
    digits: 6,
    period: 30,
    counter: null,
    tags: [],
    note: "",
    pinned: false,
    hasIcon: false,
    position: null,
    here: null,
    changes: [],
    warnings: [],
    reason: null,
    ...changes,
  };
}

/** One of each kind that a person meets. */
export function someRows(): ImportRow[] {
  return [
    aRow({ tags: ["work"], pinned: true, hasIcon: true }),
    aRow({ issuer: "Backups", label: "night-shift", digits: 8, algorithm: "SHA256", note: "Spare key in the safe." }),
    aRow({
      issuer: "Mail",
      label: "post@acme.example",
      status: "here",
      taken: false,
      takeable: false,
      here: "Mail, post@acme.example",
    }),
    aRow({
      issuer: "Payroll of Acme",
      label: "first.starter-with-a-long-login@payroll.acme.example",
      status: "changed",
      taken: false,
      here: "Payroll, first.starter-with-a-long-login@payroll.acme.example",
      changes: ["Issuer: Payroll → Payroll of Acme"],
    }),
    aRow({
      issuer: "Wiki",
      label: "short-key",
      status: "attention",
      warnings: ["Its key is shorter than it should be. It works, and is easier to guess."],
    }),
    aRow({
      issuer: "Domains",
      label: "starter@acme.example",
      status: "attention",
      taken: false,
      reason: "It was in the other program’s trash.",
    }),
    aRow({
      issuer: "",
      label: "Row 7",
      status: "attention",
      taken: false,
      takeable: false,
      kind: null,
      algorithm: null,
      digits: null,
      period: null,
      reason: "Its codes are of a kind that is not known here: YAOTP.",
    }),
    aRow({ issuer: "Build server", label: "deploy-2", kind: "hotp", period: null, counter: 41 }),
    aRow({ issuer: "Games", label: "second", kind: "steam", digits: 5 }),
  ];
}

export function manyRows(count: number): ImportRow[] {
  const kinds = someRows();
  return Array.from({ length: count }, (_, at) => {
    const kind = kinds[at % 50 < kinds.length ? at % 50 : 0] ?? aRow();
    return {
      ...kind,
      issuer: kind.issuer && `${kind.issuer} ${Math.floor(at / 50) + 1}`,
      label: `${at + 1}-${kind.label}`,
    };
  });
}

export const AEGIS = aFile({
  name: "aegis-backup-20240613.json",
  format: "aegis-encrypted",
  formatName: "Aegis, encrypted",
  password: "aegis password",
  rows: someRows(),
  notes: ["The icons of 2 entries are larger than what is kept here, and were left out."],
});

export const MIGRATION = aFile({
  name: "Clipboard",
  format: "google",
  formatName: "Google Authenticator",
  rows: [aRow({ issuer: "Tickets" }), aRow({ issuer: "Library", label: "reader-204" })],
  missingParts: "Part 2 of 3 is missing.",
});

export const NOT_KNOWN = anError({
  code: "notRecognised",
  reference: "CS-T101",
  title: "Not a file that is known here",
  message: "No program is known that writes files like this one. It has no QR code either.",
  next: "Choose the file that the other program calls its export or backup.",
  action: "none",
});

export const WRONG_PASSWORD = anError({
  code: "wrongPassword",
  reference: "CS-T110",
  title: "That isn’t its password",
  message: "The password does not open this file. Nothing was changed.",
  next: "Type the password that the file was made with.",
  action: "tryAgain",
});

export const DAMAGED_FILE = anError({
  code: "fileDamaged",
  reference: "CS-T112",
  title: "A damaged file",
  message: "This file is damaged or cut short: its end is missing. Nothing was changed.",
  next: "Export from the other program again.",
  action: "none",
});

export const UNREAD = anError({
  code: "fileUnread",
  reference: "CS-T140",
  title: "A file that can't be read",
  message: "The file “photos” can't be read. Nothing was changed.",
  next: "Check that it is there, is no folder, and may be read.",
  action: "tryAgain",
});

export const TOO_LARGE = anError({
  code: "fileTooLarge",
  reference: "CS-T116",
  title: "Too large",
  message: "This file has more than 64 MiB, or unpacks to more. Nothing was changed.",
  next: "Choose a smaller one.",
  action: "none",
});

export const CANCELLED_IMPORT = anError({
  code: "cancelled",
  reference: "CS-T107",
  title: "Cancelled",
  message: "You ended it. Nothing was saved.",
  next: "Start again whenever you like.",
  action: "none",
});

export const CLIPBOARD_EMPTY = anError({
  code: "clipboardEmpty",
  reference: "CS-T109",
  title: "Nothing to read",
  message: "The clipboard holds neither a text nor a picture.",
  next: "Copy the link or the picture first.",
  action: "tryAgain",
});

export const SCREEN_REFUSED = anError({
  code: "screenRefused",
  reference: "CS-T133",
  title: "The screen can’t be seen",
  message: "The system does not let Countersign see the screen.",
  next: "Allow it in the system’s settings, or choose a picture instead.",
  action: "tryAgain",
});

export const NO_PORTAL = anError({
  code: "screenNoPortal",
  reference: "CS-T132",
  title: "The screen can’t be seen",
  message: "This desktop offers no way to look at the screen.",
  next: "Make a picture of the screen yourself, then choose it.",
  action: "tryAgain",
});

export const EXPORT_DIFFERS = anError({
  code: "exportDiffers",
  reference: "CS-T204",
  title: "The file is not right",
  message: "What was read back is not what was written. The file was deleted; your accounts are safe.",
  next: "Try another folder or disk.",
  action: "chooseFolder",
});

const sealed = (id: string, name: string, extension: string, forWhom: string): ExportFormat => ({
  id,
  name,
  extension,
  sealed: "always",
  forWhom,
  allowed: true,
});
const plain = (id: string, name: string, extension: string, forWhom: string): ExportFormat => ({
  ...sealed(id, name, extension, forWhom),
  sealed: "never",
});

/** Some of those that Rust knows, in its order; the last has no word on where its export is. */
export const IMPORT_FORMATS: ImportFormat[] = [
  { id: "countersign", name: "Countersign backup" },
  { id: "proton", name: "Proton Authenticator" },
  { id: "aegis", name: "Aegis" },
  { id: "authy", name: "Authy" },
  { id: "google", name: "Google Authenticator" },
  { id: "otpauth", name: "List of otpauth links" },
  { id: "authenticator-extension", name: "Authenticator (browser extension)" },
  { id: "otp-auth", name: "OTP Auth" },
];

export const FORMATS: ExportFormat[] = [
  sealed(
    "countersign",
    "Countersign backup",
    "countersign-backup",
    "Countersign, on this or another computer: everything is kept",
  ),
  sealed("aegis-encrypted", "Aegis, encrypted", "json", "Aegis on Android, and many that read its files"),
  sealed("twofas-encrypted", "2FAS, encrypted", "2fas", "2FAS on Android and iOS"),
  sealed("stratum", "Stratum, encrypted", "authpro", "Stratum on Android"),
  plain("otpauth", "List of links", "txt", "Nearly every program: one link a line"),
  plain("aegis", "Aegis", "json", "Aegis, where no password is wanted"),
  plain("google", "Google Authenticator", "txt", "Google Authenticator and nearly all others, as lines of links"),
  plain("ente", "Ente Auth", "txt", "Ente Auth on every system"),
  plain("keepassxc-csv", "KeePassXC", "csv", "KeePassXC and other password managers"),
  plain("sheet", "Sheet to print", "html", "Paper: a QR code and the key of each account"),
];

export const PLAN: ExportPlan = {
  accounts: 6,
  losses: ["Notes of 1 account can’t be written in this format.", "Tags of 1 account can’t be written in this format."],
  leftOut: [{ name: "Games, starter", why: "This format has no Steam codes." }],
  misread: null,
  plain: false,
};

export const BACKUPS: BackupStatus = {
  settings: { folder: null, keep: 10, on: false, hasPassphrase: false },
  lastGood: null,
  lastPath: null,
  note: null,
};

export const BACKUPS_OLD: BackupStatus = {
  settings: { folder: "/home/starter/Backups/Countersign", keep: 10, on: true, hasPassphrase: true },
  lastGood: Math.floor(Date.now() / 1000) - 9 * 86_400,
  lastPath: "/home/starter/Backups/Countersign/countersign-20240613-064436-3f9a1c07-0042.countersign-backup",
  note: "The last good backup is 9 days old: its folder can’t be written to.",
};

export const NO_BACKUP_FOLDER = anError({
  code: "backupFolderMissing",
  reference: "CS-T301",
  title: "No folder for backups",
  message: "The folder for backups is not set, or it is gone. No backup was made.",
  next: "Choose a folder.",
  action: "chooseFolder",
});
