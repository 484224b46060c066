import { waitFor } from "@testing-library/svelte";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import {
  DOCTOR_LOCKED,
  INVALID_CODE,
  aCandidate,
  anAccount,
  anEnrollment,
  anError,
  someSnapshots,
} from "../src/lib/backend/fake/data";
import { all, click, codeFor, fill, find, get, open, press, row, submit, toCodeStep } from "./helpers";

/** Rules that need a layout, which this document doesn't have; colours are computed from the tokens in contrast.test.ts. */
const NEEDS_LAYOUT = ["color-contrast", "target-size", "scrollable-region-focusable"];

async function violations(): Promise<string[]> {
  const rules = Object.fromEntries(NEEDS_LAYOUT.map((rule) => [rule, { enabled: false }]));
  const found = await axe.run(document.body, { rules });
  return found.violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" | ")}`,
  );
}

const STATES: [string, () => Promise<unknown>][] = [
  ["the first run", () => open({ state: { vault: "empty", keychain: "available" } })],
  [
    "the new passphrase with a fault",
    async () => {
      await open({ state: { vault: "empty", keychain: "absent" } });
      await click("first-add");
      await submit("new-passphrase-first");
    },
  ],
  [
    "the locked vault",
    () => open({ state: { vault: "locked", slots: ["keychain", "passphrase"], keychain: "locked" } }),
  ],
  ["a vault that can't be used", () => open({ state: { vault: "unusable", problem: anError() } })],
  [
    "the codes with a pending setup and a damaged record",
    () => open({ enrollments: [anEnrollment()], damaged: [{ id: "d", what: "account" }] }),
  ],
  ["no account", () => open({ accounts: [] })],
  [
    "nothing found",
    async () => {
      await open();
      await fill("search", "zzz");
    },
  ],
  [
    "an open menu",
    async () => {
      await open();
      await click("account-menu", row("a1"));
    },
  ],
  [
    "the question before removing",
    async () => {
      await open();
      await click("account-menu", row("a1"));
      await click("account-remove");
    },
  ],
  [
    "adding by link, refused",
    async () => {
      await open();
      await click("add-open");
      await fill("add-link", "x");
      await submit("add-link");
      await find("error-panel");
    },
  ],
  [
    "adding by picture",
    async () => {
      await open();
      await click("add-open");
      await click("add-way-picture");
    },
  ],
  [
    "adding by hand",
    async () => {
      await open();
      await click("add-open");
      await click("add-way-hand");
      get("add-advanced").closest("details")?.setAttribute("open", "");
    },
  ],
  [
    "candidates with notices and problems",
    async () => {
      await open({
        candidates: [
          aCandidate({ notices: ["Its codes have 8 digits."] }),
          aCandidate({ id: "c2", alreadyHere: "a1" }),
          aCandidate({ id: "c3", problem: anError() }),
        ],
      });
      await click("add-open");
      await fill("add-link", "otpauth://x");
      await submit("add-link");
      await find("candidate-add");
    },
  ],
  [
    "the first step of enrolling",
    async () => {
      await open({ enrollments: [anEnrollment()] });
      await click("nav-enroll");
    },
  ],
  [
    "the helpdesk's details",
    async () => {
      await open();
      await click("nav-enroll");
      await click("enroll-helpdesk");
    },
  ],
  [
    "the code step with its key shown",
    async () => {
      await open();
      await toCodeStep();
      await click("qr-show");
      await find("qr-image");
      await click("key-show");
      await click("key-text-ask");
    },
  ],
  [
    "a refused code",
    async () => {
      const { backend } = await open();
      await toCodeStep();
      await fill("code-field", codeFor("of-e1"));
      backend.failNext("verifyEnrollment", INVALID_CODE);
      await press(get("code-field"), "Enter");
      await find("error-panel");
    },
  ],
  [
    "the success",
    async () => {
      await open();
      await toCodeStep();
      await fill("code-field", codeFor("of-e1"));
      await press(get("code-field"), "Enter");
      await find("live-code");
    },
  ],
  [
    "the demonstration's people",
    async () => {
      await open();
      await click("nav-enroll");
      await click("enroll-demo");
      await find("demo-user-newStarter");
    },
  ],
  [
    "the demonstration's scenarios",
    async () => {
      await open();
      await click("nav-enroll");
      await click("enroll-demo");
      await click("scenario-open");
    },
  ],
  [
    "the locked vault with every way in, the recovery code open",
    async () => {
      await open({ state: { vault: "locked", slots: ["keychain", "passphrase", "twoPart", "recovery"] } });
      (get("use-recovery") as HTMLDetailsElement).open = true;
      await fill("recovery-code", "X");
      await submit("recovery-code");
      await find("recovery-code-fault");
    },
  ],
  [
    "a damaged vault with snapshots",
    async () => {
      await open({ state: { vault: "unusable", problem: anError(), snapshots: someSnapshots() } });
      get("snapshots-of-damaged").setAttribute("open", "");
    },
  ],
  [
    "the settings",
    async () => {
      await open({
        state: { slots: ["keychain", "passphrase", "twoPart", "recovery"] },
        trash: ["t1", "t2"].map((id) => ({ account: anAccount({ id, label: id }), removed: 0, daysLeft: 3 })),
      });
      await click("nav-settings");
      await find("trash-clear");
      await click("snapshots-all");
    },
  ],
  [
    "the settings of a vault for reading only, with one way in",
    async () => {
      await open({ state: { readOnly: "Saved by a newer Countersign." } });
      await click("nav-settings");
      await find("settings-security");
    },
  ],
  [
    "asking for a passphrase, with faults",
    async () => {
      await open({ state: { slots: ["keychain", "recovery"] } });
      await click("nav-settings");
      await click("ask-open");
      await submit("new-passphrase-first");
    },
  ],
  [
    "removing a way",
    async () => {
      await open({ state: { slots: ["keychain", "passphrase", "twoPart"] } });
      await click("nav-settings");
      await find("settings-security");
      await click("slot-remove", get("slot-passphrase"));
    },
  ],
  [
    "the recovery code that is shown",
    async () => {
      await open();
      await click("recovery-card-make");
      await click("recovery-make");
      await find("recovery-image");
    },
  ],
  [
    "the recovery code typed back, with a fault",
    async () => {
      await open({ state: { slots: ["keychain", "passphrase"] } });
      await click("recovery-card-make");
      await click("recovery-make");
      await click("recovery-written");
      await submit("recovery-typed");
    },
  ],
  [
    "the plan of a new key",
    async () => {
      await open({ state: { slots: ["passphrase", "recovery"] } });
      await click("nav-settings");
      await click("rekey-open");
      await find("rekey-plan");
    },
  ],
  [
    "the keychain doctor",
    async () => {
      await open({ doctor: DOCTOR_LOCKED });
      await click("nav-settings");
      await click("doctor-open");
      await find("doctor-reference");
    },
  ],
  [
    "the question before restoring",
    async () => {
      await open();
      await click("nav-settings");
      await find("settings-security");
      all("snapshot-restore")[0]?.click();
      await find("restore-dialog");
    },
  ],
  [
    "editing an account",
    async () => {
      await open();
      await click("account-menu", row("a2"));
      await click("account-edit");
    },
  ],
  [
    "a note with Undo",
    async () => {
      await open();
      await click("account-menu", row("a1"));
      await click("account-remove");
      await click("confirm-act");
      await find("note-act");
    },
  ],
  [
    "several accounts selected",
    async () => {
      const { app } = await open();
      app.codes.listing.select(true);
      app.codes.listing.toggle("a2");
      await find("selection");
    },
  ],
  [
    "tags for several accounts",
    async () => {
      const { app } = await open();
      app.codes.listing.selectAll();
      await click("select-tag");
      await find("tag-dialog");
    },
  ],
  [
    "hidden codes, one of them shown",
    async () => {
      localStorage.setItem("settings", JSON.stringify({ hide: true }));
      await open();
      await click("account-reveal", row("a1"));
    },
  ],
  [
    "what comes close to the search",
    async () => {
      await open();
      await fill("search", "payrlol");
      await find("near");
    },
  ],
  [
    "everything masked",
    async () => {
      const { app } = await open();
      app.mask(true);
      await find("masked");
    },
  ],
  [
    "the list's options",
    async () => {
      await open();
      await click("list-options");
      await find("sort-name");
    },
  ],
  [
    "the palette",
    async () => {
      await open();
      await press(document.body, "k", { ctrlKey: true });
      await find("palette");
    },
  ],
  [
    "the palette without a result",
    async () => {
      await open();
      await press(document.body, "k", { ctrlKey: true });
      await fill("palette-input", "zzzzzz");
      await find("palette-none");
    },
  ],
  [
    "the sheet of shortcuts",
    async () => {
      await open();
      await press(document.body, "?");
      await find("keys");
    },
  ],
  [
    "the licences",
    async () => {
      await open();
      await click("nav-settings");
      (await find("licences-show")).closest("details")?.setAttribute("open", "");
    },
  ],
  [
    "the presenter's stage",
    async () => {
      await open({ state: { vault: "empty", keychain: "available" } });
      await click("first-demo");
      await find("demo-banner");
      await press(document.body, "F9");
      await find("presenter");
    },
  ],
  [
    "the codes in Arabic",
    async () => {
      localStorage.setItem("settings", JSON.stringify({ language: "ar" }));
      await open();
      await waitFor(() => expect(document.documentElement.dir).toBe("rtl"));
    },
  ],
  [
    "a verdict",
    async () => {
      await open({ accounts: [anAccount()] });
      await click("nav-verify");
      await fill("code-field", codeFor("a1", -3));
      await find("verdict");
    },
  ],
];

describe("axe finds nothing to complain about in", () => {
  it.each(STATES)("%s", async (_, reach) => {
    await reach();
    expect(await violations()).toEqual([]);
  });

  it("nothing only because it looks: a button without a name is found", async () => {
    await open();
    document.body.append(document.createElement("button"));
    expect((await violations()).join()).toContain("button-name");
    document.body.lastElementChild?.remove();
  });
});
