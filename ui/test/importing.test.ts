// Importing as a person meets it: every way in, the preview, passwords, and what ends it.
import { readFileSync } from "node:fs";
import { waitFor } from "@testing-library/svelte";
import axe from "axe-core";
import { tick } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { FakeBackend } from "../src/lib/backend/fake/backend";
import { NOT_ALLOWED, anAccount, aCandidate, LINK_MIGRATION } from "../src/lib/backend/fake/data";
import {
  AEGIS,
  IMPORT_FORMATS,
  MIGRATION,
  NOT_KNOWN,
  NO_PORTAL,
  SCREEN_REFUSED,
  aFile,
  aRow,
  manyRows,
  someRows,
} from "../src/lib/backend/fake/transfer-data";
import { speak } from "../src/lib/language/language.svelte";
import { Importing } from "../src/lib/state/importing.svelte";
import { importSummary } from "../src/lib/views/transfer/words";
import { all, click, fill, find, get, open, press, submit, text } from "./helpers";

async function toImport(prepare: (backend: FakeBackend) => void = () => undefined, start = {}) {
  const opened = await open(start);
  prepare(opened.backend);
  await click("nav-transfer");
  await find("import-ways");
  return opened;
}

/** Some rows of every kind, on the screen. */
async function withRows(rows = someRows(), start = {}) {
  const opened = await toImport((backend) => (backend.chosenFiles = [aFile({ rows })]), start);
  await click("import-files");
  await waitFor(() => expect(all("import-row").length).toBeGreaterThan(0));
  return opened;
}

function drop(data: { files?: File[]; text?: string }, type = "drop") {
  const event = new Event(type, { bubbles: true, cancelable: true });
  const types = data.files ? ["Files"] : ["text/plain"];
  const dataTransfer = { files: data.files ?? [], types, getData: () => data.text ?? "" };
  Object.defineProperty(event, "dataTransfer", { value: dataTransfer });
  document.body.dispatchEvent(event);
  return event;
}

async function violations() {
  const rules = Object.fromEntries(
    ["color-contrast", "target-size", "scrollable-region-focusable"].map((rule) => [rule, { enabled: false }]),
  );
  const found = await axe.run(document.body, { rules });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
}

