import { waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import type { TrashedAccount } from "../src/lib/backend/bindings";
import { DOCTOR_LOCKED, aSnapshot, anAccount, anError, someSnapshots } from "../src/lib/backend/fake/data";
import { all, click, fill, find, get, open, press, row, submit, text } from "./helpers";
import { TEN_IN } from "./setup";

const CODE = "0A2BK-3C4DM-5E6FN-7G8HP-9J0KQ-1M2NR-3P4QS";
const named = (id: string, name: string) => document.querySelector<HTMLElement>(`[${id}="${name}"]`) as HTMLElement;

async function settings(start: Parameters<typeof open>[0] = {}) {
  const opened = await open(start);
  await click("nav-settings");
  await find("settings-security");
  return opened;
}

describe("snapshots", () => {
  it("say how many there are, how old the newest is, and what each one is", async () => {
    await settings();
    expect(text("snapshots-summary")).toBe("7 snapshots, the newest made 42 minutes ago.");
    expect(all("snapshot")).toHaveLength(4);
    await click("snapshots-all");
    expect(all("snapshot")).toHaveLength(7);
    const damaged = named("data-snapshot", "s5");
    expect(damaged.textContent).toContain("Damaged");
    expect(damaged.querySelector("button")).toBeNull();
    expect(named("data-snapshot", "s2").textContent?.replace(/\s+/g, " ")).toContain(
      "You asked for it · 6 accounts · 84 KiB",
    );
  });

  it("are none at first, and one when it is asked for", async () => {
    const { backend } = await settings({ snapshots: [] });
    expect(text("snapshots-summary")).toContain("There is no snapshot yet.");
    await click("snapshot-take");
    await waitFor(() => expect(text("snapshots-summary")).toBe("1 snapshot, the newest made a moment ago."));
    expect(text("note")).toBe("A snapshot of now is made.");
    backend.failNext("takeSnapshot", anError({ title: "The disk is full." }));
    await click("snapshot-take");
    expect((await find("error-title")).textContent).toBe("The disk is full.");
  });

  it("are restored after a question that says what happens, and that can be undone", async () => {
    const { backend } = await settings();
    await click("snapshot-restore", named("data-snapshot", "s2"));
    const question = text("restore-dialog");
    expect(question).toContain("6 accounts");
    expect(question).toContain("A snapshot of now is made first, so this can be undone.");
    expect(question).toContain("Accounts that were added since go to the trash.");
    expect(question).toContain("Counters never go back");
    expect(backend.callsOf("restoreSnapshot")).toEqual([]);
    const loads = backend.callsOf("listAccounts").length;
    await click("restore-act");
    expect((await find("restored")).textContent?.replace(/\s+/g, " ")).toContain(
      "2 accounts are back, 1 account is as it was then, 1 account went to the trash.",
    );
    await waitFor(() => expect(backend.callsOf("listAccounts").length).toBeGreaterThan(loads));
    await click("restore-undo");
    await waitFor(() => expect(all("restored")).toHaveLength(0));
    expect(backend.callsOf("restoreSnapshot")).toEqual([["s2"], ["made-1"]]);
  });

  it("that can't be restored say why, and nothing is called restored", async () => {
    const { backend } = await settings();
    await click("snapshot-restore", named("data-snapshot", "s1"));
    backend.failNext("restoreSnapshot", anError({ title: "That snapshot is damaged." }));
    await click("restore-act");
    expect((await find("error-title")).textContent).toBe("That snapshot is damaged.");
    expect(all("restored")).toHaveLength(0);
  });
});

describe("the trash", () => {
  const trashed = (id: string, daysLeft: number): TrashedAccount => ({
    account: anAccount({ id, issuer: "Library", label: id }),
    removed: TEN_IN / 1000 - 86_400,
    daysLeft,
  });

  it("names each account, since when, and for how long", async () => {
    await settings({ trash: [trashed("t1", 29), trashed("t2", 1)] });
    const rows = await waitFor(() => {
      expect(all("trashed")).toHaveLength(2);
      return all("trashed");
    });
    expect(rows[0]?.textContent).toContain("Library, t1");
    expect(rows[0]?.textContent).toContain("Removed yesterday · 29 days left");
    expect(rows[1]?.textContent).toContain("1 day left");
  });

  it("gives one back", async () => {
    const { backend, app } = await settings({ trash: [trashed("t1", 29)] });
    await click("trash-restore");
    await waitFor(() => expect(text("note")).toBe("Library, t1 is back among your codes."));
    expect(backend.callsOf("restoreAccounts")).toEqual([[["t1"]]]);
    expect(app.codes.accounts.some((account) => account.id === "t1")).toBe(true);
    get("trash-empty");
  });

  it("deletes one for good only after a question that names it", async () => {
    const { backend } = await settings({ trash: [trashed("t1", 29), trashed("t2", 3)] });
    await waitFor(() => expect(all("trashed")).toHaveLength(2));
    await click("trash-delete", named("data-account-id", "t2"));
    expect(text("delete-dialog")).toContain("Delete Library, t2 for good?");
    expect(text("confirm-act")).toBe("Delete Library");
    await click("confirm-keep");
    expect(backend.callsOf("deleteAccounts")).toEqual([]);
    await click("trash-delete", named("data-account-id", "t2"));
    backend.failNext("deleteAccounts", anError({ title: "The vault is busy." }));
    await click("confirm-act");
    expect((await find("error-title")).textContent).toBe("The vault is busy.");
    await click("confirm-act");
    await waitFor(() => expect(all("trashed")).toHaveLength(1));
    expect(backend.trash.map((each) => each.account.id)).toEqual(["t1"]);
  });

  it("is emptied after a question that lists what goes", async () => {
    const { backend } = await settings({ trash: [trashed("t1", 29), trashed("t2", 3)] });
    await click("trash-clear");
    expect(text("empty-dialog")).toContain("Delete 2 accounts for good?");
    expect(text("empty-dialog")).toContain("Library, t1");
    await click("confirm-act");
    await find("trash-empty");
    expect(backend.callsOf("deleteAccounts")).toEqual([[["t1", "t2"]]]);
  });
});

describe("the keychain doctor", () => {
  it("gives a verdict, what was tried, and what to do", async () => {
    const { backend } = await settings({ doctor: DOCTOR_LOCKED });
    await click("doctor-open");
    expect((await find("doctor-title")).textContent).toBe("The keychain is locked.");
    expect(get("doctor-verdict").dataset["case"]).toBe("locked");
    expect(text("doctor-verdict")).toContain("Unlock the keychain, then look again.");
    expect(text("doctor-reference")).toBe("CS-K105");
    expect(all("doctor-check").map((each) => each.querySelector(".name")?.textContent)).toEqual([
      "Reach the keychain: well",
      "Write a test value: failed",
      "Read it back: not tried",
      "Delete it: not tried",
      "Look for this vault’s key: not tried",
    ]);
    await click("doctor-again");
    expect(backend.callsOf("doctor")).toHaveLength(2);
  });

  it("that fails itself says so and can be asked again", async () => {
    const { backend } = await settings();
    backend.failNext("doctor", anError({ title: "The doctor could not run." }));
    await click("doctor-open");
    expect((await find("error-title")).textContent).toBe("The doctor could not run.");
    await click("error-action");
    await find("doctor-title");
  });
});

describe("the lock view", () => {
  const locked = (slots: ("keychain" | "passphrase" | "recovery" | "twoPart")[], more = {}) =>
    open({ state: { vault: "locked", slots, keychain: "available", ...more } });

  it.each([
    [["keychain"], ["unlock-keychain"]],
    [["passphrase"], ["unlock-passphrase"]],
    [["twoPart"], ["unlock-twoPart"]],
    [["recovery"], ["unlock-recovery"]],
    [
      ["keychain", "twoPart", "recovery"],
      ["unlock-keychain", "unlock-twoPart"],
    ],
    [
      ["keychain", "passphrase", "twoPart"],
      ["unlock-keychain", "unlock-passphrase", "unlock-twoPart"],
    ],
  ] as const)("of a vault with %j offers %j", async (slots, buttons) => {
    await locked([...slots]);
    const every = ["unlock-keychain", "unlock-passphrase", "unlock-twoPart", "unlock-recovery"];
    expect(every.filter((id) => all(id).length > 0)).toEqual(buttons);
  });

  it("asks only for the passphrase where passphrase and keychain are needed together", async () => {
    const { backend } = await locked(["twoPart"]);
    expect(get("locked").textContent).toContain("The keychain adds its part by itself.");
    await fill("passphrase", "correct horse");
    await submit("passphrase");
    await find("view-codes");
    expect(backend.callsOf("unlock")).toEqual([[{ kind: "twoPart", text: "correct horse" }]]);
  });

  it("takes the way whose button was pressed", async () => {
    const { backend } = await locked(["passphrase", "twoPart"]);
    await fill("passphrase", "correct horse");
    get("unlock-twoPart").click();
    await find("view-codes");
    expect(backend.callsOf("unlock")[0]).toEqual([{ kind: "twoPart", text: "correct horse" }]);
  });

  it("keeps a mistyped recovery code to be mended, and leaves nothing of it afterwards", async () => {
    const { backend } = await locked(["keychain", "recovery"]);
    expect(all("recovery-code")).toHaveLength(0);
    (get("use-recovery") as HTMLDetailsElement).open = true;
    const field = (await find("recovery-code")) as HTMLTextAreaElement;
    await fill("recovery-code", "unlike any code");
    await submit("recovery-code");
    expect(text("recovery-code-fault")).toContain("which no recovery code has");
    expect(backend.callsOf("unlock")).toEqual([]);
    await fill("recovery-code", CODE.replace("3P4QS", "3P4QT"));
    await submit("recovery-code");
    expect((await find("error-title")).textContent).toBe("That recovery code doesn’t open this vault.");
    expect(field.value).toContain("3P4QT");
    await fill("recovery-code", CODE.toLowerCase());
    await submit("recovery-code");
    await find("view-codes");
    expect(backend.callsOf("unlock").at(-1)).toEqual([{ kind: "recovery", text: CODE }]);
    expect(field.value).toBe("");
  });

  it("forgets a code when it is folded away", async () => {
    await locked(["keychain", "recovery"]);
    const details = get("use-recovery") as HTMLDetailsElement;
    details.open = true;
    const field = (await find("recovery-code")) as HTMLTextAreaElement;
    await fill("recovery-code", CODE);
    details.open = false;
    await waitFor(() => expect(all("recovery-code")).toHaveLength(0));
    expect(field.value).toBe("");
    details.open = true;
    expect(((await find("recovery-code")) as HTMLTextAreaElement).value).toBe("");
  });

  it("counts down after too many tries", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: TEN_IN });
    const { backend } = await locked(["passphrase"]);
    backend.failNext(
      "unlock",
      anError({ code: "tooManyTries", title: "Too many tries.", action: "wait", retryAfterSeconds: 8 }),
    );
    await fill("passphrase", "wrong");
    await submit("passphrase");
    expect((await find("error-action")).textContent?.trim()).toBe("Wait 8 s");
    expect(get("error-action")).toHaveProperty("disabled", true);
  });

  it("says what the keychain alone does not do", async () => {
    await locked(["keychain"]);
    expect(text("keychain-note")).toContain("whoever sits at your unlocked desktop can open them again");
  });

  it("has the doctor where the keychain failed, and not otherwise", async () => {
    const { backend } = await locked(["keychain"]);
    expect(all("doctor-open")).toHaveLength(0);
    backend.failNext("unlock", anError({ code: "keychainNoAnswer", title: "The keychain does not answer." }));
    await click("unlock-keychain");
    await find("error-title");
    await click("doctor-open");
    await find("doctor-title");
    await click("doctor-close");
    expect(all("view-codes")).toHaveLength(0);
  });

  it("can't be got past with Escape, a shortcut or anything of what stood behind it", async () => {
    const { app, backend } = await open();
    await click("account-menu", row("a1"));
    await click("account-edit");
    await find("edit-dialog");
    await app.lock();
    await find("locked");
    const before = backend.calls.length;
    for (const [key, more] of [
      ["Escape", {}],
      [",", { ctrlKey: true }],
      ["z", { ctrlKey: true }],
      ["k", { ctrlKey: true }],
      ["f", { metaKey: true }],
      ["Enter", {}],
    ] as const) {
      for (const target of [document.body, window.document.documentElement]) await press(target, key, more);
    }
    app.show("settings");
    await tick();
    get("locked");
    expect(all("edit-dialog")).toHaveLength(0);
    expect(all("settings-security")).toHaveLength(0);
    expect(document.querySelector("nav")).toBeNull();
    expect(backend.calls.slice(before)).toEqual([]);
    expect(document.body.innerHTML).not.toContain("acme.example");
  });
});

