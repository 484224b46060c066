// Signing in, and the question whose codes are set up.
import { waitFor } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import { NOT_ALLOWED, anEnrollment, anError } from "../src/lib/backend/fake/data";
import {
  CANCELLED,
  EXPIRED,
  SIGNED_OUT,
  aServer,
  aSession,
  anOffer,
  someServers,
} from "../src/lib/backend/fake/server-data";
import { SigningIn } from "../src/lib/state/sign-in.svelte";
import { FakeBackend } from "../src/lib/backend/fake/backend";
import {
  all,
  click,
  codeFor,
  fill,
  find,
  get,
  open,
  press,
  submit,
  text,
  toCodeStepAtServer,
  toSubject,
} from "./helpers";

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

describe("is this you", () => {
  const signedIn = { servers: [aServer({ session: aSession() })] };

  it("shows name, login, server and state, and sets up codes for the signed-in person", async () => {
    const { backend } = await open(signedIn);
    await toSubject();
    expect(text("step")).toBe("Step 2 of 4");
    expect(document.querySelector("h1")?.textContent).toBe("Is this you?");
    expect(text("person-name")).toBe("First Starter");
    expect(get("subject-state").dataset["state"]).toBe("none");
    await click("subject-start");
    expect(text("step")).toBe("Step 3 of 4");
    expect(backend.callsOf("startAtServer")).toEqual([]);
    await click("where-here");
    await find("own-code-text");
    expect(text("step")).toBe("Step 4 of 4");
    expect(backend.callsOf("startAtServer")).toEqual([[{ server: "s1", user: null, replace: false }]]);
  });

  it("goes back step by step, and forward again without starting again", async () => {
    const { backend } = await open(signedIn);
    await toCodeStepAtServer();
    await click("back");
    await find("where-phone");
    await click("back");
    await find("subject-started");
    await click("subject-go-on");
    await click("where-phone");
    await find("phone-hint");
    expect(backend.callsOf("startAtServer")).toHaveLength(1);
  });

  it("warns before a pending setup is overwritten", async () => {
    await open({ ...signedIn, subject: { state: "pending" } });
    await toSubject();
    expect(text("subject-pending")).toContain("Starting again makes its QR code useless.");
    expect(text("subject-start")).toBe("Start again");
  });

  it("offers to finish a pending setup that is on this computer", async () => {
    const user = "163840776835432705";
    const { backend } = await open({ ...signedIn, enrollments: [anEnrollment({ user })] });
    await toSubject();
    await click("subject-finish");
    await find("code-field");
    expect(backend.callsOf("startAtServer")).toEqual([]);
  });

  it("that is set up already offers to check a code against the account here", async () => {
    const { app } = await open({ ...signedIn, subject: { state: "ready" } });
    await toSubject();
    expect(text("subject-ready")).toContain("Codes are already set up.");
    await click("subject-check");
    await find("view-verify");
    expect(app.verifying).toBe("a1");
  });

  it("removes and sets up again only after it said what stops and what is left", async () => {
    const { backend } = await open({ ...signedIn, subject: { state: "ready", otherMethods: ["Passkey"] } });
    await toSubject();
    await click("subject-replace");
    expect(text("replace-dialog")).toContain("Codes for starter@acme.example at login.acme.example");
    expect(text("replace-left")).toContain("Still works Passkey");
    await click("replace-keep");
    expect(all("replace-dialog")).toHaveLength(0);
    await click("subject-replace");
    await click("replace-confirm");
    await click("where-here");
    await find("own-code-text");
    expect(backend.callsOf("startAtServer")).toEqual([[{ server: "s1", user: null, replace: true }]]);
  });

  it("says so when nothing else is left", async () => {
    await open({ ...signedIn, subject: { state: "ready", otherMethods: [] } });
    await toSubject();
    await click("subject-replace");
    expect(text("replace-left")).toContain("Nothing else is left");
  });

  it("says when the server did not tell the state", async () => {
    await open({ ...signedIn, subject: { state: "unknown" } });
    await toSubject();
    expect(text("subject-unknown")).toContain("login.acme.example didn’t say");
  });

  it("that isn’t asks at the server anew, whoever is signed in there", async () => {
    const { backend } = await open(signedIn);
    await toSubject();
    backend.signInWaits = true;
    await click("not-me");
    await find("sign-in-waiting");
    expect(backend.callsOf("beginSignIn")).toEqual([["s1", "browser", true]]);
  });

  it("on behalf of another person says so on every page, with name, login and server", async () => {
    const { backend } = await open(signedIn);
    await toSubject();
    await click("for-another");
    await submit("who-user");
    expect(text("who-fault")).toContain("Type the user id");
    await fill("who-user", "287614093518143491");
    await submit("who-user");
    await find("person");
    expect(document.querySelector("h1")?.textContent).toBe("Is this the right person?");
    expect(text("on-behalf")).toBe("On behalf of");
    expect(text("person-login")).toBe("second@acme.example");
    await click("subject-start");
    expect(text("on-behalf")).toContain("Second Starter (second@acme.example) at login.acme.example");
    await click("where-here");
    await find("own-code-text");
    expect(text("on-behalf")).toContain("Second Starter (second@acme.example)");
    expect(text("enroll-host")).toBe("login.acme.example");
    await fill("code-field", codeFor("of-e1"));
    await press(get("code-field"), "Enter");
    await find("enrolled-title");
    expect(text("enrolled-title")).toBe("They’re set up");
    expect(text("on-behalf")).toContain("Second Starter (second@acme.example) at login.acme.example");
    expect(backend.callsOf("startAtServer")).toEqual([[{ server: "s1", user: "287614093518143491", replace: false }]]);
  });

  it("shows what the server refuses, and looks again", async () => {
    const { backend } = await open(signedIn);
    backend.failNext("subject", anError({ title: "No answer.", action: "tryAgain" }));
    await click("nav-enroll");
    await click("enroll-sign-in");
    expect((await find("error-title")).textContent).toBe("No answer.");
    await click("error-action");
    await find("person");
  });

  it("with a sign-in that has ended leads to signing in", async () => {
    const { backend } = await open(signedIn);
    backend.failNext("subject", SIGNED_OUT);
    await click("nav-enroll");
    await click("enroll-sign-in");
    backend.signInWaits = true;
    expect((await find("error-action")).textContent?.trim()).toBe("Sign in again");
    await click("error-action");
    await find("sign-in-waiting");
  });

  it("without permission to start stays where it is", async () => {
    const { backend } = await open(signedIn);
    await toSubject();
    backend.failNext("startAtServer", NOT_ALLOWED);
    await click("subject-start");
    await click("where-here");
    expect((await find("error-reference")).textContent).toBe("CS-E403");
    expect(all("where-here")).toHaveLength(1);
  });
});

