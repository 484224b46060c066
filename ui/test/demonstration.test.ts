// The demonstration: its people, its clocks, its reset, and the guide that plays it.
import { waitFor } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { anError } from "../src/lib/backend/fake/data";
import { all, click, codeFor, fill, find, get, open, press, text } from "./helpers";

async function demonstration() {
  const opened = await open({ state: { vault: "empty", keychain: "absent" } });
  await click("first-demo");
  await find("demo-user-newStarter");
  return opened;
}

const typed = () => (get("code-field") as HTMLInputElement).value.replace(" ", "");
const next = async () => {
  await waitFor(() => expect(get("guide-next").getAttribute("aria-disabled")).toBe("false"));
  await click("guide-next");
};

describe("the guided demonstration", () => {
  it("shows a wrong code, a slow clock, no permission and success, each with one press", async () => {
    const { backend, app } = await demonstration();
    await click("guide-begin");
    expect((await find("error-reference")).textContent).toBe("CS-E400");
    expect(text("guide")).toContain("Guided demonstration, 1 of 4");
    expect(text("guide")).toContain("“A wrong code costs nothing.");
    // It began the demonstration anew, which nobody asked for: no note stands over what it shows.
    expect(all("note").every((note) => note.textContent.trim() === "")).toBe(true);
    expect(typed()).not.toBe(codeFor("of-e1"));

    await next();
    await waitFor(() => expect(get("verdict").dataset["verdict"]).toBe("otherTime"));
    expect(text("verdict")).toContain("slow: not accepted");
    // What the caller's phone shows is not called this computer's.
    expect(text("own-code")).toContain("The caller’s code");
    expect(app.demo?.callerClockSeconds).toBe(-94);

    await next();
    await waitFor(() => expect(text("error-reference")).toBe("CS-E403"));
    expect(text("subject-asked")).toContain("No permission");
    await waitFor(() => expect(app.demo?.callerClockSeconds).toBe(0));

    await next();
    await find("enrolled-title");
    await waitFor(() => expect(text("guide-next")).toBe("Finish"));
    await next();
    expect(all("guide")).toHaveLength(0);
    expect(backend.callsOf("startEnrollment")).toHaveLength(1);
  });

  it("is driven by the keyboard alone: the next step has it", async () => {
    await demonstration();
    await click("guide-open");
    await find("error-panel");
    await waitFor(() => expect(document.activeElement).toBe(get("guide-next")));
  });

  it("goes back from the success, with a setup of its own again", async () => {
    const { app } = await demonstration();
    await click("guide-begin");
    await find("error-panel");
    await next();
    await next();
    await next();
    await find("enrolled-title");
    await waitFor(() => expect((get("guide-back") as HTMLButtonElement).disabled).toBe(false));
    await click("guide-back");
    await waitFor(() => expect(text("error-reference")).toBe("CS-E403"));
    await waitFor(() => expect((get("guide-back") as HTMLButtonElement).disabled).toBe(false));
    await click("guide-back");
    await waitFor(() => expect(get("verdict").dataset["verdict"]).toBe("otherTime"));
    expect(app.guide.at).toBe(1);
  });

  it("begins anew from wherever somebody played before", async () => {
    const { backend } = await demonstration();
    await click("demo-user-newStarter");
    await click("subject-start");
    await click("where-here");
    await find("own-code-text");
    await click("guide-open");
    await find("error-panel");
    expect(backend.callsOf("resetDemo")).toHaveLength(1);
    expect(backend.enrollments).toHaveLength(1);
  });

  it("says when it can’t go on, and tries again", async () => {
    const { backend } = await demonstration();
    backend.failNext("startEnrollment", anError({ title: "The server is gone." }));
    await click("guide-begin");
    await waitFor(() => expect(text("guide")).toContain("The server is gone."));
    await click("error-action", get("guide"));
    await find("code-field");
  });

  it("is left at any time, and leaves what it shows", async () => {
    await demonstration();
    await click("guide-begin");
    await find("error-panel");
    await waitFor(() => expect((get("guide-end") as HTMLButtonElement).disabled).toBe(false));
    await click("guide-end");
    expect(all("guide")).toHaveLength(0);
    expect(all("code-field")).toHaveLength(1);
  });

  it("ends with the demonstration", async () => {
    const { app } = await demonstration();
    await click("guide-begin");
    await find("error-panel");
    await click("leave-demo");
    await find("first-run");
    expect(app.guide.at).toBeNull();
  });
});

