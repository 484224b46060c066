import { waitFor } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import { actionsOf, isPressed, keysShown } from "../src/lib/actions";
import type { SlotKind } from "../src/lib/backend/bindings";
import { entriesOf, entryIndex } from "../src/lib/palette";
import { understood } from "../src/lib/state/preferences.svelte";
import { aPolicy, aServer, aSession } from "../src/lib/backend/fake/server-data";
import { speak } from "../src/lib/language/language.svelte";
import { FakeBackend } from "../src/lib/backend/fake/backend";
import { aDesktop, anAccount } from "../src/lib/backend/fake/data";
import { App } from "../src/lib/state/app.svelte";
import { all, click, codeFor, fill, find, get, open, press, row, text } from "./helpers";
import { TEN_IN } from "./setup";

const entries = () => all("palette-entry").map((each) => each.textContent?.replace(/\s+/g, " ").trim());
const active = () => document.getElementById(get("palette-input").getAttribute("aria-activedescendant") ?? "");

async function palette() {
  const opened = await open();
  await press(document.body, "k", { ctrlKey: true });
  await find("palette");
  return opened;
}

describe("the palette", () => {
  it("opens with Control K, also from a text, and with ⌘ K", async () => {
    await open();
    await press(get("search"), "k", { metaKey: true });
    expect(document.activeElement).toBe(get("palette-input"));
  });

  it("is a combobox over a list: the field names the marked result", async () => {
    await palette();
    const field = get("palette-input");
    expect(field.getAttribute("role")).toBe("combobox");
    expect(document.getElementById(field.getAttribute("aria-controls") ?? "")?.getAttribute("role")).toBe("listbox");
    const first = active();
    expect(first?.getAttribute("aria-selected")).toBe("true");
    await press(field, "ArrowDown");
    expect(active()).not.toBe(first);
    await press(field, "ArrowUp");
    await press(field, "ArrowUp");
    expect(active()?.textContent).toBe(all("palette-entry").at(-1)?.textContent);
  });

  it("finds an account and copies its code with Enter, and is gone", async () => {
    const { backend } = await palette();
    await fill("palette-input", "payroll");
    expect(entries()[0]).toContain("Payroll");
    await press(get("palette-input"), "Enter");
    await waitFor(() => expect(backend.callsOf("copyCode")).toEqual([["a2"]]));
    expect(all("palette")).toHaveLength(0);
    expect(text("note")).toContain("Copied.");
  });

  it("goes to a counter-based account instead of using up its code", async () => {
    const { backend } = await palette();
    await fill("palette-input", "build server");
    await press(get("palette-input"), "Enter");
    await waitFor(() => expect(document.activeElement?.closest("li")).toBe(row("a3")));
    expect(backend.callsOf("copyCode")).toEqual([]);
    expect(backend.callsOf("nextHotpCode")).toEqual([]);
  });

  it("does what can be done, and changes settings", async () => {
    const { app } = await palette();
    await fill("palette-input", "theme dark");
    await press(get("palette-input"), "Enter");
    await waitFor(() => expect(document.documentElement.dataset["theme"]).toBe("dark"));
    expect(app.preferences.now.theme).toBe("dark");
  });

  it("goes to a section of the settings", async () => {
    await palette();
    await fill("palette-input", "settings appearance");
    await press(get("palette-input"), "Enter");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Appearance"));
  });

  it("says when nothing matches", async () => {
    await palette();
    await fill("palette-input", "zzzzzz");
    expect(text("palette-none")).toBe("Nothing matches “zzzzzz”.");
    expect(get("palette-input").getAttribute("aria-expanded")).toBe("false");
    await press(get("palette-input"), "Enter");
    get("palette");
  });

  it("offers nothing that writes in a vault that is open for reading only", async () => {
    await open({ state: { readOnly: "Saved by a newer Countersign." } });
    await press(document.body, "k", { ctrlKey: true });
    expect(entries().join()).not.toContain("Add an account");
  });

  it("gives the keyboard back to where it was", async () => {
    await open();
    get("search").focus();
    await press(get("search"), "k", { ctrlKey: true });
    await press(get("palette-input"), "k", { ctrlKey: true });
    expect(document.activeElement).toBe(get("search"));
  });
});

