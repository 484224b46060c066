import { render, waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { anAccount, anError, manyAccounts } from "../src/lib/backend/fake/data";
import {
  all,
  choose,
  click,
  codeFor,
  fill,
  find,
  get,
  ids,
  inRow,
  onRow,
  open,
  press,
  pressOn,
  row,
  text,
} from "./helpers";
import Ring from "../src/lib/parts/Ring.svelte";
import { TEN_IN } from "./setup";

describe("a row's menu", () => {
  it("says how long the code lasts, as F7 does", async () => {
    await open();
    await click("account-menu", row("a1"));
    await click("account-time");
    expect(text("note")).toMatch(/20 seconds/);
  });

  it("opens with the other button of the pointer, in the place of the web view's own", async () => {
    await open();
    const event = new MouseEvent("contextmenu", { clientX: 300, clientY: 90, bubbles: true, cancelable: true });
    onRow("a2").dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    const edit = await find("account-edit");
    expect(edit.closest("li")).toBe(row("a2"));
    await waitFor(() => expect(document.activeElement?.closest("[role=menu]")).not.toBeNull());
    expect(edit.closest<HTMLElement>("[role=menu]")?.style.left).toBe("300px");
    await press(document.activeElement as Element, "Escape");
    expect(all("account-edit")).toHaveLength(0);
  });
});

describe("a counter-based code that hides until it is asked for", () => {
  const shown = () => row("a3").querySelector('[data-testid="code"]')?.textContent;
  async function next() {
    const { app } = await open();
    vi.useFakeTimers({ now: TEN_IN });
    app.preferences.set({ hide: true });
    await tick();
    await app.codes.next("a3");
    await tick();
    expect(shown()).not.toContain("•");
    return app;
  }

  it("hides again after a minute", async () => {
    await next();
    vi.advanceTimersByTime(59_000);
    await tick();
    expect(shown()).not.toContain("•");
    vi.advanceTimersByTime(1_000);
    await tick();
    expect(shown()).toContain("•");
  });

  it("hides when it was copied", async () => {
    const app = await next();
    await app.codes.copy("a3");
    await tick();
    expect(shown()).toContain("•");
  });
});

describe("a code that can't be copied", () => {
  it("says so where it is seen, however far down the list is", async () => {
    const seen: Element[] = [];
    vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(function (this: Element) {
      seen.push(this);
    });
    const { backend } = await open();
    backend.failNext("copyCode", anError({ title: "The clipboard is not there." }));
    await click("account-copy", row("a1"));
    const panel = await find("error-panel");
    await waitFor(() => expect(seen.some((each) => each.contains(panel))).toBe(true));
  });
});

describe("the keyboard in the list", () => {
  it("sends a letter to the search, and what is typed there finds", async () => {
    const { app } = await open();
    await pressOn("a1", "p");
    expect(document.activeElement).toBe(get("search"));
    expect(app.codes.query).toBe("p");
    expect(ids()[0]).toBe("a2");
  });

  it("leaves letters with Control alone", async () => {
    const { app } = await open();
    const event = await pressOn("a1", "p", { ctrlKey: true });
    expect(event.defaultPrevented).toBe(false);
    expect(app.codes.query).toBe("");
  });

  it("goes to the search with a slash, from anywhere but a text", async () => {
    await open();
    await press(document.body, "/");
    expect(document.activeElement).toBe(get("search"));
    const event = await press(get("search"), "/");
    expect(event.defaultPrevented).toBe(false);
  });

  it("copies the first that was found with Enter in the search", async () => {
    const { backend } = await open();
    await fill("search", "payroll");
    await press(get("search"), "Enter");
    await waitFor(() => expect(backend.callsOf("copyCode")).toEqual([["a2"]]));
  });

  it("never copies by Enter what only comes close", async () => {
    const { backend } = await open();
    await fill("search", "payrlol");
    expect(text("near")).toBe("Nothing matches exactly. These come close.");
    expect(ids()).toEqual(["a2"]);
    await press(get("search"), "Enter");
    await tick();
    expect(backend.callsOf("copyCode")).toEqual([]);
    expect(document.activeElement).toBe(onRow("a2"));
  });

  it("copies the next code with Shift and Enter", async () => {
    const { backend } = await open();
    await pressOn("a1", "Enter", { shiftKey: true });
    await waitFor(() => expect(text("note")).toBe("The next code is copied. The clipboard is cleared in 30 seconds."));
    expect(backend.callsOf("copyNextCode")).toEqual([["a1"]]);
    expect(backend.callsOf("copyCode")).toEqual([]);
  });

  it("edits with F2, and removes with Delete after a question", async () => {
    const { backend } = await open();
    await pressOn("a2", "F2");
    expect((get("edit-issuer") as HTMLInputElement).value).toBe("Payroll");
    await click("dialog-cancel");
    await pressOn("a1", "Delete");
    expect(text("remove-dialog")).toContain("Remove ZITADEL, starter@acme.example from this computer?");
    expect(backend.callsOf("removeAccount")).toEqual([]);
  });

  it("says how long the code lasts when it is asked, in a place that a screen reader hears", async () => {
    await open();
    await pressOn("a1", "F7");
    expect(text("note")).toBe("The code for ZITADEL, starter@acme.example changes in 20 seconds.");
    expect(get("note").getAttribute("role")).toBe("status");
    await pressOn("a3", "F7");
    expect(text("note")).toContain("doesn’t change by itself");
  });

  it("moves an account in the person's own order with Alt and the arrows, and stays on it", async () => {
    const { backend } = await open();
    await pressOn("a2", "ArrowUp", { altKey: true });
    await waitFor(() => expect(ids().slice(0, 2)).toEqual(["a2", "a1"]));
    expect(backend.accounts.map((account) => account.id).slice(0, 2)).toEqual(["a2", "a1"]);
    await waitFor(() => expect(document.activeElement).toBe(onRow("a2")));
    await waitFor(() => expect(text("note")).toContain("payroll.acme.example is now number 1 of 7."));
  });

  it("moves nothing in another order, in a search, or past the pinned ones", async () => {
    const { backend, app } = await open({ accounts: [anAccount({ id: "p", pinned: true }), anAccount({ id: "q" })] });
    await pressOn("q", "ArrowUp", { altKey: true });
    app.preferences.set({ sort: "name" });
    await tick();
    await pressOn("q", "ArrowUp", { altKey: true });
    expect(backend.callsOf("reorderAccounts")).toEqual([]);
  });
});

describe("a note", () => {
  it("gives the keyboard back to where it came from when its button is pressed", async () => {
    await open();
    await pressOn("a1", "Delete");
    await click("confirm-act");
    await waitFor(() => expect(all("remove-dialog")).toHaveLength(0));
    onRow("a2").focus();
    (await find("note-act")).focus();
    await click("note-act");
    await waitFor(() => expect(ids()).toContain("a1"));
    await waitFor(() => expect(all("note-act")).toHaveLength(0));
    expect(document.activeElement).toBe(onRow("a2"));
  });

  it("that says the same again is put there anew, so that it is heard again", async () => {
    await open();
    await click("account-copy", row("a1"));
    await waitFor(() => expect(text("note")).toContain("Copied."));
    const before = get("note").firstElementChild;
    await click("account-copy", row("a2"));
    await waitFor(() => expect(get("note").firstElementChild).not.toBe(before));
    expect(text("note")).toContain("Copied.");
  });

  it("names no login while everything is masked", async () => {
    const { app } = await open();
    app.mask(true);
    await pressOn("a1", "F7");
    expect(text("note")).toBe("The code for ZITADEL changes in 20 seconds.");
  });
});

describe("a list that changes by itself", () => {
  it("keeps the keyboard on its account", async () => {
    const { backend, app } = await open();
    onRow("a2").focus();
    backend.accounts = [anAccount({ id: "new", issuer: "Before all" }), ...backend.accounts];
    await app.codes.load();
    await waitFor(() => expect(document.activeElement).toBe(onRow("a2")));
    expect(ids().slice(0, 3)).toEqual(["new", "a1", "a2"]);
  });

  for (const [id, part] of [
    ["a2", "account-menu"],
    ["a3", "hotp-next"],
  ] as const) {
    it(`keeps the keyboard on the same thing of its account: ${part}`, async () => {
      const { backend, app } = await open();
      inRow(id, part).focus();
      backend.accounts = [anAccount({ id: "new" }), ...backend.accounts];
      await app.codes.load();
      await waitFor(() => expect(document.activeElement).toBe(inRow(id, part)));
    });
  }

  it("doesn't take a click for the account that came under the pointer meanwhile", async () => {
    const { backend, app } = await open();
    const button = onRow("a1");
    button.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, pointerType: "mouse" }));
    backend.accounts = [anAccount({ id: "new" }), ...backend.accounts];
    await app.codes.load();
    await tick();
    expect(button.closest("li")?.dataset["accountId"]).toBe("new");
    button.click();
    await tick();
    expect(backend.callsOf("copyCode")).toEqual([]);
  });
});

