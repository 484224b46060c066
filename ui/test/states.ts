// Every view of the window in each of its states, and the way there; what is tried in all of them goes over this list.
import { render, waitFor } from "@testing-library/svelte";
import { expect } from "vitest";
import {
  CHECKS_OF_A_STRANGER,
  SIGNED_OUT,
  aPolicy,
  aServer,
  aSession,
  anOffer,
  someServers,
} from "../src/lib/backend/fake/server-data";
import { FakeFind } from "../src/lib/backend/fake/find";
import Find from "../src/lib/views/Find.svelte";
import {
  DOCTOR_LOCKED,
  INVALID_CODE,
  aCandidate,
  anAccount,
  anEnrollment,
  anError,
  someSnapshots,
} from "../src/lib/backend/fake/data";
import {
  all,
  click,
  codeFor,
  fill,
  find,
  get,
  open,
  press,
  row,
  submit,
  toCodeStep,
  toCodeStepAtServer,
  toSubject,
} from "./helpers";

const SIGNED_IN = { servers: [aServer({ session: aSession() })] };

/** Begins to sign in at the one server, which takes its time. */
async function signIn(changes: Parameters<typeof aServer>[0] = {}) {
  const { backend } = await open({ servers: [aServer(changes)] });
  backend.signInWaits = true;
  await click("nav-enroll");
  await click("enroll-sign-in");
  return backend;
}

/** The server's dialog, after a test of it. */
async function serverDialog(start: Parameters<typeof open>[0]) {
  await open(start);
  await click("nav-settings");
  await find("settings-server-list");
  await click("server-open", document.querySelector<HTMLElement>('[data-server-id="s2"]') ?? undefined);
  await click("server-test");
  await find("server-checks");
}

/** The small window, which has a page of its own. */
async function small(changes: Partial<FakeFind> = {}) {
  render(Find, { props: { backend: Object.assign(new FakeFind(), changes) } });
  await waitFor(() => expect(all("find-field").length + all("find-locked").length).toBe(1));
}

