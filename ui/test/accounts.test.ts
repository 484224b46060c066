import { waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { made, shortKey } from "../src/lib/backend/fake/backend";
import { aCandidate, anAccount, anError } from "../src/lib/backend/fake/data";
import type { CodesEdit } from "../src/lib/backend/bindings";
import { grouped } from "../src/lib/code-text";
import { all, choose, click, fill, find, get, open, press, row, submit, text } from "./helpers";

describe("removing an account", () => {
  async function removed() {
    const opened = await open();
    await click("account-menu", row("a1"));
    await click("account-remove");
    expect(text("remove-dialog")).toContain("It stays in the trash for 30 days.");
    await click("confirm-act");
    await find("note-act");
    return opened;
  }

  it("puts it into the trash and offers to undo that, politely", async () => {
    const { backend } = await removed();
    expect(get("note").getAttribute("aria-live")).toBe("polite");
    expect(backend.trash.map((each) => each.account.id)).toEqual(["a1"]);
    await click("note-act");
    await waitFor(() => expect(text("note")).toBe("ZITADEL, starter@acme.example is back."));
    expect(row("a1")).not.toBeNull();
  });

  it("is taken back with Control and Z, and then there is nothing more", async () => {
    const { backend } = await removed();
    await press(document.body, "z", { ctrlKey: true });
    await waitFor(() => expect(row("a1")).not.toBeNull());
    await press(document.body, "z", { metaKey: true });
    await waitFor(() => expect(text("note")).toBe("There is nothing to undo."));
    expect(backend.callsOf("undo")).toHaveLength(2);
  });

  it("leaves Control and Z to a text that is being edited", async () => {
    const { backend } = await removed();
    const event = await press(get("search"), "z", { ctrlKey: true });
    expect(event.defaultPrevented).toBe(false);
    expect(backend.callsOf("undo")).toEqual([]);
  });

  it("stays on offer while the pointer or the keyboard is on it", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { app } = await removed();
    app.notes.hold(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(all("note-act")).toHaveLength(1);
    app.notes.hold(false);
    await vi.advanceTimersByTimeAsync(15_100);
    expect(all("note-act")).toHaveLength(0);
  });

  it("that can't be undone says why", async () => {
    const { backend } = await removed();
    backend.failNext("undo", anError({ title: "The vault is busy.", next: "Try again." }));
    await click("note-act");
    await waitFor(() => expect(text("note")).toBe("The vault is busy. Try again."));
  });
});

describe("adding an account", () => {
  async function byHand() {
    const opened = await open();
    await click("add-open");
    await click("add-way-hand");
    return opened;
  }

  it("by hand shows the code as soon as there is a key, and a word where that is short", async () => {
    const { backend } = await byHand();
    await fill("add-issuer", "Registry");
    await fill("add-key", "JBSW Y3DP");
    await waitFor(() => expect(text("live-code")).toBe(codeNow("JBSWY3DP", 6, 30)));
    expect(text("preview-notice")).toBe(shortKey(40));
    expect(backend.callsOf("readFields")).toEqual([]);
    await fill("add-key", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
    await waitFor(() => expect(text("live-code")).toBe(codeNow("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", 6, 30)));
    expect(all("preview-notice")).toHaveLength(0);
    await fill("add-digits", "8");
    await waitFor(() => expect(text("live-code")).toBe(codeNow("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", 8, 30)));
  });

  it("by hand asks once for letters that are typed one after the other, and not without a key", async () => {
    const { backend } = await byHand();
    await fill("add-label", "deploy");
    vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"], now: Date.now() });
    const pause = async () => {
      await vi.advanceTimersByTimeAsync(300);
      await tick();
    };
    for (const typed of ["J", "JB", "JBS", "JBSW"]) await fill("add-key", typed);
    await pause();
    expect(all("live-code")).toHaveLength(1);
    expect(backend.callsOf("previewFields").map(([given]) => (given as { secret: string }).secret)).toEqual(["JBSW"]);
    backend.failNext("previewFields", anError());
    await fill("add-key", "JBSW1");
    await pause();
    expect(all("live-code")).toHaveLength(0);
    expect(all("preview-problem")).toHaveLength(0);
    await fill("add-key", "");
    await pause();
    expect(backend.callsOf("previewFields")).toHaveLength(2);
  });

  it("shows the codes of what was found before the yes", async () => {
    const { backend } = await open({
      candidates: [
        aCandidate({ id: "c1", digits: 8 }),
        aCandidate({ id: "c2", kind: "hotp", period: null, counter: 9 }),
        aCandidate({ id: "c3", problem: anError() }),
      ],
    });
    await click("add-open");
    await fill("add-link", "otpauth://x");
    await submit("add-read");
    await waitFor(() => expect(all("live-code")).toHaveLength(2));
    const [first, second] = all("live-code");
    expect(first?.textContent).toBe(codeNow("c1", 8, 30));
    expect(second?.textContent).toBe(grouped(made("c2", 9, 6), 6));
    expect(backend.callsOf("previewCandidate")).toEqual([["c1"], ["c2"]]);
  });
});

describe("adding several accounts", () => {
  it("is undone as one", async () => {
    const { backend } = await open({ accounts: [] });
    await click("add-open");
    await fill("add-link", "otpauth://x");
    await submit("add-read");
    await find("candidate");
    await submit("candidate-issuer");
    await find("note-act");
    expect(backend.accounts).toHaveLength(1);
    await click("note-act");
    await waitFor(() => expect(backend.accounts).toHaveLength(0));
  });
});

const UNCHANGED: CodesEdit = { algorithm: null, digits: null, period: null, counter: null, mayLowerCounter: false };

/** Of the test's own key or account, made with the step of this moment. */
const codeNow = (id: string, digits: number, period: number) =>
  grouped(made(id, Math.floor(Date.now() / 1000 / period), digits), digits);

describe("editing an account", () => {
  async function editing(id = "a2") {
    const opened = await open();
    await click("account-menu", row(id));
    await click("account-edit");
    await find("edit-dialog");
    return opened;
  }

  it("shows what it is, and saves issuer, name, note, tags and the pin", async () => {
    const { backend, app } = await editing();
    expect((get("edit-tags") as HTMLInputElement).value).toBe("work");
    expect((get("edit-note") as HTMLTextAreaElement).value).toContain("first working day");
    await fill("edit-issuer", " Wages ");
    await fill("edit-label", "me");
    await fill("edit-tags", "work, money,, work ");
    await fill("edit-note", "");
    await choose("edit-pinned");
    await submit("edit-issuer");
    await waitFor(() => expect(all("edit-dialog")).toHaveLength(0));
    expect(backend.callsOf("editAccount")).toEqual([
      ["a2", { issuer: "Wages", label: "me", note: "", tags: ["work", "money"], pinned: true, codes: UNCHANGED }],
    ]);
    expect(backend.callsOf("setIcon")).toEqual([]);
    expect(app.codes.accounts[0]?.id).toBe("a2");
    expect(row("a2").textContent).toContain("Pinned");
    expect(text("note")).toBe("Wages, me is saved. Undo");
    await click("note-act");
    await waitFor(() => expect(text("note")).toMatch(/^Payroll .* is as before\.$/));
    expect(backend.accounts.find((account) => account.id === "a2")?.issuer).toBe("Payroll");
  });

  it("says why it could not be saved, and keeps what was typed", async () => {
    const { backend } = await editing();
    await fill("edit-issuer", "Wages");
    backend.failNext("editAccount", anError({ title: "The vault is busy." }));
    await submit("edit-issuer");
    expect((await find("error-title")).textContent).toBe("The vault is busy.");
    expect((get("edit-issuer") as HTMLInputElement).value).toBe("Wages");
  });

  it("takes a picture, shows it, and takes it away again", async () => {
    vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:a");
    const revoke = vi.spyOn(URL, "revokeObjectURL").mockReturnValue();
    const { backend } = await editing();
    const input = get("edit-icon") as HTMLInputElement;
    Object.defineProperty(input, "files", { value: [new File(["12345"], "mark.png")] });
    input.dispatchEvent(new Event("change", { bubbles: true }));
    await tick();
    await submit("edit-issuer");
    await waitFor(() => expect(all("edit-dialog")).toHaveLength(0));
    expect(backend.callsOf("setIcon")).toEqual([["a2", 5]]);
    await waitFor(() => expect(row("a2").querySelector("img")?.getAttribute("src")).toBe("blob:a"));
    await click("account-menu", row("a2"));
    await click("account-edit");
    await click("edit-icon-clear");
    await submit("edit-issuer");
    await waitFor(() => expect(backend.callsOf("setIcon").at(-1)).toEqual(["a2", 0]));
    await waitFor(() => expect(row("a2").querySelector("img")).toBeNull());
    expect(revoke).toHaveBeenCalled();
  });

  it("refuses a picture that is far too large before it reads it", async () => {
    const { backend } = await editing();
    const file = new File(["x"], "wall.png");
    Object.defineProperty(file, "size", { value: 33 * 1024 * 1024 });
    const input = get("edit-icon") as HTMLInputElement;
    Object.defineProperty(input, "files", { value: [file] });
    input.dispatchEvent(new Event("change", { bubbles: true }));
    await tick();
    expect(text("edit-icon-refused")).toBe("wall.png has more than 32 MiB. Choose a smaller picture.");
    expect(backend.callsOf("setIcon")).toEqual([]);
  });
});

describe("how an account makes its codes", () => {
  async function advanced(id: string) {
    const opened = await open();
    await click("account-menu", row(id));
    await click("account-edit");
    await click("edit-advanced");
    await find("edit-kind");
    return opened;
  }

  it("is shown with the code as it would be, and only what was changed is sent", async () => {
    const { backend } = await advanced("a2");
    expect(text("edit-codes-warning")).toContain("the codes differ from the service’s");
    expect(all("edit-counter")).toHaveLength(0);
    await waitFor(() => expect(text("live-code")).toBe(codeNow("a2", 6, 30)));
    await fill("edit-digits", "8");
    await fill("edit-period", "60");
    await waitFor(() => expect(text("live-code")).toBe(codeNow("a2", 8, 60)));
    expect(backend.callsOf("editAccount")).toEqual([]);
    await submit("edit-issuer");
    await waitFor(() => expect(all("edit-dialog")).toHaveLength(0));
    const [[, edit]] = backend.callsOf("editAccount") as [[string, { codes: CodesEdit }]];
    expect(edit.codes).toEqual({ ...UNCHANGED, digits: 8, period: 60 });
    await waitFor(() => expect(row("a2").textContent).toContain(codeNow("a2", 8, 60)));
  });

  it("says what is wrong with a number, of the kind that Rust judges and of the other", async () => {
    const { backend } = await advanced("a2");
    backend.failNext("previewEdit", anError({ title: "The number of digits is out of range" }));
    await fill("edit-digits", "11");
    await waitFor(() => expect(text("preview-problem")).toBe("The number of digits is out of range"));
    const looks = backend.callsOf("previewEdit").length;
    for (const unfit of ["", "6.5", "-1"]) {
      await fill("edit-digits", unfit);
      await submit("edit-issuer");
      expect(text("edit-codes-unfit")).toBe("Digits, period and counter are whole numbers.");
    }
    await waitFor(() => expect(all("preview-problem")).toHaveLength(0));
    expect(backend.callsOf("previewEdit")).toHaveLength(looks);
    expect(backend.callsOf("editAccount")).toEqual([]);
  });

  it("has the counter of a counter-based account, which goes back only after a yes", async () => {
    const { backend } = await advanced("a3");
    expect((get("edit-counter") as HTMLInputElement).value).toBe("41");
    expect(all("edit-period")).toHaveLength(0);
    await waitFor(() => expect(text("code-preview")).toContain("The code for the counter 41"));
    await fill("edit-counter", "7");
    await waitFor(() => expect(text("live-code")).toBe(grouped(made("a3", 7, 6), 6)));
    await submit("edit-issuer");
    expect((await find("counter-back")).textContent).toContain("The next code has the counter 41.");
    await click("confirm-keep");
    expect(backend.accounts.find((account) => account.id === "a3")?.counter).toBe(41);
    get("edit-dialog");

    await submit("edit-issuer");
    await find("counter-back");
    expect(text("confirm-act")).toBe("Set it back to 7");
    await click("confirm-act");
    await waitFor(() => expect(all("edit-dialog")).toHaveLength(0));
    expect(backend.callsOf("editAccount").at(-1)?.[1]).toHaveProperty("codes", {
      ...UNCHANGED,
      counter: 7,
      mayLowerCounter: true,
    });
    expect(backend.accounts.find((account) => account.id === "a3")?.counter).toBe(7);
    await waitFor(() => expect(text("note")).toBe("Build server, deploy is saved. Undo"));
  });

  it("takes the code that was made in the old way off the screen", async () => {
    await open();
    await click("hotp-next", row("a3"));
    await waitFor(() => expect(row("a3").textContent).not.toContain("•"));
    await click("account-menu", row("a3"));
    await click("account-edit");
    await click("edit-advanced");
    await fill("edit-counter", "50");
    await submit("edit-issuer");
    await waitFor(() => expect(row("a3").textContent).toContain("•••"));
  });

  it("has one form only for Steam", async () => {
    const { backend } = await open({ accounts: [anAccount({ kind: "steam", digits: 5 })] });
    await click("account-menu", row("a1"));
    await click("account-edit");
    await click("edit-advanced");
    expect((await find("edit-kind")).textContent).toContain("Steam’s codes have one form only.");
    expect(all("edit-digits")).toHaveLength(0);
    await submit("edit-issuer");
    await waitFor(() => expect(backend.callsOf("editAccount")).toHaveLength(1));
  });
});

describe("icons", () => {
  it("are let go of when the vault is locked", async () => {
    vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:a");
    const revoke = vi.spyOn(URL, "revokeObjectURL").mockReturnValue();
    const { app } = await open({ accounts: [anAccount({ hasIcon: true })] });
    await waitFor(() => expect(app.codes.icons.address("a1")).toBe("blob:a"));
    await app.lock();
    expect(app.codes.icons.address("a1")).toBeNull();
    expect(revoke).toHaveBeenCalledWith("blob:a");
  });

  it("that are no picture after all leave it there too", async () => {
    vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:a");
    vi.spyOn(URL, "revokeObjectURL").mockReturnValue();
    await open({ accounts: [anAccount({ hasIcon: true })] });
    (await find("account-icon")).dispatchEvent(new Event("error"));
    await tick();
    expect(row("a1").querySelector(".mark")?.textContent).toBe("Z");
  });

  it("that can't be read leave the letter in their place", async () => {
    const { backend, app } = await open({ accounts: [] });
    backend.accounts = [anAccount({ hasIcon: true })];
    backend.failNext("accountIcon");
    await app.codes.load();
    await tick();
    expect(row("a1").querySelector(".mark")?.textContent).toBe("Z");
  });
});

describe("the order of the accounts", () => {
  const ids = () => all("account-row").map((each) => each.dataset["accountId"]);

  it("is changed from the menu, and the keyboard stays on the row", async () => {
    const { backend } = await open();
    await click("account-menu", row("a2"));
    await click("account-up");
    await waitFor(() => expect(ids().slice(0, 3)).toEqual(["a2", "a1", "a3"]));
    expect(backend.callsOf("reorderAccounts")).toEqual([[["a2", "a1", "a3", "a4", "a5", "a6", "a7"]]]);
    await waitFor(() => expect(text("note")).toContain("is now number 1 of 7."));
    expect(row("a2").contains(document.activeElement)).toBe(true);
  });

  it("can't be changed past the ends, past the pinned ones, or while a search hides rows", async () => {
    await open({
      accounts: [anAccount({ id: "p", pinned: true }), anAccount({ id: "x" }), anAccount({ id: "y" })],
    });
    const disabled = async (id: string) => {
      await click("account-menu", row(id));
      const states = ["account-up", "account-down"].map((item) => get(item).getAttribute("aria-disabled"));
      await click("account-menu", row(id));
      return states;
    };
    expect(await disabled("p")).toEqual(["true", "true"]);
    expect(await disabled("x")).toEqual(["true", null]);
    expect(await disabled("y")).toEqual([null, "true"]);
    await fill("search", "zitadel");
    expect(await disabled("x")).toEqual(["true", "true"]);
  });

  it("goes back when Rust refuses it", async () => {
    const { backend } = await open();
    backend.failNext("reorderAccounts", anError({ title: "The vault is busy." }));
    await click("account-menu", row("a2"));
    await click("account-up");
    expect((await find("error-title")).textContent).toBe("The vault is busy.");
    await waitFor(() => expect(ids().slice(0, 2)).toEqual(["a1", "a2"]));
  });
});

describe("a damaged account", () => {
  it("is deleted for good after a question, and only then", async () => {
    const { backend } = await open({ damaged: [{ id: "7f3a", what: "account" }] });
    await click("damaged-delete");
    expect(text("damaged-dialog")).toContain("Delete the damaged account 7f3a for good?");
    expect(backend.callsOf("deleteAccounts")).toEqual([]);
    await click("confirm-act");
    await waitFor(() => expect(all("damaged")).toHaveLength(0));
    expect(backend.callsOf("deleteAccounts")).toEqual([[["7f3a"]]]);
  });

  it("of an unfinished setup is not offered for deletion", async () => {
    await open({ damaged: [{ id: "7f3a", what: "enrollment" }] });
    expect(all("damaged-delete")).toHaveLength(0);
  });
});

describe("what the person does", () => {
  it("is reported at most once in five seconds, and only while the vault is open", async () => {
    let now = 100_000;
    vi.spyOn(performance, "now").mockImplementation(() => now);
    const { backend, app, view } = await open();
    const reports = () => backend.callsOf("activity").length;
    document.body.dispatchEvent(new Event("pointermove", { bubbles: true }));
    await press(document.body, "a");
    expect(reports()).toBe(1);
    now += 4999;
    document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }));
    expect(reports()).toBe(1);
    now += 1;
    await press(document.body, "a");
    expect(reports()).toBe(2);
    await app.lock();
    now += 60_000;
    await press(document.body, "a");
    expect(reports()).toBe(2);
    view.unmount();
    await press(document.body, "a");
    expect(reports()).toBe(2);
  });
});

