// The list as the person arranges it: orders, tags, several accounts at once, dragging.
import { waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { anAccount, anError } from "../src/lib/backend/fake/data";
import { all, click, fill, find, get, ids, onRow, open, press, pressOn, row, submit, text } from "./helpers";

describe("order and tags", () => {
  const start = {
    accounts: [
      anAccount({ id: "c", issuer: "Cedar", lastUsed: 5, tags: ["trees", "work"] }),
      anAccount({ id: "p", issuer: "Pine", pinned: true, lastUsed: null }),
      anAccount({ id: "a", issuer: "Ash", lastUsed: 9, tags: ["trees"] }),
      anAccount({ id: "b", issuer: "birch 10", lastUsed: 1 }),
      anAccount({ id: "b2", issuer: "Birch 9", lastUsed: null }),
    ],
  };

  it("by name counts numbers as numbers, and pinned ones stay at the top", async () => {
    await open(start);
    await click("list-options");
    await click("sort-name");
    expect(ids()).toEqual(["p", "a", "b2", "b", "c"]);
  });

  it("by use has the last used first; it is remembered", async () => {
    await open(start);
    await click("list-options");
    await click("sort-use");
    expect(ids()).toEqual(["p", "a", "c", "b", "b2"]);
    expect(JSON.parse(localStorage.getItem("settings") ?? "")).toMatchObject({ sort: "use" });
  });

  it("one tag leaves the accounts that have it, and a search in it says so", async () => {
    await open(start);
    expect(all("tag").map((each) => each.textContent)).toEqual(["trees", "work"]);
    all("tag")[0]?.click();
    await tick();
    expect(ids()).toEqual(["c", "a"]);
    await fill("search", "pine");
    expect(text("no-match")).toContain("Nothing with the tag trees matches “pine”.");
    await click("all-tags");
    expect(ids()).toEqual(["p"]);
  });
});

describe("several accounts at once", () => {
  it("are selected with the pointer and the keyboard, and counted aloud", async () => {
    await open();
    await click("list-options");
    await click("select-several");
    await click("account-copy", row("a2"));
    onRow("a4").dispatchEvent(new MouseEvent("click", { bubbles: true, shiftKey: true }));
    await tick();
    expect(text("selected-count")).toBe("3 selected");
    expect(get("selected-count").getAttribute("role")).toBe("status");
    expect(onRow("a3").getAttribute("role")).toBe("checkbox");
    expect(onRow("a3").getAttribute("aria-checked")).toBe("true");
    await pressOn("a4", "a", { ctrlKey: true });
    expect(text("selected-count")).toBe("7 selected");
    await pressOn("a4", "Escape");
    expect(all("selection")).toHaveLength(0);
  });

  it("begin with Shift and the arrows", async () => {
    await open();
    await pressOn("a1", "ArrowDown", { shiftKey: true });
    expect(text("selected-count")).toBe("2 selected");
  });

  it("are not copied while one selects", async () => {
    const { backend, app } = await open();
    app.codes.listing.select(true);
    await tick();
    await click("account-copy", row("a1"));
    expect(backend.callsOf("copyCode")).toEqual([]);
  });

  it("are removed after one question that names them, and brought back by one Undo", async () => {
    const { backend } = await open();
    await pressOn("a1", "ArrowDown", { shiftKey: true });
    await click("select-remove");
    expect(text("remove-dialog")).toContain("Remove 2 accounts from this computer?");
    expect(text("remove-dialog")).toContain("ZITADEL, starter@acme.example");
    await click("confirm-act");
    await waitFor(() => expect(text("note")).toContain("Removed 2 accounts. They stay in the trash for 30 days."));
    expect(backend.callsOf("removeAccounts")).toEqual([[["a1", "a2"]]]);
    expect(all("selection")).toHaveLength(0);
    await click("note-act");
    await waitFor(() => expect(row("a1")).not.toBeNull());
    expect(row("a2")).not.toBeNull();
  });

  it("stay when removing fails, with why", async () => {
    const { backend } = await open();
    await pressOn("a1", "ArrowDown", { shiftKey: true });
    await click("select-remove");
    backend.failNext("removeAccounts", anError({ title: "The vault is busy." }));
    await click("confirm-act");
    expect((await find("error-title")).textContent).toBe("The vault is busy.");
    expect(row("a1")).not.toBeNull();
  });

  it("get tags and lose them, and keep the others", async () => {
    const { backend } = await open({
      accounts: [anAccount({ id: "x", tags: ["old", "both"] }), anAccount({ id: "y", tags: ["both"] })],
    });
    await pressOn("x", "a", { ctrlKey: true });
    await click("select-tag");
    await fill("tag-new", " new ");
    await click("tag-add");
    const boxes = all("tag-choice") as HTMLInputElement[];
    expect(boxes.map((box) => [box.checked, box.indeterminate])).toEqual([
      [true, false],
      [false, true],
      [true, false],
    ]);
    (boxes[0] as HTMLInputElement).checked = false;
    boxes[0]?.dispatchEvent(new Event("change", { bubbles: true }));
    await tick();
    await submit("tag-new");
    await waitFor(() => expect(all("tag-dialog")).toHaveLength(0));
    expect(backend.callsOf("tagAccounts")).toEqual([[["x", "y"], ["new"], ["both"]]]);
    expect(backend.accounts.map((account) => account.tags)).toEqual([["old", "new"], ["new"]]);
  });

  it("are exported, and no others", async () => {
    const { app } = await open();
    await pressOn("a1", "ArrowDown", { shiftKey: true });
    await click("select-export");
    expect(app.view).toBe("transfer");
    expect([...(app.exporting.accounts ?? [])]).toEqual(["a1", "a2"]);
    expect(app.codes.listing.selecting).toBe(false);
  });

  it("can't be changed in a vault that is open for reading only", async () => {
    const { app } = await open({ state: { readOnly: "Saved by a newer Countersign." } });
    app.codes.listing.selectAll();
    await tick();
    for (const id of ["select-tag", "select-pin", "select-remove"]) {
      expect((get(id) as HTMLButtonElement).disabled).toBe(true);
    }
  });
});

describe("dragging a row", () => {
  async function laidOut() {
    const opened = await open();
    vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(function (this: HTMLElement) {
      return { height: this.matches("li") ? 68 : 800, top: 0, bottom: 800 } as DOMRect;
    });
    const list = get("accounts");
    list.setPointerCapture = vi.fn();
    list.hasPointerCapture = () => false;
    const point = (type: string, target: Element, clientY: number) =>
      target.dispatchEvent(
        new PointerEvent(type, { bubbles: true, clientY, button: 0, buttons: 1, pointerType: "mouse", pointerId: 1 }),
      );
    return { ...opened, list, point };
  }

  it("puts it where it is let go, and that is no click", async () => {
    const { backend, list, point } = await laidOut();
    point("pointerdown", onRow("a1"), 34);
    point("pointermove", list, 34 + 140);
    await tick();
    expect(ids().slice(0, 3)).toEqual(["a2", "a3", "a1"]);
    point("pointerup", list, 34 + 140);
    onRow("a1").click();
    await waitFor(() => expect(backend.callsOf("reorderAccounts")).toHaveLength(1));
    expect(backend.accounts.map((account) => account.id).slice(0, 3)).toEqual(["a2", "a3", "a1"]);
    expect(backend.callsOf("copyCode")).toEqual([]);
  });

  it("is given up with Escape", async () => {
    const { backend, list, point } = await laidOut();
    point("pointerdown", onRow("a1"), 34);
    point("pointermove", list, 34 + 140);
    await press(document.body, "Escape");
    expect(ids().slice(0, 2)).toEqual(["a1", "a2"]);
    expect(backend.callsOf("reorderAccounts")).toEqual([]);
  });

  it("by a hand that shakes is a click", async () => {
    const { backend, list, point } = await laidOut();
    point("pointerdown", onRow("a1"), 34);
    point("pointermove", list, 37);
    point("pointerup", list, 37);
    onRow("a1").click();
    await waitFor(() => expect(backend.callsOf("copyCode")).toEqual([["a1"]]));
  });
});