describe("a list of ten thousand", () => {
  it("has only what is on the screen in the document, and says how many there are", async () => {
    await open({ accounts: manyAccounts(10_000) });
    expect(all("account-row").length).toBeLessThan(100);
    expect(row("m0").getAttribute("aria-setsize")).toBe("10000");
    expect(row("m3").getAttribute("aria-posinset")).toBe("4");
  });

  it("asks for the codes of those on the screen only", async () => {
    const { backend } = await open({ accounts: manyAccounts(10_000) });
    await waitFor(() => expect(backend.callsOf("codes").length).toBeGreaterThan(0));
    for (const [asked] of backend.callsOf("codes")) expect((asked as string[]).length).toBeLessThan(100);
  });

  it("keeps a row and its ring for the account that comes under it", async () => {
    await open({ accounts: manyAccounts(10_000) });
    await waitFor(() => expect(all("code")[0]?.textContent).not.toContain("•"));
    const ring = inRow("m0", "ring");
    await fill("search", "9999");
    expect(ids()[0]).toBe("m9998");
    expect(inRow("m9998", "ring")).toBe(ring);
  });

  it("keeps its rows, out of sight, for the next letter", async () => {
    await open({ accounts: manyAccounts(10_000) });
    const [first, second] = [row("m0"), row("m1")];
    await fill("search", "9999");
    expect(ids()).toEqual(["m9998"]);
    expect(second.hidden).toBe(true);
    await fill("search", "no such account");
    expect(ids()).toEqual([]);
    expect(get("accounts").closest<HTMLElement>("[hidden]")).not.toBeNull();
    expect(get("no-match")).toBeTruthy();
    await fill("search", "login-1");
    expect(first.dataset["accountId"]).toBe("m0");
    expect(second.hidden).toBe(false);
    expect(new Set(ids()).size).toBe(ids().length);
    await fill("search", "9999");
    await fill("search", "");
    expect(document.querySelectorAll("li.row[hidden]")).toHaveLength(0);
  });

  it("fades a code in when it follows another one of the same account, and not while it is searched", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, now: 1_800_000_010_000 });
    await open({ accounts: manyAccounts(10_000) });
    await waitFor(() => expect(all("code")[0]?.textContent).not.toContain("•"));
    const code = inRow("m0", "code");
    const seen: string[] = [];
    new MutationObserver(() => seen.push(code.style.color)).observe(code, { attributeFilter: ["style"] });
    await fill("search", "9999");
    await waitFor(() => expect(code.textContent).not.toContain("•"));
    expect(seen).toEqual([]);
    await vi.advanceTimersByTimeAsync(20_300);
    await waitFor(() => expect(seen).toEqual(["var(--muted)", ""]));
  });

  it("answers a letter in the rows that can be seen first, and a moment later in those below the screen", async () => {
    vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(300);
    vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockReturnValue({ top: 0, height: 60 } as DOMRect);
    const { backend } = await open({ accounts: manyAccounts(10_000) });
    const shown = () => all("account-row").map((row) => row.dataset["accountId"]);
    await waitFor(() => expect(shown()).toHaveLength(12));
    const before = shown();
    vi.useFakeTimers();
    const asked = backend.callsOf("codes").length;
    await fill("search", "999");
    const found = ["m998", "m9989", "m9990", "m9991", "m9992"];
    expect(shown()).toEqual([...found, ...before.slice(5)]);
    // Until its code comes, a row has as many lines as then.
    expect(inRow("m998", "next-code").textContent).toBe("••• •••");
    await vi.advanceTimersByTimeAsync(100);
    expect(shown().slice(0, 5)).toEqual(found);
    expect(shown()).toEqual([...found, "m9993", "m9994", "m9995", "m9996", "m9997", "m9998", "m1998"]);
    await fill("search", "9999");
    expect(shown()).toEqual(["m9998"]);
    await vi.advanceTimersByTimeAsync(100);
    expect(shown()).toEqual(["m9998"]);
    await fill("search", "999");
    expect(shown()).toEqual(found);
    await vi.advanceTimersByTimeAsync(100);
    expect(shown()).toHaveLength(12);
    // The codes of all of them were asked for once.
    expect(backend.callsOf("codes").slice(asked)).toEqual([[shown()]]);
  });

  it("shows other accounts in the rows that are there, after a page as after a throw", async () => {
    let scrolled = 0;
    vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(300);
    vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(function (this: HTMLElement) {
      return { top: this.dataset["testid"] === "accounts" ? -scrolled : 0, height: 60 } as DOMRect;
    });
    await open({ accounts: manyAccounts(10_000) });
    await waitFor(() => expect(all("account-row")).toHaveLength(12));
    for (const [to, first] of [
      [900, "m8"],
      [90_000, "m1496"],
      [89_100, "m1480"],
    ] as const) {
      const rows = all("account-row");
      scrolled = to;
      get("accounts").closest("main")?.dispatchEvent(new Event("scroll"));
      await tick();
      expect(all("account-row").map((row) => row.dataset["accountId"])).toHaveLength(16);
      expect(all("account-row")[0]?.dataset["accountId"]).toBe(first);
      expect(rows.every((row) => row.isConnected)).toBe(true);
    }
  });

  it("asks for none while another view is shown", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, now: 1_800_000_010_000 });
    const { backend } = await open();
    await click("nav-verify");
    const before = backend.callsOf("codes").length;
    await vi.advanceTimersByTimeAsync(65_000);
    expect(backend.callsOf("codes")).toHaveLength(before);
    await click("nav-codes");
    await waitFor(() => expect(backend.callsOf("codes").length).toBeGreaterThan(before));
  });

  it("is gone through to its end with the keyboard, which is never lost", async () => {
    await open({ accounts: manyAccounts(10_000) });
    await pressOn("m0", "End");
    await waitFor(() => expect(document.activeElement).toBe(onRow("m9999")));
    await press(onRow("m9999"), "ArrowUp");
    await waitFor(() => expect(document.activeElement).toBe(onRow("m9998")));
    await press(onRow("m9998"), "Home");
    await waitFor(() => expect(document.activeElement).toBe(onRow("m0")));
  });
});