describe("a damaged vault", () => {
  const problem = anError({ title: "The vault’s file is damaged.", action: "none" });

  it("offers its newest good snapshot, and says that the damaged file is kept", async () => {
    const snapshots = [aSnapshot({ name: "broken", condition: "damaged" }), ...someSnapshots()];
    const { backend } = await open({ state: { vault: "unusable", problem, snapshots } });
    expect(text("offer")).toContain("The damaged file is set aside, never deleted.");
    expect(text("offer")).toContain("7 accounts");
    await click("bring-back");
    expect(text("bring-back-dialog")).toContain("It is never deleted.");
    await click("bring-back-act");
    await find("locked");
    expect(backend.callsOf("restoreDamaged")).toEqual([["s1"]]);
  });

  it("offers it when unlocking finds out that the vault opens no more", async () => {
    const { backend } = await open({ state: { vault: "locked", slots: ["keychain"] } });
    backend.failNext("unlock", anError({ code: "vaultDamaged", title: "The vault’s file is damaged." }));
    backend.state = { ...backend.state, vault: "unusable", problem, snapshots: someSnapshots() };
    await click("unlock-keychain");
    await find("unusable");
    expect(all("error-title")).toHaveLength(1);
    await click("bring-back");
    await click("bring-back-act");
    await find("locked");
    expect(backend.callsOf("restoreDamaged")).toEqual([["s1"]]);
  });

  it("lists the others, and takes the one that is chosen", async () => {
    const { backend } = await open({ state: { vault: "unusable", problem, snapshots: someSnapshots() } });
    expect(text("snapshots-of-damaged")).toContain("All snapshots (7)");
    expect(named("data-snapshot", "s5").querySelector("button")).toBeNull();
    await click("bring-back-this", named("data-snapshot", "s6"));
    await click("bring-back-act");
    await find("locked");
    expect(backend.callsOf("restoreDamaged")).toEqual([["s6"]]);
  });

  it("says why bringing one back failed, beside what is the matter", async () => {
    const { backend } = await open({ state: { vault: "unusable", problem, snapshots: someSnapshots() } });
    backend.failNext("restoreDamaged", anError({ title: "The disk is full." }));
    await click("bring-back");
    await click("bring-back-act");
    await waitFor(() =>
      expect(all("error-title").map((each) => each.textContent)).toEqual([
        "The vault’s file is damaged.",
        "The disk is full.",
      ]),
    );
    get("unusable");
  });

  it("without a good snapshot says that too", async () => {
    const snapshots = [aSnapshot({ condition: "damaged" })];
    await open({ state: { vault: "unusable", problem, snapshots } });
    expect(all("offer")).toHaveLength(0);
    expect(text("no-good-snapshot")).toBe("None of the snapshots on this computer can be used either.");
  });
});

