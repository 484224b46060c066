import { readFileSync } from "node:fs";
import { waitFor } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import { asAppError } from "../src/lib/errors";
import type { Start } from "../src/lib/backend/fake/backend";
import { aServer } from "../src/lib/backend/fake/server-data";
import { anError } from "../src/lib/backend/fake/data";
import { all, choose, click, fill, find, get, open, text } from "./helpers";

async function settings(start: Start = {}) {
  const opened = await open(start);
  await click("nav-settings");
  await find("about-program");
  return opened;
}

async function support(start: Start = {}) {
  const opened = await settings({ servers: [aServer({ host: "id.acme.example" })], ...start });
  await click("support-open");
  await find("support-dialog");
  return opened;
}

const summary = async () => (await find("licences-show")).closest("details") as HTMLDetailsElement;

describe("about", () => {
  it("names the versions as a person says them", async () => {
    await settings();
    await find("about-system");
    expect(text("about-program")).toContain("Countersign 0.1.0");
    expect(text("about-system")).toBe("Debian GNU/Linux 13 (trixie)");
    expect(text("about-desktop")).toBe("GNOME · Wayland");
    expect(text("about-engine")).toBe("WebKitGTK 2.50.1");
    // Nothing says how it was installed, and so nothing is said.
    expect(all("about-package")).toHaveLength(0);
  });

  it("says the version also where nothing else is known", async () => {
    const { backend } = await open();
    backend.failNext("about");
    await click("nav-settings");
    await find("about-program");
    await waitFor(() => expect(backend.callsOf("about")).toHaveLength(1));
    expect(text("about-program")).toContain("Countersign 0.1.0");
    expect(all("about-system")).toHaveLength(0);
  });

  it("lists every package of this system's program and of the window, once it is opened, and finds among them", async () => {
    await settings();
    expect(all("licences")).toHaveLength(0);
    const details = await summary();
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
    await find("licences");
    const rows = () => [...get("licences").querySelectorAll("li")].map((row) => row.textContent);
    expect(rows().length).toBeGreaterThan(200);
    expect(rows().some((row) => /^svelte \d.*MIT$/.test(row ?? ""))).toBe(true);
    expect(rows().some((row) => /^argon2 \d.*MIT OR Apache-2\.0$/.test(row ?? ""))).toBe(true);
    // Another system's are in the list, and not in this program.
    const program = JSON.parse(readFileSync("src/lib/licences/program.json", "utf8")) as [
      string,
      string,
      string,
      string[]?,
    ][];
    const elsewhere = program.filter(([, , , systems]) => systems && !systems.includes("linux"));
    expect(elsewhere.length).toBeGreaterThan(10);
    expect(rows()).not.toContain(elsewhere[0]?.slice(0, 2).join(" "));
    await fill("licences-search", "mpl-2");
    expect(rows().length).toBeGreaterThan(0);
    expect(rows().every((row) => row?.includes("MPL-2.0"))).toBe(true);
    expect(text("licences-count")).toBe(`${rows().length} package${rows().length === 1 ? "" : "s"}`);
    await fill("licences-search", "no such thing");
    expect(text("licences-count")).toBe("Nothing matches.");
  });
});

describe("the text for support", () => {
  it("is shown whole before it is saved, and what goes in can be chosen", async () => {
    const { backend } = await support();
    expect((await find("support-text")).textContent).toContain("id.acme.example");
    expect(get("support-text").textContent).toContain("the last 4 of 4");
    await choose("support-servers");
    await waitFor(() => expect(get("support-text").textContent).not.toContain("id.acme.example"));
    await choose("support-exchanges");
    await waitFor(() => expect(get("support-text").textContent).toContain("left out: 4"));
    const nothing = { exchanges: false, servers: false };
    // It is gathered once: what is saved is what was looked at.
    expect(backend.callsOf("supportText")).toEqual([
      [{ exchanges: true, servers: true }, true],
      [{ exchanges: true, servers: false }, false],
      [nothing, false],
    ]);
    expect(backend.callsOf("saveSupport")).toEqual([]);
    await click("support-save");
    expect((await find("support-saved")).textContent).toContain("/home/starter/countersign-support.txt");
    expect(backend.callsOf("saveSupport")).toEqual([[nothing]]);
  });

  it("is nowhere when the dialog for its place is closed", async () => {
    const { backend } = await support();
    backend.closesDialogs = true;
    await find("support-text");
    await click("support-save");
    await waitFor(() => expect(backend.callsOf("saveSupport")).toHaveLength(1));
    await waitFor(() => expect(text("support-save")).toBe("Save as…"));
    expect(all("support-saved")).toHaveLength(0);
  });

  it("is copied as it is shown", async () => {
    const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    await support();
    const shown = (await find("support-text")).textContent;
    await click("support-copy");
    await waitFor(() => expect(text("support-copy")).toBe("Copied"));
    expect(write).toHaveBeenCalledWith(shown);
  });

  it("that can't be gathered or saved says why, and can be tried again", async () => {
    const { backend } = await settings();
    backend.failNext("supportText", anError({ title: "The vault is busy." }));
    await click("support-open");
    expect((await find("error-title")).textContent).toBe("The vault is busy.");
    expect(get("support-save")).toHaveProperty("disabled", true);
    await click("error-action");
    await find("support-text");
    backend.failNext("saveSupport", anError({ title: "The disk is full" }));
    await click("support-save");
    expect((await find("error-title")).textContent).toBe("The disk is full");
  });
});

describe("the window's own error", () => {
  it("is the one that Rust explains to whoever has its reference read out", () => {
    const error = asAppError("nothing that Rust said");
    const words = readFileSync("../crates/app/src/words/mod.rs", "utf8");
    const [, told = ""] = /Self::Window => words\(([^)]*)\)/.exec(words) ?? [];
    expect([...told.matchAll(/"([^"]*)"/g)].map(([, sentence]) => sentence)).toEqual([
      error.title,
      error.message,
      error.next,
    ]);
    const references = readFileSync("../crates/app/src/reference.rs", "utf8");
    expect(references).toContain(`Self::Window => ("${error.code}", "${error.reference}")`);
  });
});
