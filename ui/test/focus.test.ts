import { waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { remembered, watched } from "../src/lib/focus";
import { click, find, get, open } from "./helpers";

/** What is handed on is handed on in a task of its own, after the one that was told of the change. */
const task = () => new Promise((resolve) => setTimeout(resolve));
const settled = async () => {
  await task();
  await task();
};
const by = (id: string) => document.getElementById(id) as HTMLButtonElement;

describe("the keyboard's place", () => {
  let end: () => void;
  beforeEach(() => {
    // What is drawn has boxes; here nothing is drawn.
    HTMLElement.prototype.getClientRects = () => [{}] as unknown as DOMRectList;
    document.body.innerHTML = `<main tabindex="-1" id="main"><ul id="list"><li id="one"><button id="first">1</button></li>
      <li id="two"><button id="second">2</button></li></ul><button id="after">3</button></main>`;
    end = watched();
  });
  afterEach(() => {
    end();
    document.body.innerHTML = "";
  });

  it("is the nearest thing that is left where it was removed", async () => {
    by("first").focus();
    by("one").remove();
    await settled();
    expect(document.activeElement).toBe(by("second"));
  });

  it("is the view, where nothing is left around it", async () => {
    by("first").focus();
    by("list").remove();
    await settled();
    expect(document.activeElement).toBe(by("main"));
  });

  it("is the same again when what had it was disabled for a while", async () => {
    by("after").focus();
    by("after").blur();
    by("after").disabled = true;
    await settled();
    expect(document.activeElement).toBe(document.body);
    by("after").disabled = false;
    await settled();
    expect(document.activeElement).toBe(by("after"));
  });

  it("is nowhere when the person has clicked beside everything", async () => {
    by("first").focus();
    by("main").removeAttribute("tabindex");
    by("main").dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
    by("first").blur();
    by("two").remove();
    await settled();
    expect(document.activeElement).toBe(document.body);
  });

  it("is what Tab reaches, and not what only the arrows reach", async () => {
    by("list").insertAdjacentHTML("afterbegin", '<li><button id="arrows" tabindex="-1">0</button></li>');
    by("first").focus();
    by("one").remove();
    await settled();
    expect(document.activeElement).toBe(by("second"));
  });

  it("is given back by what lay over it to the nearest thing that is left", () => {
    by("first").focus();
    const back = remembered();
    by("after").focus();
    by("one").remove();
    by("after").blur();
    back();
    expect(document.activeElement).toBe(by("second"));
  });

  it("is the view again, and nothing outside of it, where a dialog had it that has gone", () => {
    document.body.insertAdjacentHTML(
      "beforeend",
      '<div><button>Outside</button><dialog open><button id="inside">4</button></dialog></div>',
    );
    by("inside").focus();
    const back = remembered();
    document.querySelector("dialog")?.remove();
    back();
    expect(document.activeElement).toBe(by("main"));
  });

  it("is given back by what lay over it, or goes to the view if it has gone", () => {
    by("after").focus();
    const back = remembered();
    by("first").focus();
    back();
    expect(document.activeElement).toBe(by("after"));
    const again = remembered();
    by("after").remove();
    again();
    expect(document.activeElement).toBe(by("main"));
  });
});

describe("the first field of a dialog", () => {
  // What isn't shown can't have the keyboard.
  beforeEach(() => {
    const { focus } = HTMLElement.prototype;
    vi.spyOn(HTMLElement.prototype, "focus").mockImplementation(function (this: HTMLElement, ...given) {
      if (!this.closest("dialog:not([open])")) focus.apply(this, given);
    });
  });
  afterEach(() => vi.restoreAllMocks());

  for (const [way, field] of [
    ["link", "add-link"],
    ["hand", "add-issuer"],
  ] as const) {
    it(`has the keyboard as soon as it is open: ${way}`, async () => {
      const { app } = await open();
      app.adding = way;
      await find(field);
      await waitFor(() => expect(document.activeElement).toBe(get(field)));
    });
  }

  for (const [opener, field] of [
    ["slot-add-passphrase", "new-passphrase-first"],
    ["backup-passphrase", "new-passphrase-first"],
  ] as const) {
    it(`has it in Settings: ${opener}`, async () => {
      await open();
      await click("nav-settings");
      await click(opener);
      await find(field);
      await waitFor(() => expect(document.activeElement).toBe(get(field)));
    });
  }
});
