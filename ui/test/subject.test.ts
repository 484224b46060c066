// Whose codes are set up, how that stands, and a setup through a server profile.
import { waitFor } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { NOT_ALLOWED, anEnrollment, anError } from "../src/lib/backend/fake/data";
import { SIGNED_OUT, aServer, aSession } from "../src/lib/backend/fake/server-data";
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
