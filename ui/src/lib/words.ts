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
  return reason === null ? {} : { disabled: true, title: reason, "aria-describedby": READ_ONLY_REASON };
}

/** In the middle of a sentence. */
export const SLOT_NAMES: Record<SlotKind, string> = {
  keychain: "the keychain",
  passphrase: "the passphrase",
  recovery: "the recovery code",
  twoPart: "passphrase and keychain",
};

export const SNAPSHOT_REASONS: Record<SnapshotReason, string> = {
  scheduled: "Made by itself after a change",
  asked: "You asked for it",
  beforeRestore: "Made before a snapshot was restored",
  beforeMigration: "Made before an update of Countersign",
  beforeImport: "Made before an import",
};

/** What stands in the way of a snapshot, or is owed to it; null for a good one. */
export const SNAPSHOT_CONDITIONS: Record<SnapshotCondition, string | null> = {
  good: null,
  outdated: "Waits to be sealed with the new key",
  damaged: "Damaged",
  otherVault: "Of another vault",
  newer: "Made by a newer Countersign",
};

export function isRestorable(snapshot: Snapshot): boolean {
  return snapshot.condition === "good" || snapshot.condition === "outdated";
}

/** "today, 14:05". */
export function snapshotTime(snapshot: Snapshot): string {
  const seconds = snapshot.madeMs / 1000;
  return `${dayName(seconds)}, ${timeOfDay(seconds)}`;
}

export function countedAccounts(count: number): string {
  return count === 1 ? "1\u00a0account" : `${count}\u00a0accounts`;
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

/** What is the matter with the keychain and what helps; null while it works. */
export function keychainAdvice(status: KeychainStatus | null): { what: string; next: string } | null {
  switch (status) {
    case null:
    case "available":
      return null;
    case "absent":
      return {
        what: "No keychain runs on this computer.",
        next: "Start one, such as GNOME Keyring or KWallet, or use a passphrase.",
      };
    case "locked":
      return { what: "Your keychain is locked. Your accounts are safe.", next: "Unlock it, or use your passphrase." };
    case "noCollection":
      return {
        what: "Your keychain has no place to keep keys yet.",
        next: "Create its login keyring, or use a passphrase.",
      };
    case "denied":
      return {
        what: "The keychain refused this program.",
        next: "Allow Countersign in your keychain’s settings, or use a passphrase.",
      };
    case "noAnswer":
      return {
        what: "The keychain does not answer.",
        next: "Look for a window that asks for its password, or use a passphrase.",
      };
    case "failed":
      return { what: "The keychain could not be used.", next: "Try again, or use a passphrase." };
  }
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