export const STATES: [string, () => Promise<unknown>][] = [
  ["the small window", () => small()],
  ["the small window of a locked vault", () => small({ locked: true })],
  [
    "the small window with an error",
    async () => {
      await small({ failure: anError() });
      await press(get("find-field"), "Enter");
      await find("find-error");
    },
  ],
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
      await fill("add-key", "JBSWY3DP");
      await find("preview-notice");
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
      await click("recovery-card-act");
      await click("recovery-make");
      await find("recovery-image");
    },
  ],
  [
    "the recovery code typed back, with a fault",
    async () => {
      await open({ state: { slots: ["keychain", "passphrase"] } });
      await click("recovery-card-act");
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
    "editing how an account makes its codes",
    async () => {
      await open();
      await click("account-menu", row("a3"));
      await click("account-edit");
      await click("edit-advanced");
      await find("code-preview");
    },
  ],
  [
    "setting a counter back",
    async () => {
      await open();
      await click("account-menu", row("a3"));
      await click("account-edit");
      await click("edit-advanced");
      await fill("edit-counter", "7");
      await submit("edit-counter");
      await find("counter-back");
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
      const details = (await find("licences-show")).closest("details");
      details?.setAttribute("open", "");
      details?.dispatchEvent(new Event("toggle"));
      await find("licences");
    },
  ],
  [
    "the text for support",
    async () => {
      await open();
      await click("nav-settings");
      await click("support-open");
      await find("support-text");
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
    "the servers to choose from",
    async () => {
      await open({ servers: someServers() });
      await click("nav-enroll");
      await click("enroll-sign-in");
      await find("server-s1");
    },
  ],
  [
    "a new server, with a fault",
    async () => {
      await open();
      await click("nav-enroll");
      await click("enroll-sign-in");
      await submit("server-address");
      get("server-more").closest("details")?.setAttribute("open", "");
    },
  ],
  [
    "signing in with the browser",
    async () => {
      await signIn();
      await find("sign-in-waiting");
    },
  ],
  [
    "signing in on another device",
    async () => {
      await signIn({ signInWay: "device" });
      await find("sign-in-user-code");
    },
  ],
  [
    "signing in that failed",
    async () => {
      const backend = await signIn();
      await find("sign-in-waiting");
      backend.notSignedIn(anError());
      await find("error-panel");
    },
  ],
  [
    "signing in with a token",
    async () => {
      await signIn({ signInWay: "token" });
      await find("sign-in-token");
    },
  ],
  [
    "a link with a key in it",
    async () => {
      await open();
      await click("nav-enroll");
      await click("enroll-link");
      await fill("offer-link", "otpauth://x");
      await find("offer-holds-key");
    },
  ],
  ["an offer to confirm", () => open({ state: { pendingOffer: anOffer() } })],
  [
    "the question who is set up, with a fault",
    async () => {
      await open(SIGNED_IN);
      await toSubject();
      await click("for-another");
      await submit("who-user");
    },
  ],
  [
    "a person whose setup is pending, on behalf",
    async () => {
      await open({ ...SIGNED_IN, subject: { state: "pending", onBehalf: true } });
      await toSubject();
    },
  ],
  [
    "removing codes that are set up",
    async () => {
      await open({ ...SIGNED_IN, subject: { state: "ready", otherMethods: ["Passkey"] } });
      await toSubject();
      await click("subject-replace");
    },
  ],
  [
    "a person that the server did not show",
    async () => {
      const { backend } = await open(SIGNED_IN);
      backend.failNext("subject", SIGNED_OUT);
      await click("nav-enroll");
      await click("enroll-sign-in");
      await find("error-panel");
    },
  ],
  [
    "the question where the codes are wanted",
    async () => {
      await open(SIGNED_IN);
      await toSubject();
      await click("subject-start");
    },
  ],
  [
    "the code step for a phone, with clocks apart",
    async () => {
      await open({ servers: [aServer({ session: aSession(), clockDifferenceSeconds: 134 })] });
      await toSubject();
      await click("subject-start");
      await click("where-phone");
      await find("qr-image");
    },
  ],
  [
    "signing in again from the code step",
    async () => {
      const { backend } = await open(SIGNED_IN);
      await toCodeStepAtServer();
      await fill("code-field", codeFor("of-e1"));
      backend.failNext("verifyEnrollment", SIGNED_OUT);
      backend.signInWaits = true;
      await press(get("code-field"), "Enter");
      await click("error-action");
      await find("sign-in-waiting");
    },
  ],
  [
    "the success that wants a new sign-in, with the key for a phone",
    async () => {
      const { backend } = await open(SIGNED_IN);
      backend.wantsSignIn = true;
      await toCodeStepAtServer();
      await fill("code-field", codeFor("of-e1"));
      await press(get("code-field"), "Enter");
      await click("copy-to-phone");
      await find("qr-image");
    },
  ],
  [
    "a code for a web page, refused",
    async () => {
      await open();
      await click("nav-enroll");
      await click("enroll-picture");
      await click("page-way-link");
      await fill("add-link", "otpauth://x");
      await submit("add-link");
      await click("candidate-add");
      await click("page-was-refused");
    },
  ],
  [
    "a setup from elsewhere, with faults",
    async () => {
      await open({ servers: [aServer({ session: aSession({ way: "token" }), dialect: "v3alpha" })] });
      await click("nav-enroll");
      await click("enroll-elsewhere");
      await submit("elsewhere-user");
    },
  ],
  [
    "the servers and the policy in the settings",
    async () => {
      await open({ servers: someServers(), state: { policy: aPolicy({ problem: "Line 3 is not understood." }) } });
      await click("nav-settings");
      await find("settings-policy");
      await find("server-new");
    },
  ],
  [
    "a server that was tested, with its enrollment link",
    async () => {
      await serverDialog({ servers: someServers(), checks: CHECKS_OF_A_STRANGER });
      await click("offer-make");
      await find("offer-made");
    },
  ],
  [
    "a server that is changed",
    async () => {
      await serverDialog({ servers: someServers() });
      await click("server-edit-open");
    },
  ],
  [
    "the inspector with an exchange open",
    async () => {
      await open({ servers: someServers() });
      await click("nav-settings");
      await click("inspector-open");
      await find("inspector-copy");
      for (const each of document.querySelectorAll("[data-testid=exchange] details")) each.setAttribute("open", "");
    },
  ],
  [
    "the clock test with its result",
    async () => {
      await open();
      await click("nav-verify");
      await click("clock-test");
      await click("clock-key");
      await fill("code-field", "912345");
      await click("clock-check");
      await find("clock-result");
    },
  ],
  [
    "the guided demonstration",
    async () => {
      await open();
      await click("nav-enroll");
      await click("enroll-demo");
      await click("guide-begin");
      await find("error-panel");
    },
  ],
  [
    "the accounts to verify against",
    async () => {
      await open();
      await click("nav-verify");
      await fill("verify-account", "star");
      expect(all("picker-account").length).toBeGreaterThan(1);
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