describe("the keyboard after accounts were removed", () => {
  // What is drawn has boxes; here nothing is drawn.
  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, "getClientRects").mockReturnValue([{}] as unknown as DOMRectList);
  });
  afterEach(() => vi.restoreAllMocks());

  it("is on the one that took the place, and on the last one where there is none", async () => {
    await open({ accounts: ["x", "y", "z"].map((id) => anAccount({ id })) });
    for (const [removed, next] of [
      ["y", "z"],
      ["z", "x"],
    ] as const) {
      await pressOn(removed, "Delete");
      (await find("confirm-keep")).focus();
      await click("confirm-act");
      await waitFor(() => expect(all("remove-dialog")).toHaveLength(0));
      expect(document.activeElement).toBe(onRow(next));
    }
  });

  it("is on the only one that was kept, wherever its row stands now", async () => {
    await open({ accounts: ["x", "y", "z"].map((id) => anAccount({ id })) });
    await pressOn("x", "a", { ctrlKey: true });
    await pressOn("y", " ", { ctrlKey: true });
    await press(onRow("y"), "Delete");
    (await find("confirm-keep")).focus();
    await click("confirm-act");
    await waitFor(() => expect(ids()).toEqual(["y"]));
    await waitFor(() => expect(document.activeElement).toBe(onRow("y")));
  });
});

