// Exporting and automatic backups as a person meets them.
import { waitFor } from "@testing-library/svelte";
import axe from "axe-core";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import type { Account, ExportPlan } from "../src/lib/backend/bindings";
import type { FakeBackend } from "../src/lib/backend/fake/backend";
import { anAccount, manyAccounts } from "../src/lib/backend/fake/data";
import { BACKUPS_OLD, EXPORT_DIFFERS, FORMATS, NO_BACKUP_FOLDER, PLAN } from "../src/lib/backend/fake/transfer-data";
import { all, choose, click, fill, find, get, open, press, submit, text } from "./helpers";

async function toExport(prepare: (backend: FakeBackend) => void = () => undefined, start = {}) {
  const opened = await open(start);
  prepare(opened.backend);
  await click("nav-transfer");
  await choose("transfer-export");
  return opened;
}

async function chooseFormat(id: string) {
  await choose(`format-${id}`);
  await tick();
}

async function violations() {
  const rules = Object.fromEntries(
    ["color-contrast", "target-size", "scrollable-region-focusable"].map((rule) => [rule, { enabled: false }]),
  );
  const found = await axe.run(document.body, { rules });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
}

const plain = (words: string | undefined) => words?.replaceAll("\u00a0", " ");

describe("an export", () => {
  it("offers encrypted formats first, each with what it is for", async () => {
    await toExport();
    await find("format-countersign");
    const offered = [...get("export-formats").querySelectorAll<HTMLInputElement>("input")].map(({ value }) => value);
    expect(offered).toEqual([...FORMATS.map(({ id }) => id), "codes"]);
    expect(get("export-formats").textContent).toContain("Aegis on Android, and many that read its files (.json)");
  });

  it("that is encrypted wants its password twice, and names no password anywhere else", async () => {
    const { backend, app } = await toExport();
    await chooseFormat("aegis-encrypted");
    await find("export-plan");
    expect(plain(text("export-run"))).toBe("Write 6 accounts");
    await submit("new-passphrase-first");
    expect(get("export-plan").textContent).toContain("at least 8");
    await fill("new-passphrase-first", "correct horse battery");
    await fill("new-passphrase-again", "correct horse batterie");
    await submit("new-passphrase-first");
    expect(get("export-plan").textContent).toContain("The two are not the same.");
    expect(backend.callsOf("runExport")).toEqual([]);
    await fill("new-passphrase-again", "correct horse battery");
    await submit("new-passphrase-first");
    await find("export-done-words");
    expect(text("export-done-words")).toBe("Wrote 7 accounts, read back and compared.");
    expect(text("export-path")).toBe("/home/starter/Documents/countersign-accounts.json");
    expect(backend.callsOf("runExport")).toEqual([
      [{ format: "aegis-encrypted", accounts: null, password: "correct horse battery" }],
    ]);
    for (const [request] of backend.callsOf("planExport")) expect(request).toMatchObject({ password: null });
    expect([app.exporting.password.first, app.exporting.password.again]).toEqual(["", ""]);
  });

  it("says what is left out and what is lost", async () => {
    await toExport();
    await chooseFormat("otpauth");
    expect((await find("left-out")).textContent).toContain("Games, starter: This format has no Steam codes.");
    expect(text("losses")).toContain("Notes of 1 account can’t be written in this format.");
  });

  it("of the whole says that nothing is lost", async () => {
    await toExport();
    await chooseFormat("countersign");
    expect(plain((await find("export-plan")).textContent ?? "")).toContain("Everything of 7 accounts fits");
  });

  it("that anybody can read says so on its button, and asks once more", async () => {
    const { backend } = await toExport();
    await chooseFormat("otpauth");
    await find("plain-warning");
    expect(text("export-run")).toBe("Write 6 keys that anybody can read");
    expect(all("new-passphrase-first")).toEqual([]);
    await click("export-run");
    await find("plain-dialog");
    expect(backend.callsOf("runExport")).toEqual([]);
    await click("confirm-keep");
    await waitFor(() => expect(all("plain-dialog")).toEqual([]));
    expect(backend.callsOf("runExport")).toEqual([]);
    await click("export-run");
    await click("confirm-act");
    await find("export-done");
    expect(backend.callsOf("runExport")).toEqual([[{ format: "otpauth", accounts: null, password: null }]]);
  });

  it("whose dialog was closed stays as it was", async () => {
    await toExport((backend) => (backend.closesDialogs = true));
    await chooseFormat("otpauth");
    await find("plain-warning");
    await click("export-run");
    await click("confirm-act");
    await waitFor(() => expect((get("export-run") as HTMLButtonElement).disabled).toBe(false));
    expect(all("export-done")).toEqual([]);
    expect(all("error-panel")).toEqual([]);
  });

  it("that was not read back right is an error", async () => {
    await toExport((backend) => backend.failNext("runExport", EXPORT_DIFFERS));
    await chooseFormat("otpauth");
    await find("plain-warning");
    await click("export-run");
    await click("confirm-act");
    expect((await find("error-title")).textContent).toBe("The file is not right");
    // The way to another folder is the system's dialog once more.
    expect(text("error-action")).toBe("Choose a folder");
    await click("error-action");
    await find("export-done");
  });

  it("that takes a while shows how far it is, and can be ended", async () => {
    const { backend, app } = await toExport((fake) => (fake.slow = 60_000));
    await chooseFormat("aegis-encrypted");
    await find("export-plan");
    await fill("new-passphrase-first", "correct horse battery");
    await fill("new-passphrase-again", "correct horse battery");
    await submit("new-passphrase-first");
    const progress = await find("export-progress");
    expect(progress.textContent).toContain("Reading it again and comparing…");
    expect(progress.textContent).toContain("3 / 9");
    expect(await violations()).toEqual([]);
    await click("progress-cancel");
    await waitFor(() => expect(all("export-progress")).toEqual([]));
    expect(backend.callsOf("cancelExport")).toEqual([[]]);
    expect([app.exporting.busy, app.exporting.done, app.exporting.error]).toEqual([false, null, null]);
    // What was typed is there for another try.
    expect((get("export-run") as HTMLButtonElement).disabled).toBe(false);
    expect(app.exporting.password.ready()).toBe(true);
  });

  it("that a policy forbids can't be chosen, and it is said why", async () => {
    await toExport((backend) => {
      backend.formats = FORMATS.map((format) => ({ ...format, allowed: format.sealed === "always" }));
    });
    const input = (await find("format-otpauth")) as HTMLInputElement;
    expect(input.disabled).toBe(true);
    expect((get("format-codes") as HTMLInputElement).disabled).toBe(true);
    expect((get("format-countersign") as HTMLInputElement).disabled).toBe(false);
    expect(input.getAttribute("aria-describedby")).toBe(get("formats-forbidden").id);
    expect(text("formats-forbidden")).toContain("encrypted exports only");
  });

  it("takes some accounts, found by a search", async () => {
    const { backend } = await toExport(undefined, { accounts: manyAccounts(300) });
    await choose("export-some");
    await chooseFormat("countersign");
    expect(text("export-run")).toBe("Choose an account");
    await fill("export-search", "wiki login-6@");
    await waitFor(() => expect(all("export-account")).toHaveLength(1));
    await click("export-take-found");
    await waitFor(() => expect(text("export-chosen")).toBe("Some of them: 1 chosen"));
    expect(plain(text("export-run"))).toBe("Write 1 account");
    expect(backend.callsOf("planExport").at(-1)).toEqual([{ format: "countersign", accounts: ["m5"], password: null }]);
  });

  it("does not end in the search's Enter", async () => {
    await toExport();
    await choose("export-some");
    expect((await press(await find("export-search"), "Enter")).defaultPrevented).toBe(true);
  });

  it("forgets what was typed when it is left", async () => {
    const { app } = await toExport();
    await chooseFormat("aegis-encrypted");
    await fill("new-passphrase-first", "correct horse battery");
    await click("nav-codes");
    expect(app.exporting.password.first).toBe("");
  });

  it("has nothing to do without accounts", async () => {
    await toExport(undefined, { accounts: [] });
    await find("nothing-to-export");
  });
});

