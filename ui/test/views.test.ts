import { waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { aCandidate, anAccount, anError, manyAccounts } from "../src/lib/backend/fake/data";
import { coincidence } from "../src/lib/parts/verdicts";
import { all, click, codeFor, fill, find, get, open, press, row, submit, text } from "./helpers";

describe("the first run", () => {
  it("offers three ways and nothing else", async () => {
    await open({ state: { vault: "empty", keychain: "available" } });
    expect(get("first-run").querySelectorAll("button")).toHaveLength(3);
  });

  it("makes the vault with the keychain without a question, and goes on to adding", async () => {
    const { backend } = await open({ state: { vault: "empty", keychain: "available" }, accounts: [] });
    await click("first-add");
    await find("add-dialog");
    expect(backend.calls).toContainEqual(["createVault", null]);
  });

  it("asks for a passphrase where there is no keychain, twice the same and long enough", async () => {
    const { backend } = await open({ state: { vault: "empty", keychain: "absent" }, accounts: [] });
    await click("first-enroll");
    await fill("new-passphrase-first", "short");
    await submit("create-vault");
    expect(get("new-passphrase").textContent).toContain("That has 5 characters");
    await fill("new-passphrase-first", "long enough");
    await fill("new-passphrase-again", "long enouhg");
    await submit("create-vault");
    expect(get("new-passphrase").textContent).toContain("The two are not the same.");
    expect(backend.calls.some(([method]) => method === "createVault")).toBe(false);
    await fill("new-passphrase-again", "long enough");
    await submit("create-vault");
    await find("view-enroll");
    expect(backend.calls).toContainEqual(["createVault", "long enough"]);
  });

  it("never asks for a passphrase for the demonstration", async () => {
    const { backend } = await open({ state: { vault: "empty", keychain: "absent" } });
    await click("first-demo");
    await find("demo-banner");
    expect(backend.calls.some(([method]) => method === "createVault")).toBe(false);
    await click("leave-demo");
    await find("first-run");
  });

  it("shows why the vault could not be made", async () => {
    const { backend } = await open({ state: { vault: "empty", keychain: "available" } });
    backend.failNext("createVault", anError({ title: "The disk is full.", reference: "CS-V507" }));
    await click("first-add");
    expect((await find("error-title")).textContent).toBe("The disk is full.");
    expect(text("error-reference")).toBe("CS-V507");
  });
});

describe("the codes", () => {
  it("are shown in groups, with the next one and the account's own id", async () => {
    await open({ accounts: [anAccount()] });
    const shown = row("a1").querySelector('[data-testid="code"]')?.textContent ?? "";
    expect(shown).toMatch(/^\d{3} \d{3}$/);
    expect(shown.replace(" ", "")).toBe(codeFor("a1"));
    expect(row("a1").querySelector('[data-testid="next-code"]')?.textContent?.replace(" ", "")).toBe(codeFor("a1", 1));
  });

  it("are copied by Rust when a row is pressed, and the row says so for a moment", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { backend } = await open();
    await click("account-copy", row("a2"));
    await find("copied");
    expect(backend.calls).toContainEqual(["copyCode", "a2"]);
    expect(text("note")).toBe("Copied. The clipboard is cleared in 30 seconds.");
    await vi.advanceTimersByTimeAsync(1600);
    expect(all("copied")).toHaveLength(0);
  });

  it("are reached with the arrow keys, from the search and back", async () => {
    await open();
    const rows = () => all("account-copy");
    get("search").focus();
    await press(get("search"), "ArrowDown");
    expect(document.activeElement).toBe(rows()[0]);
    await press(rows()[0] as Element, "ArrowDown");
    expect(document.activeElement).toBe(rows()[1]);
    expect(rows().map((each) => each.tabIndex)).toEqual([-1, 0, -1, -1, -1, -1, -1]);
    await press(rows()[1] as Element, "End");
    expect(document.activeElement).toBe(rows()[6]);
    await press(rows()[6] as Element, "Home");
    await press(rows()[0] as Element, "ArrowUp");
    expect(document.activeElement).toBe(get("search"));
  });

  it("of counter-based accounts are made when Next is pressed, and not before", async () => {
    const { backend } = await open({ accounts: [anAccount({ id: "h", kind: "hotp", period: null })] });
    expect(row("h").querySelector('[data-testid="code"]')?.textContent).toBe("••• •••");
    await click("account-copy", row("h"));
    expect(backend.calls.some(([method]) => method === "copyCode")).toBe(false);
    await click("hotp-next", row("h"));
    await waitFor(() => expect(row("h").querySelector('[data-testid="code"]')?.textContent).toMatch(/^\d{3} \d{3}$/));
  });

  it("are searched as one types; Control F goes there and Escape clears", async () => {
    await open();
    const event = await press(document.body, "f", { ctrlKey: true });
    expect(event.defaultPrevented).toBe(true);
    expect(document.activeElement).toBe(get("search"));
    await fill("search", "payr");
    expect(all("account-row")).toHaveLength(1);
    await fill("search", "zzz");
    expect(text("no-match")).toContain("Nothing matches “zzz”.");
    await press(get("search"), "Escape");
    expect(all("account-row")).toHaveLength(7);
  });

  it("are removed only after a question that names the account", async () => {
    const { backend } = await open();
    await click("account-menu", row("a1"));
    await click("account-remove");
    expect(text("remove-dialog")).toContain("Remove ZITADEL, starter@acme.example from this computer?");
    expect(text("remove-dialog")).toContain("You may not be able to sign in to ZITADEL without it.");
    expect(text("confirm-act")).toBe("Remove ZITADEL");
    expect(backend.calls.some(([method]) => method === "removeAccount")).toBe(false);
    await click("confirm-act");
    await waitFor(() =>
      expect(text("note")).toBe("Removed ZITADEL, starter@acme.example. It stays in the trash for 30 days. Undo"),
    );
    expect(row("a1")).toBeNull();
  });

  it("that could not be read are counted, and the others work", async () => {
    await open({ damaged: [{ id: "7f3a", what: "account" }] });
    expect(text("damaged")).toContain("One account could not be read. It is kept as it is; the others work.");
    expect(all("account-row")).toHaveLength(7);
  });

  it("of one account that fails leave the other rows alone", async () => {
    const { backend, app } = await open();
    vi.spyOn(backend, "codes").mockImplementation(async (ids) => ({
      now: Date.now(),
      codes: ids.map((id) => ({
        id,
        code: "",
        next: null,
        validFrom: null,
        validUntil: null,
        problem: anError({ title: "Its key is damaged." }),
      })),
    }));
    await app.codes.load();
    await tick();
    expect(row("a1").textContent).toContain("Its key is damaged.");
    expect(row("a1").querySelector('[data-testid="code"]')?.textContent).toBe("••• •••");
    expect(row("a3").textContent).not.toContain("damaged");
  });

  it("say that there are none yet, with the two ways to change that", async () => {
    const { app } = await open({ accounts: [] });
    expect(text("no-accounts")).toContain("No accounts yet");
    await click("enroll-open");
    expect(app.view).toBe("enroll");
  });

  it("show an error of the list with what to do, and try again", async () => {
    const { backend, app } = await open();
    backend.failNext("listAccounts", anError({ title: "The vault is busy.", action: "tryAgain" }));
    await app.codes.load();
    expect((await find("error-title")).textContent).toBe("The vault is busy.");
    await click("error-action");
    await waitFor(() => expect(all("error-panel")).toHaveLength(0));
  });
});

