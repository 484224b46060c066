// Whose codes are set up, how that stands, and a setup through a server profile.
import { waitFor } from "@testing-library/svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { NOT_ALLOWED, anEnrollment, anError, anExchange } from "../src/lib/backend/fake/data";
import type { FakeBackend } from "../src/lib/backend/fake/backend";
import { EXPIRED, ID_NEEDED, SIGNED_OUT, aServer, aSession } from "../src/lib/backend/fake/server-data";
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

afterEach(() => void vi.useRealTimers());

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
    expect(backend.callsOf("startAtServer")).toEqual([
      [{ server: "s1", user: null, replace: false, registrationId: null }],
    ]);
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

  describe("with an unfinished setup on this computer", () => {
    const withPending = { ...signedIn, enrollments: [anEnrollment({ user: "163840776835432705" })] };

    it("that the server no longer has says so, and begins anew first", async () => {
      await open({ ...withPending, subject: { state: "none" } });
      await toSubject();
      expect(text("subject-here-gone")).toContain("login.acme.example has none. Its QR code probably no longer works.");
      expect(all("subject-here")).toHaveLength(0);
      expect(text("subject-start")).toBe("Start again");
      await click("subject-finish");
      await find("code-field");
    });

    it("and codes that are set up all the same offers to check and to remove those", async () => {
      const { backend } = await open({ ...withPending, subject: { state: "ready" } });
      await toSubject();
      expect(text("subject-ready")).toContain("Codes are already set up.");
      expect(document.body.textContent).not.toContain("Its QR code still works");
      expect(all("subject-check")).toHaveLength(1);
      expect(text("subject-finish")).toBe("Open the unfinished setup");
      await click("subject-replace");
      await click("replace-confirm");
      await click("where-here");
      await find("own-code-text");
      expect(backend.callsOf("startAtServer")).toHaveLength(1);
    });

    it("and a server that doesn’t tell claims nothing of its QR code", async () => {
      await open({ ...withPending, subject: { state: "unknown" } });
      await toSubject();
      expect(text("subject-here-unknown")).toContain("login.acme.example didn’t say whether it still waits there.");
      expect(all("subject-finish")).toHaveLength(1);
    });
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
    expect(backend.callsOf("startAtServer")).toEqual([
      [{ server: "s1", user: null, replace: true, registrationId: null }],
    ]);
  });

  it("says so when nothing else is left", async () => {
    await open({ ...signedIn, subject: { state: "ready", otherMethods: [] } });
    await toSubject();
    await click("subject-replace");
    expect(text("replace-left")).toContain("Nothing else is left");
  });

  it("does not say that nothing is left where the server told nothing", async () => {
    await open({ ...signedIn, subject: { state: "ready", otherMethods: [], methods: [] } });
    await toSubject();
    await click("subject-replace");
    expect(text("replace-left")).toContain("What is left is not known");
    expect(text("replace-left")).toContain("login.acme.example didn’t say");
    expect(text("replace-left")).not.toContain("Nothing else is left");
  });

  it("asks for the id of the codes to remove where only a person knows it", async () => {
    const { backend } = await open({ ...signedIn, subject: { state: "ready" } });
    await toSubject();
    await click("subject-replace");
    await click("replace-confirm");
    backend.failNext("startAtServer", ID_NEEDED);
    await click("where-phone");
    await find("where-registration");
    await waitFor(() => expect(document.activeElement).toBe(get("where-registration")));
    await submit("where-registration");
    expect(backend.callsOf("startAtServer")).toHaveLength(1);
    await fill("where-registration", " 163840776835432799 ");
    await submit("where-registration");
    await find("phone-hint");
    expect(backend.callsOf("startAtServer")[1]).toEqual([
      { server: "s1", user: null, replace: true, registrationId: "163840776835432799" },
    ]);
  });

  it("asks the server again on the way back from a removal that went wrong", async () => {
    const { backend } = await open({ ...signedIn, subject: { state: "ready" } });
    await toSubject();
    await click("subject-replace");
    await click("replace-confirm");
    backend.failNext("startAtServer", anError({ title: "The old codes are removed." }));
    await click("where-here");
    await find("error-panel");
    backend.person = { state: "none" };
    await click("back");
    await waitFor(() => expect(get("subject-state").dataset["state"]).toBe("none"));
    expect(backend.callsOf("subject")).toHaveLength(2);
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
    expect(backend.callsOf("startAtServer")).toEqual([
      [{ server: "s1", user: "287614093518143491", replace: false, registrationId: null }],
    ]);
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

describe("while everything is masked", () => {
  const PRIVATE = [
    "starter@acme.example",
    "First Starter",
    "second@acme.example",
    "Second Starter",
    "287614093518143491",
  ];

  /** What is shown of a person outside of what is masked. */
  function shown(): string[] {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const said = node.textContent ?? "";
      if (node.parentElement?.closest(".private, .visually-hidden, .paper, details")) continue;
      found.push(...PRIVATE.filter((each) => said.includes(each)));
    }
    return found;
  }

  it("no view of enrolling names a person", async () => {
    const { app } = await open({ servers: [aServer({ session: aSession() })], subject: { state: "ready" } });
    app.mask(true);
    await toSubject();
    expect(text("person")).toContain("starter@acme.example");
    expect(shown()).toEqual([]);
    await click("subject-replace");
    expect(shown()).toEqual([]);
    await click("replace-keep");
    await click("for-another");
    expect(shown()).toEqual([]);
    await fill("who-user", "287614093518143491");
    expect(get("who-user").classList).toContain("private");
    await submit("who-user");
    await find("person");
    expect(shown()).toEqual([]);
    app.enroll.proceed();
    await find("where-here");
    expect((await find("on-behalf")).textContent).toContain("second@acme.example");
    expect(shown()).toEqual([]);
    await click("where-here");
    await find("own-code-text");
    expect(shown()).toEqual([]);
    await click("discard");
    expect(shown()).toEqual([]);
    await click("confirm-keep");
    await fill("code-field", codeFor("of-e1"));
    await press(get("code-field"), "Enter");
    await find("enrolled-title");
    expect(shown()).toEqual([]);
    await click("try-signing-in");
    await find("try-worked");
    expect(shown()).toEqual([]);
  });

  it("neither an unfinished setup nor the account that a code is checked against names a person", async () => {
    const label = "starter@acme.example";
    const { app } = await open({ enrollments: [anEnrollment({ label })] });
    app.mask(true);
    await find("pending-card");
    expect(text("pending-card")).toContain(label);
    expect(shown()).toEqual([]);
    await click("pending-discard");
    expect(shown()).toEqual([]);
    await click("confirm-keep");
    await click("nav-verify");
    await find("verify-account");
    expect(shown()).toEqual([]);
    await fill("code-field", "123456");
    await click("verify-check");
    expect((await find("verdict")).textContent).toContain(label);
    expect(shown()).toEqual([]);
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
    backend.signInWaits = true;
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

  async function toDone(backend: FakeBackend) {
    backend.signInWaits = true;
    await toCodeStepAtServer();
    await fill("code-field", codeFor("of-e1"));
    await press(get("code-field"), "Enter");
    await click("try-signing-in");
    await find("tried");
  }

  it("says when trying it worked, and for whom", async () => {
    const { backend } = await open(signedIn);
    await toDone(backend);
    await find("try-waiting");
    expect(all("try-worked")).toHaveLength(0);
    await waitFor(() => expect(backend.callsOf("awaitSignIn")).toHaveLength(1));
    backend.signedIn({ login: "starter@acme.example" });
    expect((await find("try-worked")).textContent?.replace(/\s+/g, " ")).toContain(
      "It worked: login.acme.example signed starter@acme.example in.",
    );
    expect(all("tried")).toHaveLength(0);
  });

  it("says when trying it did not work, and tries again", async () => {
    const { backend } = await open(signedIn);
    await toDone(backend);
    await waitFor(() => expect(backend.callsOf("awaitSignIn")).toHaveLength(1));
    backend.notSignedIn(EXPIRED);
    expect((await find("error-reference")).textContent).toBe("CS-A302");
    expect(all("try-worked")).toHaveLength(0);
    expect(all("tried")).toHaveLength(0);
    await click("error-action");
    await find("try-waiting");
    expect(backend.callsOf("trySigningIn")).toHaveLength(2);
  });

  it("stops waiting for the try, when that is given up or left", async () => {
    const { backend } = await open(signedIn);
    await toDone(backend);
    await click("try-cancel");
    await waitFor(() => expect(all("tried")).toHaveLength(0));
    expect(all("error-panel")).toHaveLength(0);
    expect(backend.callsOf("cancelSignIn")).toEqual([["sign-in-1"]]);
    await click("try-signing-in");
    await find("try-waiting");
    await click("done");
    await waitFor(() => expect(backend.callsOf("cancelSignIn")).toEqual([["sign-in-1"], ["sign-in-2"]]));
  });

  it("says that nothing comes back where nothing can be known of the try", async () => {
    const { backend } = await open(signedIn);
    backend.tryingTells = false;
    await toDone(backend);
    await find("try-untold");
    expect(all("try-waiting")).toHaveLength(0);
    expect(backend.callsOf("awaitSignIn")).toEqual([]);
  });

  it("that counts without a check says so, and speaks of no lost answer", async () => {
    const { backend } = await open(signedIn);
    backend.countsAlready = true;
    await toCodeStepAtServer();
    await fill("code-field", codeFor("of-e1"));
    await press(get("code-field"), "Enter");
    expect((await find("counted-already")).textContent).toContain("The server counts this setup without a check.");
    expect(all("found-out")).toHaveLength(0);
  });

  it("does not post an old code again past the check here", async () => {
    const { backend } = await open(signedIn);
    await toCodeStepAtServer();
    await fill("code-field", codeFor("of-e1"));
    backend.failNext(
      "verifyEnrollment",
      anError({ said: null, exchange: anExchange({ status: null }), action: "tryAgain" }),
    );
    await press(get("code-field"), "Enter");
    await find("error-panel");
    vi.setSystemTime(Date.now() + 300_000);
    await click("error-action");
    await find("send-anyway");
    expect(backend.callsOf("verifyEnrollment")).toHaveLength(1);
    await click("send-anyway");
    await waitFor(() => expect(backend.callsOf("verifyEnrollment")).toHaveLength(2));
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
