import { dateOf } from "../src/lib/language/language.svelte";
import { waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import type { SlotKind } from "../src/lib/backend/bindings";
import { anError } from "../src/lib/backend/fake/data";
import { recoveryFault, tidied } from "../src/lib/recovery-code";
import { TypedOpening, TypedPassphrase } from "../src/lib/state/typed-secrets.svelte";
import { all, choose, click, fill, find, get, open, press, submit, text } from "./helpers";

const CODE = "0A2BK-3C4DM-5E6FN-7G8HP-9J0KQ-1M2NR-3P4QS";

describe("a recovery code as it is typed", () => {
  it.each([
    CODE,
    CODE.toLowerCase(),
    CODE.replaceAll("-", ""),
    CODE.replaceAll("-", " "),
    ` ${CODE.replaceAll("-", " – ")}\n`,
    CODE.replaceAll("0", "O").replaceAll("1", "l"),
    CODE.replaceAll("0", "o").replaceAll("1", "I"),
  ])("is read from %j", (typed) => {
    expect(recoveryFault(typed)).toBeNull();
    expect(tidied(typed)).toBe(CODE);
  });

  it.each([
    ["", "Type the recovery code: 7 groups of 5 characters."],
    ["0A2BK-3C4DU", "Group 2 has “U” in it, which no recovery code has."],
    ["0A2BK 3C4D? 5E6FN", "Group 2 has “?” in it, which no recovery code has."],
    [CODE.replace("7G8HP", "7G8H"), "Group 4 has 4 characters; each group has 5."],
    [CODE.slice(0, 29), "That has 25 characters; a recovery code has 35."],
    [`${CODE}7`, "Group 7 has 6 characters; each group has 5."],
    ["X", "That has 1 character; a recovery code has 35."],
  ])("says of %j why it is none", (typed, why) => {
    expect(recoveryFault(typed)).toBe(why);
  });
});

describe("typed secrets", () => {
  it("are given out once: a passphrase is forgotten when it is taken", () => {
    const opening = new TypedOpening(() => ["passphrase"]);
    opening.text = "correct horse";
    expect(opening.take()).toEqual({ kind: "passphrase", text: "correct horse" });
    expect(opening.text).toBe("");
    expect(opening.take()).toEqual({ kind: "passphrase", text: "" });
  });

  it("are forgotten when another way is chosen", () => {
    const opening = new TypedOpening(() => ["passphrase", "recovery", "keychain"]);
    opening.text = "correct horse";
    opening.choose("recovery");
    expect(opening.text).toBe("");
    opening.text = CODE;
    opening.choose("keychain");
    expect(opening.take()).toEqual({ kind: "keychain", text: "" });
  });

  it("never name a way that the vault no longer has", () => {
    let kinds: SlotKind[] = ["passphrase", "keychain"];
    const opening = new TypedOpening(() => kinds);
    expect(opening.kind).toBe("passphrase");
    kinds = ["keychain"];
    expect(opening.kind).toBe("keychain");
  });

  it("that are new are counted in characters, not in bytes", () => {
    const typed = new TypedPassphrase();
    typed.first = "🐢🐢🐢🐢🐢🐢🐢";
    typed.again = typed.first;
    expect(typed.ready()).toBe(false);
    expect(typed.tooShort).toContain("That has 7 characters");
    typed.clear();
    expect([typed.first, typed.again, typed.tooShort]).toEqual(["", "", null]);
  });
});

async function toTyping(slots: SlotKind[] = ["keychain"]) {
  const opened = await open({ state: { slots } });
  await click("recovery-card-act");
  await click("recovery-make");
  await find("recovery-image");
  await click("recovery-written");
  return opened;
}

describe("making a recovery code", () => {
  it("explains, shows a picture, has it typed back, and only then uses it", async () => {
    const { backend, app } = await open();
    await click("recovery-card-act");
    expect(text("recovery-dialog")).toContain("It is shown once.");
    await waitFor(() => expect(get("recovery-make")).toHaveProperty("disabled", false));
    await click("recovery-make");
    const image = (await find("recovery-image")) as HTMLImageElement;
    expect(image.src).toContain("data:image/svg+xml");
    expect(image.alt).toBe("The recovery code");
    await click("recovery-written");
    expect(document.activeElement).toBe(get("recovery-typed"));
    await fill("recovery-typed", CODE.toLowerCase().replaceAll("-", " "));
    await press(get("recovery-typed"), "Enter");
    await find("recovery-done");
    expect(backend.callsOf("addSlot")).toEqual([
      [{ with: { kind: "keychain", text: "" }, slot: { kind: "recovery", text: CODE } }],
    ]);
    await click("recovery-close");
    expect(backend.callsOf("discardRecoveryCode")).toEqual([]);
    await waitFor(() => expect(app.recoveryHint).toBe(false));
    await tick();
    expect(all("recovery-card")).toHaveLength(0);
  });

  it("names the group that is wrong, here and when Rust says so, and keeps what was typed", async () => {
    const { backend } = await toTyping();
    await fill("recovery-typed", CODE.replace("5E6FN", "5E6FU"));
    await submit("recovery-typed");
    expect(text("recovery-typed-fault")).toBe("Group 3 has “U” in it, which no recovery code has.");
    expect(get("recovery-typed").getAttribute("aria-invalid")).toBe("true");
    expect(backend.callsOf("addSlot")).toEqual([]);
    await fill("recovery-typed", CODE.replace("5E6FN", "5E6FP"));
    await submit("recovery-typed");
    expect((await find("error-title")).textContent).toBe("Group 3 is not as it was shown.");
    expect((get("recovery-typed") as HTMLTextAreaElement).value).toContain("5E6FP");
  });

  it("asks for the passphrase too where one opens the vault, and forgets a wrong one", async () => {
    const { backend } = await toTyping(["passphrase"]);
    await fill("recovery-typed", CODE);
    await submit("recovery-typed");
    expect(get("recovery-dialog").textContent).toContain("Type the passphrase that opens this vault.");
    await fill("confirm-passphrase", "wrong");
    await submit("recovery-typed");
    expect((await find("error-title")).textContent).toBe("That passphrase doesn’t open this vault.");
    expect((get("confirm-passphrase") as HTMLInputElement).value).toBe("");
    await fill("confirm-passphrase", "correct horse");
    await submit("recovery-typed");
    await find("recovery-done");
    expect(backend.slots.map((slot) => slot.kind)).toEqual(["passphrase", "recovery"]);
  });

  it.each([
    ["the cross", () => click("dialog-close")],
    ["its button", () => click("dialog-cancel")],
  ])("that is left with %s makes Rust forget it, and leaves nothing typed", async (_, leave) => {
    const { backend } = await toTyping();
    const typed = get("recovery-typed") as HTMLTextAreaElement;
    await fill("recovery-typed", CODE);
    await leave();
    await tick();
    expect(backend.callsOf("discardRecoveryCode")).toHaveLength(1);
    expect(typed.value).toBe("");
    expect(backend.shownCode).toBeNull();
    expect(all("recovery-dialog")).toHaveLength(0);
  });

  it("that is interrupted by the lock shows nothing of it afterwards", async () => {
    const { app, backend } = await toTyping();
    await fill("recovery-typed", CODE);
    await app.lock();
    await find("locked");
    expect(document.body.innerHTML).not.toContain("0A2BK");
    expect(backend.shownCode).toBeNull();
  });

  it("that is given up before it was shown asks Rust for nothing", async () => {
    const { backend } = await open();
    await click("recovery-card-act");
    await click("dialog-cancel");
    expect(backend.callsOf("makeRecoveryCode")).toEqual([]);
    expect(backend.callsOf("discardRecoveryCode")).toEqual([]);
  });

  it("prints a sheet with the vault, the day and what it is for", async () => {
    const print = vi.fn();
    vi.stubGlobal("print", print);
    await open();
    await click("recovery-card-act");
    await click("recovery-make");
    await find("recovery-image");
    const sheet = document.querySelector(".print-sheet");
    expect(sheet?.textContent).toContain("Recovery code for Countersign");
    expect(sheet?.textContent).toContain(`Made on ${dateOf(Date.now() / 1000)}.`);
    expect(sheet?.textContent).toContain("5b1f0c7a");
    expect(sheet?.querySelectorAll("img")).toHaveLength(1);
    await click("recovery-print");
    expect(print).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });

  it("again replaces the one before, which works until then", async () => {
    const { backend } = await open({ state: { slots: ["keychain", "recovery"] } });
    await click("nav-settings");
    await find("settings-security");
    await click("slot-change", get("slot-recovery"));
    expect(text("recovery-dialog")).toContain("works until the new one is typed back");
    await click("recovery-make");
    await find("recovery-image");
    await click("recovery-written");
    await fill("recovery-typed", CODE);
    await choose("confirm-with-keychain");
    await submit("recovery-typed");
    await find("recovery-done");
    expect(backend.callsOf("replaceSlot")[0]).toEqual([
      { with: { kind: "keychain", text: "" }, id: "slot-recovery", slot: { kind: "recovery", text: CODE } },
    ]);
  });

  it("that could not be made says why", async () => {
    const { backend } = await open();
    backend.failNext("makeRecoveryCode", anError({ title: "No randomness." }));
    await click("recovery-card-act");
    await waitFor(() => expect(get("recovery-make")).toHaveProperty("disabled", false));
    await click("recovery-make");
    expect((await find("error-title")).textContent).toBe("No randomness.");
  });
});

describe("the hint of a recovery code", () => {
  it("comes with the first account and can be put away for good", async () => {
    await open();
    await click("recovery-card-away");
    expect(all("recovery-card")).toHaveLength(0);
    document.body.replaceChildren();
    await open();
    expect(all("recovery-card")).toHaveLength(0);
  });

  it.each([
    ["without an account", { accounts: [] }],
    ["with a recovery code", { state: { slots: ["keychain" as const, "recovery" as const] } }],
    ["in a vault for reading only", { state: { readOnly: "Saved by a newer Countersign." } }],
  ])("doesn't come %s", async (_, start) => {
    await open(start);
    expect(all("recovery-card")).toHaveLength(0);
  });
});

async function toRekeyCode(slots: SlotKind[]) {
  const opened = await open({ state: { slots } });
  await click("nav-settings");
  await click("rekey-open");
  await find("rekey-plan");
  await click("rekey-begin");
  await find("recovery-image");
  await click("recovery-written");
  await fill("recovery-typed", CODE);
  await submit("recovery-typed");
  return opened;
}

describe("a new key", () => {
  it("says what it keeps and drops, and that copies can't be recalled", async () => {
    await open({ state: { slots: ["keychain", "passphrase", "recovery"] } });
    await click("nav-settings");
    await click("rekey-open");
    const plan = await find("rekey-plan");
    expect(plan.textContent).toContain("Copies made elsewhere still open as before.");
    expect([...plan.querySelectorAll("li")].map((each) => each.textContent)).toEqual([
      "The keychain",
      "A passphrase",
      "A new recovery code, which you type back first",
      "A recovery code",
    ]);
    expect(text("rekey-dialog")).toContain("can’t be recalled");
  });

  it("takes the passphrase, the code typed back, and the ways that stay", async () => {
    const { backend } = await toRekeyCode(["passphrase", "keychain"]);
    await fill("confirm-passphrase", "correct horse");
    await submit("confirm-passphrase");
    await find("rekey-done");
    expect(backend.callsOf("rekey")).toEqual([
      [
        {
          with: { kind: "passphrase", text: "correct horse" },
          passphrase: "correct horse",
          recovery: CODE,
          kinds: ["passphrase", "keychain", "recovery"],
        },
      ],
    ]);
    await click("rekey-close");
    expect(backend.callsOf("discardRecoveryCode")).toEqual([]);
  });

  it("asks for the passphrase twice when another way confirmed, or when a new one is wanted", async () => {
    const { backend } = await toRekeyCode(["passphrase", "keychain"]);
    expect(all("new-passphrase-first")).toHaveLength(0);
    await choose("rekey-another");
    expect(all("new-passphrase-first")).toHaveLength(1);
    await choose("confirm-with-keychain");
    await fill("new-passphrase-first", "battery staple");
    await fill("new-passphrase-again", "battery staple");
    await submit("new-passphrase-first");
    await find("rekey-done");
    expect(backend.callsOf("rekey")[0]?.[0]).toMatchObject({
      with: { kind: "keychain", text: "" },
      passphrase: "battery staple",
    });
  });

  it("needs no passphrase where none opens the vault", async () => {
    const { backend } = await toRekeyCode(["keychain"]);
    await click("rekey-act");
    await find("rekey-done");
    expect(backend.callsOf("rekey")[0]?.[0]).toMatchObject({ passphrase: null, kinds: ["keychain", "recovery"] });
  });

  it("goes back to the code when that was not as shown", async () => {
    const { backend } = await toRekeyCode(["keychain"]);
    await click("rekey-back");
    await fill("recovery-typed", CODE.replace("9J0KQ", "9J0KR"));
    await submit("recovery-typed");
    await click("rekey-act");
    expect((await find("error-title")).textContent).toBe("Group 5 is not as it was shown.");
    get("recovery-typed");
    expect(backend.slots.map((slot) => slot.id)).toEqual(["slot-keychain"]);
  });

  it("that is left on the way changes nothing and forgets the code", async () => {
    const { backend } = await toRekeyCode(["passphrase"]);
    const secret = get("confirm-passphrase") as HTMLInputElement;
    await fill("confirm-passphrase", "correct horse");
    await click("dialog-close");
    await tick();
    expect(backend.callsOf("rekey")).toEqual([]);
    expect(backend.callsOf("discardRecoveryCode")).toHaveLength(1);
    expect(secret.value).toBe("");
  });

  it("that has no plan says why", async () => {
    const { backend } = await open();
    await click("nav-settings");
    backend.failNext("rekeyPlan", anError({ title: "The vault is busy." }));
    await click("rekey-open");
    expect((await find("error-title")).textContent).toBe("The vault is busy.");
    expect(get("rekey-begin")).toHaveProperty("disabled", true);
  });
});
