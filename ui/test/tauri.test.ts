import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Backend } from "../src/lib/backend/backend";
import type { ServerForm } from "../src/lib/backend/bindings";
import { tauri, tauriFind } from "../src/lib/backend/tauri";

const mocks = vi.hoisted(() => ({ invoke: vi.fn(), listen: vi.fn() }));
vi.mock("@tauri-apps/api/core", () => ({ invoke: mocks.invoke }));
vi.mock("@tauri-apps/api/event", () => ({ listen: mocks.listen }));

const FORM: ServerForm = {
  id: null,
  name: "Acme",
  address: "https://login.acme.example",
  provider: "zitadel",
  dialect: null,
  signInWay: "browser",
  clientId: "1",
  help: "",
};

const DESKTOP = { tray: true, closeToTray: false, startWithDesktop: false, shortcut: null, protected: true };
const CODES = { algorithm: null, digits: 8, period: null, counter: null, mayLowerCounter: false };
const WORDS = { open: "o", find: "f", lock: "l", unlock: "u", nothing: "n", quit: "q", copied: "c", notCopied: "x" };

type Case = [keyof Backend, unknown[], string, ...Record<string, unknown>[]];
const PLAIN: Case[] = [
  ["appState", [], "app_state"],
  ["lock", [], "lock"],
  ["vaultDetails", [], "vault_details"],
  ["makeRecoveryCode", [], "make_recovery_code"],
  ["discardRecoveryCode", [], "discard_recovery_code"],
  ["rekeyPlan", [], "rekey_plan"],
  ["doctor", [], "doctor"],
  [
    "setLockSettings",
    [{ afterMinutes: 5, withSession: true, atStart: false }],
    "set_lock_settings",
    { settings: { afterMinutes: 5, withSession: true, atStart: false } },
  ],
  ["activity", [], "activity"],
  ["takeSnapshot", [], "take_snapshot"],
  ["restoreSnapshot", ["s1"], "restore_snapshot", { name: "s1" }],
  ["restoreDamaged", ["s1"], "restore_damaged", { name: "s1" }],
  ["listAccounts", [], "list_accounts"],
  ["codes", [["a", "b"]], "codes", { ids: ["a", "b"] }],
  ["nextHotpCode", ["a"], "next_hotp_code", { id: "a" }],
  ["copyCode", ["a"], "copy_code", { id: "a" }],
  ["copyNextCode", ["a"], "copy_next_code", { id: "a" }],
  ["desktop", [], "desktop"],
  ["setDesktop", [DESKTOP], "set_desktop", { settings: DESKTOP }],
  ["setTrayWords", [WORDS], "set_tray_words", { words: WORDS }],
  ["clipboardSeconds", [], "clipboard_seconds"],
  ["setClipboardSeconds", [60], "set_clipboard_seconds", { seconds: 60 }],
  ["readOpenedLinks", [], "read_opened_links"],
  ["opensLinks", [], "opens_links"],
  ["setOpensLinks", [true], "set_opens_links", { on: true }],
  ["removeAccount", ["a"], "remove_account", { id: "a" }],
  ["removeAccounts", [["a", "b"]], "remove_accounts", { ids: ["a", "b"] }],
  ["pinAccounts", [["a"], true], "pin_accounts", { ids: ["a"], pinned: true }],
  ["tagAccounts", [["a"], ["x"], ["y"]], "tag_accounts", { ids: ["a"], add: ["x"], remove: ["y"] }],
  [
    "editAccount",
    ["a", { issuer: "I", label: "L", note: "N", tags: ["t"], pinned: true, codes: CODES }],
    "edit_account",
    { id: "a", edit: { issuer: "I", label: "L", note: "N", tags: ["t"], pinned: true, codes: CODES } },
  ],
  ["previewEdit", ["a", CODES], "preview_edit", { id: "a", edit: CODES }],
  ["previewCandidate", ["c"], "preview_candidate", { id: "c" }],
  ["reorderAccounts", [["b", "a"]], "reorder_accounts", { ids: ["b", "a"] }],
  ["showAccountKey", ["a"], "show_account_key", { account: "a" }],
  ["listTrash", [], "list_trash"],
  ["restoreAccounts", [["a"]], "restore_accounts", { ids: ["a"] }],
  ["deleteAccounts", [["a"]], "delete_accounts", { ids: ["a"] }],
  ["undo", [], "undo"],
  [
    "addCandidates",
    [[{ id: "c", issuer: "I", label: "L" }]],
    "add_candidates",
    { candidates: [{ id: "c", issuer: "I", label: "L" }] },
  ],
  ["discardCandidates", [], "discard_candidates"],
  ["importFormats", [], "import_formats"],
  ["chooseImportFiles", [], "choose_import_files"],
  ["importFromClipboard", [], "import_from_clipboard"],
  ["importFromScreen", [], "import_from_screen"],
  ["importRows", [500, 100], "import_rows", { offset: 500, limit: 100 }],
  ["takeImportRows", [[1, 2], true], "take_import_rows", { indices: [1, 2], take: true }],
  ["takeImportRows", [null, false], "take_import_rows", { indices: null, take: false }],
  ["runImport", [], "run_import"],
  ["saveRefusedRows", [], "save_refused_rows"],
  ["cancelImport", [], "cancel_import"],
  ["cancelImportStep", [], "cancel_import_step"],
  ["importPreview", [], "import_preview"],
  ["addUnread", ["photos", 4096], "add_unread_import", { name: "photos", bytes: 4096 }],
  ["importProgress", [], "import_progress"],
  ["exportFormats", [], "export_formats"],
  ["cancelExport", [], "cancel_export"],
  ["exportProgress", [], "export_progress"],
  ["exportQr", [["a"]], "export_qr", { accounts: ["a"] }],
  ["backupStatus", [], "backup_status"],
  ["chooseBackupFolder", [], "choose_backup_folder"],
  ["backUpNow", [], "back_up_now"],
  ["cancelBackup", [], "cancel_backup"],
  ["backupProgress", [], "backup_progress"],
  ["verifyCode", ["a", "123456"], "verify_code", { account: "a", typed: "123456" }],
  ["listEnrollments", [], "list_enrollments"],
  ["checkEnrollmentCode", ["e", "123456"], "check_enrollment_code", { id: "e", typed: "123456" }],
  ["enrollmentCode", ["e"], "enrollment_code", { id: "e" }],
  ["verifyEnrollment", ["e", "123456"], "verify_enrollment", { id: "e", typed: "123456" }],
  ["enrollmentStatus", ["e"], "enrollment_status", { id: "e" }],
  ["discardEnrollment", ["e"], "discard_enrollment", { id: "e" }],
  ["showKey", ["e"], "show_key", { enrollment: "e" }],
  ["keyText", ["e"], "key_text", { enrollment: "e" }],
  ["listServers", [], "list_servers"],
  ["saveServer", [FORM], "save_server", { form: FORM }],
  ["removeServer", ["s"], "remove_server", { id: "s" }],
  ["testServer", ["s"], "test_server", { id: "s" }],
  ["removeCertificates", ["s"], "remove_certificates", { id: "s" }],
  ["useServerTime", ["s", true], "use_server_time", { id: "s", on: true }],
  ["beginSignIn", ["s", "device", true], "begin_sign_in", { server: "s", way: "device", fresh: true }],
  ["openSignIn", ["i"], "open_sign_in", { id: "i" }],
  ["copySignInAddress", ["i"], "copy_sign_in_address", { id: "i" }],
  ["awaitSignIn", ["i"], "await_sign_in", { id: "i" }],
  ["cancelSignIn", ["i"], "cancel_sign_in", { id: "i" }],
  ["signOut", ["s"], "sign_out", { server: "s" }],
  ["subject", ["s", null], "subject", { server: "s", user: null }],
  [
    "startAtServer",
    [{ server: "s", user: "u", replace: true, registrationId: "r" }],
    "start_at_server",
    { request: { server: "s", user: "u", replace: true, registrationId: "r" } },
  ],
  ["removeRegistration", ["s", "u", "r"], "remove_registration", { server: "s", user: "u", registrationId: "r" }],
  ["trySigningIn", ["e"], "try_signing_in", { enrollment: "e" }],
  ["acceptOffer", ["o"], "accept_offer", { id: "o" }],
  ["declineOffer", [null], "decline_offer", { id: null }],
  ["makeOffer", ["s"], "make_offer", { server: "s" }],
  ["saveOffer", ["s"], "save_offer", { server: "s" }],
  ["exchanges", [], "exchanges"],
  ["clearExchanges", [], "clear_exchanges"],
  ["exchangesText", [[2, 1]], "exchanges_text", { ids: [2, 1] }],
  ["about", [], "about"],
  [
    "supportText",
    [{ exchanges: true, servers: false }, true],
    "support_text",
    { choice: { exchanges: true, servers: false }, anew: true },
  ],
  [
    "saveSupport",
    [{ exchanges: true, servers: false }],
    "save_support",
    { choice: { exchanges: true, servers: false } },
  ],
  ["startClockTest", [], "start_clock_test"],
  ["clockTestCode", ["123456"], "clock_test_code", { typed: "123456" }],
  ["endClockTest", [], "end_clock_test"],
  ["setDemoClock", ["caller", -94], "set_demo_clock", { whose: "caller", seconds: -94 }],
  ["resetDemo", [], "reset_demo"],
  ["startDemo", [], "start_demo"],
  ["leaveDemo", [], "leave_demo"],
  ["setScenario", ["wrong-code"], "set_scenario", { name: "wrong-code" }],
];
const BYTES: [keyof Backend, string][] = [
  ["createVault", "create_vault"],
  ["unlock", "unlock"],
  ["addSlot", "add_slot"],
  ["replaceSlot", "replace_slot"],
  ["removeSlot", "remove_slot"],
  ["rekey", "rekey"],
  ["readLink", "read_link"],
  ["readImage", "read_image"],
  ["readFields", "read_fields"],
  ["previewFields", "preview_fields"],
  ["startEnrollment", "start_enrollment"],
  ["readOffer", "read_offer"],
  ["finishElsewhere", "finish_elsewhere"],
  ["planExport", "plan_export"],
  ["runExport", "run_export"],
  ["setBackup", "set_backup"],
];
/** Raw bodies with the id of what they are for in a header. */
const BYTES_FOR: [keyof Backend, string, string][] = [
  ["addCertificate", "add_certificate", "server"],
  ["useToken", "use_token", "server"],
  ["giveEnrollmentToken", "give_enrollment_token", "enrollment"],
];