describe("a setup through a server profile", () => {
  const signedIn = { servers: [aServer({ session: aSession() })] };

  it("signs in again after a 401 without losing the code that was typed", async () => {
    const { backend } = await open(signedIn);
    await toCodeStepAtServer();
    await fill("code-field", codeFor("of-e1"));
    backend.failNext("verifyEnrollment", SIGNED_OUT);
    await press(get("code-field"), "Enter");
    await click("error-action");
    await waitFor(() => expect(all("sign-in-dialog")).toHaveLength(0));
    await waitFor(() => expect(all("error-panel")).toHaveLength(0));
    expect(backend.callsOf("beginSignIn")).toEqual([["s1", "browser", false]]);
    expect((get("code-field") as HTMLInputElement).value.replace(" ", "")).toBe(codeFor("of-e1"));
    await press(get("code-field"), "Enter");
    await find("enrolled-title");
  });

  it("uses the server’s time only after a yes", async () => {
    const { backend } = await open({ servers: [aServer({ session: aSession(), clockDifferenceSeconds: 134 })] });
    await toCodeStepAtServer();
    expect(text("clock-notice")).toContain("This computer’s clock is 2 min slower than the server’s.");
    expect(backend.callsOf("useServerTime")).toEqual([]);
    await click("use-server-time");
    await waitFor(() => expect(text("clock-notice")).toContain("Codes for this account follow the server’s time."));
    expect(backend.callsOf("useServerTime")).toEqual([["s1", true]]);
  });

  it("offers the server’s time as the act of an error", async () => {
    const { backend } = await open(signedIn);
    await toCodeStepAtServer();
    await fill("code-field", codeFor("of-e1"));
    backend.failNext("verifyEnrollment", anError({ action: "useServerTime" }));
    await press(get("code-field"), "Enter");
    expect((await find("error-action")).textContent?.trim()).toBe("Use the server’s time");
    await click("error-action");
    await waitFor(() => expect(backend.callsOf("useServerTime")).toEqual([["s1", true]]));
    await waitFor(() => expect(all("error-panel")).toHaveLength(0));
  });

  it("with a helpdesk’s token asks for a new one when that has ended, and keeps the setup", async () => {
    const { backend, app } = await open({ enrollments: [anEnrollment()] });
    await click("pending-finish");
    await find("own-code-text");
    await fill("code-field", codeFor("of-e1"));
    backend.failNext("verifyEnrollment", { ...SIGNED_OUT, action: "newToken" });
    await press(get("code-field"), "Enter");
    await click("error-action");
    await fill("new-token", "another-token");
    await submit("new-token");
    await waitFor(() => expect(all("token-dialog")).toHaveLength(0));
    expect(backend.callsOf("giveEnrollmentToken")).toEqual([["e1", "another-token"]]);
    expect(app.enroll.stage).toBe("code");
    expect(document.body.innerHTML).not.toContain("another-token");
  });

  it("that is accepted offers to try it, to copy it to a phone, and a recovery code", async () => {
    const { backend } = await open(signedIn);
    backend.wantsSignIn = true;
    await toCodeStepAtServer();
    await fill("code-field", codeFor("of-e1"));
    await press(get("code-field"), "Enter");
    await find("sign-in-again");
    await find("wait-next");
    await click("try-signing-in");
    expect((await find("tried")).textContent).toContain("login.acme.example");
    expect(backend.callsOf("trySigningIn")).toEqual([["e1"]]);
    await click("copy-to-phone");
    await find("qr-image");
    await click("done-recovery");
    await find("recovery-dialog");
    await click("dialog-close");
    backend.signInWaits = true;
    await click("done-sign-in");
    await find("sign-in-dialog");
  });

  it("says why trying failed", async () => {
    const { backend } = await open(signedIn);
    await toCodeStepAtServer();
    await fill("code-field", codeFor("of-e1"));
    await press(get("code-field"), "Enter");
    await find("try-signing-in");
    backend.failNext("trySigningIn", anError({ title: "No browser could be opened." }));
    await click("try-signing-in");
    expect((await find("error-title")).textContent).toBe("No browser could be opened.");
    expect(all("tried")).toHaveLength(0);
  });

  it("wanted on a phone too asks for the phone’s code", async () => {
    await open(signedIn);
    await toSubject();
    await click("subject-start");
    await click("where-phone");
    await find("code-field");
    expect(document.querySelector("label.label")?.textContent).toContain("The code on your phone");
    await find("qr-image");
  });
});

