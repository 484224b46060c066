import { waitFor } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { anError } from "../src/lib/backend/fake/data";
import { Preferences, USUAL, understood } from "../src/lib/state/preferences.svelte";
import { choose, click, find, get, open, text } from "./helpers";

const page = document.documentElement;

describe("how the window looks", () => {
  it("is as usual where nothing was kept, or nothing that can be understood", () => {
    for (const kept of [null, 7, "dark", [], { theme: "pink", text: 5000, accent: null, more: true }]) {
      expect(understood(kept)).toEqual(USUAL);
    }
    expect(understood({ theme: "dark", text: 9 })).toEqual({ ...USUAL, theme: "dark" });
  });

  it("survives a store that holds nonsense", () => {
    localStorage.setItem("settings", "{not json");
    expect(new Preferences().now).toEqual(USUAL);
  });

  it("is changed at once, stands on the document, and is there again after a start", async () => {
    await open();
    await click("nav-settings");
    await choose("theme-dark");
    await choose("accent-plum");
    await choose("density-compact");
    await click("text-larger");
    expect({ ...page.dataset }).toMatchObject({ theme: "dark", accent: "plum", density: "compact", text: "115" });
    expect(text("text-size")).toBe("115% of the usual size");
    expect(new Preferences().now).toMatchObject({ theme: "dark", accent: "plum", density: "compact", text: 115 });
    await choose("accent-teal");
    expect(page.hasAttribute("data-accent")).toBe(false);
  });

  it("doesn't go below the usual size", async () => {
    const { app } = await open();
    await click("nav-settings");
    expect(get("text-smaller").getAttribute("aria-disabled")).toBe("true");
    await click("text-smaller");
    expect(app.preferences.now.text).toBe(100);
  });

  it("speaks another language from the moment that it is chosen", async () => {
    const { app } = await open();
    await click("nav-settings");
    const select = (await find("language")) as HTMLSelectElement;
    select.value = "de";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await waitFor(() => expect(page.lang).toBe("de"));
    app.preferences.set({ language: "en" });
    await waitFor(() => expect(page.lang).toBe("en"));
  });

  it("can be changed in the demonstration too, where the vault's settings are away", async () => {
    await open({ state: { vault: "empty", keychain: "available" } });
    await click("first-demo");
    await click("nav-settings");
    get("settings-appearance");
    expect(text("settings-demo")).toContain("thrown away");
  });
});

describe("the clipboard's time", () => {
  it("is Rust's, and is changed there", async () => {
    const { backend } = await open();
    await click("nav-settings");
    const select = (await find("clipboard-seconds")) as HTMLSelectElement;
    await waitFor(() => expect(select.value).toBe("30"));
    select.value = "0";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await waitFor(() => expect(backend.callsOf("setClipboardSeconds")).toEqual([[0]]));
    await click("nav-codes");
    (await find("accounts")).querySelector<HTMLElement>("[data-row]")?.click();
    await waitFor(() => expect(text("note")).toBe("Copied. The clipboard is not cleared by itself."));
  });

  it("says why it could not be changed", async () => {
    const { backend } = await open();
    backend.failNext("clipboardSeconds", anError({ title: "No." }));
    await click("nav-settings");
    expect((await find("error-title")).textContent).toBe("No.");
  });
});