const call = (method: keyof Backend, given: unknown[]) =>
  (tauri[method] as (...given: unknown[]) => Promise<unknown>)(...given);

beforeEach(() => {
  mocks.invoke.mockReset();
});

describe("the commands", () => {
  it.each(PLAIN)("%s(%j) calls %s", async (method, given, ...expected) => {
    mocks.invoke.mockResolvedValue("answer");
    expect(await call(method, given)).toBe("answer");
    expect(mocks.invoke.mock.calls).toEqual([expected]);
  });

  it.each(BYTES)("%s sends raw bytes to %s and wipes them, also when it fails", async (method, command) => {
    const bytes = new TextEncoder().encode("secret");
    let sent = "";
    mocks.invoke.mockImplementation(async (_: string, body: Uint8Array) => {
      sent = new TextDecoder().decode(body);
      throw { reference: "CS-E500", title: "No." };
    });
    await expect(call(method, [bytes])).rejects.toMatchObject({ reference: "CS-E500" });
    expect(mocks.invoke.mock.calls[0]?.[0]).toBe(command);
    expect(sent).toBe("secret");
    expect([...bytes]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it.each(BYTES_FOR)(
    "%s sends raw bytes to %s with an id in a header, and wipes them",
    async (method, command, name) => {
      const bytes = new TextEncoder().encode("secret");
      mocks.invoke.mockRejectedValue({ reference: "CS-E500", title: "No." });
      await expect(call(method, ["the-id", bytes])).rejects.toMatchObject({ reference: "CS-E500" });
      expect(mocks.invoke.mock.calls[0]).toEqual([command, bytes, { headers: { [name]: "the-id" } }]);
      expect([...bytes]).toEqual([0, 0, 0, 0, 0, 0]);
    },
  );

  it("a vault for the keychain is an empty body", async () => {
    await tauri.createVault(null);
    expect(mocks.invoke.mock.calls[0]?.slice(0, 2)).toEqual(["create_vault", new Uint8Array()]);
  });

  it("an icon is a raw body, with its account in a header, and comes back as bytes", async () => {
    const picture = new Uint8Array([1, 2, 3]);
    await tauri.setIcon("a", picture);
    expect(mocks.invoke).toHaveBeenCalledWith("set_icon", picture, { headers: { account: "a" } });
    mocks.invoke.mockResolvedValue(new Uint8Array([4, 5]).buffer);
    expect([...(await tauri.accountIcon("a"))]).toEqual([4, 5]);
    expect(mocks.invoke).toHaveBeenLastCalledWith("account_icon", { id: "a" });
  });

  const RAW: [keyof Backend, unknown[], string, Record<string, string>][] = [
    ["addImport", ["Ключи é.json"], "add_import", { name: "%D0%9A%D0%BB%D1%8E%D1%87%D0%B8%20%C3%A9.json" }],
    ["importPassword", [3], "import_password", { source: "3" }],
    ["readFrame", [640, 480], "read_frame", { width: "640", height: "480" }],
  ];

  it.each(RAW)("%s sends raw bytes with what they are in headers, and wipes them", async (method, given, ...sent) => {
    const bytes = new Uint8Array([1, 2, 3]);
    mocks.invoke.mockResolvedValue("answer");
    expect(await call(method, [...given, bytes])).toBe("answer");
    const [command, headers] = sent;
    expect(mocks.invoke.mock.calls).toEqual([[command, bytes, { headers }]]);
    expect([...bytes]).toEqual([0, 0, 0]);
  });

  it("every method of the backend is tested here", () => {
    const others = ["setIcon", "accountIcon", "onVaultChanged"];
    const tested = [...[...PLAIN, ...BYTES, ...BYTES_FOR, ...RAW].map(([method]) => method), ...others];
    expect([...new Set(tested)].sort()).toEqual(Object.keys(tauri).sort());
  });
});

describe("the vault-changed event", () => {
  it("is heard until it is stopped, even when that comes before Tauri has answered", async () => {
    const unlisten = vi.fn();
    mocks.listen.mockResolvedValue(unlisten);
    const stop = tauri.onVaultChanged(() => undefined);
    expect(mocks.listen.mock.calls[0]?.[0]).toBe("vault-changed");
    stop();
    await Promise.resolve();
    await Promise.resolve();
    expect(unlisten).toHaveBeenCalledOnce();
  });
});

describe("the small window", () => {
  it("has four commands", async () => {
    mocks.invoke.mockResolvedValue("answer");
    await tauriFind.findable();
    await tauriFind.copyFound("a");
    await tauriFind.closeFind();
    await tauriFind.showWindow();
    expect(mocks.invoke.mock.calls).toEqual([
      ["findable"],
      ["copy_found", { id: "a" }],
      ["close_find"],
      ["show_window"],
    ]);
  });
});
