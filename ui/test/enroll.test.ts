import { momentOf } from "../src/lib/when";
import { waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { INVALID_CODE, anEnrollment, anError } from "../src/lib/backend/fake/data";
import { all, click, codeFor, fill, find, get, open, press, submit, text, toCodeStep } from "./helpers";

describe("enrolling", () => {
  it("starts with what the helpdesk gave, and clears the token", async () => {
    const { backend } = await open();
    await toCodeStep();
    const [, request] = backend.calls.find(([method]) => method === "startEnrollment") ?? [];
    expect(request).toEqual({
      server: "https://login.acme.example",
      user: "163840776835432705",
      token: "a-token",
      dialect: "v2",
    });
    expect(document.body.innerHTML).not.toContain("a-token");
  });

  it("clears the token when the server refuses, and keeps the rest", async () => {
    const { backend } = await open();
    backend.failNext(
      "startEnrollment",
      anError({ title: "No such service at login.acme.example.", action: "checkAddress" }),
    );
    await click("nav-enroll");
    await click("enroll-helpdesk");
    await fill("enroll-server", "https://login.acme.example");
    await fill("enroll-user", "1");
    await fill("enroll-token", "secret-token");
    await submit("enroll-start");
    expect((await find("error-title")).textContent).toContain("No such service");
    expect((get("enroll-token") as HTMLInputElement).value).toBe("");
    expect((get("enroll-server") as HTMLInputElement).value).toBe("https://login.acme.example");
    await click("error-action");
    expect(document.activeElement).toBe(get("enroll-server"));
  });

  it("gives a verdict at full length, and posts nothing by itself", async () => {
    const { backend } = await open();
    await toCodeStep();
    await fill("code-field", codeFor("of-e1").slice(0, 5));
    expect(text("verdict")).toBe("");
    await fill("code-field", codeFor("of-e1"));
    await waitFor(() => expect(get("verdict").dataset["verdict"]).toBe("right"));
    expect(backend.calls.some(([method]) => method === "verifyEnrollment")).toBe(false);
  });

  it("posts a right code once, however often Enter is pressed, and shows the details", async () => {
    const { backend } = await open();
    await toCodeStep();
    await fill("code-field", codeFor("of-e1"));
    await press(get("code-field"), "Enter");
    expect(text("check-code")).toBe("Checking…");
    expect((get("code-field") as HTMLInputElement).readOnly).toBe(true);
    await press(get("code-field"), "Enter");
    await find("enrolled-title");
    expect(backend.calls.filter(([method]) => method === "verifyEnrollment")).toHaveLength(1);
    expect(text("detail-sequence")).toContain("2");
    expect(text("detail-changeDate")).toContain(momentOf("2024-06-13T06:44:36.404Z"));
    expect(text("detail-changeDate")).toContain("2024-06-13T06:44:36.404Z");
    expect(text("detail-resourceOwner")).toContain("69629023906488334");
    expect(text("wait-next")).toContain("Wait for the next code before signing in");
    await find("live-code");
  });

  it("doesn't post a wrong code until the person insists", async () => {
    const { backend } = await open();
    await toCodeStep();
    const posted = () => backend.calls.filter(([method]) => method === "verifyEnrollment").length;
    await fill("code-field", "000001");
    await waitFor(() => expect(get("verdict").dataset["verdict"]).toBe("wrong"));
    await click("check-code");
    await find("send-anyway");
    expect(posted()).toBe(0);
    await click("send-anyway");
    await waitFor(() => expect(posted()).toBe(1));
  });

  it("doesn't post a code that is three steps off, and posts one that is one step off", async () => {
    const { backend } = await open();
    await toCodeStep();
    await fill("code-field", codeFor("of-e1", -3));
    await waitFor(() => expect(get("verdict").dataset["verdict"]).toBe("otherTime"));
    await click("check-code");
    await find("send-anyway");
    expect(backend.calls.some(([method]) => method === "verifyEnrollment")).toBe(false);
    await fill("code-field", codeFor("of-e1", -1));
    await press(get("code-field"), "Enter");
    await find("enrolled-title");
  });

  it("keeps the text after a refusal, selected and focused, with the server's words and a reference", async () => {
    const { backend } = await open();
    await toCodeStep();
    const code = codeFor("of-e1");
    await fill("code-field", code);
    backend.failNext("verifyEnrollment", INVALID_CODE);
    await press(get("code-field"), "Enter");
    await find("error-panel");
    const field = get("code-field") as HTMLInputElement;
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(field.value.replace(" ", "")).toBe(code);
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length]);
    expect(text("error-reference")).toBe("CS-E400");
    expect(text("server-answer")).toContain("EVENT-8isk2");
    expect(text("verdict")).toBe("");
    expect(get("qr-show")).toBeTruthy();
  });

  it("waits as long as the server asked before it offers to try again", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { backend } = await open();
    await toCodeStep();
    await fill("code-field", codeFor("of-e1"));
    backend.failNext("verifyEnrollment", anError({ action: "wait", retryAfterSeconds: 40 }));
    await press(get("code-field"), "Enter");
    const button = (await find("error-action")) as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    expect(button.textContent?.trim()).toMatch(/^Wait (40|39) s$/);
    await vi.advanceTimersByTimeAsync(41_000);
    expect(button.disabled).toBe(false);
    expect(button.textContent?.trim()).toBe("Try again");
  });

  it("copies a ticket without the code", async () => {
    const { backend } = await open();
    const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    await toCodeStep();
    const code = codeFor("of-e1");
    await fill("code-field", code);
    backend.failNext("verifyEnrollment", INVALID_CODE);
    await press(get("code-field"), "Enter");
    await click("copy-ticket");
    const ticket = write.mock.calls[0]?.[0] ?? "";
    expect(ticket).toContain("Reference: CS-E400");
    expect(ticket).toContain("Server: login.acme.example");
    expect(ticket).toContain("Dialect: v2");
    expect(ticket).toContain("Server’s id: EVENT-8isk2");
    expect(ticket).toContain("Request id: 01hz7y3c9q");
    expect(ticket).toContain("Countersign: 0.1.0 (Linux)");
    expect(ticket).not.toContain(code);
    expect(ticket).not.toContain("······");
  });

  it("waits for a new code when this computer's has under five seconds left", async () => {
    vi.useFakeTimers({ now: 1_800_000_027_000, shouldAdvanceTime: true });
    await open();
    await toCodeStep();
    await click("own-code-use");
    expect((get("code-field") as HTMLInputElement).value).toBe("");
    expect(text("own-code")).toMatch(/New code in [23] s…/);
    await vi.advanceTimersByTimeAsync(4000);
    expect((get("code-field") as HTMLInputElement).value.replace(" ", "")).toBe(codeFor("of-e1"));
  });

  it("uses the code that is about to end when that is asked for", async () => {
    vi.useFakeTimers({ now: 1_800_000_027_000, shouldAdvanceTime: true });
    await open();
    await toCodeStep();
    const code = codeFor("of-e1");
    await click("own-code-use");
    await click("own-code-now");
    expect((get("code-field") as HTMLInputElement).value.replace(" ", "")).toBe(code);
  });

  it("never erases what was typed when the code changes", async () => {
    vi.useFakeTimers({ now: 1_800_000_020_000, shouldAdvanceTime: true });
    await open();
    await toCodeStep();
    const code = codeFor("of-e1");
    await fill("code-field", code);
    await waitFor(() => expect(get("verdict").dataset["verdict"]).toBe("right"));
    await vi.advanceTimersByTimeAsync(11_000);
    expect((get("code-field") as HTMLInputElement).value.replace(" ", "")).toBe(code);
    expect(text("just-changed")).toBe("The code has just changed. The one you typed usually still works.");
  });

  it("takes a code out of a pasted sentence, and explains what it can't take", async () => {
    await open();
    await toCodeStep();
    const field = get("code-field") as HTMLInputElement;
    const paste = (what: string) => {
      const event = new Event("paste", { bubbles: true, cancelable: true });
      Object.defineProperty(event, "clipboardData", { value: { getData: () => what, files: [] } });
      field.dispatchEvent(event);
    };
    paste("Your code is 123 456.");
    await tick();
    expect(field.value).toBe("123 456");
    paste("123456 or 654321");
    await tick();
    expect(field.value).toBe("123456 or 654321");
    expect(text("verdict")).toContain("2 codes");
  });

  it("shows the key as a picture, and as text only after asking", async () => {
    const { backend } = await open();
    await toCodeStep();
    expect(backend.calls.some(([method]) => method === "showKey")).toBe(false);
    await click("qr-show");
    expect(((await find("qr-image")) as HTMLImageElement).src).toContain("data:image");
    await click("key-show");
    await click("key-text-ask");
    expect(backend.calls.some(([method]) => method === "keyText")).toBe(false);
    await click("key-text-yes");
    expect((await find("key-text")).textContent).toBe("ABCD EFGH IJKL MNOP QRST UVWX YZ23 4567");
    await click("qr-hide");
    expect(document.body.innerHTML).not.toContain("ABCD EFGH");
  });

  it("hides the QR code after five minutes, and shows it again with a new address", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { backend } = await open();
    await toCodeStep();
    await click("qr-show");
    await find("qr-image");
    await vi.advanceTimersByTimeAsync(5 * 60_000 + 1000);
    expect(all("qr-image")).toHaveLength(0);
    await click("qr-show");
    await find("qr-image");
    expect(backend.calls.filter(([method]) => method === "showKey")).toHaveLength(2);
  });

  it("that is left is found again among the codes, and goes on where it was", async () => {
    await open();
    await toCodeStep();
    await click("finish-later");
    expect((await find("pending-card")).textContent).toContain(
      "An unfinished setup from today is waiting. Finish it or discard it.",
    );
    await click("pending-finish");
    await find("code-field");
    expect(text("enroll-host")).toBe("login.acme.example");
  });

  it("with a helpdesk’s token goes back without losing what was started", async () => {
    const { backend } = await open();
    await toCodeStep();
    await click("back");
    await find("where-here");
    await click("back");
    await click("pending-finish");
    await find("code-field");
    expect(backend.callsOf("startEnrollment")).toHaveLength(1);
  });

  it("from three days ago is named by its weekday, and is discarded only after a question", async () => {
    const { backend } = await open({ enrollments: [anEnrollment()] });
    expect(text("pending-card")).toMatch(/from (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day is waiting/);
    await click("pending-discard");
    expect(backend.calls.some(([method]) => method === "discardEnrollment")).toBe(false);
    await click("confirm-act");
    await waitFor(() => expect(all("pending-card")).toHaveLength(0));
  });

  it("says when the answer was lost and found out", async () => {
    const { backend } = await open();
    await toCodeStep();
    const verify = backend.verifyEnrollment.bind(backend);
    vi.spyOn(backend, "verifyEnrollment").mockImplementation(async (id, typed) => ({
      ...(await verify(id, typed)),
      foundOut: true,
    }));
    await fill("code-field", codeFor("of-e1"));
    await press(get("code-field"), "Enter");
    await find("found-out");
  });

  it("names a clock that is far off, and whose it is", async () => {
    const { app } = await open();
    app.finish(anEnrollment({ clockDifferenceSeconds: 94 }));
    expect((await find("clock-notice")).textContent).toContain(
      "This computer’s clock is 94 s slower than the server’s.",
    );
  });
});