describe("the palette has", () => {
  async function found(text: string) {
    await fill("palette-input", text);
    return entries();
  }

  async function choose(text: string, at = 0) {
    await fill("palette-input", text);
    all("palette-entry")[at]?.click();
    await waitFor(() => expect(all("palette")).toHaveLength(0));
  }

  it("every setting: each control of Settings is an entry, or stands in a group that is one", async () => {
    const start = {
      state: { slots: ["keychain", "passphrase"] as SlotKind[], policy: aPolicy() },
      servers: [aServer({ session: aSession() })],
      trash: [{ account: anAccount({ id: "t1" }), removed: TEN_IN / 1000, daysLeft: 29 }],
    };
    const { app, backend } = await open(start);
    backend.around = aDesktop({ protects: true });
    await click("nav-settings");
    for (const id of ["settings-tray", "backup-on", "opens-links", "trashed", "server"]) await find(id);
    const usual = understood(null);
    const other = { ...usual, theme: "dark", accent: "plum", density: "compact", language: "de" } as const;
    const known = new Set<string>();
    for (const settings of [usual, { ...other, grouping: "twos", sort: "name" } as const]) {
      app.preferences.show(settings);
      for (const { id } of entriesOf(app)) known.add(id);
    }
    const page = get("view-settings");
    const controls = [...page.querySelectorAll<HTMLElement>("button, input, select, summary, a")]
      // What goes with one record of a list: its group is the entry.
      .filter(
        (each) =>
          !known.has(each.closest("section[data-testid] section[data-testid]")?.getAttribute("data-testid") ?? ""),
      )
      .map((each) => each.dataset["testid"] ?? "")
      .filter((id) => !id.startsWith("section-"));
    expect(controls.length).toBeGreaterThan(40);
    expect(controls.filter((id) => !known.has(ALIASES[id] ?? id))).toEqual([]);
  });

  it("nothing that goes nowhere: what stands in Settings has the keyboard afterwards", async () => {
    const { app, backend } = await open({ state: { slots: ["keychain", "passphrase"] } });
    backend.around = aDesktop({ protects: true });
    await click("nav-settings");
    await find("settings-tray");
    const there = entriesOf(app).filter(
      ({ id, place }) => place !== undefined && !/^(show-next|hide-codes)$|-/.test(id),
    );
    for (const { id, act } of [...there, ...entriesOf(app).filter((each) => FAR.includes(each.id))]) {
      act();
      const wanted = id.startsWith("settings-") ? get(id).querySelector("h3") : get(id);
      await waitFor(() => expect([id, document.activeElement === wanted]).toEqual([id, true]));
    }
  });

  it("a setting by what its group is called, in the language of the window", async () => {
    const { app } = await palette();
    app.overlay = null;
    app.preferences.set({ language: "de" });
    await waitFor(() => expect(document.documentElement.lang).toBe("de"));
    for (const [typed, first] of [
      ["Sprache", "Sprache dieses Fensters: "],
      ["Papierkorb", "Papierkorb"],
      ["Zwischenablage", "Kopierten Code löschen"],
      ["Hilfe", "Tastenkürzel zeigen"],
      ["projector", "Bühnenansicht"],
    ] as const) {
      await press(document.body, "k", { ctrlKey: true });
      await fill("palette-input", typed);
      expect(entries().some((each) => each?.startsWith(first))).toBe(true);
      expect(entryIndex(entriesOf(app)).find(typed).near).toBe(false);
      await press(get("palette-input"), "k", { ctrlKey: true });
    }
    app.preferences.set({ language: "en" });
    await waitFor(() => expect(document.documentElement.lang).toBe("en"));
  });

  it("a language, a colour and groups of digits as choices of their own", async () => {
    const { app } = await palette();
    await choose("accent plum");
    expect(app.preferences.now.accent).toBe("plum");
    await press(document.body, "k", { ctrlKey: true });
    await choose("groups pairs");
    expect(app.preferences.now.grouping).toBe("twos");
  });

  it("what has to be seen first, with the keyboard on it", async () => {
    await palette();
    await choose("clear copied");
    await waitFor(() => expect(document.activeElement).toBe(get("clipboard-seconds")));
  });

  it("acts that stand elsewhere: the clock test, the inspector, the keychain doctor", async () => {
    const { app } = await palette();
    await choose("clock test");
    await find("clock-key");
    await press(document.body, "k", { ctrlKey: true });
    await choose("sent received");
    await find("inspector");
    app.inspecting = false;
    await waitFor(() => expect(all("inspector")).toHaveLength(0));
    await press(document.body, "k", { ctrlKey: true });
    await choose("doctor");
    await find("doctor-dialog");
  });

  it("the demonstration’s own: its guide, its scenarios, its beginning anew", async () => {
    const { backend, app } = await open({ state: { vault: "empty", keychain: "available" } });
    await click("first-demo");
    await find("demo-banner");
    await press(document.body, "k", { ctrlKey: true });
    await choose("scenario wrong");
    await waitFor(() => expect(backend.callsOf("setScenario")).toEqual([["wrong-code"]]));
    await press(document.body, "k", { ctrlKey: true });
    await choose("reset demonstration");
    await waitFor(() => expect(text("note")).toBe("The demonstration is as it was at its start."));
    await press(document.body, "k", { ctrlKey: true });
    await choose("guide");
    await waitFor(() => expect(app.guide.step).not.toBeNull());
  });

  it("every act with one account, where one is meant or the act is typed too", async () => {
    const { app, backend } = await palette();
    expect(await found("payroll")).toEqual(
      expect.arrayContaining(
        ["Copy the next code", "Edit…", "Show the QR code", "Remove…"].map((act) => expect.stringContaining(act)),
      ),
    );
    await choose("payroll qr");
    await find("account-qr");
    await click("dialog-close");
    await press(document.body, "k", { ctrlKey: true });
    await choose("remove payroll");
    await find("remove-dialog");
    await click("confirm-keep");
    await press(document.body, "k", { ctrlKey: true });
    await choose("payroll next code");
    await waitFor(() => expect(backend.callsOf("copyNextCode")).toEqual([["a2"]]));
    await press(document.body, "k", { ctrlKey: true });
    await choose("keep payroll top");
    await waitFor(() => expect(app.codes.accounts.find(({ id }) => id === "a2")?.pinned).toBe(true));
  });
});

