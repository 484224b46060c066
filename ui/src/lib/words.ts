// Words that several views share. Errors and verdicts are worded in Rust; what stands here is the window's own.
import type {
  Dialect,
  KeychainStatus,
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

const BUTTONS: Record<string, string> = {
  tryAgain: "Try again",
  wait: "Try again",
  checkAddress: "Check address",
  checkState: "Check the state",
  changeUser: "Change account",
  newToken: "Enter a new token",
  useToken: "Enter a token",
  startAgain: "Start again",
  fixClock: "Check again",
  unlock: "Unlock",
  signInAgain: "Sign in again",
  useServerTime: "Use the server’s time",
  giveRegistrationId: "Enter its id",
};

/** The words on an error's main button. */
export function buttonFor(action: string): string {
  return BUTTONS[action] ?? "Try again";
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
  return `${dayName(seconds)}, ${timeOfDay(seconds)}`;
}

export const DIALECTS: { value: Dialect; title: string; about: string }[] = [
  { value: "v2", title: "v2", about: "Servers of today. Choose this if nobody said otherwise." },
  { value: "v2beta", title: "v2beta", about: "Servers from before v2 was final." },
  {
    value: "v3alpha",
    title: "v3alpha",
    about: "A trial form of 2024, with registration ids. Codes of 6 to 9 characters.",
  },
  {
    value: "resources-v3alpha",
    title: "resources/v3alpha",
    about: "The later trial form, from October 2024. Codes of 6 to 9 characters.",
  },
];

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
  switch (status.state) {
    case "none":
      return `${host} has no unfinished setup for this account.`;
    case "pending":
      return `${host} waits for a code to finish this setup.`;
    case "ready":
      return `Codes are already set up at ${host}.`;
    case "unknown":
      return `${host} didn’t say in which state this setup is.`;
  }
}

export const SIGN_IN_WAYS: { value: SignInWay; title: string; about: string }[] = [
  { value: "browser", title: "In the browser", about: "Each person signs in with their own browser." },
  { value: "device", title: "On another device", about: "For a computer without a browser." },
  { value: "token", title: "With a token", about: "For a helpdesk that sets up codes for others." },
];

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

/** Who is signed in at a server, in a few words. */
/** Who is signed in there; `masked`: without saying who. */
export function sessionWords(server: Server, masked = false): string {
  const { session } = server;
  if (session === null) return "Nobody is signed in.";
  if (session.over) return "The sign-in has ended.";
  const who = masked ? null : (session.login ?? session.name);
  if (session.way === "token") return who ? `Signed in with a token, as ${who}.` : "Signed in with a token.";
  return who ? `Signed in as ${who}.` : "Signed in.";
}

export const CHECK_NAMES: Record<ServerCheckName, string> = {
  reachable: "Reach the server",
  certificate: "Check its certificate",
  instance: "Find the service",
  dialect: "Find its dialect",
  clock: "Compare the clocks",
  signedIn: "Signed in",
};

export const ROLES = {
  newStarter: "New starter",
  halfWay: "Half-way",
  alreadyEnrolled: "Already enrolled",
  noPermission: "No permission",
} as const;

export const ROLE_STORIES = {
  newStarter: "Has no codes yet. Setting up works.",
  halfWay: "Started once and never finished. Starting again replaces that setup.",
  alreadyEnrolled: "Has codes already. They have to be removed before a new setup.",
  noPermission: "May not be set up by this caller. The server says no.",
} as const;