describe("the demonstration", () => {
  beforeEach(async () => {
    await open();
    await click("nav-enroll");
    await click("enroll-demo");
    await find("demo-user-newStarter");
  });

  it("stands under a banner, with people by their role", async () => {
    expect(text("demo-banner")).toContain("Demonstration: nothing here is kept");
    expect(
      ["newStarter", "halfWay", "alreadyEnrolled", "noPermission"].map((role) => all(`demo-user-${role}`).length),
    ).toEqual([1, 1, 1, 1]);
    expect(all("lock")).toHaveLength(0);
  });

  it("switches scenarios while it runs", async () => {
    await click("scenario-open");
    const radio = (await find("scenario-wrong-code")) as HTMLInputElement;
    radio.click();
    await waitFor(() => expect(text("demo-banner")).toContain("Scenario: Wrong code"));
    await click("dialog-close");
    await click("demo-user-newStarter");
    await click("subject-start");
    await click("where-here");
    await find("own-code-text");
    await fill("code-field", codeFor("of-e1"));
    await press(get("code-field"), "Enter");
    expect((await find("error-title")).textContent).toBe("That code isn’t right.");
  });

  it("shows what the server says to someone without permission", async () => {
    await click("demo-user-noPermission");
    expect((await find("error-reference")).textContent).toBe("CS-E403");
  });

  it("leaves nothing behind", async () => {
    await click("leave-demo");
    await find("view-codes");
    await waitFor(() => expect(all("account-row")).toHaveLength(7));
    expect(all("demo-banner")).toHaveLength(0);
  });
});