describe("adding", () => {
  it("by link hides what is pasted, empties the field, and always asks first", async () => {
    const { backend } = await open({ accounts: [] });
    await click("add-open");
    const field = (await find("add-link")) as HTMLInputElement;
    expect(field.type).toBe("password");
    await fill("add-link", "otpauth://totp/x?secret=ABCD");
    await submit("add-read");
    expect(field.value).toBe("");
    await find("candidate");
    expect(backend.accounts).toHaveLength(0);
    await fill("candidate-label", "renamed@acme.example");
    await submit("candidate-issuer");
    await waitFor(() => expect(all("add-dialog")).toHaveLength(0));
    expect(backend.calls).toContainEqual([
      "addCandidates",
      [{ id: "c1", issuer: "ZITADEL", label: "renamed@acme.example" }],
    ]);
    await find("account-row");
    expect(text("note")).toBe("Added ZITADEL, renamed@acme.example. Undo");
  });

  it("of something that is no link says so in Rust's words", async () => {
    await open();
    await click("add-open");
    await fill("add-link", "http://acme.example");
    await submit("add-read");
    expect((await find("error-title")).textContent).toBe("That is not a link to an account.");
  });

  it("by hand sends all the fields", async () => {
    const { backend } = await open();
    await click("add-open");
    await click("add-way-hand");
    await fill("add-issuer", "Registry");
    await fill("add-label", "deploy");
    await fill("add-key", "JBSW Y3DP");
    await submit("add-key");
    await find("candidate");
    expect(backend.calls).toContainEqual([
      "readFields",
      {
        issuer: "Registry",
        label: "deploy",
        secret: "JBSW Y3DP",
        kind: "totp",
        algorithm: "SHA1",
        digits: 6,
        period: 30,
        counter: 0,
      },
    ]);
  });

  it("of several codes in one picture adds what is chosen; what is here already is not", async () => {
    const { backend } = await open({
      candidates: [
        aCandidate({ id: "c1" }),
        aCandidate({ id: "c2", label: "there", alreadyHere: "a1" }),
        aCandidate({ id: "c3", problem: anError({ title: "That is a web address." }) }),
        aCandidate({ id: "c4", label: "odd", notices: ["Its codes have 8 digits."] }),
      ],
    });
    await click("add-open");
    await fill("add-link", "otpauth://x");
    await submit("add-read");
    await find("candidate-add");
    expect(text("already-here")).toBe("This key is already here, as ZITADEL, starter@acme.example.");
    expect(text("candidate-notice")).toBe("Its codes have 8 digits.");
    expect(text("error-title")).toBe("That is a web address.");
    expect(text("candidate-add")).toBe("Add 2 accounts");
    get("add-dialog").querySelector("form")?.requestSubmit();
    await waitFor(() => expect(all("add-dialog")).toHaveLength(0));
    const added = backend
      .callsOf("addCandidates")
      .map(([candidates]) => (candidates as { id: string }[]).map(({ id }) => id));
    expect(added).toEqual([["c1", "c4"]]);
  });

  it("that is given up makes Rust forget what was read", async () => {
    const { backend } = await open();
    await click("add-open");
    await fill("add-link", "otpauth://x");
    await submit("add-read");
    await find("candidate");
    await click("dialog-close");
    expect(backend.calls.at(-1)).toEqual(["discardCandidates"]);
  });
});