describe("the key of one account", () => {
  it("is drawn when it is asked for, anew each time, and goes after a minute", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { backend } = await open();
    await click("account-menu", row("a2"));
    await click("account-edit");
    expect(backend.callsOf("showAccountKey")).toEqual([]);
    await click("account-key-show");
    expect((await find("account-qr")).getAttribute("alt")).toContain("QR code for Payroll");
    expect(all("account-key-picture")).toHaveLength(0);
    await click("account-key-text");
    get("account-key-picture");
    await vi.advanceTimersByTimeAsync(60_100);
    expect(all("account-qr")).toHaveLength(0);
    expect(text("account-key")).toContain("Hidden after a minute.");
    await click("account-key-show");
    await find("account-qr");
    expect(backend.callsOf("showAccountKey")).toEqual([["a2"], ["a2"]]);
  });

  it("is a choice of its row, also where nothing can be changed", async () => {
    const { backend } = await open({ state: { readOnly: "Saved by a newer Countersign." } });
    await click("account-menu", row("a2"));
    expect(get("account-edit").getAttribute("aria-disabled")).toBe("true");
    await click("account-qr-open");
    expect((await find("account-qr")).getAttribute("alt")).toContain("QR code for Payroll");
    expect(text("qr-dialog")).toContain("Whoever scans it can make your codes.");
    expect(backend.callsOf("showAccountKey")).toEqual([["a2"]]);
    await click("dialog-close");
    expect(all("account-qr")).toHaveLength(0);
  });

  it("that can't be drawn says why", async () => {
    const { backend } = await open();
    await click("account-menu", row("a2"));
    await click("account-edit");
    backend.failNext("showAccountKey", anError({ title: "Its key is damaged." }));
    await click("account-key-show");
    expect((await find("error-title")).textContent).toBe("Its key is damaged.");
  });
});
