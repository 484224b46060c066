// Signing in: with the browser, on another device, with a token.
import { waitFor } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import { FakeBackend } from "../src/lib/backend/fake/backend";
import { anError } from "../src/lib/backend/fake/data";
import { CANCELLED, EXPIRED, SIGNED_OUT, aServer, aSession, someServers } from "../src/lib/backend/fake/server-data";
import { SigningIn } from "../src/lib/state/sign-in.svelte";
import { all, click, fill, find, get, open, submit, text, toSubject } from "./helpers";

/** Opens the window with one server at which nobody has signed in yet, and begins. */
async function begin(changes: Parameters<typeof aServer>[0] = {}) {
  const opened = await open({ servers: [aServer(changes)] });
  opened.backend.signInWaits = true;
  await click("nav-enroll");
  await click("enroll-sign-in");
  return opened;
}

describe("the first step", () => {
  it("asks how one was asked, with four ways, the demonstration, and what was started elsewhere", async () => {
    await open();
    await click("nav-enroll");
    expect(text("step")).toBe("Step 1 of 4");
    for (const way of ["sign-in", "link", "picture", "helpdesk", "elsewhere", "demo"]) {
      expect(all(`enroll-${way}`)).toHaveLength(1);
    }
  });

  it("asks for an address where there is no server yet, and goes on to signing in there", async () => {
    const { backend } = await open();
    await click("nav-enroll");
    await click("enroll-sign-in");
    await submit("server-address");
    expect(text("server-address-fault")).toContain("Type the address");
    expect(document.activeElement).toBe(get("server-address"));
    await fill("server-address", " https://login.acme.example ");
    await fill("server-client", "268459283745612033");
    backend.signInWaits = true;
    await submit("server-address");
    await find("sign-in-waiting");
    expect(backend.callsOf("saveServer")[0]?.[0]).toMatchObject({
      id: null,
      address: "https://login.acme.example",
      clientId: "268459283745612033",
      dialect: null,
      signInWay: "browser",
    });
  });

  it("says what is wrong with an address, and keeps it", async () => {
    await open();
    await click("nav-enroll");
    await click("enroll-sign-in");
    await fill("server-address", "http://id.example");
    await submit("server-address");
    expect((await find("error-reference")).textContent).toBe("CS-E102");
    expect((get("server-address") as HTMLInputElement).value).toBe("http://id.example");
  });

  it("lets one choose between several servers, and says who is signed in", async () => {
    await open({ servers: someServers() });
    await click("nav-enroll");
    await click("enroll-sign-in");
    expect((await find("server-s1")).textContent).toContain("Signed in as starter@acme.example.");
    expect(text("server-s2")).toContain("The sign-in has ended.");
    await click("server-s1");
    await find("person");
  });

  it("with a read-only vault can't begin, and names the reason", async () => {
    await open({ state: { readOnly: "Saved by a newer Countersign." }, servers: [aServer()] });
    await click("nav-enroll");
    const button = get("enroll-sign-in") as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    expect(document.getElementById(button.getAttribute("aria-describedby") ?? "")?.textContent).toContain("newer");
  });
});