describe("migration codes", () => {
  it("are shown when asked for, one after the other, and ask for new pictures each time", async () => {
    const { backend } = await toExport();
    await chooseFormat("codes");
    expect(backend.callsOf("exportQr")).toEqual([]);
    await click("qr-show");
    await waitFor(() => expect(text("export-qr-place")).toContain("Code 1 of 3"));
    const visible = () => all("export-qr-picture").filter((picture) => !picture.closest("[hidden]"));
    expect(visible().map((picture) => picture.getAttribute("alt"))).toEqual(["QR code 1 of 3"]);
    await click("qr-next");
    expect(visible().map((picture) => picture.getAttribute("alt"))).toEqual(["QR code 2 of 3"]);
    await click("qr-hide");
    expect(all("export-qr-picture")).toEqual([]);
    await click("qr-show");
    await waitFor(() => expect(text("export-qr-place")).toContain("Code 2 of 3"));
    expect(backend.callsOf("exportQr")).toEqual([[null], [null]]);
  });

  it("go after a minute by themselves, and come back with a click", async () => {
    await toExport();
    await chooseFormat("codes");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    await click("qr-show");
    await vi.advanceTimersByTimeAsync(59_000);
    expect(all("export-qr-picture")).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(all("export-qr-picture")).toEqual([]);
    expect(text("qr-show")).toContain("Hidden after a minute. Show again");
    await click("qr-show");
    await vi.advanceTimersByTimeAsync(1);
    expect(all("export-qr-picture")).toHaveLength(3);
  });

  it("say before what is left out of them and what is lost, and beside them how many are in", async () => {
    const { backend } = await toExport();
    await chooseFormat("codes");
    const leftOut = await find("left-out");
    expect(plain(leftOut.textContent ?? "")).toContain("1 account will not be in the codes:");
    expect(leftOut.textContent).toContain("Games, starter: This format has no Steam codes.");
    expect(text("losses")).toContain("Notes of 1 account can’t be written in this format.");
    // Above the codes, and before they are shown.
    expect(leftOut.compareDocumentPosition(get("qr-show"))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(backend.callsOf("planExport")).toEqual([[{ format: "google", accounts: null, password: null }]]);
    await click("qr-show");
    await waitFor(() => expect(plain(text("export-qr-place"))).toContain("In these codes: 6 of 7 accounts."));
    expect(get("left-out").textContent).toContain("Games, starter");
  });

  it("of which nothing is left out say nothing of that", async () => {
    await toExport((backend) => (backend.plan = { ...PLAN, losses: [], leftOut: [] }));
    await chooseFormat("codes");
    await click("qr-show");
    await waitFor(() => expect(text("export-qr-place")).toContain("Code 1 of 3"));
    expect(text("export-qr-place")).not.toContain("In these codes");
    expect([all("left-out"), all("losses")]).toEqual([[], []]);
  });

  it("say what another program may make wrong codes of", async () => {
    const misread = "Some versions of Google Authenticator make wrong codes.";
    await toExport((backend) => (backend.plan = { ...PLAN, losses: [], leftOut: [], misread }));
    await chooseFormat("codes");
    expect((await find("misread")).textContent).toContain(misread);
    expect(all("losses")).toEqual([]);
  });

  it("that none of the accounts can be in are not offered, and it is said what to do instead", async () => {
    const accounts = [1, 2].map((at) =>
      anAccount({ id: `s${at}`, issuer: "Games", label: `player-${at}`, kind: "steam" }),
    );
    const { backend } = await toExport(
      (fake) => {
        const why = "This format has no Steam codes.";
        fake.plan = { ...PLAN, losses: [], leftOut: accounts.map(({ label }) => ({ name: `Games, ${label}`, why })) };
      },
      { accounts },
    );
    await chooseFormat("codes");
    const leftOut = await find("left-out");
    expect(leftOut.textContent).toContain("None of these accounts can be in such codes.");
    expect(leftOut.textContent).toContain("Games, player-2: This format has no Steam codes.");
    expect(leftOut.textContent).toContain("Choose one of them alone");
    expect(all("qr-show")).toEqual([]);
    // One of them alone has a code of its own.
    backend.plan = { ...PLAN, losses: [], leftOut: [] };
    await choose("export-some");
    expect(all("left-out")).toEqual([]);
    await fill("export-search", "player-2");
    await waitFor(() => expect(all("export-account")).toHaveLength(1));
    await click("export-take-found");
    await click("qr-show");
    await find("export-qr-picture");
    expect(backend.callsOf("showAccountKey")).toEqual([["s2"]]);
  });

  it("are not offered before it is known what is left out of them", async () => {
    const { app } = await toExport((backend) => backend.failNext("planExport", EXPORT_DIFFERS));
    await chooseFormat("codes");
    await find("error-panel");
    expect(all("qr-show")).toEqual([]);
    await app.exporting.look();
    await find("qr-show");
  });

  it("are planned anew for each choice of accounts, and an earlier answer is not taken for it", async () => {
    const { app, backend } = await toExport();
    await find("format-codes");
    let answer: (plan: ExportPlan) => void = () => undefined;
    const slow = new Promise<ExportPlan>((resolve) => (answer = resolve));
    vi.spyOn(backend, "planExport").mockReturnValueOnce(slow);
    app.exporting.choose("otpauth");
    app.exporting.choose("codes");
    await find("left-out");
    answer({ ...PLAN, leftOut: [{ name: "Another", why: "It is late." }] });
    await tick();
    expect(text("left-out")).not.toContain("Another");
  });

  it("don't ask for a file when Enter is pressed among the choices", async () => {
    await toExport();
    await chooseFormat("codes");
    await find("qr-show");
    await submit("format-codes");
    expect(all("plain-dialog")).toEqual([]);
  });

  it("of one account are its own code, and say what another program may read otherwise", async () => {
    const { backend, app } = await open();
    const why = "Other programs would take it for a Steam account.";
    const { issuer, label } = backend.accounts.find(({ id }) => id === "a2") as Account;
    backend.plan = { ...PLAN, losses: [], leftOut: [{ name: `${issuer}, ${label}`, why }] };
    app.exportAccounts(["a2"]);
    await tick();
    await chooseFormat("codes");
    expect((await find("left-out")).textContent).toContain("Another program may read this code otherwise:");
    expect(backend.callsOf("planExport").at(-1)).toEqual([{ format: "otpauth", accounts: ["a2"], password: null }]);
    await click("qr-show");
    await find("export-qr-picture");
    expect(text("export-qr-place")).not.toContain("In these codes");
  });

  it("of one account are its own code", async () => {
    const { backend, app } = await open();
    app.exportAccounts(["a2"]);
    await tick();
    await chooseFormat("codes");
    await click("qr-show");
    expect((await find("export-qr-picture")).getAttribute("alt")).toMatch(/^QR code of Payroll/);
    expect(backend.callsOf("showAccountKey")).toEqual([["a2"]]);
    expect(backend.callsOf("exportQr")).toEqual([]);
  });
});

describe("automatic backups", () => {
  async function toBackups(prepare: (backend: FakeBackend) => void = () => undefined) {
    const opened = await open();
    prepare(opened.backend);
    await click("nav-settings");
    await find("backup-on");
    return opened;
  }

  it("can be switched on when there is a folder and a passphrase, and say so before", async () => {
    const { backend } = await toBackups();
    expect((get("backup-on") as HTMLInputElement).disabled).toBe(true);
    expect(text("settings-backup")).toContain("Choose a folder and a passphrase first.");
    await click("backup-choose");
    expect((await find("backup-folder")).textContent).toBe("/home/starter/Backups");
    await click("backup-passphrase");
    await fill("new-passphrase-first", "correct horse battery");
    await fill("new-passphrase-again", "correct horse battery");
    await submit("new-passphrase-first");
    await waitFor(() => expect((get("backup-on") as HTMLInputElement).disabled).toBe(false));
    await choose("backup-on");
    await waitFor(() => expect(backend.callsOf("setBackup")).toHaveLength(2));
    expect(backend.callsOf("setBackup")).toEqual([
      [{ on: false, keep: 10, passphrase: "correct horse battery" }],
      [{ on: true, keep: 10, passphrase: null }],
    ]);
  });

  it("are made now, and then the last good one is new", async () => {
    await toBackups((backend) => (backend.backups = { ...BACKUPS_OLD, note: null }));
    expect(text("backup-last")).toMatch(/^Last good backup: \d+ days ago$/);
    await click("backup-now");
    await waitFor(() => expect(text("backup-last")).toBe("Last good backup: a moment ago"));
    expect(get("note").textContent).toContain("opened and compared");
  });

  it("that fail say why", async () => {
    const { backend } = await toBackups((fake) => {
      fake.backups = { ...BACKUPS_OLD, note: null };
      fake.failNext("backUpNow", NO_BACKUP_FOLDER);
    });
    const asked = backend.callsOf("backupStatus").length;
    await click("backup-now");
    expect((await find("error-title")).textContent).toBe("No folder for backups");
    expect(backend.callsOf("backupStatus").length).toBeGreaterThan(asked);
    await click("error-action");
    expect((await find("backup-folder")).textContent).toBe("/home/starter/Backups");
    await waitFor(() => expect(all("error-panel")).toEqual([]));
  });

  it("that take a while can be ended, and nothing is said to be done", async () => {
    const { backend } = await toBackups((fake) => {
      fake.backups = { ...BACKUPS_OLD, note: null };
      fake.slow = 60_000;
    });
    await click("backup-now");
    await find("backup-progress");
    await click("progress-cancel");
    await waitFor(() => expect(all("backup-progress")).toEqual([]));
    await click("backup-passphrase");
    await fill("new-passphrase-first", "correct horse battery");
    await fill("new-passphrase-again", "correct horse battery");
    await submit("new-passphrase-first");
    expect((await find("backup-progress")).textContent).toContain("Making a key from the passphrase");
    await click("progress-cancel");
    await waitFor(() => expect(all("backup-passphrase-dialog")).toEqual([]));
    expect(backend.callsOf("cancelBackup")).toEqual([[], []]);
    expect([text("note"), all("error-panel")]).toEqual(["", []]);
    expect(text("backup-last")).toMatch(/days ago$/);
  });

  it("that fail while the window is open are noticed beside the codes", async () => {
    const { backend } = await open();
    backend.backups = { ...BACKUPS_OLD, note: "The last backup could not be made. The disk is full." };
    backend.changed();
    expect((await find("backup-note")).textContent).toContain("The disk is full.");
    backend.backups = { ...backend.backups, note: null };
    backend.changed();
    await waitFor(() => expect(all("backup-note")).toEqual([]));
  });

  it("whose time nobody knows say so", async () => {
    await toBackups((backend) => (backend.backups = { ...BACKUPS_OLD, lastGood: null }));
    expect(text("backup-last")).toBe("When the last good backup was made is not known");
  });

  it("that are old are noticed beside the codes, and lead to the settings", async () => {
    const { app, backend } = await open();
    expect(all("backup-note")).toEqual([]);
    backend.backups = BACKUPS_OLD;
    await app.lock();
    await app.unlock({ kind: "keychain", text: "" });
    expect((await find("backup-note")).textContent).toContain("9 days old");
    await click("backup-note-look");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Backups"));
  });

  it("are not asked for in the demonstration", async () => {
    const { app, backend } = await open({ state: { vault: "empty", keychain: "available" } });
    await app.startDemo();
    expect(backend.callsOf("backupStatus")).toEqual([]);
  });
});

describe("is usable by everybody", () => {
  const STATES: [string, () => Promise<unknown>][] = [
    ["the formats", () => toExport()],
    [
      "some accounts",
      async () => {
        await toExport();
        await choose("export-some");
      },
    ],
    [
      "an encrypted one with a fault",
      async () => {
        await toExport();
        await chooseFormat("aegis-encrypted");
        await find("export-plan");
        await submit("new-passphrase-first");
      },
    ],
    [
      "one that anybody can read",
      async () => {
        await toExport();
        await chooseFormat("otpauth");
        await find("plain-warning");
        await click("export-run");
      },
    ],
    [
      "codes",
      async () => {
        await toExport();
        await chooseFormat("codes");
        await click("qr-show");
        await find("export-qr-place");
      },
    ],
    [
      "codes that none can be in",
      async () => {
        await toExport(
          (backend) => (backend.plan = { ...PLAN, losses: [], leftOut: [{ name: "Mail, post", why: "No." }] }),
          {
            accounts: [anAccount({ id: "m", issuer: "Mail", label: "post" })],
          },
        );
        await chooseFormat("codes");
        await find("left-out");
      },
    ],
    [
      "forbidden ones",
      () => toExport((backend) => (backend.formats = FORMATS.map((format) => ({ ...format, allowed: false })))),
    ],
    [
      "old backups",
      async () => {
        const { app } = await open();
        (app.backend as FakeBackend).backups = BACKUPS_OLD;
        await app.backups.load();
        await find("backup-note");
        await click("nav-settings");
        await find("backup-old");
        await click("backup-passphrase");
      },
    ],
  ];

  it.each(STATES)("%s", async (_, reach) => {
    await reach();
    await tick();
    expect(await violations()).toEqual([]);
  });
});