describe("the demonstration’s people", () => {
  it("are asked about first: half-way is pending, already enrolled is ready", async () => {
    await demonstration();
    await click("demo-user-halfWay");
    await find("subject-pending");
    expect(text("person-name")).toBe("Half-way");
    await click("back");
    await click("demo-user-alreadyEnrolled");
    await find("subject-ready");
    await click("not-me");
    await find("demo-user-newStarter");
  });

  it("that are enrolled already are removed first, then set up in the dialect that was chosen", async () => {
    const { backend, app } = await demonstration();
    app.enroll.request.dialect = "v3alpha";
    await click("demo-user-alreadyEnrolled");
    await click("subject-replace");
    expect(text("replace-left")).toContain("Password");
    await click("replace-confirm");
    await click("where-here");
    await find("own-code-text");
    expect(backend.callsOf("removeRegistration")).toEqual([["demo", "1003", null]]);
    expect(backend.callsOf("startEnrollment")[0]?.[0]).toMatchObject({ user: "1003", dialect: "v3alpha", token: "" });
  });
});

it("the old codes of somebody of the demonstration that are gone are told of when the new ones fail", async () => {
  const { backend, app } = await demonstration();
  app.enroll.request.dialect = "v3alpha";
  await click("demo-user-alreadyEnrolled");
  await click("subject-replace");
  await click("replace-confirm");
  backend.failNext("startEnrollment", anError());
  await click("where-here");
  await find("error-panel");
  expect(text("where-removed")).toBe("The old codes are removed. New ones are not set up yet.");
  await click("where-here");
  await find("own-code-text");
  expect(backend.callsOf("removeRegistration")).toHaveLength(1);
});

it("the demonstration’s people are set up through its profile, so that signing in again and the server’s time can be shown", async () => {
  const { backend, app } = await demonstration();
  await app.setDemoClock("server", 3600);
  await click("demo-user-newStarter");
  await click("subject-start");
  await click("where-here");
  await find("own-code-text");
  expect(backend.callsOf("startAtServer")).toEqual([
    [{ server: "demo", user: "1001", replace: false, registrationId: null }],
  ]);
  expect(text("on-behalf")).toContain("New starter (new.starter@demo.example)");
  await click("use-server-time");
  await waitFor(() => expect(text("clock-notice")).toContain("Codes for this account follow the server’s time."));
});

describe("the demonstration’s clocks", () => {
  it("are set apart from each other, and the banner says so", async () => {
    const { app } = await demonstration();
    await click("scenario-open");
    const set = async (id: string, value: string) => {
      const select = (await find(id)) as HTMLSelectElement;
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    };
    await set("demo-clock-server", "3600");
    await waitFor(() => expect(app.demo?.serverClockSeconds).toBe(3600));
    expect(app.demo?.callerClockSeconds).toBe(0);
    await set("demo-clock-caller", "-94");
    await waitFor(() => expect(app.demo?.callerClockSeconds).toBe(-94));
    expect(text("demo-banner")).toContain("clock off");
  });

  it("make the server refuse what was right here", async () => {
    const { app } = await demonstration();
    await app.setDemoClock("server", 3600);
    await click("demo-user-newStarter");
    await click("subject-start");
    await click("where-here");
    await find("own-code-text");
    await fill("code-field", codeFor("of-e1"));
    await press(get("code-field"), "Enter");
    expect((await find("error-reference")).textContent).toBe("CS-E400");
  });
});

it("the demonstration is reset with one click", async () => {
  const { backend, app } = await demonstration();
  await app.setScenario("wrong-code");
  await click("demo-user-newStarter");
  await click("subject-start");
  await click("where-here");
  await find("own-code-text");
  await click("reset-demo");
  await find("demo-user-newStarter");
  expect(backend.enrollments).toEqual([]);
  expect(app.demo?.scenario).toBe("normal");
  await waitFor(() => expect(text("note")).toContain("as it was at its start"));
  expect(all("pending-card")).toHaveLength(0);
});
