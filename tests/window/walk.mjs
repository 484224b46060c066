// The walk through every view and state of the real window. Who visits is told each of them by name: one takes pictures, one lets
// axe look. A chapter begins in a home of its own, so that what goes wrong in one leaves the others.

import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { browserOf } from "./browser.mjs";
import {
  COMMAND_LINE,
  demoServer,
  makeHome,
  open,
  runProgram,
} from "./program.mjs";
import { playScenario, useOwnCode } from "./steps.mjs";

export const SIZES = {
  wide: { width: 1280, height: 800 },
  narrow: { width: 360, height: 640 },
};

const ACCOUNTS = [
  ["Example", "ann@example.com", "GEZDGNBVGY3TQOJQ"],
  ["Acme", "bob", "JBSWY3DPEHPK3PXP"],
  [
    "Northwind Traders",
    "a.very.long.login.name.that.does.not.fit@northwind.example",
    "MFRGGZDFMZTWQ2LK",
  ],
  ["Harbour", "ops", "NBSWY3DPO5XXE3DE"],
  ["Museum", "night-shift", "ORSXG5DJNZTSA5DF"],
];
const PASSPHRASE = "correct horse battery";
/** A session in which nothing answers for a keychain. */
const NO_KEYCHAIN = { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent" };

/** To import: new, here already, of a kind that there is not, and not a link. */
const LINKS = `otpauth://totp/Library:reader?secret=KRSXG5CTMVRXEZLU&issuer=Library
otpauth://totp/Depot:night?secret=IFBEGRCFIZDUQSKK&issuer=Depot&digits=8&algorithm=SHA256
otpauth://totp/Acme:bob?secret=JBSWY3DPEHPK3PXP&issuer=Acme
otpauth://yaotp/Other:x?secret=KRSXG5CTMVRXEZLU
Dear reader
`;

/** What the settings make of the list. */
const LOOKS = {
  compact: { density: "compact", accent: "indigo" },
  hidden: { hide: true },
  german: { language: "de" },
  arabic: { language: "ar" },
  japanese: { language: "ja" },
};

/** Which accounts the pictures of a vault that is in trouble are about. */
const FEW = ACCOUNTS.slice(0, 2);

/**
 * Goes through every view and state in that look: `theme` light or dark, `size` of the window, and what Settings › Appearance
 * has (`text`, `language`). `visit` is called with the window and the name of what it shows. Resolves to what went wrong, by chapter.
 */
export async function walk(
  visit,
  { theme = "light", size = SIZES.wide, settings = {} } = {},
  only = Object.keys(CHAPTERS),
) {
  const failures = [];
  for (const name of only) {
    const ends = [];
    const start = async (home, more = {}) => {
      const window = await open(home, { theme, size, ...more });
      ends.push(() => window.close());
      if (Object.keys(settings).length > 0) await prefer(window, settings);
      return window;
    };
    try {
      const home = makeHome();
      ends.push(() => home.close());
      await CHAPTERS[name]({
        home,
        start,
        settings,
        server: async () => {
          const server = await demoServer();
          ends.push(() => server.stop());
          return server;
        },
        see: async (window, view) => {
          await still(window);
          await visit(window, view);
        },
      });
    } catch (error) {
      failures.push(`${name}: ${error.message}`);
    }
    for (const end of ends.reverse()) await end();
  }
  return failures;
}

/** Waits until what moves has come to rest and is on the screen. */
export async function still(window) {
  await window.until("a still window", () =>
    window.run(
      "return document.fonts.status === 'loaded' && [...document.images].every((i) => i.complete) && " +
        "!document.getAnimations().some((a) => { const t = a.effect.getComputedTiming(); " +
        "return a.playState === 'running' && t.progress !== null && t.duration <= 1000; })",
    ),
  );
  // What was changed last is on the screen only after the next two frames.
  await window.ask(() =>
    window.browser.executeAsyncScript(
      "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))",
    ),
  );
}

/** How the window looks from now on. */
export async function prefer(window, settings) {
  await window.run(
    `window.old = true; localStorage.setItem("settings", ${JSON.stringify(JSON.stringify(settings))}); location.reload()`,
  );
  await window.until("the page anew", () =>
    window.run(
      "return !window.old && document.querySelector('[data-testid]') !== null",
    ),
  );
}

/** A key of the keyboard, for the whole window. */
async function press(window, key, more = {}) {
  const event = JSON.stringify({
    key,
    bubbles: true,
    cancelable: true,
    ...more,
  });
  await window.run(
    `document.body.dispatchEvent(new KeyboardEvent("keydown", ${event}))`,
  );
}

/** A click where the window may draw the element anew at any moment. */
const poke = (window, id) =>
  window.run(
    "document.querySelector(arguments[0]).click()",
    `[data-testid="${id}"]`,
  );

const scrollTo = (window, id) =>
  window.run(
    "document.querySelector(arguments[0]).scrollIntoView()",
    `[data-testid="${id}"]`,
  );

/** Drops a text file on the page. */
async function drop(window, name, text) {
  await window.find("import-ways");
  await window.run(
    `const data = new DataTransfer();
    data.items.add(new File([arguments[1]], arguments[0]));
    const event = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data });
    document.querySelector("main").dispatchEvent(event);`,
    name,
    text,
  );
}

async function cli(home, words, input = "", env = {}) {
  const ended = await runProgram(COMMAND_LINE, words, {
    env: { ...home.env, ...env },
    input,
  });
  if (ended.status !== 0) throw new Error(`${words.join(" ")}: ${ended.err}`);
  return ended.out;
}

async function addAccounts(home, accounts = ACCOUNTS) {
  await cli(home, ["vault", "init"]);
  for (const [issuer, label, key] of accounts)
    await cli(
      home,
      ["accounts", "add", "--issuer", issuer, "--label", label],
      `${key}\n`,
    );
}

async function openCodes({ home, start }) {
  await addAccounts(home);
  await cli(
    home,
    [
      "accounts",
      "add",
      "--issuer",
      "Token",
      "--label",
      "by counter",
      "--kind",
      "hotp",
    ],
    "OBQXG43XN5ZGIMJS\n",
  );
  const window = await start(home);
  await window.reads("code", /\d{3}/);
  return window;
}

/** A step back, with the button at the foot or, where the window is narrow, with the one at the top. */
async function back(window) {
  const [top] = await window.all("back-top");
  await window.click((await top?.isDisplayed()) ? "back-top" : "back");
}

/** Opens the first account's menu. The list may be drawn anew once more, which closes it. */
async function openMenu(window, item) {
  await window.until("the account's menu", async () => {
    if (await window.exists(item)) return true;
    await poke(window, "account-menu");
    return false;
  });
}

const CHAPTERS = {
  async demonstration({ home, start, see }) {
    const window = await start(home);
    await window.find("first-run");
    await see(window, "first-run");
    await window.click("first-demo");
    await window.find("demo-user-newStarter");
    await see(window, "demonstration");
    await press(window, "F9");
    await window.find("presenter");
    await see(window, "presenter");
    await window.click("presenter-leave");
    await window.click("scenario-open");
    await window.find("scenario-drawer");
    await see(window, "scenarios");
    await window.closeDialog();
    await window.click("demo-user-noPermission");
    await window.find("subject-start");
    await see(window, "enroll-nothing-yet");
    await back(window);
    await window.click("demo-user-alreadyEnrolled");
    await window.find("subject-ready");
    await see(window, "enroll-ready");
    await window.click("subject-replace");
    await window.find("replace-dialog");
    await see(window, "enroll-replace");
    await window.closeDialog();
    await back(window);
    await window.click("demo-user-halfWay");
    await window.find("subject-pending");
    await see(window, "enroll-pending");
    await back(window);
    await window.click("demo-user-newStarter");
    await window.click("subject-start");
    await window.find("where-here");
    await see(window, "enroll-where");
    await window.click("where-here");
    await window.find("code-field");
    await see(window, "enroll-code");
    await window.retype("code-field", "12a");
    await see(window, "enroll-code-letter");
    await window.retype("code-field", "000000");
    await window.click("send-anyway");
    await window.find("error-panel");
    await see(window, "enroll-refused");
    await useOwnCode(window);
    await window.click("check-code");
    await window.find("enrolled-title");
    await see(window, "enroll-done");
    await window.click("guide-open");
    for (const step of [
      "wrong-code",
      "slow-clock",
      "no-permission",
      "success",
    ]) {
      await window.find('[data-testid=guide-next][aria-disabled="false"]');
      await see(window, `guide-${step}`);
      await window.click("guide-next");
    }
  },

  async codes(story) {
    const { see } = story;
    const window = await openCodes(story);
    await see(window, "codes");
    await openMenu(window, "account-edit");
    await see(window, "account-menu");
    await poke(window, "account-edit");
    await window.find("edit-dialog");
    await see(window, "edit");
    await window.click("account-key-show");
    await window.click("account-key-text");
    await window.find("account-key-picture");
    await scrollTo(window, "account-key");
    await see(window, "key");
    await window.closeDialog();
    await window.click("account-copy");
    await window.find("copied");
    await see(window, "copied");
    await window.click("list-options");
    await window.find("sort-name");
    await see(window, "list-options");
    await window.click("select-several");
    await window.find("selection");
    await window.click("account-copy");
    await see(window, "several-selected");
    await window.click("select-tag");
    await window.find("tag-dialog");
    await see(window, "tags");
    await window.closeDialog();
    await window.click("select-done");
    await press(window, "F8");
    await window.find("masked");
    await see(window, "masked");
    await press(window, "F8");
    await press(window, "k", { ctrlKey: true });
    await window.find("palette");
    await see(window, "palette");
    await window.type("palette-input", "no such thing");
    await window.find("palette-none");
    await see(window, "palette-nothing");
    await window.run(
      "document.querySelector('[data-testid=palette]').dispatchEvent(new Event('cancel'))",
    );
    await press(window, "?");
    await window.find("keys");
    await see(window, "shortcuts");
    await window.closeDialog();
    await window.type("search", "exmaple");
    await window.find("account-row");
    await see(window, "guessed");
    await window.retype("search", "no such account");
    await window.find("no-match");
    await see(window, "no-match");
    await window.click("clear-search");
    await openMenu(window, "account-remove");
    await poke(window, "account-remove");
    await window.find("remove-dialog");
    await see(window, "remove");
    await window.click("confirm-act");
    await window.find("note-act");
    await see(window, "removed");
    for (const [called, changes] of Object.entries(LOOKS)) {
      await prefer(window, { ...story.settings, ...changes });
      await window.until(
        "the codes",
        async () => (await window.all("account-row")).length > 0,
      );
      await see(window, `codes-${called}`);
    }
    await prefer(window, story.settings);
    await window.find("search");
    await window.lockedBy(() => window.click("lock"));
    await see(window, "locked");
  },

  async adding({ home, start, see }) {
    await cli(home, ["vault", "init"]);
    const window = await start(home);
    await window.find("add-open");
    await see(window, "codes-none");
    await window.click("add-open");
    for (const way of ["link", "picture", "hand"]) {
      await window.click(`add-way-${way}`);
      await see(window, `add-${way}`);
    }
    await window.click("add-way-link");
    await window.retype("add-link", "not a link");
    await window.click("add-read");
    await window.find("error-message");
    await see(window, "add-refused");
    await window.retype(
      "add-link",
      "otpauth://totp/Acme:carol?secret=KRUGS4ZANFZSAYJA&issuer=Acme&digits=9",
    );
    await window.click("add-read");
    await window.find("candidate-add");
    await see(window, "add-confirm");
    await window.closeDialog();
  },

  async settings(story) {
    const { home, see } = story;
    await addAccounts(home, FEW);
    await cli(home, ["accounts", "remove", "Acme:bob", "--yes"]);
    const window = await story.start(home);
    await window.click("nav-settings");
    await window.find("settings-security");
    await see(window, "settings");
    for (const section of ["backups", "appearance", "codes", "about"]) {
      await window.click(`section-${section}`);
      await see(window, `settings-${section}`);
    }
    await window.click("support-open");
    await window.find("support-text");
    await see(window, "support");
    await window.closeDialog();
    for (const group of ["locking", "snapshots", "trash", "trouble"]) {
      await scrollTo(window, `settings-${group}`);
      await see(window, `settings-${group}`);
    }
    await window.click("doctor-open");
    await window.find("doctor-title");
    await see(window, "doctor");
    await window.closeDialog();
    await window.click("rekey-open");
    await window.find("rekey-plan");
    await see(window, "rekey");
    await window.closeDialog();
    await window.click("ask-open");
    await window.find("slot-dialog");
    await see(window, "ask-for-passphrase");
    await window.closeDialog();
    await window.click("slot-add-recovery");
    await window.find("recovery-dialog");
    await see(window, "recovery-explained");
    await window.click("recovery-make");
    await window.find("recovery-image");
    await see(window, "recovery-shown");
    await window.click("recovery-written");
    await window.find("recovery-typed");
    await see(window, "recovery-typed");
  },

  async enrolling(story) {
    const { home, see } = story;
    const browser = browserOf(home);
    const server = await story.server();
    await addAccounts(home, FEW);
    const window = await story.start(home);
    await window.click("nav-enroll");
    await window.find("enroll-helpdesk");
    await see(window, "enroll-choose");
    await window.click("enroll-helpdesk");
    await window.find("enroll-server");
    await see(window, "enroll-helpdesk");
    await back(window);
    await window.click("enroll-link");
    await window.find("offer-link");
    await see(window, "enroll-link");
    await window.retype(
      "offer-link",
      `countersign://enroll?${new URLSearchParams({ v: "1", server: server.url, client: server.clientId })}`,
    );
    await window.click("offer-read");
    await window.find("offer-dialog");
    await see(window, "enroll-offer");
    await window.closeDialog();
    await back(window);
    await window.click("enroll-picture");
    await window.find("add-drop");
    await see(window, "enroll-picture");
    await back(window);
    await window.click("enroll-sign-in");
    await window.find("server-address");
    await see(window, "enroll-server");
    await window.retype("server-address", server.url);
    await window.retype("server-client", server.clientId);
    await window.click("server-save");
    await window.find("sign-in-waiting");
    await see(window, "sign-in-browser");
    await window.click("sign-in-device");
    await window.find("sign-in-user-code");
    await see(window, "sign-in-device");
    await window.click("sign-in-browser");
    await window.find("sign-in-waiting");
    const addresses = browser.opened;
    await browser.logIn(addresses[addresses.length - 1], {
      user: server.users[0].id,
    });
    await window.find("person");
    await see(window, "enroll-signed-in");
    await window.click("subject-start");
    await window.click("where-phone");
    await window.find("qr-image");
    await see(window, "enroll-phone");
    await window.click("nav-settings");
    await window.find("server");
    await scrollTo(window, "settings-servers");
    await see(window, "settings-servers");
    await window.click("server-open");
    await window.find("dialog[open]");
    await see(window, "server");
    await window.click("server-test");
    await window.find("server-checks");
    await see(window, "server-tested");
    await window.closeDialog();
    await window.click("inspector-open");
    await window.find("inspector");
    await window.find('[data-testid="exchange"] details');
    await window.run(
      "document.querySelector('[data-testid=exchange] details').open = true",
    );
    await see(window, "inspector");
  },

  async transfer(story) {
    const { home, see } = story;
    await addAccounts(home);
    const window = await story.start(home);
    await window.click("nav-transfer");
    await window.find("import-ways");
    await see(window, "import");
    await drop(window, "nothing.txt", "Dear reader");
    await window.find("import-source");
    await see(window, "import-nothing");
    await drop(window, "links.txt", LINKS);
    await window.find("import-summary");
    await see(window, "import-preview");
    await window.click("import-run");
    await window.find("import-done");
    await see(window, "import-done");
    await window.click("import-undo");
    await window.gone("import-done");
    await window.click("import-camera");
    // Without a camera, or with one that waits to be allowed: whichever it is here.
    await window.find("camera-state");
    await see(window, "camera");
    await window.closeDialog();
    await poke(window, "transfer-export");
    await window.find("format-countersign");
    await see(window, "export");
    await poke(window, "format-otpauth");
    await window.find("plain-warning");
    await scrollTo(window, "export-run");
    await see(window, "export-plain");
    await poke(window, "format-codes");
    await window.click("qr-show");
    await window.find("export-qr-picture");
    await scrollTo(window, "export-qr");
    await see(window, "export-codes");
  },

  async verifying(story) {
    const { home, see } = story;
    await addAccounts(home, FEW);
    const window = await story.start(home);
    await window.click("nav-verify");
    await window.find("verify-account");
    await see(window, "verify");
    await window.click("clock-test");
    await window.find("clock-qr");
    await see(window, "clock-test");
    await window.click("clock-close");
    const accounts = await window.run(
      "return [...document.querySelectorAll('[data-testid=verify-account] option')].map((o) => [o.value, o.textContent])",
    );
    await window.choose(
      "verify-account",
      accounts.find(([, text]) => text.includes("Example"))[0],
    );
    for (const [name, ago] of [
      ["right", 0],
      ["slow", 95],
    ]) {
      const code = await cli(home, [
        "code",
        "ann",
        "--at",
        String(Math.floor(Date.now() / 1000) - ago),
      ]);
      await window.retype("code-field", code.trim());
      await window.click("verify-check");
      await window.find("verdict-title");
      await see(window, `verify-${name}`);
    }
    await window.retype("code-field", "000000");
    await window.click("verify-check");
    await window.gone("live-warning");
    await see(window, "verify-wrong");
  },

  async passphrase({ home, start, see }) {
    const window = await start(home, { env: NO_KEYCHAIN });
    await window.click("first-add");
    await window.type("new-passphrase-first", PASSPHRASE);
    await see(window, "new-passphrase");
    await window.type("new-passphrase-again", PASSPHRASE);
    await window.click("create-vault");
    await window.find("add-link");
    await window.closeDialog();
    await window.lockedBy(() => window.click("lock"));
    await see(window, "locked-passphrase");
    await window.type("passphrase", "wrong horse battery");
    await window.click("unlock-passphrase");
    await window.reads("locked", /./);
    await window.find("error-message");
    await see(window, "locked-wrong");
  },

  async unusable({ home, start, see }) {
    await addAccounts(home, FEW);
    for (const file of readdirSync(home.vault).filter((name) =>
      name.startsWith("vault.db"),
    )) {
      writeFileSync(join(home.vault, file), "This is no vault.");
    }
    const window = await start(home);
    await window.find("unusable");
    await see(window, "unusable");
  },
};
