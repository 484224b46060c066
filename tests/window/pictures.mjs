// A picture of every view: light and dark, wide and narrow, into tests/pictures. They are for looking at, not for comparing.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { browserOf } from "./browser.mjs";
import { COMMAND_LINE, demoServer, makeHome, open, runProgram } from "./program.mjs";
import { useOwnCode } from "./steps.mjs";

const folder = join(import.meta.dirname, "../pictures");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 360, height: 640 } };
const ACCOUNTS = [
  ["Example", "ann@example.com", "GEZDGNBVGY3TQOJQ"],
  ["Acme", "bob", "JBSWY3DPEHPK3PXP"],
  ["Northwind Traders", "a.very.long.login.name.that.does.not.fit@northwind.example", "MFRGGZDFMZTWQ2LK"],
  ["Harbour", "ops", "NBSWY3DPO5XXE3DE"],
  ["Museum", "night-shift", "ORSXG5DJNZTSA5DF"],
];

/** To import: new, here already, of a kind that there is not, and not a link. */
const LINKS = `otpauth://totp/Library:reader?secret=KRSXG5CTMVRXEZLU&issuer=Library
otpauth://totp/Depot:night?secret=IFBEGRCFIZDUQSKK&issuer=Depot&digits=8&algorithm=SHA256
otpauth://totp/Acme:bob?secret=JBSWY3DPEHPK3PXP&issuer=Acme
otpauth://yaotp/Other:x?secret=KRSXG5CTMVRXEZLU
Dear reader
`;

/** What the settings make of the list. */
const LOOKS = {
  "text-200": { text: 200 },
  compact: { density: "compact", accent: "indigo" },
  hidden: { hide: true },
  german: { language: "de" },
  arabic: { language: "ar" },
  japanese: { language: "ja" },
};

/** Waits until what moves has come to rest, then takes the picture. */
async function take(window, name) {
  await window.until("a still window", () =>
    window.run(
      "return document.fonts.status === 'loaded' && [...document.images].every((i) => i.complete) && " +
        "!document.getAnimations().some((a) => { const t = a.effect.getComputedTiming(); " +
        "return a.playState === 'running' && t.progress !== null && t.duration <= 1000; })",
    ),
  );
  // What was changed last is on the screen only after the next two frames.
  await window.browser.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
  writeFileSync(join(folder, `${name}.png`), await window.picture());
}

/** A key of the keyboard, for the whole window. */
async function press(window, key, more = {}) {
  const event = JSON.stringify({ key, bubbles: true, cancelable: true, ...more });
  await window.run(`document.body.dispatchEvent(new KeyboardEvent("keydown", ${event}))`);
}

/** Drops a text file on the page. */
async function drop(window, name, text) {
  await window.run(
    `const data = new DataTransfer();
    data.items.add(new File([arguments[1]], arguments[0]));
    const event = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data });
    document.querySelector("main").dispatchEvent(event);`,
    name,
    text,
  );
}

/** How the window looks from its next start on. */
async function prefer(window, settings) {
  await window.run(`localStorage.setItem("settings", ${JSON.stringify(JSON.stringify(settings))})`);
  await window.run("location.reload()");
}

async function addAccounts(home) {
  const json = async (words, input) => {
    const ended = await runProgram(COMMAND_LINE, words, { env: home.env, input });
    if (ended.status !== 0) throw new Error(ended.err);
  };
  await json(["vault", "init"]);
  for (const [issuer, label, key] of ACCOUNTS) await json(["accounts", "add", "--issuer", issuer, "--label", label], `${key}\n`);
  await json(["accounts", "add", "--issuer", "Token", "--label", "by counter", "--kind", "hotp"], "OBQXG43XN5ZGIMJS\n");
}

