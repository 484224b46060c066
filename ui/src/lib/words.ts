// Words that several views share. Errors and verdicts are worded in Rust; what stands here is the window's own.
import type { Dialect, KeychainStatus, RegistrationStatus } from "./backend/bindings";

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
};

/** The words on an error's main button. */
export function buttonFor(action: string): string {
  return BUTTONS[action] ?? "Try again";
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

export const ROLES = {
  newStarter: "New starter",
  halfWay: "Half-way",
  alreadyEnrolled: "Already enrolled",
  noPermission: "No permission",
} as const;

export const ROLE_STORIES = {
  newStarter: "Has no codes yet. Setting up works.",
  halfWay: "Started once and never finished. Starting again replaces that setup.",
  alreadyEnrolled: "Has codes already. The server refuses a second setup.",
  noPermission: "May not be set up by this caller. The server says no.",
} as const;