describe("hiding codes until they are asked for", () => {
  it("asks Rust for none, shows one when it is asked, and hides it when it changes", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, now: 1_800_000_010_000 });
    localStorage.setItem("settings", JSON.stringify({ hide: true }));
    const { backend } = await open({ accounts: [anAccount(), anAccount({ id: "b" })] });
    expect(backend.callsOf("codes")).toEqual([]);
    expect(document.body.innerHTML).not.toContain(codeFor("a1").slice(0, 3) + " " + codeFor("a1").slice(3));
    await click("account-reveal", row("a1"));
    await waitFor(() => expect(row("a1").textContent).toContain(codeFor("a1").slice(3)));
    expect(backend.callsOf("codes")).toEqual([[["a1"]]]);
    await vi.advanceTimersByTimeAsync(20_100);
    await waitFor(() => expect(row("a1").textContent).toContain("Code hidden"));
  });

  it("still copies, without showing", async () => {
    localStorage.setItem("settings", JSON.stringify({ hide: true }));
    const { backend } = await open();
    await click("account-copy", row("a1"));
    await waitFor(() => expect(backend.callsOf("copyCode")).toEqual([["a1"]]));
    expect(row("a1").textContent).toContain("Code hidden");
  });

  it("is asked with the space bar", async () => {
    localStorage.setItem("settings", JSON.stringify({ hide: true }));
    await open();
    await pressOn("a1", " ");
    await waitFor(() => expect(row("a1").textContent).toContain(codeFor("a1").slice(3)));
  });
});

