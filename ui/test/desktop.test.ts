// The desktop around the window: its settings, the words of the tray, and the small window.
import { render } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { aDesktop, anAccount, anError } from "../src/lib/backend/fake/data";
import { FakeFind } from "../src/lib/backend/fake/find";
import { pressOf, shortcutInWords } from "../src/lib/shortcut";
import Find from "../src/lib/views/Find.svelte";
import { all, choose, click, fill, find, get, open, press, text } from "./helpers";

beforeEach(() => localStorage.clear());

const key = (
  name: string,
  code: string,
  held: Partial<Record<"ctrlKey" | "altKey" | "shiftKey" | "metaKey", boolean>>,
) => pressOf({ key: name, code, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...held });

async function openSettings(changes: Parameters<typeof aDesktop>[0] = {}) {
  const opened = await open();
  opened.backend.around = aDesktop(changes);
  await click("nav-settings");
  await find("settings-tray");
  return opened;
}

describe("a shortcut", () => {
  it("is what stands on the key, together with what is held", () => {
    expect(key("c", "KeyC", { ctrlKey: true, altKey: true })).toEqual({ shortcut: "Ctrl+Alt+KeyC" });
    // On a French keyboard A stands where others have Q.
    expect(key("a", "KeyQ", { metaKey: true })).toEqual({ shortcut: "Meta+KeyA" });
    expect(key("!", "Digit1", { ctrlKey: true, shiftKey: true })).toEqual({ shortcut: "Ctrl+Shift+Digit1" });
    expect(key("ф", "KeyA", { altKey: true })).toEqual({ shortcut: "Alt+KeyA" });
    expect(key(" ", "Space", { ctrlKey: true })).toEqual({ shortcut: "Ctrl+Space" });
    expect(key("F12", "F12", { metaKey: true })).toEqual({ shortcut: "Meta+F12" });
  });

  it("is none while only held keys are pressed, and never a key that is typed with", () => {
    expect(key("Control", "ControlLeft", { ctrlKey: true })).toEqual({ held: "Ctrl" });
    expect(key("Alt", "AltLeft", { ctrlKey: true, altKey: true })).toEqual({ held: "Ctrl+Alt" });
    expect(key("c", "KeyC", {})).toBe("unfit");
    expect(key("C", "KeyC", { shiftKey: true })).toBe("unfit");
    expect(key("Escape", "Escape", { ctrlKey: true })).toBe("unfit");
    expect(key("F13", "F13", { ctrlKey: true })).toBe("unfit");
  });

  it("is written as it stands on the keys", () => {
    expect(shortcutInWords("Ctrl+Alt+KeyC")).toBe("Ctrl + Alt + C");
    expect(shortcutInWords("Ctrl+Space")).toBe("Ctrl + Space");
  });
});

describe("the section Desktop of Settings", () => {
  it("changes one thing at a time and shows what holds", async () => {
    const { backend } = await openSettings();
    await choose("close-to-tray");
    await choose("start-with-desktop");
    await expect.poll(() => backend.callsOf("setDesktop").length).toBe(2);
    expect(backend.around.settings).toMatchObject({ tray: true, closeToTray: true, startWithDesktop: true });
    backend.failNext("setDesktop", anError({ title: "It could not be set" }));
    await choose("start-with-desktop");
    expect(await find("error-panel")).toHaveProperty("textContent", expect.stringContaining("It could not be set"));
    expect(get("start-with-desktop")).toHaveProperty("checked", true);
    expect(backend.around.settings.startWithDesktop).toBe(true);
  });

  it("does not offer to close into a tray that is not there", async () => {
    await openSettings({ hasTray: false });
    expect(get("close-to-tray")).toHaveProperty("disabled", true);
    expect(text("settings-tray")).toContain("This desktop shows no tray");
  });

  it("takes a key from the keyboard, tells of one that can’t be chosen, and takes it away again", async () => {
    const { backend } = await openSettings();
    expect(text("shortcut")).toBe("None");
    await click("shortcut-choose");
    await press(get("shortcut-listen"), "c", { code: "KeyC" });
    expect(text("shortcut-about")).toContain("can’t be chosen");
    await press(get("shortcut-listen"), "Escape");
    expect(backend.callsOf("setDesktop")).toEqual([]);
    await click("shortcut-choose");
    // Ctrl K is the palette's elsewhere.
    await press(get("shortcut-listen"), "k", { code: "KeyK", ctrlKey: true });
    await find("shortcut-remove");
    expect(all("palette")).toEqual([]);
    expect(text("shortcut")).toBe("Ctrl + K");
    await click("shortcut-remove");
    const chosen = () =>
      backend.callsOf("setDesktop").map(([settings]) => (settings as { shortcut: string | null }).shortcut);
    await expect.poll(chosen).toEqual(["Ctrl+KeyK", null]);
  });

  it("says where no key can be taken, and what to run in its place", async () => {
    await openSettings({ takesShortcuts: false });
    expect(text("settings-find")).toContain("lets no program take a key");
    expect(text("find-command")).toBe("/usr/bin/countersign --find");
    expect(all("shortcut-choose")).toEqual([]);
  });

  it("says so where a window can’t be kept out of pictures of the screen, and offers it where it can", async () => {
    const { view } = await openSettings();
    expect(text("protect-missing")).toContain("can’t keep a window out");
    expect(all("protect")).toEqual([]);
    view.unmount();
    const { backend } = await openSettings({ protects: true });
    await choose("protect");
    await expect.poll(() => backend.around.settings.protected).toBe(false);
  });
});

