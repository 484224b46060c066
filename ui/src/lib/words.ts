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
import { t } from "./language/language.svelte";
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

export const DIALECTS: { value: Dialect; title: string }[] = [
  { value: "v2", title: "v2" },
  { value: "v2beta", title: "v2beta" },
  { value: "v3alpha", title: "v3alpha" },
  { value: "resources-v3alpha", title: "resources/v3alpha" },
];

export function dialectAbout(dialect: Dialect): string {
  return t(`dialect-${dialect}`);
}

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

/** Who is signed in at a server, in a few words. */
/** Who is signed in there; `masked`: without saying who. */
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