/** Controls that go by another name in the palette. */
const ALIASES: Record<string, string> = {
  "text-smaller": "smaller",
  "text-larger": "larger",
  "inspector-open": "inspector",
  "ask-open": "settings-slots",
};
const FAR = [
  "settings-slots",
  "settings-trash",
  "lock-after",
  "close-to-tray",
  "start-with-desktop",
  "shortcut-choose",
  "licences-show",
];

describe("the shortcuts", () => {
  it("are on one sheet, which a question mark opens, but not in a text", async () => {
    await open();
    const typed = await press(get("search"), "?");
    expect(typed.defaultPrevented).toBe(false);
    await press(document.body, "?", { shiftKey: true });
    expect(text("keys")).toContain("Lock");
    expect(text("keys")).toContain("Ctrl L");
  });

  it("lock, and go from view to view", async () => {
    const { app } = await open();
    await press(get("search"), "3", { ctrlKey: true });
    expect(app.view).toBe("verify");
    await press(document.body, "l", { ctrlKey: true });
    await find("locked");
  });

  it("make the text larger up to twice its size, and over a dialog too", async () => {
    const { app } = await open();
    await click("add-open");
    for (let turn = 0; turn < 9; turn += 1) await press(document.body, "+", { ctrlKey: true });
    expect(app.preferences.now.text).toBe(200);
    expect(document.documentElement.dataset["text"]).toBe("200");
  });

  it("lock over a dialog too, with a QR code in it, and leave nothing of it", async () => {
    const { app } = await open();
    await click("account-menu", row("a1"));
    await click("account-edit");
    await click("account-key-show");
    await find("account-qr");
    await press(get("edit-label"), "l", { ctrlKey: true });
    expect(app.screen).toBe("locked");
    await find("locked");
    expect(all("edit-dialog")).toHaveLength(0);
    expect(document.querySelectorAll("dialog")).toHaveLength(0);
  });

  it("are never two for the same keys", () => {
    const app = new App(new FakeBackend());
    const keys = actionsOf(app).flatMap((action) => action.keys?.split(" ") ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("are shown as the computer's keyboard has them", () => {
    expect(keysShown("Mod+K", "macos")).toBe("⌘ K");
    expect(keysShown("Mod+K", "linux")).toBe("Ctrl K");
    expect(keysShown("Mod++ Mod+=", "linux")).toBe("Ctrl +");
    expect(keysShown("Shift+Enter", "macos")).toBe("⇧ Enter");
  });

  it.each([
    ["de", "Strg K", ["Leertaste", "Entf", "Pos1", "Ende", "Umschalt Eingabe"]],
    ["fr", "Ctrl K", ["Espace", "Suppr", "Début", "Fin", "Maj Entrée"]],
    ["es", "Ctrl K", ["Espacio", "Supr", "Inicio", "Fin", "Mayús Intro"]],
  ] as const)("are named as keyboards in %s name them", async (code, palette, others) => {
    await open();
    await speak(code);
    expect(keysShown("Mod+K", "linux")).toBe(palette);
    await press(document.body, "F1");
    const keys = [...document.querySelectorAll("dialog kbd")].map((each) => each.textContent);
    for (const name of others) expect(keys).toContain(name);
    await speak("en");
  });

  it("don't take Alt, which writes other letters on some keyboards", () => {
    const action = actionsOf(new App(new FakeBackend())).find(({ id }) => id === "lock");
    const event = new KeyboardEvent("keydown", { key: "l", ctrlKey: true, altKey: true });
    expect(action && isPressed(action, event)).toBe(false);
  });
});

describe("the presenter view", () => {
  it("has only the demonstration on its stage", async () => {
    const { app } = await open();
    await press(document.body, "F9");
    expect(app.presenting).toBe(false);
    expect(text("note")).toContain("Start the demonstration first.");
  });

  it("shows the newest account's code, large, and how long it lasts, and no key", async () => {
    const { backend, app } = await open({ state: { vault: "empty", keychain: "available" } });
    await click("first-demo");
    await find("demo-banner");
    backend.accounts = [anAccount({ id: "old" }), anAccount({ id: "newest", issuer: "Demo" })];
    await app.codes.load();
    await press(document.body, "F9");
    await waitFor(() => expect(text("presenter-code")?.replace(" ", "")).toBe(codeFor("newest")));
    expect(text("presenter")).toContain("Next code in 20 seconds");
    expect(get("presenter").querySelectorAll("img")).toHaveLength(0);
  });

  async function onStage() {
    const opened = await open({ state: { vault: "empty", keychain: "available" } });
    await click("first-demo");
    await find("demo-banner");
    opened.backend.accounts = [anAccount({ id: "old" }), anAccount({ id: "newest", issuer: "Demo" })];
    await opened.app.codes.load();
    return opened;
  }

  it("shows the code also where the list hides codes until they are asked for", async () => {
    const { app } = await onStage();
    app.preferences.set({ hide: true });
    await press(document.body, "F9");
    await waitFor(() => expect(text("presenter-code")?.replace(" ", "")).toBe(codeFor("newest")));
    expect(text("presenter")).not.toContain("Set up the first account");
  });

  it("leaves the list its codes: none has run out when the stage is left", async () => {
    const { app } = await onStage();
    app.show("codes");
    await waitFor(() => expect(app.codes.code("old")?.code).toBe(codeFor("old")));
    await press(document.body, "F9");
    await find("presenter-code");
    await press(get("presenter"), "F9");
    vi.setSystemTime(TEN_IN + 30_000);
    await app.codes.refresh();
    expect(app.codes.code("old")?.code).toBe(codeFor("old"));
  });

  it("switches scenarios by number, says what is playing, and F9 leaves", async () => {
    const { backend } = await open({ state: { vault: "empty", keychain: "available" } });
    await click("first-demo");
    await find("demo-banner");
    await press(document.body, "F9");
    await find("presenter");
    expect(text("presenter")).toContain("Demonstration");
    await press(get("presenter"), "1");
    await waitFor(() => expect(text("presenter-playing")).toContain("Wrong code"));
    expect(backend.callsOf("setScenario")).toEqual([["wrong-code"]]);
    await press(get("presenter"), "0");
    await waitFor(() => expect(text("presenter-playing")).toContain("Everything works"));
    await press(get("presenter"), "F9");
    expect(all("presenter")).toHaveLength(0);
  });
});
