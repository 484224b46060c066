import { waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import type { SlotKind } from "../src/lib/backend/bindings";
import type { Start } from "../src/lib/backend/fake/backend";
import { aSlot, anError } from "../src/lib/backend/fake/data";
import { all, choose, click, fill, find, get, open, press, submit, text } from "./helpers";

async function settings(slots: SlotKind[], start: Start = {}) {
  const opened = await open({ ...start, state: { slots, ...start.state } });
  await press(document.body, ",", { ctrlKey: true });
  await find("settings-security");
  return opened;
}

const slot = (kind: SlotKind) => get(`slot-${kind}`);
const field = (id: string) => get(id) as HTMLInputElement;

describe("settings", () => {
  it("open from the sidebar and with Control or Command and a comma", async () => {
    const { app } = await settings(["keychain"]);
    expect(app.view).toBe("settings");
    app.show("codes");
    await tick();
    await press(document.body, ",", { metaKey: true });
    await find("view-settings");
    app.show("codes");
    await click("nav-settings");
    await find("settings-security");
  });

  it("show Rust's error when the details can't be read, and try again", async () => {
    const { backend } = await open();
    backend.failNext("vaultDetails", anError({ title: "The vault is busy." }));
    await click("nav-settings");
    expect((await find("error-title")).textContent).toBe("The vault is busy.");
    await click("error-action");
    await find("settings-security");
  });

  it("of the demonstration say that its vault is thrown away, and offer no slot", async () => {
    await open({ state: { vault: "empty", keychain: "absent" } });
    await click("first-demo");
    await click("nav-settings");
    expect(text("settings-demo")).toContain("thrown away when you leave");
    expect(all("settings-slots")).toHaveLength(0);
  });
});

describe("what opens the vault", () => {
  it("is listed, with what can be done to each", async () => {
    await settings(["keychain", "passphrase", "recovery", "twoPart"]);
    expect(slot("keychain").textContent).toContain("Opens without asking");
    expect(slot("keychain").querySelector('[data-testid="slot-change"]')).toBeNull();
    expect(slot("recovery").querySelector('[data-testid="slot-change"]')?.textContent).toBe("Make a new one");
    expect(slot("passphrase").querySelector('[data-testid="slot-change"]')?.getAttribute("aria-label")).toBe(
      "Change the passphrase",
    );
    expect(text("keychain-note")).toContain("The keychain opens your accounts without asking.");
  });

  it("can't lose its last way: the button is disabled and says why", async () => {
    await settings(["passphrase"]);
    const button = slot("passphrase").querySelector<HTMLButtonElement>('[data-testid="slot-remove"]');
    expect(button?.disabled).toBe(true);
    const reason = document.getElementById(button?.getAttribute("aria-describedby") ?? "");
    expect(reason?.textContent?.trim()).toBe("The only way in. Add another one before you remove it.");
  });

  it("counts no damaged slot as a way, and lets it go", async () => {
    const { backend } = await open({ slots: [aSlot("keychain", { damaged: true }), aSlot("passphrase")] });
    await click("nav-settings");
    await find("settings-security");
    expect(slot("keychain").textContent).toContain("Damaged: it opens nothing.");
    expect(slot("passphrase").textContent).toContain("The only way in.");
    await click("slot-remove", slot("keychain"));
    await fill("confirm-passphrase", "correct horse");
    await submit("confirm-passphrase");
    await waitFor(() => expect(all("slot-remove-dialog")).toHaveLength(0));
    expect(backend.callsOf("removeSlot")).toEqual([
      [{ with: { kind: "passphrase", text: "correct horse" }, id: "slot-keychain" }],
    ]);
  });

  it("takes a new passphrase typed twice, after an opening", async () => {
    const { backend, app } = await settings(["keychain"]);
    await click("slot-add-passphrase");
    await submit("new-passphrase-first");
    expect(get("slot-dialog").textContent).toContain("That has 0 characters; a passphrase has at least 8.");
    await fill("new-passphrase-first", "battery staple");
    await fill("new-passphrase-again", "battery stable");
    await submit("new-passphrase-first");
    expect(get("slot-dialog").textContent).toContain("The two are not the same.");
    expect(backend.callsOf("addSlot")).toEqual([]);
    await fill("new-passphrase-again", "battery staple");
    await submit("new-passphrase-first");
    await waitFor(() => expect(all("slot-dialog")).toHaveLength(0));
    expect(backend.callsOf("addSlot")).toEqual([
      [{ with: { kind: "keychain", text: "" }, slot: { kind: "passphrase", text: "battery staple" } }],
    ]);
    expect(text("note")).toBe("The passphrase opens this vault now.");
    await waitFor(() => expect(app.state?.slots).toEqual(["keychain", "passphrase"]));
    get("slot-passphrase");
  });

  it("keeps the keyboard on the passphrase that was changed", async () => {
    await settings(["keychain", "passphrase", "recovery"]);
    const change = () => slot("passphrase").querySelector<HTMLElement>('[data-testid="slot-change"]');
    change()?.focus();
    await click("slot-change", slot("passphrase"));
    await fill("confirm-passphrase", "correct horse");
    await fill("new-passphrase-first", "battery staple");
    await fill("new-passphrase-again", "battery staple");
    await submit("new-passphrase-first");
    await waitFor(() => expect(slot("passphrase").dataset["slotId"]).not.toBe("slot-passphrase"));
    await waitFor(() => expect(all("slot-dialog")).toHaveLength(0));
    expect(document.activeElement).toBe(change());
  });

  it("leaves the keyboard on the heading when a way was added and can't be added again", async () => {
    vi.spyOn(HTMLElement.prototype, "getClientRects").mockReturnValue([{}] as unknown as DOMRectList);
    await settings(["keychain"]);
    get("slot-add-passphrase").focus();
    await click("slot-add-passphrase");
    await fill("new-passphrase-first", "battery staple");
    await fill("new-passphrase-again", "battery staple");
    await submit("new-passphrase-first");
    await waitFor(() => expect(all("slot-dialog")).toHaveLength(0));
    await waitFor(() => expect(document.activeElement).toBe(get("settings-slots-title")));
  });

  it("judges a new passphrase without refusing it", async () => {
    const { backend } = await settings(["keychain"]);
    await click("slot-add-passphrase");
    expect(text("strength")).toBe("");
    await fill("new-passphrase-first", "aaaaaaaa");
    expect(get("strength").dataset["level"]).toBe("weak");
    await fill("new-passphrase-first", "garden kettle violet orbit");
    expect(get("strength").dataset["level"]).toBe("strong");
    await fill("new-passphrase-first", "aaaaaaaa");
    await fill("new-passphrase-again", "aaaaaaaa");
    await submit("new-passphrase-first");
    await waitFor(() => expect(backend.callsOf("addSlot")).toHaveLength(1));
  });

  it("asks with the ways that this vault has, and no others", async () => {
    await settings(["keychain", "recovery"]);
    await click("slot-add-passphrase");
    expect(all("confirm-with-keychain")).toHaveLength(1);
    expect(all("confirm-with-recovery")).toHaveLength(1);
    expect(all("confirm-with-passphrase")).toHaveLength(0);
    expect(all("confirm-with-twoPart")).toHaveLength(0);
  });

  it("keeps a wrong passphrase out, forgets it, and keeps the dialog open", async () => {
    const { backend } = await settings(["passphrase", "keychain"]);
    await click("slot-change", slot("passphrase"));
    const secret = field("confirm-passphrase");
    await fill("confirm-passphrase", "wrong");
    await fill("new-passphrase-first", "battery staple");
    await fill("new-passphrase-again", "battery staple");
    await submit("confirm-passphrase");
    expect((await find("error-title")).textContent).toBe("That passphrase doesn’t open this vault.");
    expect(secret.value).toBe("");
    expect(field("new-passphrase-first").value).toBe("battery staple");
    await fill("confirm-passphrase", "correct horse");
    await submit("confirm-passphrase");
    await waitFor(() => expect(all("slot-dialog")).toHaveLength(0));
    expect(backend.passphrase).toBe("battery staple");
  });

  it("says what is missing before it asks Rust", async () => {
    const { backend } = await settings(["passphrase"]);
    await click("slot-add-keychain");
    await submit("confirm-passphrase");
    expect(get("slot-dialog").textContent).toContain("Type the passphrase that opens this vault.");
    expect(backend.callsOf("addSlot")).toEqual([]);
    expect(document.activeElement).toBe(get("confirm-passphrase"));
  });

  it("leaves nothing of what was typed when the dialog is closed or the vault is locked", async () => {
    const { app } = await settings(["passphrase"]);
    for (const leave of [() => click("dialog-cancel"), () => app.lock()]) {
      await click("slot-change", slot("passphrase"));
      const fields = ["confirm-passphrase", "new-passphrase-first", "new-passphrase-again"].map(field);
      for (const each of fields) await fill(each.dataset["testid"] ?? "", "battery staple");
      await leave();
      await tick();
      expect(all("slot-dialog")).toHaveLength(0);
      expect(fields.map((each) => each.value)).toEqual(["", "", ""]);
      if (app.screen === "main") {
        await click("slot-change", slot("passphrase"));
        expect(field("confirm-passphrase").value).toBe("");
        await click("dialog-cancel");
      }
    }
    expect(app.settings.details).toBeNull();
  });
});

describe("removing a way", () => {
  it("asks for another one than the one that goes", async () => {
    const { backend } = await settings(["keychain", "passphrase"]);
    await click("slot-remove", slot("passphrase"));
    expect(text("slot-remove-dialog")).toContain("Remove the passphrase?");
    expect(all("confirm-passphrase")).toHaveLength(0);
    expect(text("confirm-keychain")).toContain("The keychain answers for you.");
    await click("slot-remove-act");
    await waitFor(() => expect(all("slot-remove-dialog")).toHaveLength(0));
    expect(backend.callsOf("removeSlot")[0]).toEqual([{ with: { kind: "keychain", text: "" }, id: "slot-passphrase" }]);
  });

  it("leaves the keyboard on the list's heading, and not on what removes another one", async () => {
    // What is drawn has boxes; here nothing is drawn.
    vi.spyOn(HTMLElement.prototype, "getClientRects").mockReturnValue([{}] as unknown as DOMRectList);
    await settings(["keychain", "passphrase", "recovery"]);
    slot("passphrase").querySelector<HTMLElement>('[data-testid="slot-remove"]')?.focus();
    await click("slot-remove", slot("passphrase"));
    await click("dialog-cancel");
    expect((document.activeElement as HTMLElement).closest('[data-testid="slot-passphrase"]')).not.toBeNull();
    await click("slot-remove", slot("passphrase"));
    await click("slot-remove-act");
    await waitFor(() => expect(all("slot-passphrase")).toEqual([]));
    await waitFor(() => expect(document.activeElement).toBe(get("settings-slots-title")));
    // Nor does it move on by itself.
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(document.activeElement).toBe(get("settings-slots-title"));
  });

  it("that Rust refuses says why and changes nothing", async () => {
    const { backend } = await settings(["keychain", "passphrase"]);
    await click("slot-remove", slot("passphrase"));
    backend.failNext("removeSlot", anError({ title: "An enrollment is under way.", reference: "CS-V120" }));
    await submit("confirm-keychain");
    expect((await find("error-title")).textContent).toBe("An enrollment is under way.");
    expect(backend.slots).toHaveLength(2);
  });
});

describe("asking for a passphrase", () => {
  it("puts one in the keychain's place", async () => {
    const { backend } = await settings(["keychain"]);
    await click("ask-open");
    await fill("new-passphrase-first", "battery staple");
    await fill("new-passphrase-again", "battery staple");
    await submit("new-passphrase-first");
    await waitFor(() => expect(all("slot-dialog")).toHaveLength(0));
    expect(backend.callsOf("replaceSlot")).toEqual([
      [
        {
          with: { kind: "keychain", text: "" },
          id: "slot-keychain",
          slot: { kind: "passphrase", text: "battery staple" },
        },
      ],
    ]);
    expect(all("keychain-note")).toHaveLength(0);
  });

  it("can need both together, and then says that a recovery code is missing", async () => {
    const { backend } = await settings(["keychain"]);
    await click("ask-open");
    expect(all("no-recovery-code")).toHaveLength(0);
    await choose("ask-twoPart");
    expect(text("no-recovery-code")).toBe("There is no recovery code yet. Make one afterwards.");
    await fill("new-passphrase-first", "battery staple");
    await fill("new-passphrase-again", "battery staple");
    await submit("new-passphrase-first");
    await waitFor(() => expect(backend.slots.map((each) => each.kind)).toEqual(["twoPart"]));
  });

  it("only takes the keychain away where there is a passphrase already", async () => {
    const { backend } = await settings(["keychain", "passphrase"]);
    await click("ask-open");
    expect(all("new-passphrase-first")).toHaveLength(0);
    expect(all("confirm-with-keychain")).toHaveLength(0);
    await fill("confirm-passphrase", "correct horse");
    await submit("confirm-passphrase");
    await waitFor(() => expect(backend.slots.map((each) => each.kind)).toEqual(["passphrase"]));
  });
});

describe("locking by itself", () => {
  it("is set in words with units, and saved at once", async () => {
    const { backend, app } = await settings(["passphrase"]);
    expect(text("settings-locking")).toContain("After 15 minutes without the mouse or the keyboard in this window.");
    const select = get("lock-after") as HTMLSelectElement;
    expect([...select.options].map((option) => option.textContent)).toEqual([
      "After 1 minute",
      "After 5 minutes",
      "After 15 minutes",
      "After 30 minutes",
      "After 1 hour",
      "After 4 hours",
      "Never",
    ]);
    select.value = "60";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await waitFor(() => expect(app.state?.lockSettings.afterMinutes).toBe(60));
    await tick();
    expect(text("settings-locking")).toContain("After 1 hour without");
    select.value = "";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await waitFor(() => expect(app.state?.lockSettings.afterMinutes).toBeNull());
    await choose("lock-at-start");
    await waitFor(() => expect(app.state?.lockSettings.atStart).toBe(true));
    expect(backend.callsOf("setLockSettings").at(-1)).toEqual([
      { afterMinutes: null, withSession: true, atStart: true },
    ]);
  });

  it("keeps a time that isn't offered, and says why a change was not saved", async () => {
    const { backend } = await settings(["passphrase"], {
      state: { lockSettings: { afterMinutes: 7, withSession: true, atStart: false } },
    });
    expect((get("lock-after") as HTMLSelectElement).value).toBe("7");
    backend.failNext("setLockSettings", anError({ title: "The disk is full." }));
    await choose("lock-with-session");
    expect((await find("error-title")).textContent).toBe("The disk is full.");
  });

  it("says honestly that a lock holds nobody back where only the keychain opens the vault", async () => {
    await settings(["keychain"]);
    expect(text("locking-note")).toContain("one click opens it again");
  });

  it("says no such thing where something has to be typed", async () => {
    await settings(["passphrase"]);
    expect(all("locking-note")).toHaveLength(0);
  });
});
