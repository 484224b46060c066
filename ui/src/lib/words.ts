// Words that several views share. Errors and verdicts are worded in Rust; what stands here is the window's own.
import type {
  Dialect,
  KeychainStatus,
  Phase,
  ProviderKind,
  RegistrationStatus,
  Server,
  ServerCheckName,
  ServerForm,
  SignInWay,
  SlotKind,
  Snapshot,
  SnapshotCondition,
  SnapshotReason,
} from "./backend/bindings";
import { type Key, t } from "./language/language.svelte";
import { dayName, timeOfDay } from "./when";

const BUTTONS = {
  checkAddress: "error-check-address",
  checkState: "error-check-state",
  changeUser: "error-change-user",
  newToken: "error-new-token",
  useToken: "error-use-token",
  startAgain: "error-start-again",
  fixClock: "error-fix-clock",
  unlock: "error-unlock",
  chooseFolder: "error-choose-folder",
  signInAgain: "error-sign-in-again",
  useServerTime: "error-use-server-time",
  giveRegistrationId: "error-give-registration-id",
} as const;

/** The words on an error's main button. */
export function buttonFor(action: string): string {
  return t(BUTTONS[action as keyof typeof BUTTONS] ?? "error-try-again");
}

/** The id of the sentence that says why nothing can be written. */
export const READ_ONLY_REASON = "read-only-reason";

/** What a button that writes has in a vault that is opened for reading only. */
export function unlessReadOnly(reason: string | null): {
  disabled?: true;
  title?: string;
  "aria-describedby"?: string;
} {
  return reason === null ? {} : { disabled: true, title: t("read-only-about"), "aria-describedby": READ_ONLY_REASON };
}

/** What is being done that takes time. */
export const PHASES = {
  reading: "reading",
  opening: "phase-opening",
  comparing: "phase-comparing",
  looking: "looking",
  preparing: "phase-preparing",
  saving: "edit-saving",
  makingKey: "phase-making-key",
  writing: "export-writing",
  checking: "phase-checking",
} as const satisfies Record<Phase, Key>;

/** At the beginning of a line. */
export const SLOTS = {
  keychain: "slot-keychain",
  passphrase: "slot-passphrase",
  recovery: "slot-recovery",
  twoPart: "slot-two-part",
} as const satisfies Record<SlotKind, Key>;

/** On the button that removes it. */
export const REMOVES = {
  keychain: "slot-remove-keychain",
  passphrase: "slot-remove-passphrase",
  recovery: "slot-remove-recovery",
  twoPart: "slot-remove-two-part",
} as const satisfies Record<SlotKind, Key>;

export const SNAPSHOT_REASONS = {
  scheduled: "snapshot-scheduled",
  asked: "snapshot-asked",
  beforeRestore: "snapshot-before-restore",
  beforeMigration: "snapshot-before-migration",
  beforeImport: "snapshot-before-import",
} as const satisfies Record<SnapshotReason, Key>;

/** What stands in the way of a snapshot, or is owed to it; null for a good one. */
export const SNAPSHOT_CONDITIONS = {
  good: null,
  outdated: "snapshot-outdated",
  damaged: "snapshot-damaged",
  otherVault: "snapshot-other-vault",
  newer: "snapshot-newer",
} as const satisfies Record<SnapshotCondition, Key | null>;

export function isRestorable(snapshot: Snapshot): boolean {
  return snapshot.condition === "good" || snapshot.condition === "outdated";
}

/** "today, 14:05". */
export function snapshotTime(snapshot: Snapshot): string {
  const seconds = snapshot.madeMs / 1000;
  return t("snapshot-time", { day: dayName(seconds), time: timeOfDay(seconds) });
}

export const DIALECTS: { value: Dialect; title: string }[] = [
  { value: "v2", title: "v2" },
  { value: "v2beta", title: "v2beta" },
  { value: "v3alpha", title: "v3alpha" },
  { value: "resources-v3alpha", title: "resources/v3alpha" },
];

export function dialectAbout(dialect: Dialect): string {
  return t(`dialect-${dialect}`);
}

const KEYCHAIN = {
  absent: { what: "keychain-absent", next: "keychain-next-absent" },
  locked: { what: "keychain-locked", next: "keychain-next-locked" },
  noCollection: { what: "keychain-no-collection", next: "keychain-next-no-collection" },
  denied: { what: "keychain-denied", next: "keychain-next-denied" },
  noAnswer: { what: "keychain-no-answer", next: "keychain-next-no-answer" },
  failed: { what: "keychain-failed", next: "keychain-next-failed" },
} as const satisfies Record<Exclude<KeychainStatus, "available">, Record<string, Key>>;

/** What is the matter with the keychain and what helps; null while it works. */
export function keychainAdvice(status: KeychainStatus | null): { what: string; next: string } | null {
  if (status === null || status === "available") return null;
  const { what, next } = KEYCHAIN[status];
  return { what: t(what), next: t(next) };
}

export function registrationState(status: RegistrationStatus, host: string): string {
  return t(`registration-${status.state}`, { host });
}

export const SIGN_IN_WAYS: SignInWay[] = ["browser", "device", "token"];

/** A server profile before anything is filled in. */
export function emptyServer(): ServerForm {
  return {
    id: null,
    name: "",
    address: "",
    provider: "zitadel",
    dialect: null,
    signInWay: "browser",
    clientId: "",
    help: "",
  };
}

export const PROVIDERS: { value: ProviderKind; title: string }[] = [
  { value: "zitadel", title: "ZITADEL" },
  { value: "privacyidea", title: "privacyIDEA" },
];

/** Who is signed in at a server, in a few words; `masked`: without saying who. */
export function sessionWords(server: Server, masked = false): string {
  const { session } = server;
  if (session === null) return t("session-none");
  if (session.over) return t("session-over");
  const who = masked ? null : (session.login ?? session.name);
  if (session.way === "token") return who ? t("session-token-as", { who }) : t("session-token");
  return who ? t("session-as", { who }) : t("session-someone");
}

export const CHECKS = {
  reachable: "check-reachable",
  certificate: "check-certificate",
  instance: "check-instance",
  dialect: "check-dialect",
  clock: "check-clock",
  signedIn: "check-signed-in",
} as const satisfies Record<ServerCheckName, string>;

/** The demonstration's people, as the messages about them name them: `role-…`. */
export const ROLES = {
  newStarter: "new-starter",
  halfWay: "half-way",
  alreadyEnrolled: "already-enrolled",
  noPermission: "no-permission",
} as const;
