// The Rust side over Tauri's IPC. The only file that knows Tauri; the names here are those of the commands in src-tauri.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Backend } from "./backend";

/** Sends bytes as the raw body of the request, never as JSON, and wipes them when they are on their way. */
async function send<T>(command: string, bytes: Uint8Array): Promise<T> {
  try {
    return await invoke<T>(command, bytes);
  } finally {
    bytes.fill(0);
  }
}

export const tauri: Backend = {
  appState: () => invoke("app_state"),
  createVault: (passphrase) => send("create_vault", passphrase ?? new Uint8Array()),
  unlockWithKeychain: () => invoke("unlock_with_keychain"),
  unlockWithPassphrase: (passphrase) => send("unlock_with_passphrase", passphrase),
  lock: () => invoke("lock"),

  listAccounts: () => invoke("list_accounts"),
  codes: (ids) => invoke("codes", { ids }),
  nextHotpCode: (id) => invoke("next_hotp_code", { id }),
  copyCode: (id) => invoke("copy_code", { id }),
  removeAccount: (id) => invoke("remove_account", { id }),
  readLink: (link) => send("read_link", link),
  readImage: (image) => send("read_image", image),
  readFields: (fields) => send("read_fields", fields),
  addCandidate: (id, issuer, label) => invoke("add_candidate", { id, issuer, label }),
  discardCandidates: () => invoke("discard_candidates"),

  verifyCode: (account, typed) => invoke("verify_code", { account, typed }),

  listEnrollments: () => invoke("list_enrollments"),
  startEnrollment: (request) => send("start_enrollment", request),
  checkEnrollmentCode: (id, typed) => invoke("check_enrollment_code", { id, typed }),
  enrollmentCode: (id) => invoke("enrollment_code", { id }),
  verifyEnrollment: (id, typed) => invoke("verify_enrollment", { id, typed }),
  enrollmentStatus: (id) => invoke("enrollment_status", { id }),
  discardEnrollment: (id) => invoke("discard_enrollment", { id }),
  showKey: (enrollment) => invoke("show_key", { enrollment }),
  keyText: (enrollment) => invoke("key_text", { enrollment }),

  startDemo: () => invoke("start_demo"),
  leaveDemo: () => invoke("leave_demo"),
  setScenario: (name) => invoke("set_scenario", { name }),

  onVaultChanged(listener) {
    let stopped = false;
    let stop: (() => void) | null = null;
    void listen("vault-changed", listener).then((unlisten) => {
      if (stopped) unlisten();
      else stop = unlisten;
    });
    return () => {
      stopped = true;
      stop?.();
    };
  },
};