for (const theme of ["light", "dark"]) {
  for (const [shape, size] of Object.entries(SIZES)) {
    const name = (view) => `${view}-${theme}-${shape}`;
    const wait = { theme, size };

    const empty = makeHome();
    let window = await open(empty, wait);
    await take(window, name("first-run"));
    await window.click("first-demo");
    await window.find("demo-user-newStarter");
    await take(window, name("demonstration"));
    await press(window, "F9");
    await window.find("presenter");
    await take(window, name("presenter"));
    await window.click("presenter-leave");
    await window.click("scenario-open");
    await window.find("scenario-drawer");
    await take(window, name("scenarios"));
    await window.closeDialog();
    await window.click("demo-user-alreadyEnrolled");
    await window.find("subject-ready");
    await take(window, name("enroll-is-this-you"));
    await window.click("subject-replace");
    await window.find("replace-dialog");
    await take(window, name("enroll-replace"));
    await window.closeDialog();
    await window.click("back");
    await window.click("demo-user-newStarter");
    await window.click("subject-start");
    await window.find("where-here");
    await take(window, name("enroll-where"));
    await window.click("where-here");
    await window.find("code-field");
    await take(window, name("enroll-code"));
    await window.retype("code-field", "000000");
    await window.click("send-anyway");
    await window.find("error-panel");
    await take(window, name("enroll-refused"));
    await useOwnCode(window);
    await window.click("check-code");
    await window.find("enrolled-title");
    await take(window, name("enroll-done"));
    await window.click("guide-open");
    for (const step of ["wrong-code", "slow-clock", "no-permission", "success"]) {
      await window.find('[data-testid=guide-next][aria-disabled="false"]');
      await take(window, name(`guide-${step}`));
      await window.click("guide-next");
    }
    await window.close();
    empty.close();

    const home = makeHome();
    const browser = browserOf(home);
    const server = await demoServer();
    await addAccounts(home);
    window = await open(home, wait);
    await window.until("the codes", async () => (await window.all("code")).length >= ACCOUNTS.length);
    await take(window, name("codes"));
    // The list may be drawn anew once more, which closes a menu.
    await window.until("the account's menu", async () => {
      if (await window.exists("account-edit")) return true;
      await window.run("document.querySelector('[data-testid=account-menu]').click()");
      return false;
    });
    await take(window, name("account-menu"));
    await window.run("document.querySelector('[data-testid=account-edit]').click()");
    await window.find("edit-dialog");
    await take(window, name("edit"));
    await window.closeDialog();
    await window.click("list-options");
    await window.find("sort-name");
    await take(window, name("list-options"));
    await window.click("select-several");
    await window.find("selection");
    await window.click("account-copy");
    await take(window, name("several-selected"));
    await window.click("select-tag");
    await window.find("tag-dialog");
    await take(window, name("tags"));
    await window.closeDialog();
    await window.click("select-done");
    await press(window, "F8");
    await window.find("masked");
    await take(window, name("masked"));
    await press(window, "F8");
    await press(window, "k", { ctrlKey: true });
    await window.find("palette");
    await take(window, name("palette"));
    await window.type("palette-input", "no such thing");
    await window.find("palette-none");
    await take(window, name("palette-nothing"));
    await window.run("document.querySelector('[data-testid=palette]').dispatchEvent(new Event('cancel'))");
    await press(window, "?");
    await window.find("keys");
    await take(window, name("shortcuts"));
    await window.closeDialog();
    await window.click("nav-settings");
    await window.find("settings-security");
    await take(window, name("settings"));
    for (const section of ["backups", "appearance", "codes", "about"]) {
      await window.click(`section-${section}`);
      await take(window, name(`settings-${section}`));
    }
    for (const group of ["locking", "snapshots", "trash", "trouble"]) {
      await window.run(`document.querySelector("[data-testid=settings-${group}]").scrollIntoView()`);
      await take(window, name(`settings-${group}`));
    }
    await window.click("doctor-open");
    await window.find("doctor-title");
    await take(window, name("doctor"));
    await window.closeDialog();
    await window.click("rekey-open");
    await window.find("rekey-plan");
    await take(window, name("rekey"));
    await window.closeDialog();
    await window.click("ask-open");
    await window.find("slot-dialog");
    await take(window, name("ask-for-passphrase"));
    await window.closeDialog();
    await window.click("slot-add-recovery");
    await window.find("recovery-dialog");
    await take(window, name("recovery-explained"));
    await window.click("recovery-make");
    await window.find("recovery-image");
    await take(window, name("recovery-shown"));
    await window.click("recovery-written");
    await window.find("recovery-typed");
    await take(window, name("recovery-typed"));
    await window.closeDialog();
    await window.click("nav-codes");
    await window.find("search");
    await window.type("search", "no such account");
    await window.find("no-match");
    await take(window, name("no-match"));
    await window.click("clear-search");
    await window.click("add-open");
    for (const way of ["link", "picture", "hand"]) {
      await window.click(`add-way-${way}`);
      await take(window, name(`add-${way}`));
    }
    await window.click("add-way-link");
    await window.retype("add-link", "otpauth://totp/Acme:carol?secret=KRUGS4ZANFZSAYJA&issuer=Acme&digits=9");
    await window.click("add-read");
    await window.find("candidate-add");
    await take(window, name("add-confirm"));
    await window.closeDialog();
    await window.click("nav-enroll");
    await window.find("enroll-helpdesk");
    await take(window, name("enroll-choose"));
    await window.click("enroll-helpdesk");
    await window.find("enroll-server");
    await take(window, name("enroll-helpdesk"));
    await window.click("back");
    await window.click("enroll-link");
    await window.find("offer-link");
    await take(window, name("enroll-link"));
    await window.retype("offer-link", `countersign://enroll?${new URLSearchParams({ v: "1", server: server.url, client: server.clientId })}`);
    await window.click("offer-read");
    await window.find("offer-dialog");
    await take(window, name("enroll-offer"));
    await window.closeDialog();
    await window.click("back");
    await window.click("enroll-picture");
    await window.find("add-drop");
    await take(window, name("enroll-picture"));
    await window.click("back");
    await window.click("enroll-sign-in");
    await window.find("server-address");
    await take(window, name("enroll-server"));
    await window.retype("server-address", server.url);
    await window.retype("server-client", server.clientId);
    await window.click("server-save");
    await window.find("sign-in-waiting");
    await take(window, name("sign-in-browser"));
    await window.click("sign-in-device");
    await window.find("sign-in-user-code");
    await take(window, name("sign-in-device"));
    await window.click("sign-in-browser");
    await window.find("sign-in-waiting");
    const addresses = browser.opened;
    await browser.logIn(addresses[addresses.length - 1], { user: server.users[0].id });
    await window.find("person");
    await take(window, name("enroll-signed-in"));
    await window.click("subject-start");
    await window.click("where-phone");
    await window.find("qr-image");
    await take(window, name("enroll-phone"));
    await window.click("nav-settings");
    await window.find("server");
    await window.run("document.querySelector('[data-testid=settings-servers]').scrollIntoView()");
    await take(window, name("settings-servers"));
    await window.click("server-open");
    await window.click("server-test");
    await window.find("server-checks");
    await take(window, name("server-tested"));
    await window.closeDialog();
    await window.click("inspector-open");
    await window.find("inspector-copy");
    await window.run("document.querySelector('[data-testid=exchange] details').open = true");
    await take(window, name("inspector"));
    await window.closeDialog();
    await window.click("nav-transfer");
    await window.find("import-ways");
    await take(window, name("import"));
    await drop(window, "links.txt", LINKS);
    await window.find("import-summary");
    await take(window, name("import-preview"));
    await window.click("import-run");
    await window.find("import-done");
    await take(window, name("import-done"));
    await window.click("import-undo");
    await window.gone("import-done");
    await window.click("import-camera");
    // Without a camera, or with one that waits to be allowed: whichever it is here.
    await window.find("camera-state");
    await take(window, name("camera"));
    await window.closeDialog();
    await window.run("document.querySelector('[data-testid=transfer-export]').click()");
    await window.find("format-countersign");
    await take(window, name("export"));
    await window.run("document.querySelector('[data-testid=format-otpauth]').click()");
    await window.find("plain-warning");
    await window.run("document.querySelector('[data-testid=export-run]').scrollIntoView()");
    await take(window, name("export-plain"));
    await window.run("document.querySelector('[data-testid=format-codes]').click()");
    await window.click("qr-show");
    await window.find("export-qr-picture");
    await window.run("document.querySelector('[data-testid=export-qr]').scrollIntoView()");
    await take(window, name("export-codes"));
    await window.click("nav-verify");
    await window.click("clock-test");
    await window.find("clock-qr");
    await take(window, name("clock-test"));
    await window.click("clock-close");
    const past = Math.floor(Date.now() / 1000) - 95;
    const old = await runProgram(COMMAND_LINE, ["code", "ann", "--at", String(past)], { env: home.env });
    const accounts = await window.run(
      "return [...document.querySelectorAll('[data-testid=verify-account] option')].map((o) => [o.value, o.textContent])",
    );
    await window.choose("verify-account", accounts.find(([, text]) => text.includes("Example"))[0]);
    await window.retype("code-field", old.out.trim());
    await window.click("verify-check");
    await window.find("timeline");
    await take(window, name("verify"));
    for (const [called, settings] of Object.entries(LOOKS)) {
      await prefer(window, settings);
      await window.until("the codes", async () => (await window.all("code")).length > 0);
      await take(window, name(`codes-${called}`));
    }
    await prefer(window, {});
    await window.find("search");
    await window.lockedBy(() => window.click("lock"));
    await take(window, name("locked"));
    await window.close();
    await server.stop();
    home.close();
  }
}