describe("the tray", () => {
  it("is told its words in the window’s language, again when that changes", async () => {
    const { backend, app } = await open();
    const said = () => backend.callsOf("setTrayWords").map(([words]) => (words as { quit: string }).quit);
    await expect.poll(said).toEqual(["Quit"]);
    app.preferences.set({ language: "de" });
    await expect.poll(said).toEqual(["Quit", "Beenden"]);
    app.preferences.set({ language: "en" });
    await expect.poll(() => said().at(-1)).toBe("Quit");
  });
});

describe("the small window", () => {
  const accounts = [
    anAccount({ id: "a", issuer: "Example", label: "ann" }),
    anAccount({ id: "b", issuer: "Library", label: "reader-204" }),
    anAccount({ id: "c", issuer: "", label: "carol" }),
  ];

  function show(changes: Partial<FakeFind> = {}) {
    const backend = Object.assign(new FakeFind(), { accounts, ...changes });
    render(Find, { props: { backend } });
    return backend;
  }
  const selected = () => all("find-account").filter((item) => item.getAttribute("aria-selected") === "true");

  it("finds by typing, and Enter copies what is chosen", async () => {
    const backend = show();
    await find("find-field");
    expect(all("find-account")).toHaveLength(3);
    await fill("find-field", "libr");
    expect(all("find-account")).toHaveLength(1);
    expect(text("find-copied")).toBe("");
    await press(get("find-field"), "Enter");
    expect(backend.calls).toEqual(["findable", "copyFound b"]);
    await expect.poll(() => text("find-copied")).toBe("Copied");
    expect(get("find-copied").getAttribute("role")).toBe("status");
    expect(backend.calls).not.toContain("closeFind");
    await expect.poll(() => backend.calls).toEqual(["findable", "copyFound b", "closeFind"]);
  });

  it("is gone at once when the next key is pressed after copying", async () => {
    const backend = show();
    await fill("find-field", "libr");
    await press(get("find-field"), "Enter");
    await expect.poll(() => text("find-copied")).toBe("Copied");
    await press(get("find-field"), "v", { ctrlKey: true });
    expect(backend.calls).toEqual(["findable", "copyFound b", "closeFind"]);
  });

  it("goes up and down with the arrows, round the ends, and says where it is", async () => {
    const backend = show();
    const field = await find("find-field");
    await expect.poll(() => document.activeElement === field).toBe(true);
    await press(field, "ArrowUp");
    expect(selected().map((item) => item.textContent?.trim().slice(-5))).toEqual(["carol"]);
    expect(field.getAttribute("aria-activedescendant")).toBe(selected()[0]?.id);
    await press(field, "ArrowDown");
    await press(field, "ArrowDown");
    await press(field, "Enter");
    expect(backend.calls).toEqual(["findable", "copyFound b"]);
  });

  it("copies nothing that it only guessed, until that was chosen", async () => {
    const backend = show();
    await fill("find-field", "libarry");
    await find("find-near");
    expect(selected()).toEqual([]);
    await press(get("find-field"), "Enter");
    expect(backend.calls).toEqual(["findable"]);
    await press(get("find-field"), "ArrowDown");
    await press(get("find-field"), "Enter");
    expect(backend.calls).toEqual(["findable", "copyFound b"]);
  });

  it("copies with a click, closes with Escape, and says when nothing matches", async () => {
    const backend = show();
    await fill("find-field", "nothing-like-it");
    expect(text("find-none")).toBe("No account matches.");
    await press(get("find-field"), "Enter");
    await fill("find-field", "");
    all("find-account")[2]?.click();
    await press(get("find-field"), "Escape");
    expect(backend.calls).toEqual(["findable", "copyFound c", "closeFind"]);
  });

  it("shows no account while it is locked, and leads to the large window", async () => {
    const backend = show({ locked: true });
    await click("find-unlock");
    expect(all("find-field")).toEqual([]);
    expect(all("find-account")).toEqual([]);
    expect(backend.calls).toEqual(["findable", "showWindow"]);
  });

  it("stays open and says why when a code can’t be copied", async () => {
    show({ failure: anError({ title: "The clipboard is not there.", next: "Try again." }) });
    await press(await find("find-field"), "Enter");
    expect(await find("find-error")).toHaveProperty("textContent", "The clipboard is not there. Try again.");
  });
});
