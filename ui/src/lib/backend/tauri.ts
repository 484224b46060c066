// The Rust side over Tauri's IPC. The only file that knows Tauri; the names here are those of the commands in src-tauri.
import { type InvokeOptions, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Backend, FindBackend } from "./backend";

/** Sends bytes as the raw body of the request, never as JSON, and wipes them when they are on their way. */
async function send<T>(command: string, bytes: Uint8Array, options?: InvokeOptions): Promise<T> {
  try {
    return await invoke<T>(command, bytes, options);
  } finally {
    bytes.fill(0);
  }
}

export const tauri: Backend = {
  appState: () => invoke("app_state"),
  createVault: (passphrase) => send("create_vault", passphrase ?? new Uint8Array()),
  unlock: (opening) => send("unlock", opening),
  lock: () => invoke("lock"),

  vaultDetails: () => invoke("vault_details"),
  addSlot: (request) => send("add_slot", request),
  replaceSlot: (request) => send("replace_slot", request),
  removeSlot: (request) => send("remove_slot", request),
  makeRecoveryCode: () => invoke("make_recovery_code"),
  discardRecoveryCode: () => invoke("discard_recovery_code"),
  rekeyPlan: () => invoke("rekey_plan"),
  rekey: (request) => send("rekey", request),
  doctor: () => invoke("doctor"),
  setLockSettings: (settings) => invoke("set_lock_settings", { settings }),
  activity: () => invoke("activity"),

  takeSnapshot: () => invoke("take_snapshot"),
  restoreSnapshot: (name) => invoke("restore_snapshot", { name }),
  restoreDamaged: (name) => invoke("restore_damaged", { name }),

  listAccounts: () => invoke("list_accounts"),
  codes: (ids) => invoke("codes", { ids }),
  nextHotpCode: (id) => invoke("next_hotp_code", { id }),
  copyCode: (id) => invoke("copy_code", { id }),
  copyNextCode: (id) => invoke("copy_next_code", { id }),
  desktop: () => invoke("desktop"),
  setDesktop: (settings) => invoke("set_desktop", { settings }),
  setTrayWords: (words) => invoke("set_tray_words", { words }),
  clipboardSeconds: () => invoke("clipboard_seconds"),
  setClipboardSeconds: (seconds) => invoke("set_clipboard_seconds", { seconds }),
  removeAccount: (id) => invoke("remove_account", { id }),
  removeAccounts: (ids) => invoke("remove_accounts", { ids }),
  pinAccounts: (ids, pinned) => invoke("pin_accounts", { ids, pinned }),
  tagAccounts: (ids, add, remove) => invoke("tag_accounts", { ids, add, remove }),
  editAccount: (id, edit) => invoke("edit_account", { id, edit }),
  previewEdit: (id, edit) => invoke("preview_edit", { id, edit }),
  reorderAccounts: (ids) => invoke("reorder_accounts", { ids }),
  showAccountKey: (account) => invoke("show_account_key", { account }),
  setIcon: (id, picture) => send("set_icon", picture, { headers: { account: id } }),
  accountIcon: async (id) => new Uint8Array(await invoke<ArrayBuffer>("account_icon", { id })),
  listTrash: () => invoke("list_trash"),
  restoreAccounts: (ids) => invoke("restore_accounts", { ids }),
  deleteAccounts: (ids) => invoke("delete_accounts", { ids }),
  undo: () => invoke("undo"),

  readLink: (link) => send("read_link", link),
  readImage: (image) => send("read_image", image),
  readFields: (fields) => send("read_fields", fields),
  previewFields: (fields) => send("preview_fields", fields),
  previewCandidate: (id) => invoke("preview_candidate", { id }),
  readOpenedLinks: () => invoke("read_opened_links"),
  opensLinks: () => invoke("opens_links"),
  setOpensLinks: (on) => invoke("set_opens_links", { on }),
  addCandidates: (candidates) => invoke("add_candidates", { candidates }),
  discardCandidates: () => invoke("discard_candidates"),

  importFormats: () => invoke("import_formats"),
  chooseImportFiles: () => invoke("choose_import_files"),
  addImport: (name, content) => send("add_import", content, { headers: { name: encodeURIComponent(name) } }),
  addUnread: (name, bytes) => invoke("add_unread_import", { name, bytes }),
  importPreview: () => invoke("import_preview"),
  importFromClipboard: () => invoke("import_from_clipboard"),
  importFromScreen: () => invoke("import_from_screen"),
  readFrame: (width, height, rgba) =>
    send("read_frame", rgba, { headers: { width: String(width), height: String(height) } }),
  importPassword: (source, password) => send("import_password", password, { headers: { source: String(source) } }),
  importRows: (offset, limit) => invoke("import_rows", { offset, limit }),
  takeImportRows: (indices, take) => invoke("take_import_rows", { indices, take }),
  runImport: () => invoke("run_import"),
  saveRefusedRows: () => invoke("save_refused_rows"),
  cancelImport: () => invoke("cancel_import"),
  cancelImportStep: () => invoke("cancel_import_step"),
  importProgress: () => invoke("import_progress"),

  exportFormats: () => invoke("export_formats"),
  planExport: (request) => send("plan_export", request),
  runExport: (request) => send("run_export", request),
  cancelExport: () => invoke("cancel_export"),
  exportProgress: () => invoke("export_progress"),
  exportQr: (accounts) => invoke("export_qr", { accounts }),
  backupStatus: () => invoke("backup_status"),
  chooseBackupFolder: () => invoke("choose_backup_folder"),
  setBackup: (request) => send("set_backup", request),
  backUpNow: () => invoke("back_up_now"),
  cancelBackup: () => invoke("cancel_backup"),
  backupProgress: () => invoke("backup_progress"),

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

  listServers: () => invoke("list_servers"),
  saveServer: (form) => invoke("save_server", { form }),
  removeServer: (id) => invoke("remove_server", { id }),
  testServer: (id) => invoke("test_server", { id }),
  addCertificate: (id, certificate) => send("add_certificate", certificate, { headers: { server: id } }),
  removeCertificates: (id) => invoke("remove_certificates", { id }),
  useServerTime: (id, on) => invoke("use_server_time", { id, on }),

  beginSignIn: (server, way, fresh) => invoke("begin_sign_in", { server, way, fresh }),
  openSignIn: (id) => invoke("open_sign_in", { id }),
  copySignInAddress: (id) => invoke("copy_sign_in_address", { id }),
  awaitSignIn: (id) => invoke("await_sign_in", { id }),
  cancelSignIn: (id) => invoke("cancel_sign_in", { id }),
  useToken: (server, token) => send("use_token", token, { headers: { server } }),
  signOut: (server) => invoke("sign_out", { server }),

  subject: (server, user) => invoke("subject", { server, user }),
  startAtServer: (request) => invoke("start_at_server", { request }),
  removeRegistration: (server, user, registrationId) => invoke("remove_registration", { server, user, registrationId }),
  finishElsewhere: (request) => send("finish_elsewhere", request),
  giveEnrollmentToken: (id, token) => send("give_enrollment_token", token, { headers: { enrollment: id } }),
  trySigningIn: (enrollment) => invoke("try_signing_in", { enrollment }),

  readOffer: (offer) => send("read_offer", offer),
  acceptOffer: (id) => invoke("accept_offer", { id }),
  declineOffer: (id) => invoke("decline_offer", { id }),
  makeOffer: (server) => invoke("make_offer", { server }),
  saveOffer: (server) => invoke("save_offer", { server }),

  exchanges: () => invoke("exchanges"),
  clearExchanges: () => invoke("clear_exchanges"),
  exchangesText: (ids) => invoke("exchanges_text", { ids }),

  about: () => invoke("about"),
  supportText: (choice, anew) => invoke("support_text", { choice, anew }),
  saveSupport: (choice) => invoke("save_support", { choice }),

  startClockTest: () => invoke("start_clock_test"),
  clockTestCode: (typed) => invoke("clock_test_code", { typed }),
  endClockTest: () => invoke("end_clock_test"),

  startDemo: () => invoke("start_demo"),
  leaveDemo: () => invoke("leave_demo"),
  setScenario: (name) => invoke("set_scenario", { name }),
  setDemoClock: (whose, seconds) => invoke("set_demo_clock", { whose, seconds }),
  resetDemo: () => invoke("reset_demo"),

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

export const tauriFind: FindBackend = {
  findable: () => invoke("findable"),
  copyFound: (id) => invoke("copy_found", { id }),
  closeFind: () => invoke("close_find"),
  showWindow: () => invoke("show_window"),
};
