import { waitFor } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { aCandidate, anError } from "../src/lib/backend/fake/data";
import { all, click, find, get, open, text } from "./helpers";

describe("links that the system opened", () => {
  it("are looked at as soon as the vault is open, wherever one is, and not added by themselves", async () => {
    const { app, backend } = await open();
    app.show("verify");
    backend.openedLinks = { candidates: [aCandidate({ issuer: "Harbour" })], import: null, refused: 0 };
    backend.state = { ...backend.state, linksWaiting: 1 };
    backend.changed();
    await find("link-exposed");
    expect(app.view).toBe("verify");
    expect(backend.callsOf("addCandidates")).toHaveLength(0);
    await click("candidate-add");
    await waitFor(() => expect(backend.callsOf("addCandidates")).toHaveLength(1));
  });

  it("that were not taken are counted out loud", async () => {
    const { backend } = await open();
    backend.openedLinks = { candidates: [aCandidate({ issuer: "Harbour" })], import: null, refused: 2 };
    backend.state = { ...backend.state, linksWaiting: 3 };
    backend.changed();
    await find("link-exposed");
    await waitFor(() => expect(document.body.textContent).toContain("2 links were not taken"));
  });

  it("that can't be read say why", async () => {
    const { backend } = await open();
    backend.failNext("readOpenedLinks", anError({ title: "This is no link." }));
    backend.state = { ...backend.state, linksWaiting: 1 };
    backend.changed();
    expect((await find("error-title")).textContent).toBe("This is no link.");
  });

  it("wait behind the dialog that is open", async () => {
    const { app, backend } = await open();
    app.adding = "hand";
    await find("add-dialog");
    backend.state = { ...backend.state, linksWaiting: 1 };
    backend.changed();
    await waitFor(() => expect(app.linksWaiting).toBe(1));
    expect(backend.callsOf("readOpenedLinks")).toHaveLength(0);
    app.adding = null;
    await find("link-exposed");
  });

  it("are what somebody wants to add who chooses so on the first page", async () => {
    const { app, backend } = await open({ state: { vault: "empty", keychain: "available", linksWaiting: 1 } });
    expect(text("links-wait")).toContain("Choose “Add or import my codes”");
    await click("first-add");
    await find("link-exposed");
    expect(app.opened).toBeNull();
    expect(backend.callsOf("readOpenedLinks")).toHaveLength(1);
  });

  it("are counted while the vault is locked", async () => {
    await open({ state: { vault: "locked", linksWaiting: 2 } });
    expect(text("links-wait")).toContain("2 links");
  });
});

describe("opening links here", () => {
  it("is asked once, after the first account, and not before the yes", async () => {
    const { app, backend } = await open({ state: { slots: ["keychain", "recovery"] } });
    await find("links-card");
    expect(backend.callsOf("setOpensLinks")).toHaveLength(0);
    await click("links-card-act");
    await waitFor(() => expect(all("links-card")).toHaveLength(0));
    expect(backend.callsOf("setOpensLinks")).toEqual([[true]]);
    expect(app.linksHint).toBe(false);
  });

  it("is not asked where a program can't choose, nor beside other advice", async () => {
    await open({ state: { slots: ["keychain", "recovery"], platform: "macos" } });
    expect(all("links-card")).toHaveLength(0);
    document.body.replaceChildren();
    await open();
    await find("recovery-card");
    expect(all("links-card")).toHaveLength(0);
  });

  it("says in the window’s language why the card’s yes failed, each sentence once", async () => {
    const { backend, app } = await open({ state: { slots: ["keychain", "recovery"] } });
    await find("links-card");
    app.preferences.set({ language: "de" });
    await waitFor(() => expect(document.documentElement.lang).toBe("de"));
    backend.failNext("setOpensLinks", anError({ next: "" }));
    await click("links-card-act");
    await waitFor(() => expect(text("note")).toBe("Dieser Code stimmt nicht."));
    app.preferences.set({ language: "en" });
    await waitFor(() => expect(document.documentElement.lang).toBe("en"));
  });

  it("stays as it was when the system refuses", async () => {
    const { app, backend } = await open();
    app.show("settings");
    await waitFor(() => expect(get("opens-links")).toHaveProperty("disabled", false));
    backend.failNext("setOpensLinks", anError({ title: "The system did not take it" }));
    await click("opens-links");
    expect((await find("error-title")).textContent).toBe("The system did not take it");
    expect(get("opens-links")).toHaveProperty("checked", false);
  });
});
