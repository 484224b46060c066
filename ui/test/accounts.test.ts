import { waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { anAccount, anError } from "../src/lib/backend/fake/data";
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
      ["a2", { issuer: "Wages", label: "me", note: "", tags: ["work", "money"], pinned: true }],
    ]);
    expect(backend.callsOf("setIcon")).toEqual([]);
    expect(text("note")).toBe("Wages, me is saved.");
    expect(app.codes.accounts[0]?.id).toBe("a2");
    expect(row("a2").textContent).toContain("Pinned");
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

  it("that can't be drawn says why", async () => {
    const { backend } = await open();
    await click("account-menu", row("a2"));
    await click("account-edit");
    backend.failNext("showAccountKey", anError({ title: "Its key is damaged." }));
    await click("account-key-show");
    expect((await find("error-title")).textContent).toBe("Its key is damaged.");
  });
});