describe("the programs whose files are read", () => {
  it("are those that Rust knows, by name, each with where its export is if that is known", async () => {
    const { backend } = await toImport();
    await waitFor(() => expect(all("import-program")).toHaveLength(IMPORT_FORMATS.length));
    const names = all("import-program").map((program) => program.querySelector(".name")?.textContent);
    expect(names).toEqual(IMPORT_FORMATS.map(({ name }) => name).sort((one, other) => one.localeCompare(other)));
    const said = (id: string) =>
      document.querySelector(`[data-format="${id}"]`)?.textContent?.replace(/\s+/g, " ").trim();
    expect(said("aegis")).toBe("Aegis Settings › Import & Export › Export");
    expect(said("authy")).toContain("Authy Its file in the storage of an Android phone");
    expect(said("otp-auth")).toBe("OTP Auth");
    expect(text("programs-without")).toContain("Okta Verify give their accounts to no other program.");
    expect(backend.callsOf("importFormats")).toEqual([[]]);
  });

  it("are named in the language of the window, as far as their names are words", async () => {
    await toImport();
    await waitFor(() => expect(all("import-program")).toHaveLength(IMPORT_FORMATS.length));
    await speak("de");
    await tick();
    const names = all("import-program").map((program) => program.querySelector(".name")?.textContent);
    expect(names).toContain("Authenticator (Browser-Erweiterung)");
    expect(names).toContain("Aegis");
    expect(document.querySelector('[data-format="proton"]')?.textContent).toContain("Einstellungen › Exportieren");
    await speak("en");
  });

  it("don't keep anybody from choosing a file when they can't be told", async () => {
    await toImport((backend) => backend.failNext("importFormats", NOT_KNOWN));
    expect(all("import-program")).toEqual([]);
    await click("import-clipboard");
    await find("import-row");
  });

  it("have words on their exports under the names that Rust has for them", () => {
    // A test of Rust keeps the page's lines those of its list.
    const [page = ""] = readFileSync("../docs/formats.md", "utf8").split("## What can be written");
    const ids = [...page.matchAll(/^\| [^|]+ \| `([^`]+)` \|/gm)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(30);
    const worded = [...readFileSync("messages/en/programs.ftl", "utf8").matchAll(/^from-([a-z0-9-]+) =/gm)].map(
      ([, id]) => id,
    );
    expect(worded.filter((id) => id !== "phone" && !ids.includes(id))).toEqual([]);
  });
});

describe("ways in", () => {
  it("files from the system's dialog are read, and nothing is saved yet", async () => {
    const { backend, app } = await withRows();
    expect(text("import-summary")).toBe(
      "4 new, 1 already here, 1 changed, 3 need a look. Nothing is saved until you choose Import 5.",
    );
    expect(backend.callsOf("runImport")).toEqual([]);
    expect(app.codes.accounts.some((account) => account.issuer === "Registry")).toBe(false);
  });

  it("a closed dialog changes nothing", async () => {
    await toImport((backend) => (backend.chosenFiles = null));
    await click("import-files");
    await waitFor(() => expect((get("import-files") as HTMLButtonElement).disabled).toBe(false));
    expect(all("import-summary")).toEqual([]);
  });

  it("files that are dropped anywhere go to the import, one after the other", async () => {
    const { backend, app } = await open();
    const files = [new File(["some"], "first.json"), new File(["unknown"], "second.bin")];
    expect(drop({ files }).defaultPrevented).toBe(true);
    await waitFor(() => expect(all("import-source")).toHaveLength(2));
    expect(app.view).toBe("transfer");
    expect(backend.callsOf("addImport")).toEqual([
      ["first.json", "some"],
      ["second.bin", "unknown"],
    ]);
    expect(all("import-source").map((source) => source.dataset["state"])).toEqual(["failed", "ready"]);
    expect(get("import-sources").textContent).toContain("Not a file that is known here");
  });

  it("says where to drop while something is held over the window, and not over a dialog", async () => {
    await open();
    drop({ files: [] }, "dragover");
    await find("drop-anywhere");
    drop({ files: [] }, "drop");
    await waitFor(() => expect(all("drop-anywhere")).toEqual([]));
    await click("add-open");
    drop({ files: [] }, "dragover");
    await tick();
    expect(all("drop-anywhere")).toEqual([]);
  });

  it("a link that is dropped is read", async () => {
    const { backend } = await open();
    drop({ text: "otpauth://totp/a?secret=AAAA" });
    await find("import-row");
    expect(backend.callsOf("addImport")).toEqual([["What was dropped", "otpauth://totp/a?secret=AAAA"]]);
  });

  it("files that are too large, folders and files that are gone are named, and the others are read", async () => {
    const { backend } = await open();
    const sized = (name: string, size: number) => {
      const file = new File([""], name);
      Object.defineProperty(file, "size", { value: size });
      return file;
    };
    const gone = sized("photos", 4096);
    Object.defineProperty(gone, "arrayBuffer", { value: () => Promise.reject(new Error("NotFoundError")) });
    const mib = 1024 * 1024;
    drop({ files: [sized("disk.img", 65 * mib), gone, sized("film.mkv", 900 * mib), new File(["x"], "small.txt")] });
    await waitFor(() => expect(all("import-source")).toHaveLength(4));
    expect(backend.callsOf("addUnread")).toEqual([
      ["disk.img", 65 * mib],
      ["photos", 4096],
      ["film.mkv", 900 * mib],
    ]);
    expect(backend.callsOf("addImport").map(([name]) => name)).toEqual(["small.txt"]);
    const told = get("import-sources").textContent;
    for (const words of ["disk.img", "Too large", "photos", "A file that can't be read", "film.mkv"])
      expect(told).toContain(words);
  });

  it("what is dropped while something is read waits for its turn", async () => {
    const { backend } = await open();
    backend.slow = 60_000;
    drop({ files: [new File(["x"], "first.txt")] });
    await find("import-progress");
    drop({ files: [new File(["x"], "second.txt")] });
    drop({ text: "otpauth://totp/a?secret=AAAA" });
    backend.slow = 0;
    backend.finish();
    await waitFor(() => expect(all("import-source")).toHaveLength(3));
    expect(backend.callsOf("addImport").map(([name]) => name)).toEqual(["first.txt", "second.txt", "What was dropped"]);
  });

  it("files that were read before one failed are there", async () => {
    const { backend } = await withRows();
    backend.failNext("chooseImportFiles", NOT_ALLOWED);
    await click("import-files");
    await find("error-panel");
    expect(backend.callsOf("importPreview")).toHaveLength(1);
    expect(all("import-row")).toHaveLength(9);
  });

  it("a screen that could not be read is told beside what was found on another", async () => {
    await toImport((backend) => (backend.unread = "1 of 2 screens could not be read."));
    await click("import-screen");
    expect((await find("screens-unread")).textContent?.trim()).toBe("1 of 2 screens could not be read.");
    await find("import-row");
  });

  it("Ctrl+V reads the clipboard, except in a text field", async () => {
    const { backend } = await toImport();
    await press(document.body, "v", { ctrlKey: true });
    await find("import-row");
    expect(backend.callsOf("importFromClipboard")).toHaveLength(1);
    await click("import-link");
    const field = await find("import-link-text");
    expect((await press(field, "v", { ctrlKey: true })).defaultPrevented).toBe(false);
    expect(backend.callsOf("importFromClipboard")).toHaveLength(1);
  });

  it("an empty clipboard is told", async () => {
    await toImport((backend) => (backend.clipped = null));
    await click("import-clipboard");
    expect((await find("error-title")).textContent).toBe("Nothing to read");
  });

  it("a screen without a code tells what was looked at", async () => {
    await toImport((backend) => (backend.onScreen = null));
    await click("import-screen");
    expect((await find("nothing-on-screen")).textContent).toContain("Looked at 2 screens: 1920 × 1080, 1280 × 1024.");
  });

  it.each([
    ["refused", SCREEN_REFUSED],
    ["without a portal", NO_PORTAL],
  ])("a screen that is %s is told apart", async (_, error) => {
    await toImport((backend) => backend.failNext("importFromScreen", error));
    await click("import-screen");
    expect((await find("error-message")).textContent).toBe(error.message);
    expect(all("nothing-on-screen")).toEqual([]);
  });

  it("a link that is typed is read, and does not stay in the field", async () => {
    const { backend } = await toImport();
    await click("import-link");
    await fill("import-link-text", " otpauth://totp/a?secret=AAAA ");
    await submit("import-link-text");
    await find("import-row");
    expect(backend.callsOf("addImport")).toEqual([["Link", "otpauth://totp/a?secret=AAAA"]]);
    expect(all("import-link-text")).toEqual([]);
  });

  it("are closed in a vault that is open for reading only", async () => {
    const { backend } = await toImport(undefined, { state: { readOnly: "Saved by a newer Countersign." } });
    expect((get("import-files") as HTMLButtonElement).disabled).toBe(true);
    drop({ files: [new File(["x"], "x.txt")] });
    await press(document.body, "v", { ctrlKey: true });
    expect([...backend.callsOf("addImport"), ...backend.callsOf("importFromClipboard")]).toEqual([]);
  });
});

describe("adding an account", () => {
  it("with a link that moves several goes on in the import", async () => {
    const { backend, app } = await open();
    await click("add-open");
    await fill("add-link", "otpauth-migration://offline?data=AAAA");
    await submit("add-link");
    await find("missing-parts");
    expect(app.adding).toBe(null);
    expect(backend.callsOf("addImport")).toEqual([["Link", "otpauth-migration://offline?data=AAAA"]]);
  });

  it("from a picture of such a code too", async () => {
    const { backend } = await open({ candidates: [aCandidate({ problem: LINK_MIGRATION })] });
    await click("add-open");
    await click("add-way-picture");
    const input = (await find("add-file")) as HTMLInputElement;
    Object.defineProperty(input, "files", { value: [new File(["a picture"], "part 1.png")] });
    input.dispatchEvent(new Event("change", { bubbles: true }));
    await find("missing-parts");
    expect(backend.callsOf("addImport")).toEqual([["part 1.png", "a picture"]]);
  });

  it("leads to the import by a link of its own", async () => {
    const { app } = await open();
    await click("add-open");
    await click("add-import");
    expect([app.view, app.adding]).toEqual(["transfer", null]);
  });
});

describe("an encrypted file", () => {
  async function sealed(files = [AEGIS]) {
    const opened = await toImport((backend) => (backend.chosenFiles = files));
    await click("import-files");
    await find("import-password");
    return opened;
  }

  it("asks for its password at once, tells a wrong one, and opens with the right one", async () => {
    const { backend } = await sealed();
    await fill("import-password-text", "guess");
    await submit("import-password-text");
    await waitFor(() => expect(get("import-password").textContent).toContain("That isn’t its password."));
    expect((get("import-password-text") as HTMLInputElement).value).toBe("");
    await fill("import-password-text", "aegis password");
    await submit("import-password-text");
    await waitFor(() => expect(all("import-password")).toEqual([]));
    expect(all("import-row")).toHaveLength(9);
    expect(text("import-notes")).toContain("The icons of 2 entries");
    expect(backend.callsOf("importPassword")).toEqual([
      [0, "guess"],
      [0, "aegis password"],
    ]);
  });

  it("that is damaged is told from a wrong password, and offers no further try", async () => {
    await sealed();
    await fill("import-password-text", "damaged");
    await submit("import-password-text");
    expect((await find("error-title")).textContent).toBe("A damaged file");
    expect(all("password-open")).toEqual([]);
    await click("password-later");
    expect(get("import-source").dataset["state"]).toBe("failed");
  });

  it("wants a password before it is opened", async () => {
    const { backend } = await sealed();
    await submit("import-password-text");
    expect(get("import-password").textContent).toContain("Type the password of the file.");
    expect(backend.callsOf("importPassword")).toEqual([]);
  });

  it("whose password is given up while it is tried is asked for again, and the import goes on", async () => {
    const { backend, app } = await sealed();
    backend.slow = 60_000;
    await fill("import-password-text", "aegis password");
    await submit("import-password-text");
    await find("import-progress");
    await click("progress-cancel");
    await waitFor(() => expect(all("import-progress")).toEqual([]));
    expect(all("error-panel")).toEqual([]);
    expect(backend.callsOf("cancelImportStep")).toHaveLength(1);
    expect(backend.callsOf("cancelImport")).toEqual([]);
    expect(app.importing.preview?.sources[0]?.state).toBe("passwordNeeded");
    backend.slow = 0;
    await fill("import-password-text", "aegis password");
    await submit("import-password-text");
    await waitFor(() => expect(all("import-row")).toHaveLength(9));
  });

  it("can wait, and is opened from the list", async () => {
    await sealed();
    await click("password-later");
    expect(text("import-summary")).toBe("There is nothing to import yet.");
    await click("source-password");
    await find("import-password-text");
  });

  it("is followed by the next one", async () => {
    await sealed([AEGIS, { ...AEGIS, name: "second.json" }]);
    await fill("import-password-text", "aegis password");
    await submit("import-password-text");
    await waitFor(() => expect(get("import-password").textContent).toContain("second.json"));
  });
});

describe("a transfer in several codes", () => {
  it("says what is missing, and goes on when it comes", async () => {
    const { backend } = await toImport((fake) => (fake.clipped = MIGRATION));
    await click("import-clipboard");
    expect((await find("missing-parts")).textContent).toContain("Part 2 of 3 is missing.");
    backend.clipped = { ...MIGRATION, missingParts: null };
    await click("import-clipboard");
    await waitFor(() => expect(all("missing-parts")).toEqual([]));
    expect(all("import-row")).toHaveLength(4);
    expect(all("import-source")).toHaveLength(2);
  });
});

describe("the preview", () => {
  it("calls a row that can't be taken and has no name by its place in the file", async () => {
    const nothing = { status: "attention" as const, taken: false, takeable: false, kind: null };
    const line = aRow({ ...nothing, issuer: "", label: "", position: 18, reason: "This line is not a link." });
    await withRows([aRow(), line]);
    expect(all("import-row")[1]?.textContent).toContain("Row 18");
  });

  it("shows each row with what it is and why", async () => {
    await withRows();
    expect(all("import-row").map((row) => row.dataset["status"])).toEqual(
      someRows().map((row) => row.status as string),
    );
    const shown = get("import-list").textContent;
    for (const words of [
      "It is here as Mail, post@acme.example.",
      "Issuer: Payroll → Payroll of Acme",
      "Its key is shorter",
      "It was in the other program’s trash.",
      "YAOTP",
      "Tags: work",
      "Note: Spare key in the safe.",
      "counter 41",
    ])
      expect(shown?.replaceAll("\u00a0", " ")).toContain(words);
  });

  it("has no box for a row that can't be taken", async () => {
    await withRows();
    expect(all("import-take").map((box) => box.dataset["take"])).toEqual(["0", "1", "3", "4", "5", "7", "8"]);
  });

  it("takes and leaves one, all and none", async () => {
    const { backend } = await withRows();
    const box = (at: number) => get("import-list").querySelector<HTMLInputElement>(`[data-take="${at}"]`);
    box(3)?.click();
    await waitFor(() => expect(text("import-run")).toBe("Import 6"));
    expect(backend.callsOf("takeImportRows")).toEqual([[[3], true]]);
    await click("take-none");
    await waitFor(() => expect((get("import-run") as HTMLButtonElement).disabled).toBe(true));
    expect(text("import-summary")).toMatch(/Nothing is chosen\.$/);
    await click("take-all");
    await waitFor(() => expect(text("import-run")).toBe("Import 7"));
    expect(box(0)?.checked).toBe(true);
  });

  it("moves from box to box with the arrows", async () => {
    await withRows();
    const boxes = all("import-take");
    boxes[0]?.focus();
    if (boxes[0]) await press(boxes[0], "ArrowDown");
    expect(document.activeElement).toBe(boxes[1]);
    if (boxes[1]) await press(boxes[1], "ArrowUp");
    expect(document.activeElement).toBe(boxes[0]);
  });

  it("shows only what needs a look, of ten thousand rows", async () => {
    const { backend } = await withRows(manyRows(10_000));
    expect(all("import-row").length).toBeLessThanOrEqual(50);
    expect(get("import-list").querySelector('[role="listitem"]')?.getAttribute("aria-setsize")).toBe("10000");
    await click("show-attention");
    await waitFor(() =>
      expect(get("import-list").querySelector('[role="listitem"]')?.getAttribute("aria-setsize")).toBe("600"),
    );
    expect(new Set(all("import-row").map((row) => row.dataset["status"]))).toEqual(new Set(["attention"]));
    expect(backend.callsOf("importRows").every(([, limit]) => (limit as number) <= 500)).toBe(true);
  });

  it("asks for no more rows than it shows where none needs a look", async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => aRow({ label: `${at}` }));
    const { backend } = await withRows(rows);
    expect(backend.callsOf("importRows")).toEqual([[0, 500]]);
  });

  it("saves what can't be taken, and says that keys are in it", async () => {
    const { backend } = await withRows();
    await waitFor(() => expect(text("refused-words")).toContain("One row can’t be taken."));
    expect(text("refused-words")).toContain("keys that anybody can read");
    await click("save-refused");
    await waitFor(() => expect(text("refused-words")).toContain("/home/starter/not-imported.txt"));
    expect(text("refused-words")).toContain("holds keys");
    expect(backend.callsOf("saveRefusedRows")).toHaveLength(1);
  });

  it("shows the same note of two files twice, and the same warning of a row", async () => {
    const notes = ["Icons were left out."];
    const rows = [aRow({ status: "attention", warnings: ["Short.", "Short."], changes: ["A", "A"] })];
    await toImport((backend) => (backend.chosenFiles = [aFile({ notes, rows }), aFile({ notes })]));
    await click("import-files");
    await find("import-notes");
    expect(text("import-notes")).toBe("Icons were left out.Icons were left out.");
    await waitFor(() => expect(get("import-list").textContent).toContain("Short.Short."));
  });

  it("counts in a sentence", () => {
    const counts = { new: 41, here: 3, changed: 0, attention: 2, taken: 41 };
    const preview = { sources: [], counts, rows: 46, missingParts: null, notes: [] };
    expect(importSummary(preview)).toBe(
      "41 new, 3 already here, 2 need a look. Nothing is saved until you choose Import 41.",
    );
    expect(importSummary({ ...preview, counts: { new: 0, here: 3, changed: 0, attention: 0, taken: 0 } })).toBe(
      "3 already here. There is nothing to import.",
    );
  });
});

describe("importing", () => {
  it("says what was done, shows the codes, and is undone as one", async () => {
    const { app } = await withRows();
    const before = app.codes.accounts.length;
    await click("import-run");
    await find("import-done-words");
    expect(text("import-done-words")).toBe("Imported 5 accounts.");
    expect(get("import-done").textContent?.replaceAll("\u00a0", " ")).toContain("1 account could not be taken.");
    await waitFor(() => expect(app.codes.accounts).toHaveLength(before + 5));
    await click("import-undo");
    await waitFor(() => expect(app.codes.accounts).toHaveLength(before));
    expect(all("import-done")).toEqual([]);
    expect(get("note").textContent).toContain("The import of 5 accounts is taken back.");
  });

  it("leads to the codes", async () => {
    const { app } = await withRows();
    await click("import-run");
    await click("import-see");
    expect(app.view).toBe("codes");
    expect(app.codes.accounts.some((account) => account.issuer === "Registry")).toBe(true);
  });

  it("that fails keeps the preview", async () => {
    const { backend } = await withRows();
    backend.failNext("runImport", NOT_ALLOWED);
    await click("import-run");
    await find("error-panel");
    expect(all("import-row")).toHaveLength(9);
  });

  it("that finds other accounts here than the rows were compared with shows what they are now", async () => {
    const { backend } = await withRows();
    expect(text("import-run")).toBe("Import 5");
    await backend.takeImportRows([0], false);
    backend.failNext("runImport", { ...NOT_ALLOWED, code: "importOutdated" });
    await click("import-run");
    await find("error-panel");
    await waitFor(() => expect(text("import-run")).toBe("Import 4"));
    expect(all("import-row")).toHaveLength(9);
  });

  it("outlives a look at another view, and ends with a lock", async () => {
    const { app } = await withRows();
    await click("nav-codes");
    await click("nav-transfer");
    expect(all("import-row")).toHaveLength(9);
    await app.lock();
    expect(app.importing.preview).toBe(null);
    expect(app.importing.count).toBe(0);
  });

  it("is left without saving", async () => {
    const { backend, app } = await withRows();
    await click("import-cancel");
    await waitFor(() => expect(all("import-row")).toEqual([]));
    expect(backend.callsOf("cancelImport")).toHaveLength(1);
    expect(app.codes.accounts).not.toContainEqual(anAccount({ issuer: "Registry" }));
  });
});

describe("what takes time", () => {
  it("shows how far it is after half a second, not before, and can be cancelled", async () => {
    await toImport((backend) => (backend.slow = 60_000));
    const began = performance.now();
    await click("import-clipboard");
    expect(text("import-clipboard")).toContain("Reading…");
    await find("import-progress");
    expect(performance.now() - began).toBeGreaterThan(490);
    await click("progress-cancel");
    await waitFor(() => expect(all("import-progress")).toEqual([]));
    expect(all("error-panel")).toEqual([]);
    expect((get("import-files") as HTMLButtonElement).disabled).toBe(false);
  });

  it("is given up alone: what was read before stays", async () => {
    const { backend } = await withRows();
    backend.slow = 60_000;
    await click("import-screen");
    expect((await find("import-progress")).textContent).toContain("Looking…");
    drop({ files: [new File(["x"], "later.txt")] });
    await click("progress-cancel");
    await waitFor(() => expect(all("import-progress")).toEqual([]));
    expect(backend.callsOf("cancelImport")).toEqual([]);
    expect(all("error-panel")).toEqual([]);
    expect(all("import-row")).toHaveLength(9);
    // Whoever ends the one does not wait for the other.
    expect(backend.callsOf("addImport")).toEqual([]);
    backend.slow = 0;
    await click("import-run");
    await find("import-done");
  });

  it("an import can be given up until its snapshot is made, and is told as it came out", async () => {
    const { backend, app } = await withRows();
    backend.slow = 60_000;
    await click("import-run");
    expect((await find("import-progress")).textContent).toContain("Making a snapshot");
    expect((get("import-cancel") as HTMLButtonElement).disabled).toBe(true);
    await click("progress-cancel");
    await waitFor(() => expect(all("import-progress")).toEqual([]));
    expect(all("import-row")).toHaveLength(9);

    backend.running = "saving";
    await click("import-run");
    await find("import-progress");
    expect(all("progress-cancel")).toEqual([]);
    // Not even by a way that has no button.
    await app.importing.cancel();
    expect(backend.callsOf("cancelImport")).toEqual([]);
    drop({ files: [new File(["x"], "later.txt")] });
    backend.slow = 0;
    backend.finish();
    await waitFor(() => expect(backend.callsOf("addImport")).toHaveLength(1));
    await waitFor(() => expect(get("note").textContent).toMatch(/Imported 5\saccounts\./));
    await find("import-row");
  });

  it("shows nothing for what is quick", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
    const { FakeBackend: Fake } = await import("../src/lib/backend/fake/backend");
    const importing = new Importing(new Fake(), async () => undefined);
    const reading = importing.clipboard();
    await vi.advanceTimersByTimeAsync(300);
    expect(importing.progress).toBe(null);
    await reading;
    await vi.advanceTimersByTimeAsync(1000);
    expect(importing.progress).toBe(null);
  });

  it("an answer that comes after the lock is dropped", async () => {
    const { app, backend } = await toImport();
    backend.slow = 20;
    const reading = app.importing.clipboard();
    app.importing.clear();
    await reading;
    expect(app.importing.preview).toBe(null);
    expect(app.importing.error).toBe(null);
  });
});

describe("is usable by everybody", () => {
  afterEach(() => vi.restoreAllMocks());
  const STATES: [string, () => Promise<unknown>][] = [
    ["the ways in", () => toImport()],
    ["a preview", () => withRows()],
    [
      "a password that is wrong",
      async () => {
        await toImport();
        await click("import-files");
        await fill("import-password-text", "guess");
        await submit("import-password-text");
      },
    ],
    [
      "missing parts",
      async () => {
        await toImport((backend) => (backend.chosenFiles = [MIGRATION]));
        await click("import-files");
        await find("missing-parts");
      },
    ],
    [
      "progress",
      async () => {
        await toImport((backend) => (backend.slow = 60_000));
        await click("import-clipboard");
        await find("import-progress");
      },
    ],
    [
      "what was done",
      async () => {
        await withRows();
        await click("import-run");
        await find("import-done");
      },
    ],
    [
      "the link",
      async () => {
        await toImport();
        await click("import-link");
      },
    ],
  ];

  it.each(STATES)("%s", async (_, reach) => {
    await reach();
    await tick();
    expect(await violations()).toEqual([]);
  });
});