describe("a web page verifies", () => {
  async function toPageCode(candidates = {}) {
    const opened = await open(candidates);
    await click("nav-enroll");
    await click("enroll-picture");
    expect(text("step")).toBe("Step 2 of 3");
    await click("page-way-link");
    await fill("add-link", "otpauth://totp/x");
    await submit("add-link");
    await click("candidate-add");
    await find("live-code");
    return opened;
  }

  it("ends with a code to type there, and claims nothing", async () => {
    const { backend } = await toPageCode();
    expect(text("type-there")).toBe("Type this code on your organisation’s page");
    expect(text("step")).toBe("Step 3 of 3");
    await click("live-copy");
    await waitFor(() => expect(backend.callsOf("copyCode")).toEqual([["added-1"]]));
    await click("page-was-accepted");
    expect(text("page-accepted")).toContain("You say that the page accepted it.");
    await click("done");
    await find("view-codes");
  });

  it("that refused says what to do, and leads to checking a code", async () => {
    const { app } = await toPageCode();
    await click("page-was-refused");
    expect(text("page-refused")).toContain("clock");
    await click("page-verify");
    await find("view-verify");
    expect(app.verifying).toBe("added-1");
  });

  it("takes a link with a key from the link’s page to here, and shows it no longer", async () => {
    await open();
    await click("nav-enroll");
    await click("enroll-link");
    await fill("offer-link", "otpauth://totp/x?secret=ABC");
    await find("offer-holds-key");
    expect((get("offer-link") as HTMLInputElement).value).toBe("");
    expect(document.body.innerHTML).not.toContain("secret=ABC");
    await click("offer-to-picture");
    await find("add-drop");
  });
});

describe("a setup that was started elsewhere", () => {
  it("says that nothing can be checked here, posts, and shows the details", async () => {
    const { backend } = await open({ servers: [aServer({ session: aSession(), dialect: "v3alpha" })] });
    await click("nav-enroll");
    await click("enroll-elsewhere");
    expect((await find("elsewhere-no-check")).textContent).toContain("can’t be checked before it is sent");
    await fill("code-field", "123456");
    await submit("elsewhere-registration");
    expect(document.activeElement).toBe(get("elsewhere-registration"));
    expect(backend.callsOf("finishElsewhere")).toEqual([]);
    await fill("elsewhere-registration", "163840776835432705");
    await submit("elsewhere-registration");
    await find("elsewhere-done");
    expect(backend.callsOf("finishElsewhere")).toEqual([
      [{ server: "s1", user: null, registrationId: "163840776835432705", code: "123456" }],
    ]);
    expect(backend.callsOf("checkEnrollmentCode")).toEqual([]);
    expect(text("detail-sequence")).toContain("2");
    await click("done");
    await find("view-codes");
  });

  it("asks for no registration id where the dialect has none, and says when the code is too short", async () => {
    await open({ servers: [aServer({ session: aSession() })] });
    await click("nav-enroll");
    await click("enroll-elsewhere");
    await find("elsewhere-send");
    expect(all("elsewhere-registration")).toHaveLength(0);
    await fill("code-field", "12");
    await submit("elsewhere-user");
    expect(text("elsewhere-why")).toContain("at least 6");
  });

  it("keeps the code after a refusal", async () => {
    const { backend } = await open({ servers: [aServer({ session: aSession() })] });
    await click("nav-enroll");
    await click("enroll-elsewhere");
    await fill("code-field", "123456");
    backend.failNext("finishElsewhere", anError());
    await submit("elsewhere-user");
    await find("error-panel");
    expect((get("code-field") as HTMLInputElement).value).not.toBe("");
  });
});

