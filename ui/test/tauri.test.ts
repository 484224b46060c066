import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Backend } from "../src/lib/backend/backend";
import { tauri } from "../src/lib/backend/tauri";

const mocks = vi.hoisted(() => ({ invoke: vi.fn(), listen: vi.fn() }));
vi.mock("@tauri-apps/api/core", () => ({ invoke: mocks.invoke }));
vi.mock("@tauri-apps/api/event", () => ({ listen: mocks.listen }));

type Case = [keyof Backend, unknown[], string, ...Record<string, unknown>[]];
const PLAIN: Case[] = [
  ["appState", [], "app_state"],
  ["unlockWithKeychain", [], "unlock_with_keychain"],
  ["lock", [], "lock"],
  ["listAccounts", [], "list_accounts"],
  ["codes", [["a", "b"]], "codes", { ids: ["a", "b"] }],
  ["nextHotpCode", ["a"], "next_hotp_code", { id: "a" }],
  ["copyCode", ["a"], "copy_code", { id: "a" }],
  ["removeAccount", ["a"], "remove_account", { id: "a" }],
  ["addCandidate", ["c", "I", "L"], "add_candidate", { id: "c", issuer: "I", label: "L" }],
  ["discardCandidates", [], "discard_candidates"],
  ["verifyCode", ["a", "123456"], "verify_code", { account: "a", typed: "123456" }],
  ["listEnrollments", [], "list_enrollments"],
  ["checkEnrollmentCode", ["e", "123456"], "check_enrollment_code", { id: "e", typed: "123456" }],
  ["enrollmentCode", ["e"], "enrollment_code", { id: "e" }],
  ["verifyEnrollment", ["e", "123456"], "verify_enrollment", { id: "e", typed: "123456" }],
  ["enrollmentStatus", ["e"], "enrollment_status", { id: "e" }],
  ["discardEnrollment", ["e"], "discard_enrollment", { id: "e" }],
  ["showKey", ["e"], "show_key", { enrollment: "e" }],
  ["keyText", ["e"], "key_text", { enrollment: "e" }],
  ["startDemo", [], "start_demo"],
  ["leaveDemo", [], "leave_demo"],
  ["setScenario", ["wrong-code"], "set_scenario", { name: "wrong-code" }],
];
const BYTES: [keyof Backend, string][] = [
  ["createVault", "create_vault"],
  ["unlockWithPassphrase", "unlock_with_passphrase"],
  ["readLink", "read_link"],
  ["readImage", "read_image"],
  ["readFields", "read_fields"],
  ["startEnrollment", "start_enrollment"],
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

  it("a vault for the keychain is an empty body", async () => {
    await tauri.createVault(null);
    expect(mocks.invoke).toHaveBeenCalledWith("create_vault", new Uint8Array());
  });

  it("every method of the backend is tested here", () => {
    const tested = [...PLAIN.map(([method]) => method), ...BYTES.map(([method]) => method), "onVaultChanged"];
    expect(tested.sort()).toEqual(Object.keys(tauri).sort());
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
