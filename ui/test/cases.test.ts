// The cases that look like an enrollment at a server and are not, and links and files that lead to one.
import { waitFor } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import { anError, anExchange } from "../src/lib/backend/fake/data";
import { ID_NEEDED, aServer, aSession, anOffer } from "../src/lib/backend/fake/server-data";
import { all, click, fill, find, get, open, submit, text } from "./helpers";

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
    await find("type-there");
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

  it("wants the serial number at privacyIDEA", async () => {
    const server = aServer({ session: aSession(), provider: "privacyidea", dialect: null });
    const { backend } = await open({ servers: [server] });
    await click("nav-enroll");
    await click("enroll-elsewhere");
    await fill("code-field", "123456");
    await submit("elsewhere-user");
    expect(document.activeElement).toBe(get("elsewhere-registration"));
    expect(document.body.textContent).toContain("This server wants the serial number.");
    expect(backend.callsOf("finishElsewhere")).toEqual([]);
  });

  it("asks for the id after all when the server wants it", async () => {
    const { backend } = await open({ servers: [aServer({ session: aSession() })] });
    await click("nav-enroll");
    await click("enroll-elsewhere");
    await fill("code-field", "123456");
    expect(all("elsewhere-registration")).toHaveLength(0);
    backend.failNext("finishElsewhere", ID_NEEDED);
    await submit("elsewhere-user");
    await find("elsewhere-registration");
    await click("error-action");
    expect(document.activeElement).toBe(get("elsewhere-registration"));
  });

  it("whose answer was lost claims nothing of the code", async () => {
    const { backend } = await open({ servers: [aServer({ session: aSession() })] });
    await click("nav-enroll");
    await click("enroll-elsewhere");
    await fill("code-field", "123456");
    vi.spyOn(backend, "finishElsewhere").mockResolvedValue({ details: [], exchange: anExchange(), foundOut: true });
    await submit("elsewhere-user");
    expect((await find("elsewhere-found-out")).textContent).toContain("can’t be told whether by this code");
    expect(text("elsewhere-done")).toBe("Codes are set up there now");
    expect(document.body.textContent).not.toContain("accepted the code");
    expect(all("details")).toHaveLength(0);
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
    expect(backend.callsOf("declineOffer")).toEqual([["o1"]]);
    expect(backend.servers).toHaveLength(0);
  });

  const another = anOffer({ id: "o2", name: "Elsewhere", server: "https://id.else.example", host: "id.else.example" });

  it("that was read is what is taken, whatever the system hands over meanwhile", async () => {
    const { backend } = await open();
    backend.signInWaits = true;
    await click("nav-enroll");
    await click("enroll-link");
    await fill("offer-link", "countersign://enroll?server=x");
    await submit("offer-link");
    await find("offer-dialog");
    backend.offered(another);
    expect((await find("offers-waiting")).textContent).toContain("Another link or file came in.");
    expect(text("offer-facts")).toContain("https://login.acme.example");
    await click("offer-accept");
    await waitFor(() => expect(text("offer-facts")).toContain("https://id.else.example"));
    expect(backend.callsOf("acceptOffer")).toEqual([["o1"]]);
    expect(backend.servers.map((server) => server.address)).toEqual(["https://login.acme.example"]);
    expect(all("offers-waiting")).toHaveLength(0);
    await click("offer-decline");
    await waitFor(() => expect(all("offer-dialog")).toHaveLength(0));
    expect(backend.callsOf("declineOffer")).toEqual([["o2"]]);
  });

  it("that comes in behind another is shown after that one, and left only when it was shown", async () => {
    const { backend } = await open();
    backend.offered(anOffer());
    await find("offer-dialog");
    backend.offered(another);
    backend.offered(anOffer({ id: "o3", server: "https://id.third.example", host: "id.third.example" }));
    await waitFor(() => expect(text("offers-waiting")).toContain("2 more links or files came in."));
    expect(text("offer-facts")).toContain("https://login.acme.example");
    await click("offer-decline");
    await waitFor(() => expect(text("offer-facts")).toContain("https://id.else.example"));
    await click("offer-decline");
    await waitFor(() => expect(text("offer-facts")).toContain("https://id.third.example"));
    await click("offer-accept");
    await waitFor(() => expect(backend.callsOf("acceptOffer")).toEqual([["o3"]]));
    expect(backend.callsOf("declineOffer")).toEqual([["o1"], ["o2"]]);
  });

  it("that no longer waits adds nothing, and says so", async () => {
    const { backend } = await open({ state: { pendingOffer: anOffer() } });
    await find("offer-dialog");
    backend.state = { ...backend.state, pendingOffer: null };
    await click("offer-accept");
    expect((await find("error-reference")).textContent).toBe("CS-L205");
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
    expect(backend.callsOf("declineOffer")).toEqual([[null]]);
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
    await find("offer-refused");
    expect(text("offer-refused")).toContain("69 KiB");
    expect(backend.callsOf("readOffer")).toEqual([]);
    await give(new File(['{"countersign":"enroll"}'], "acme.countersign"));
    await find("offer-dialog");
    expect(all("offer-refused")).toHaveLength(0);
  });
});