describe("signing in with the browser", () => {
  it("waits, can be opened again, and goes on by itself", async () => {
    const { backend } = await begin();
    expect((await find("sign-in")).dataset["way"]).toBe("browser");
    await find("sign-in-waiting");
    expect(backend.callsOf("beginSignIn")).toEqual([["s1", "browser", false]]);
    await click("sign-in-open");
    await click("sign-in-copy");
    await waitFor(() => expect(text("sign-in-copy")).toBe("Address copied"));
    expect(backend.callsOf("openSignIn")).toEqual([["sign-in-1"]]);
    backend.signedIn();
    await find("person");
    expect(text("person-login")).toBe("starter@acme.example");
    expect(text("person-host")).toBe("login.acme.example");
  });

  it("is given up with Cancel, in Rust too, and a late answer changes nothing", async () => {
    const { backend, app } = await begin();
    await find("sign-in-waiting");
    await click("sign-in-cancel");
    await waitFor(() => expect(backend.callsOf("cancelSignIn")).toEqual([["sign-in-1"]]));
    expect(app.enroll.stage).toBe("choose");
    expect(all("error-panel")).toHaveLength(0);
  });

  it("that is left by another view is given up as well", async () => {
    const { backend } = await begin();
    await find("sign-in-waiting");
    await click("nav-codes");
    await waitFor(() => expect(backend.callsOf("cancelSignIn")).toHaveLength(1));
  });

  it("that nobody finished says so, and begins again", async () => {
    const { backend } = await begin();
    await find("sign-in-waiting");
    backend.notSignedIn(EXPIRED);
    expect((await find("error-title")).textContent).toBe("Nobody signed in within five minutes.");
    expect(all("sign-in-waiting")).toHaveLength(0);
    await click("error-action");
    await find("sign-in-waiting");
    expect(backend.callsOf("beginSignIn")).toHaveLength(2);
    expect(all("error-panel")).toHaveLength(0);
  });

  it("that can't begin says why, and still offers the other device", async () => {
    const { backend } = await open({ servers: [aServer()] });
    backend.failNext("beginSignIn", anError({ title: "No answer from login.acme.example." }));
    await click("nav-enroll");
    await click("enroll-sign-in");
    expect((await find("error-title")).textContent).toContain("No answer");
    expect((get("sign-in-device") as HTMLButtonElement).disabled).toBe(false);
  });

  it("at an address that is wrong lets one put it right, and begins again", async () => {
    const { backend } = await begin();
    await find("sign-in-waiting");
    backend.notSignedIn(anError({ action: "checkAddress" }));
    await click("error-action");
    await fill("server-address", "https://other.acme.example");
    await submit("server-address");
    await waitFor(() => expect(all("server-edit")).toHaveLength(0));
    await find("sign-in-waiting");
    expect(text("sign-in")).toContain("other.acme.example");
    expect(backend.callsOf("beginSignIn")).toHaveLength(2);
  });

  it("begins once, and an answer to what was begun before is not taken", async () => {
    const backend = new FakeBackend({ servers: [aServer()] });
    backend.signInWaits = true;
    const done = vi.fn();
    const signingIn = new SigningIn(backend, done);
    void signingIn.begin(aServer(), "browser");
    await waitFor(() => expect(signingIn.current?.id).toBe("sign-in-1"));
    void signingIn.begin(aServer(), "device");
    await waitFor(() => expect(signingIn.current?.id).toBe("sign-in-2"));
    expect(backend.callsOf("cancelSignIn")).toEqual([["sign-in-1"]]);
    expect(signingIn.error).toBeNull();
    backend.signedIn();
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect(signingIn.current).toBeNull();
  });

  it("that is cancelled before it has begun is cancelled in Rust when it has", async () => {
    const backend = new FakeBackend({ servers: [aServer()] });
    backend.signInWaits = true;
    const signingIn = new SigningIn(backend, () => undefined);
    const begin = backend.beginSignIn.bind(backend);
    let go: (value: undefined) => void = () => undefined;
    const held = new Promise<undefined>((resolve) => (go = resolve));
    vi.spyOn(backend, "beginSignIn").mockImplementation((...given) => held.then(() => begin(...given)));
    void signingIn.begin(aServer(), "browser");
    await waitFor(() => expect(backend.beginSignIn).toHaveBeenCalledOnce());
    await signingIn.cancel();
    go(undefined);
    await waitFor(() => expect(backend.callsOf("cancelSignIn")).toEqual([["sign-in-1"]]));
    expect(signingIn.current).toBeNull();
    expect(signingIn.error).toBeNull();
  });
});

describe("signing in on another device", () => {
  it("shows the code large, where to type it, a picture, and how long it counts", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { backend } = await begin();
    await find("sign-in-waiting");
    await click("sign-in-device");
    expect((await find("sign-in-user-code")).textContent).toBe("BDFG-HJKM");
    expect(text("sign-in-address")).toBe("https://login.acme.example/device");
    expect(get("sign-in").querySelector("img")?.alt).toContain("QR code");
    expect(text("sign-in-countdown")).toMatch(/It ends in (5:00|4:59)\./);
    await vi.advanceTimersByTimeAsync(61_000);
    expect(text("sign-in-countdown")).toMatch(/It ends in 3:5\d\./);
    expect(backend.callsOf("cancelSignIn")).toEqual([["sign-in-1"]]);
    await click("sign-in-browser");
    await find("sign-in-waiting");
  });

  it("is where a server begins that says so", async () => {
    await begin({ signInWay: "device" });
    await find("sign-in-user-code");
  });
});

describe("signing in with a token", () => {
  it("sends the token as bytes, clears it, and asks for whom", async () => {
    const { backend } = await begin({ signInWay: "token" });
    await fill("sign-in-token", " a-personal-token ");
    await submit("sign-in-token");
    await find("who-user");
    expect(backend.callsOf("useToken")).toEqual([["s1", "a-personal-token"]]);
    expect(document.body.innerHTML).not.toContain("a-personal-token");
    expect(backend.callsOf("beginSignIn")).toEqual([]);
  });

  it("that is refused says so and asks for another", async () => {
    const { backend } = await begin({ signInWay: "token" });
    backend.failNext("useToken", SIGNED_OUT);
    await fill("sign-in-token", "old");
    await submit("sign-in-token");
    await find("error-panel");
    expect((get("sign-in-token") as HTMLInputElement).value).toBe("");
  });
});

describe("a lock", () => {
  it("forgets whose codes were being set up, and the sign-in under way", async () => {
    const { backend, app } = await open({ servers: [aServer({ session: aSession() })] });
    await toSubject();
    backend.signInWaits = true;
    await click("not-me");
    await find("sign-in-waiting");
    await app.lock();
    expect(app.enroll.subject).toBeNull();
    expect(app.servers.list).toEqual([]);
    await waitFor(() => expect(backend.callsOf("cancelSignIn")).toHaveLength(1));
  });
});

it("the stand-in’s cancelled sign-in is the one that the window never shows", async () => {
  const backend = new FakeBackend({ servers: [aServer()] });
  backend.signInWaits = true;
  const { id } = await backend.beginSignIn("s1", "browser", false);
  const waiting = backend.awaitSignIn(id);
  await Promise.resolve();
  await Promise.resolve();
  await backend.cancelSignIn(id);
  await expect(waiting).rejects.toBe(CANCELLED);
});
