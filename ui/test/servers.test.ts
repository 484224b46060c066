// Servers in the settings, the inspector, the Clock test, and what the administrator laid down.
import { waitFor, within } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import { INVALID_CODE, anError } from "../src/lib/backend/fake/data";
import type { Start } from "../src/lib/backend/fake/backend";
import {
  CHECKS_OF_A_STRANGER,
  aPolicy,
  aServer,
  aSession,
  someExchanges,
  someServers,
} from "../src/lib/backend/fake/server-data";
import { all, choose, click, codeFor, fill, find, get, open, press, submit, text, toCodeStep } from "./helpers";

async function settings(start: Start = { servers: someServers() }) {
  const opened = await open(start);
  await click("nav-settings");
  await find("settings-server-list");
  if ((start.servers ?? []).length > 0) await waitFor(() => expect(all("server")).not.toHaveLength(0));
  return opened;
}

const server = (id: string) => document.querySelector<HTMLElement>(`[data-server-id="${id}"]`) as HTMLElement;

async function give(id: string, file: File) {
  const input = get(id) as HTMLInputElement;
  Object.defineProperty(input, "files", { value: [file], configurable: true });
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

describe("the servers", () => {
  it("are listed with who is signed in, and which are the administrator’s", async () => {
    await settings();
    expect(server("s1").textContent).toContain("Signed in as starter@acme.example.");
    expect(server("s2").textContent).toContain("The sign-in has ended.");
    expect(server("s3").textContent).toContain("From your administrator");
    expect(server("s1").querySelector('[data-testid="server-sign-out"]')?.getAttribute("aria-label")).toBe(
      "Sign out of Acme",
    );
    expect(server("s2").querySelector('[data-testid="server-sign-in"]')?.textContent).toBe("Sign in again");
  });

  it("that are none say how one comes", async () => {
    await settings({});
    await find("servers-none");
  });

  it("show why they could not be read, and try again", async () => {
    const { backend } = await open({ servers: someServers() });
    backend.failNext("listServers", anError({ title: "The vault is busy." }));
    await click("nav-settings");
    expect((await find("error-title")).textContent).toBe("The vault is busy.");
    await click("error-action");
    await waitFor(() => expect(all("server")).toHaveLength(3));
  });

  it("are signed out of and in to", async () => {
    const { backend } = await settings();
    await click("server-sign-out", server("s1"));
    await waitFor(() => expect(server("s1").textContent).toContain("Nobody is signed in."));
    expect(backend.callsOf("signOut")).toEqual([["s1"]]);
    await click("server-sign-in", server("s1"));
    await waitFor(() => expect(server("s1").textContent).toContain("Signed in as starter@acme.example."));
    expect(all("sign-in-dialog")).toHaveLength(0);
    expect(text("note")).toContain("Signed in as starter@acme.example.");
  });

  it("that could not be told of the signing out are signed out here all the same", async () => {
    const { backend } = await settings();
    vi.spyOn(backend, "signOut").mockImplementation(async () => {
      backend.servers = backend.servers.map((each) => (each.id === "s1" ? { ...each, session: null } : each));
      throw anError({ code: "signedOutHereOnly", title: "Signed out on this computer", action: "none" });
    });
    await click("server-sign-out", server("s1"));
    expect((await find("error-title")).textContent).toBe("Signed out on this computer");
    await waitFor(() => expect(server("s1").textContent).toContain("Nobody is signed in."));
  });

  it("say when signing out failed", async () => {
    const { backend } = await settings();
    backend.failNext("signOut", anError({ title: "No answer from login.acme.example." }));
    await click("server-sign-out", server("s1"));
    expect((await find("error-title")).textContent).toContain("No answer");
    expect(server("s1").textContent).toContain("Signed in as");
  });

  it("are added, with nothing sent before the address is there", async () => {
    const { backend } = await settings({});
    await click("server-new");
    await submit("server-address");
    expect(text("server-address-fault")).toBe("Type the address of the server.");
    await fill("server-address", "https://mfa.example");
    await fill("server-name", "Second");
    const provider = get("server-provider") as HTMLSelectElement;
    provider.value = "privacyidea";
    provider.dispatchEvent(new Event("change", { bubbles: true }));
    await waitFor(() => expect(all("server-dialect")).toHaveLength(0));
    expect(all("server-client")).toHaveLength(0);
    await submit("server-address");
    await waitFor(() => expect(all("server-edit")).toHaveLength(0));
    expect(backend.callsOf("saveServer")[0]?.[0]).toMatchObject({
      id: null,
      name: "Second",
      address: "https://mfa.example",
      provider: "privacyidea",
      signInWay: "token",
      dialect: null,
    });
    expect(text("server")).toContain("Second");
  });

  it("are changed, and say that another address ends the sign-in", async () => {
    const { backend } = await settings();
    await click("server-open", server("s1"));
    await click("server-edit-open");
    expect((get("server-name") as HTMLInputElement).value).toBe("Acme");
    expect(all("server-signs-out")).toHaveLength(0);
    await fill("server-address", "https://other.example");
    await find("server-signs-out");
    await submit("server-address");
    await waitFor(() => expect(server("s1").textContent).toContain("other.example"));
    expect(backend.callsOf("saveServer")[0]?.[0]).toMatchObject({
      id: "s1",
      dialect: "v2",
      help: "Helpdesk, extension 4000",
    });
  });

  it("are tested: each check with an icon, a word and what was found", async () => {
    await settings();
    await click("server-open", server("s1"));
    await click("server-test");
    await find("server-checks");
    expect(text("check-clock")).toBe(
      "Compare the clocks: Works. Its clock agrees with this computer’s to within a second.",
    );
    expect(text("check-signedIn")).toContain("Signed in as starter@acme.example.");
  });

  it("of a stranger’s certificate say so, and that nothing else was asked", async () => {
    await settings({ servers: someServers(), checks: CHECKS_OF_A_STRANGER });
    await click("server-open", server("s1"));
    await click("server-test");
    await find("server-checks");
    expect(get("check-certificate").dataset["outcome"]).toBe("bad");
    expect(text("check-certificate")).toContain("Fails.");
    expect(text("check-dialect")).toContain("Not known. Not asked.");
  });

  it("that can’t be tested say why, and are tested again", async () => {
    const { backend } = await settings();
    await click("server-open", server("s1"));
    backend.failNext("testServer", anError({ title: "No network." }));
    await click("server-test");
    expect((await find("error-title")).textContent).toBe("No network.");
    await click("error-action");
    await find("server-checks");
  });

  it("take certificate authorities of one’s own, and lose them again", async () => {
    const { backend } = await settings();
    await click("server-open", server("s1"));
    await give("certificate-file", new File(["-----BEGIN CERTIFICATE-----"], "root.pem"));
    await waitFor(() => expect(text("server-certificates")).toContain("1 added."));
    expect(backend.callsOf("addCertificate")[0]?.[0]).toBe("s1");
    await click("certificates-remove");
    await waitFor(() => expect(text("server-certificates")).toContain("None added."));
    await give("certificate-file", new File(["x"], "note.txt"));
    expect((await find("error-title")).textContent).toBe("That file holds no certificate.");
    await give("certificate-file", new File([new Uint8Array(1024 * 1024 + 1)], "film.pem"));
    await waitFor(() => expect(text("server-dialog")).toContain("film.pem is too large for a certificate."));
    expect(backend.callsOf("addCertificate")).toHaveLength(2);
  });

  it("follow the server’s time when that is ticked, and show it as it is when that fails", async () => {
    const { backend } = await settings();
    await click("server-open", server("s2"));
    expect(text("server-clock")).toBe("Measured: this computer is 2 min slower than the server.");
    backend.failNext("useServerTime", anError());
    await choose("server-time");
    await find("error-panel");
    expect((get("server-time") as HTMLInputElement).checked).toBe(false);
    await choose("server-time");
    await waitFor(() => expect(backend.servers[1]?.useServerTime).toBe(true));
  });

  it("give an enrollment link and file, and show what is in it", async () => {
    const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    const { backend } = await settings();
    await click("server-open", server("s1"));
    await click("offer-make");
    expect((await find("offer-made")).textContent).toMatch(/^countersign:\/\/enroll\?/);
    expect(text("server-dialog")).toContain('"clientId"');
    await click("offer-copy");
    await waitFor(() => expect(text("offer-copy")).toBe("Link copied"));
    expect(write.mock.calls[0]?.[0]).toMatch(/^countersign:\/\/enroll\?/);
    await click("offer-save");
    await waitFor(() => expect(text("note")).toContain("Saved /home/starter/Acme.countersign."));
    expect(backend.callsOf("saveOffer")).toEqual([["s1"]]);
  });

  it("are removed after a question that says what stays", async () => {
    const { backend } = await settings();
    await click("server-open", server("s1"));
    await click("server-remove");
    expect(text("confirm")).toContain("Accounts that were set up there stay");
    expect(backend.callsOf("removeServer")).toEqual([]);
    await click("confirm-act");
    await waitFor(() => expect(server("s1")).toBeNull());
    expect(backend.callsOf("removeServer")).toEqual([["s1"]]);
    expect(text("note")).toBe("Removed Acme.");
  });

  it("are removed, and it is said when the server could not be told", async () => {
    const { backend } = await settings();
    backend.removalProblem = anError({ message: "You are signed out here, but login.acme.example could not be told." });
    await click("server-open", server("s1"));
    await click("server-remove");
    await click("confirm-act");
    await waitFor(() => expect(server("s1")).toBeNull());
    expect(text("note")).toContain("Removed Acme. You are signed out here, but login.acme.example could not be told.");
  });

  it("that were given no name get none by a change of something else", async () => {
    const { backend } = await settings({
      servers: [aServer({ name: "login.acme.example", ownName: "", host: "login.acme.example" })],
    });
    await click("server-open");
    await click("server-edit-open");
    expect((get("server-name") as HTMLInputElement).value).toBe("");
    await fill("server-address", "https://id.acme.example");
    await submit("server-address");
    await waitFor(() => expect(backend.servers[0]?.name).toBe("id.acme.example"));
  });

  it("of the administrator can be tested, and not be changed or removed", async () => {
    await settings();
    await click("server-open", server("s3"));
    const button = get("server-remove") as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    expect(document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent).toContain(
      "Your administrator laid this server down.",
    );
    expect((get("server-edit-open") as HTMLButtonElement).disabled).toBe(true);
    await click("server-test");
    await find("server-checks");
  });

  it("are there in the demonstration too, with its own", async () => {
    await open();
    await click("nav-enroll");
    await click("enroll-demo");
    await find("demo-user-newStarter");
    await click("nav-settings");
    await waitFor(() => expect(all("server")).toHaveLength(2));
    expect(server("demo").textContent).toContain("Signed in with a token, as helpdesk@demo.example.");
  });
});

describe("what the administrator laid down", () => {
  it("is shown, with where it stands, and offers nothing to change", async () => {
    await settings({ state: { policy: aPolicy() } });
    const policy = get("settings-policy");
    expect(text("policy-lock")).toBe("Locks at the latest After 30 minutes without use");
    expect(text("policy-export")).toBe("Export without encryption Off");
    expect(policy.textContent).toContain("/etc/countersign/policy.json");
    expect(policy.querySelectorAll("button, input, select")).toHaveLength(0);
  });

  it("limits what can be chosen for locking", async () => {
    await settings({ state: { policy: aPolicy({ longestAutoLockMinutes: 20 }) } });
    const offered = Array.from(get("lock-after").querySelectorAll("option"), (option) => option.value);
    expect(offered).toEqual(["1", "5", "15", "20"]);
    expect(get("settings-locking").textContent).toContain("Your administrator allows 20 minutes at the most.");
  });

  it("says why a part of it does not count", async () => {
    await settings({ state: { policy: aPolicy({ server: null, problem: "Line 3 is not understood." }) } });
    expect(text("policy-problem")).toBe("Line 3 is not understood.");
  });

  it("is not there where nothing is laid down", async () => {
    await settings({});
    expect(all("settings-policy")).toHaveLength(0);
  });
});

describe("the inspector", () => {
  it("lists the exchanges, newest first, with status and how long they took", async () => {
    await settings();
    await click("inspector-open");
    await waitFor(() => expect(all("exchange")).toHaveLength(4));
    expect(all("exchange").map((each) => each.dataset["exchangeId"])).toEqual(["4", "3", "2", "1"]);
    expect(all("exchange-status").map((each) => each.textContent)).toEqual(["400", "200", "200", "No answer"]);
    expect(all("exchange")[0]?.textContent).toContain("POST /v2/users/163840776835432705/totp/verify");
    expect(all("exchange")[0]?.textContent).toContain("84\u00a0ms");
    expect(all("exchange")[0]?.querySelector("details")?.open).toBe(false);
    expect(all("exchange")[0]?.textContent).toContain('{"code":"······"}');
  });

  it("copies one, or all, in Rust’s words, within the press, as web views want it", async () => {
    const items: Record<string, Promise<Blob>>[] = [];
    vi.stubGlobal("ClipboardItem", function (item: Record<string, Promise<Blob>>) {
      items.push(item);
    });
    const write = vi.spyOn(navigator.clipboard, "write").mockResolvedValue();
    const { backend } = await settings();
    await click("inspector-open");
    await waitFor(() => expect(all("exchange")).toHaveLength(4));
    within(all("exchange")[1] as HTMLElement)
      .getByTestId("exchange-copy")
      .click();
    expect(write).toHaveBeenCalledOnce();
    expect(backend.callsOf("exchangesText")).toEqual([[[3]]]);
    expect((await items[0]?.["text/plain"])?.size).toBeGreaterThan(10);
    await click("inspector-copy");
    await waitFor(() => expect(text("inspector-copy")).toBe("Copied"));
    expect(backend.callsOf("exchangesText")[1]).toEqual([[4, 3, 2, 1]]);
    vi.unstubAllGlobals();
  });

  it("copies by selection where the web view has nothing else, over the dialog, and keeps the keyboard", async () => {
    vi.spyOn(navigator.clipboard, "write").mockRejectedValue(new Error("not allowed"));
    let selected: Element | null = null;
    document.execCommand = () => {
      selected = document.activeElement;
      return selected?.closest("dialog[open]") !== null;
    };
    await settings();
    await click("inspector-open");
    await waitFor(() => expect(all("exchange")).toHaveLength(4));
    get("inspector-copy").focus();
    await click("inspector-copy");
    await waitFor(() => expect(text("inspector-copy")).toBe("Copied"));
    expect((selected as HTMLTextAreaElement | null)?.tagName).toBe("TEXTAREA");
    expect(document.activeElement).toBe(get("inspector-copy"));
  });

  it("is emptied", async () => {
    const { backend } = await settings();
    await click("inspector-open");
    await waitFor(() => expect(all("exchange")).toHaveLength(4));
    get("inspector-clear").focus();
    await click("inspector-clear");
    await find("inspector-empty");
    expect(backend.inspected).toEqual([]);
    expect(get("inspector-copy").getAttribute("aria-disabled")).toBe("true");
    await click("inspector-copy");
    expect(backend.callsOf("exchangesText")).toEqual([]);
    expect((get("inspector-clear") as HTMLButtonElement).disabled).toBe(false);
    expect(document.activeElement).toBe(get("inspector-clear"));
  });

  it("says why it could not be read", async () => {
    const { backend } = await settings();
    backend.failNext("exchanges", anError({ title: "Not now." }));
    await click("inspector-open");
    expect((await find("error-title")).textContent).toBe("Not now.");
    await click("error-action");
    await waitFor(() => expect(all("exchange")).toHaveLength(4));
  });

  it("opens from an error, over what is there", async () => {
    const { backend } = await open({ exchanges: someExchanges() });
    await toCodeStep();
    await fill("code-field", codeFor("of-e1"));
    backend.failNext("verifyEnrollment", INVALID_CODE);
    await press(get("code-field"), "Enter");
    await click("inspect");
    await find("inspector");
    await click("dialog-close");
    expect(all("inspector")).toHaveLength(0);
    expect(all("error-panel")).toHaveLength(1);
  });
});

describe("the clock test", () => {
  async function toClockTest(start: Start = {}) {
    const opened = await open(start);
    await click("nav-verify");
    await click("clock-test");
    await find("clock-qr");
    return opened;
  }

  it("is offered also where no account is", async () => {
    await toClockTest({ accounts: [] });
  });

  it("asks for a second code in a row before it names a drift", async () => {
    const { backend } = await toClockTest();
    await fill("code-field", "912345");
    await press(get("code-field"), "Enter");
    expect((await find("clock-result")).textContent).toContain("Probably 94 s slow");
    expect((get("code-field") as HTMLInputElement).value).toBe("");
    expect(document.activeElement).toBe(get("code-field"));
    await fill("code-field", "934567");
    await click("clock-check");
    await waitFor(() => expect(text("clock-result")).toContain("The caller’s clock is 94 s slow"));
    expect(backend.callsOf("clockTestCode")).toEqual([["912345"], ["934567"]]);
  });

  it("says when the clock is right, and when the code is not of the test", async () => {
    await toClockTest();
    await fill("code-field", "123456");
    await click("clock-check");
    expect((await find("clock-result")).textContent).toContain("The caller’s clock is right");
    await fill("code-field", "000000");
    await click("clock-check");
    await waitFor(() => expect(text("clock-result")).toContain("Not a code of this test"));
  });

  it("sends nothing that can be no code", async () => {
    const { backend } = await toClockTest();
    await fill("code-field", "123");
    await click("clock-check");
    expect(text("clock-why")).toContain("That has 3 digits");
    expect(backend.callsOf("clockTestCode")).toEqual([]);
  });

  it("typing a code does not make a new key", async () => {
    const { backend } = await toClockTest();
    await fill("code-field", "123456");
    await fill("code-field", "123457");
    expect(backend.callsOf("startClockTest")).toHaveLength(1);
  });

  it("is forgotten when it is left, and made anew for another caller", async () => {
    const { backend } = await toClockTest();
    await click("clock-anew");
    await waitFor(() => expect(backend.callsOf("startClockTest")).toHaveLength(2));
    expect(backend.callsOf("endClockTest")).toHaveLength(0);
    await click("clock-close");
    await waitFor(() => expect(backend.callsOf("endClockTest")).toHaveLength(1));
    await find("verify-check");
  });

  it("is forgotten with a lock, too", async () => {
    const { backend } = await toClockTest();
    await click("lock");
    await find("locked");
    expect(backend.callsOf("endClockTest")).toHaveLength(1);
  });
});

it("a ticket names the host also where nothing was sent or received", async () => {
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const { backend } = await open({ servers: [aServer({ session: aSession() })] });
  backend.failNext("subject", anError({ reference: "CS-E504", exchange: null }));
  await click("nav-enroll");
  await click("enroll-sign-in");
  await click("copy-ticket");
  await waitFor(() => expect(write).toHaveBeenCalledOnce());
  const ticket = write.mock.calls[0]?.[0] ?? "";
  expect(ticket).toContain("Reference: CS-E504");
  expect(ticket).toContain("Server: login.acme.example");
  expect(ticket).toContain("Dialect: v2");
  expect(ticket).toMatch(/UTC: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/);
});