describe("a vault for reading only", () => {
  const readOnly =
    "A newer version of Countersign made this vault. You can read it here; to change anything, install the newest version.";

  it("says so on every view, and disables what would write, with the reason", async () => {
    const { backend, app } = await open({
      state: { readOnly },
      accounts: [anAccount({ id: "h", kind: "hotp", period: null }), anAccount()],
    });
    expect(text("read-only")).toBe(readOnly);
    for (const id of ["add-open", "hotp-next"]) {
      expect(get(id)).toHaveProperty("disabled", true);
      expect(document.getElementById(get(id).getAttribute("aria-describedby") ?? "")?.textContent).toBe(readOnly);
    }
    await click("account-menu", row("a1"));
    for (const id of ["account-edit", "account-up", "account-remove"]) {
      expect(get(id).getAttribute("aria-disabled")).toBe("true");
      expect(get(id).title).toBe(readOnly);
      await click(id);
    }
    expect(all("edit-dialog")).toHaveLength(0);
    expect(all("remove-dialog")).toHaveLength(0);
    for (const id of ["account-check", "account-qr-open"]) {
      expect(get(id).getAttribute("aria-disabled")).toBeNull();
    }
    await click("nav-enroll");
    expect(get("enroll-helpdesk")).toHaveProperty("disabled", true);
    await click("nav-settings");
    await find("settings-security");
    for (const id of ["snapshot-take", "rekey-open", "slot-add-passphrase", "ask-open"]) {
      expect(get(id)).toHaveProperty("disabled", true);
    }
    get("read-only");
    expect(app.view).toBe("settings");
    expect(backend.callsOf("removeAccount")).toEqual([]);
  });
});