describe("the looks of codes", () => {
  it.each([
    ["standard", /^\d{3} \d{3}$/],
    ["twos", /^\d\d \d\d \d\d$/],
    ["none", /^\d{6}$/],
  ] as const)("are grouped %s", async (grouping, expected) => {
    localStorage.setItem("settings", JSON.stringify({ grouping }));
    await open({ accounts: [anAccount()] });
    expect(row("a1").querySelector('[data-testid="code"]')?.textContent).toMatch(expected);
  });

  it("leave the next code out when it isn't wanted", async () => {
    await open({ accounts: [anAccount()] });
    expect(all("next-code")).toHaveLength(1);
    await click("nav-settings");
    await choose("show-next");
    await click("nav-codes");
    expect(all("next-code")).toHaveLength(0);
  });
});

describe("masking everything", () => {
  it("is one key, says so, and one key takes it back", async () => {
    const { app } = await open();
    await press(document.body, "F8");
    expect(app.masked).toBe(true);
    expect(document.documentElement.hasAttribute("data-masked")).toBe(true);
    get("masked");
    await press(get("search"), "F8");
    expect(document.documentElement.hasAttribute("data-masked")).toBe(false);
    expect(all("masked")).toHaveLength(0);
  });

  it("holds through a lock, after which the page begins anew", async () => {
    const { app, view } = await open();
    app.mask(true);
    await app.lock();
    view.unmount();
    await open();
    get("masked");
    expect(document.documentElement.hasAttribute("data-masked")).toBe(true);
  });
});

describe("a ring", () => {
  const shapes = () => new Set(all("ring").map((ring) => (ring.firstElementChild as HTMLElement).style.clipPath));

  it("moves with every fourth second, with every other one of the last ten and each of the last five, in another colour then", async () => {
    vi.useFakeTimers({ now: 1_800_000_010_000 });
    const opening = open({ accounts: manyAccounts(3) });
    await vi.advanceTimersByTimeAsync(500);
    await opening;
    let moves = 0;
    const shown: boolean[] = [];
    let last = [...shapes()];
    expect(last).toHaveLength(1);
    for (let second = 1; second < 20; second += 1) {
      await vi.advanceTimersByTimeAsync(1000);
      const now = [...shapes()];
      expect(now).toHaveLength(1);
      if (now[0] !== last[0]) moves += 1;
      last = now;
      shown.push(inRow("m0", "ring").classList.contains("late"));
    }
    // 20 seconds are left: 16, 12; 10, 8, 6; and 5 to 1.
    expect(moves).toBe(10);
    // At 5.5 seconds and before it is as usual.
    expect(shown.indexOf(true)).toBe(14);
    expect(inRow("m0", "code").closest(".live")?.classList.contains("late")).toBe(true);
  });

  it("that comes later stands where the others stand, by a clock whose seconds begin at another moment", async () => {
    vi.useFakeTimers({ now: 1_800_000_000_400 });
    const now = () => (Date.now() - 150) / 1000;
    const ring = () => render(Ring, { from: 1_800_000_000, until: 1_800_000_030, now });
    ring();
    for (let look = 0; look < 290; look += 1) {
      await vi.advanceTimersByTimeAsync(100);
      const later = ring();
      expect([...shapes()]).toHaveLength(1);
      later.unmount();
    }
  });

  it("rests while nobody can see the window, and is right when it is seen again", async () => {
    vi.useFakeTimers({ now: 1_800_000_010_000 });
    const opening = open({ accounts: manyAccounts(3) });
    await vi.advanceTimersByTimeAsync(500);
    await opening;
    const before = [...shapes()];
    const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    document.dispatchEvent(new Event("visibilitychange"));
    await vi.advanceTimersByTimeAsync(10_000);
    expect([...shapes()]).toEqual(before);
    visibility.mockReturnValue("visible");
    document.dispatchEvent(new Event("visibilitychange"));
    expect([...shapes()]).not.toEqual(before);
  });
});
