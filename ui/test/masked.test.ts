// "Mask everything", in every view and each of its states: nothing that stands on the screen names a person or an account's login.
import { tick } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { start } from "../src/find";
import { anAccount } from "../src/lib/backend/fake/data";
import { keep } from "../src/lib/remembered";
import { all, click, fill, find, get, open, press, row, submit, text } from "./helpers";
import { MORE_STATES } from "./more-states";
import { STATES } from "./states";

/** The people, logins, ids and notes of what the stand-in shows. */
const PRIVATE =
  /[\w.-]+@[\w.-]+|(First|Second) Starter|\bdeploy\b|an-account-without|reader-204|night-shift|short-key|Spare key|Asked for on|2876140935181|1638407768354327|^(starter|second|Row 7|Helpdesk)$/;
/** Examples of ours, which name nobody. */
const EXAMPLES = /\b(ann|you)@example\.com/;

/** What can be read on the screen: text, what stands in fields, what a pointer that rests is told. */
function readable(): string[] {
  const found: string[] = [];
  const masked = ".private, .visually-hidden, .paper, script, style";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement?.closest(masked)) found.push(node.textContent?.trim() ?? "");
  for (const field of document.querySelectorAll<HTMLInputElement>("input, textarea"))
    if (field.type !== "password" && !field.closest(".private")) found.push(field.value, field.placeholder);
  for (const each of document.querySelectorAll("[title]"))
    if (!each.closest(".private")) found.push(each.getAttribute("title") ?? "");
  return found;
}

const named = () => readable().filter((each) => PRIVATE.test(each) && !EXAMPLES.test(each));

beforeEach(() => keep("masked", true));

describe("while everything is masked, nobody is named in", () => {
  it.each([...STATES, ...MORE_STATES])("%s", async (_, reach) => {
    await reach();
    await tick();
    expect(named()).toEqual([]);
  });

  it("nothing only because it looks: an unmasked row is found", async () => {
    await open();
    for (const each of document.querySelectorAll(".private")) each.classList.remove("private");
    expect(named().length).toBeGreaterThan(3);
  });
});

describe("what is said while everything is masked", () => {
  const removed = { removed: 1_799_000_000, daysLeft: 20 };

  it("names no account after editing, adding, restoring from the trash and taking back", async () => {
    const account = anAccount({ id: "t1", issuer: "Wiki", label: "ann@wiki.example" });
    const { app } = await open({ trash: [{ account, ...removed }] });
    await click("account-menu", row("a1"));
    await click("account-edit");
    await submit("edit-label");
    await expect.poll(() => text("note")).toBe("ZITADEL is saved. Undo");
    await click("nav-settings");
    await click("trash-restore");
    await expect.poll(() => text("note")).toContain("Wiki");
    expect(text("note")).not.toContain("ann@");
    await app.codes.remove("a1");
    await app.undo();
    expect(text("note")).toBe("Taken back.");
  });

  it("goes to a counter-based account from the palette without writing its login into the search", async () => {
    const { app } = await open();
    await press(document.body, "k", { ctrlKey: true });
    await fill("palette-input", "build server");
    await press(get("palette-input"), "Enter");
    await expect.poll(() => all("palette")).toHaveLength(0);
    expect(app.codes.query).not.toContain("deploy");
    expect(named()).toEqual([]);
  });

  it("is no login in the small window and the tray’s menu either", async () => {
    const { backend, app } = await open();
    const words = () => backend.callsOf("setTrayWords").map(([said]) => (said as { masked: string | null }).masked);
    await expect.poll(words).toEqual(["Account without a name"]);
    app.mask(false);
    await expect.poll(words).toEqual(["Account without a name", null]);
    app.mask(true);
    document.body.replaceChildren();
    delete document.documentElement.dataset["masked"];
    const target = document.body.appendChild(document.createElement("div"));
    vi.stubEnv("MODE", "fake");
    await start(target);
    await find("find-field");
    expect(all("find-account").length).toBeGreaterThan(3);
    expect(document.documentElement.dataset["masked"]).toBe("");
    expect(named()).toEqual([]);
  });
});