describe("verifying", () => {
  it.each([
    [0, "right", "Right, now"],
    [-3, "otherTime", "Right, but 90 s slow: not accepted"],
  ])("a code of step %i is %s", async (steps, verdict, title) => {
    await open();
    await click("nav-verify");
    await fill("code-field", codeFor("a1", steps));
    expect((await find("verdict")).dataset["verdict"]).toBe(verdict);
    expect(text("verdict-title")).toBe(title);
    expect(text("verdict")).toContain("ZITADEL, starter@acme.example");
    expect(all("timeline")).toHaveLength(1);
  });

  it("says in a sentence of its own where chance can't be the reason", async () => {
    expect(coincidence(0)).toBe("No random code would match anywhere else.");
    expect(coincidence(1 / 110_000)).toBe("1 in 110,000 random codes would match somewhere as well.");
  });

  it("states the chance of coincidence only for another time", async () => {
    await open();
    await click("nav-verify");
    await fill("code-field", codeFor("a1", -3));
    expect((await find("coincidence")).textContent).toContain("1 in 110,000 random codes");
    await fill("code-field", codeFor("a1"));
    await waitFor(() => expect(get("verdict").dataset["verdict"]).toBe("right"));
    expect(all("coincidence")).toHaveLength(0);
  });

  it("explains a letter instead of asking Rust", async () => {
    const { backend } = await open();
    await click("nav-verify");
    await fill("code-field", "12O456");
    await click("verify-check");
    expect(text("verify-why")).toContain("Did you mean 0 instead of O?");
    expect(backend.calls.some(([method]) => method === "verifyCode")).toBe(false);
  });

  it("checks again when another account is chosen", async () => {
    const { backend } = await open();
    await click("nav-verify");
    await fill("code-field", codeFor("a1"));
    await find("verdict");
    await fill("verify-account", "mail");
    await press(get("verify-account"), "Enter");
    await waitFor(() => expect(backend.calls.at(-1)).toEqual(["verifyCode", "a6", codeFor("a1")]));
  });

  describe("has its account found by typing", () => {
    const field = () => get("verify-account") as HTMLInputElement;
    const options = () => all("picker-account").map((each) => each.textContent?.replace(/\s+/g, " ").trim());
    const active = () => document.getElementById(field().getAttribute("aria-activedescendant") ?? "")?.textContent;

    it("as a combobox over a list, which the arrows go through and Escape leaves as it was", async () => {
      const { app } = await open();
      await click("nav-verify");
      await find("verify-account");
      expect(field().value).toBe("ZITADEL, starter@acme.example");
      expect(field().getAttribute("aria-expanded")).toBe("false");
      field().click();
      await press(field(), "ArrowDown");
      expect(field().getAttribute("aria-expanded")).toBe("true");
      expect(document.getElementById(field().getAttribute("aria-controls") ?? "")?.getAttribute("role")).toBe(
        "listbox",
      );
      expect(active()).toContain("Payroll");
      await press(field(), "Escape");
      expect(all("picker-account")).toHaveLength(0);
      await fill("verify-account", "payr");
      await press(field(), "Escape");
      expect(field().value).toBe("ZITADEL, starter@acme.example");
      expect(app.verifying).toBe("");
    });

    it("by issuer, label, tags and slips, and a guess is taken only when it was chosen", async () => {
      const { app } = await open();
      await click("nav-verify");
      await fill("verify-account", "deploy");
      expect(options()).toEqual([expect.stringContaining("Build server")]);
      await fill("verify-account", "payrll");
      expect(text("picker-about")).toContain("These come close");
      await press(field(), "Enter");
      expect(app.verifying).toBe("");
      await press(field(), "ArrowDown");
      await press(field(), "Enter");
      expect(app.verifying).toBe("a2");
      await fill("verify-account", "no such thing at all");
      expect(text("picker-about")).toBe("No account matches.");
    });

    it("out of ten thousand, without all of them in the document", async () => {
      const { app } = await open({ accounts: manyAccounts(10_000) });
      await click("nav-verify");
      (await find("verify-account")).click();
      await tick();
      expect(all("picker-account").length).toBeLessThanOrEqual(50);
      await fill("verify-account", "login-9876@");
      expect(options()).toHaveLength(1);
      all("picker-account")[0]?.click();
      expect(app.codes.accounts.find(({ id }) => id === app.verifying)?.label).toContain("login-9876@");
    });
  });

  it("says what is missing when there is no account", async () => {
    await open({ accounts: [] });
    await click("nav-verify");
    await click("verify-add");
    await find("add-dialog");
  });
});