describe("an enrollment link or file", () => {
  it("is shown and confirmed before anything is added", async () => {
    const { backend } = await open();
    backend.signInWaits = true;
    await click("nav-enroll");
    await click("enroll-link");
    await fill("offer-link", "countersign://enroll?server=x");
    await submit("offer-link");
    await find("offer-dialog");
    expect(text("offer-facts")).toContain("https://login.acme.example");
    expect(text("offer-facts")).toContain("Helpdesk, extension 4000");
    expect(backend.callsOf("acceptOffer")).toEqual([]);
    await click("offer-accept");
    await find("sign-in-waiting");
    expect(all("offer-dialog")).toHaveLength(0);
    expect(backend.servers).toHaveLength(1);
  });

  it("that the system handed over is asked about in an open vault, and can be left", async () => {
    const { backend } = await open({ state: { pendingOffer: anOffer() } });
    await find("offer-dialog");
    await click("offer-decline");
    await waitFor(() => expect(all("offer-dialog")).toHaveLength(0));
    expect(backend.callsOf("declineOffer")).toHaveLength(1);
    expect(backend.servers).toHaveLength(0);
  });

  it("arrives while the window is open", async () => {
    const { backend } = await open();
    backend.state = { ...backend.state, pendingOffer: anOffer() };
    backend.changed();
    await find("offer-dialog");
  });

  it("that the system handed over and that is none says so once", async () => {
    const { backend } = await open({
      state: { offerProblem: anError({ reference: "CS-L201", title: "A token is in it." }) },
    });
    expect((await find("offer-problem")).textContent).toContain("A token is in it.");
    await click("offer-problem-close");
    await waitFor(() => expect(all("offer-problem")).toHaveLength(0));
    expect(backend.callsOf("declineOffer")).toHaveLength(1);
  });

  it("waits until the demonstration is left", async () => {
    const { backend, app } = await open();
    await click("nav-enroll");
    await click("enroll-demo");
    await find("demo-user-newStarter");
    backend.state = { ...backend.state, pendingOffer: anOffer() };
    await app.reload();
    expect(all("offer-dialog")).toHaveLength(0);
  });

  it("of a server that is known goes on with that", async () => {
    const { backend } = await open({ servers: [aServer({ session: aSession() })] });
    await click("nav-enroll");
    await click("enroll-link");
    await fill("offer-link", "countersign://enroll?server=x");
    await submit("offer-link");
    expect((await find("offer-known")).textContent).toContain("Acme");
    await click("offer-accept");
    await find("person");
    expect(backend.servers).toHaveLength(1);
  });

  it("waits for a vault that is empty or locked, and says so", async () => {
    const { view } = await open({ state: { vault: "empty", keychain: "available", pendingOffer: anOffer() } });
    expect(text("offer-waits")).toContain("A link of login.acme.example waits.");
    expect(all("offer-dialog")).toHaveLength(0);
    view.unmount();
    await open({ state: { vault: "locked", pendingOffer: anOffer() } });
    expect(text("offer-waits")).toContain("when you have unlocked");
  });

  it("that is none says so, and is kept to be mended", async () => {
    await open();
    await click("nav-enroll");
    await click("enroll-link");
    await fill("offer-link", "https://example");
    await submit("offer-link");
    expect((await find("error-title")).textContent).toBe("That is not an enrollment link.");
    expect((get("offer-link") as HTMLInputElement).value).toBe("https://example");
  });

  it("that is a file is read, unless it is far too large", async () => {
    const { backend } = await open();
    await click("nav-enroll");
    await click("enroll-link");
    const input = get("offer-file") as HTMLInputElement;
    const give = async (file: File) => {
      Object.defineProperty(input, "files", { value: [file], configurable: true });
      input.dispatchEvent(new Event("change", { bubbles: true }));
    };
    await give(new File([new Uint8Array(70_000)], "large.countersign"));
    expect((await find("offer-refused")).textContent).toContain("69 KiB");
    expect(backend.callsOf("readOffer")).toEqual([]);
    await give(new File(['{"countersign":"enroll"}'], "acme.countersign"));
    await find("offer-dialog");
    expect(all("offer-refused")).toHaveLength(0);
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