describe("the lock", () => {
  it("leaves no code, no account and no key in the document", async () => {
    await open();
    const code = row("a1").querySelector('[data-testid="code"]')?.textContent ?? "";
    expect(document.body.innerHTML).toContain(code);
    await click("lock");
    await find("locked");
    expect(document.body.innerHTML).not.toContain(code);
    expect(document.body.innerHTML).not.toContain("acme.example");
  });

  it("closes an open dialog too, and Rust forgets what was read", async () => {
    const { backend, app } = await open();
    await click("add-open");
    await fill("add-link", "otpauth://x");
    await submit("add-read");
    await find("candidate");
    await app.lock();
    await find("locked");
    expect(all("add-dialog")).toHaveLength(0);
    expect(backend.calls.some(([method]) => method === "discardCandidates")).toBe(true);
  });

  it("is opened by the keychain where it has a slot, and only then offers it", async () => {
    await open({ state: { vault: "locked", slots: ["keychain"], keychain: "available" } });
    expect(all("passphrase")).toHaveLength(0);
    await click("unlock-keychain");
    await find("view-codes");
  });

  it("keeps a wrong passphrase out, says so, and empties the field", async () => {
    await open({ state: { vault: "locked", slots: ["passphrase"] } });
    expect(all("unlock-keychain")).toHaveLength(0);
    await fill("passphrase", "wrong");
    await submit("passphrase");
    expect((await find("error-title")).textContent).toBe("That passphrase doesn’t open this vault.");
    expect((get("passphrase") as HTMLInputElement).value).toBe("");
    await fill("passphrase", "correct horse");
    await submit("passphrase");
    await find("view-codes");
  });

  it("says what is the matter with the keychain, and offers both ways", async () => {
    await open({ state: { vault: "locked", slots: ["keychain", "passphrase"], keychain: "locked" } });
    expect(text("keychain-advice")).toContain("Your keychain is locked. Your accounts are safe.");
    get("unlock-keychain");
    get("unlock-passphrase");
  });
});

describe("a vault that can't be used", () => {
  it("says why in Rust's words, and that nothing was deleted", async () => {
    const problem = anError({ title: "Saved by a newer Countersign.", reference: "CS-V110", action: "none" });
    await open({ state: { vault: "unusable", problem } });
    expect(text("unusable")).toContain("Nothing was changed or deleted.");
    expect(text("error-title")).toBe("Saved by a newer Countersign.");
    expect(text("error-reference")).toBe("CS-V110");
  });
});
