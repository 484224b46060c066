// From the first start to every view by keyboard alone, in the real window: no pointer, no script that acts for the person. Further flows: *-by-keys.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Key } from "selenium-webdriver";
import { pasted } from "./clipboard.mjs";
import { wrongStops } from "./focus.mjs";
import { checkOwnCode, codesOf, digits, enter, fill, keyboardOn, showTransferCodes } from "./keys.mjs";
import { COMMAND_LINE, demoServer, makeHome, open, runProgram } from "./program.mjs";
import { SIZES } from "./walk.mjs";

const KEY = "GEZDGNBVGY3TQOJQ";
const OTHER = "JBSWY3DPEHPK3PXP";
/** To the first code of one's own, of the person's time: what the machine takes beside it depends on who else works there. */
const LONGEST_SECONDS = 60;
/** The keystroke-level model of Card, Moran and Newell: an average typist's key, and making up one's mind. */
const KEYSTROKE_SECONDS = 0.28;
const DECISION_SECONDS = 1.35;

describe("from the first start, by keyboard alone", () => {
  const home = makeHome();
  let window;
  let began;
  let server;
  before(async () => {
    server = await demoServer();
    began = Date.now();
    window = await open(home, { size: SIZES.wide });
  });
  after(async () => {
    await window.close();
    await server.stop();
    home.close();
  });

  it("asks for less than a minute of a person's typing and thinking before the first code of one's own", async () => {
    let pressed = 0;
    const decisions = 6;
    const counted = async (id, keys) => {
      await window.tabTo(id);
      // Tab to it, then these.
      pressed += 1 + keys.length;
      await window.press(...keys);
    };
    await counted("first-add", [Key.ENTER]);
    await counted("add-way-hand", [Key.ENTER]);
    await counted("add-issuer", [..."Example"]);
    await counted("add-label", [..."ann"]);
    await counted("add-key", [...KEY]);
    // It can be compared before anything is kept.
    const early = digits(await window.reads("live-code", /^\d{3}\s?\d{3}$/));
    assert.ok(codesOf(KEY).includes(early), early);
    await counted("add-read", [Key.ENTER]);
    await counted("candidate-add", [Key.ENTER]);
    const shown = digits(await window.reads("code", /^\d{3}\s?\d{3}$/));
    const machine = (Date.now() - began) / 1000;
    const person = pressed * KEYSTROKE_SECONDS + decisions * DECISION_SECONDS;
    assert.ok(codesOf(KEY).includes(shown), shown);
    assert.ok(person < LONGEST_SECONDS, `${person.toFixed(1)} s for the person`);
    console.log(`# first start to first code: ${machine.toFixed(1)} s for the program and the driver, ${person.toFixed(1)} s for the person`);
  });

  it("keeps the keyboard in the window when the dialog has gone", async () => {
    await window.until("no dialog", async () => (await window.all("dialog[open]")).length === 0);
    await keyboardOn(window, /./);
  });

  it("copies the code", async () => {
    await window.says("copied", /\S/, () => enter(window, "account-copy"));
    await window.until("it on the clipboard", () => codesOf(KEY).includes(pasted()));
  });

  it("searches by typing, and copies what was found", async () => {
    const added = await runProgram(COMMAND_LINE, ["accounts", "add", "--issuer", "Acme", "--label", "bob"], { env: home.env, input: `${OTHER}\n` });
    assert.equal(added.status, 0, added.err);
    await window.until("two accounts", async () => (await window.all("account-row")).length === 2);
    await window.press("/");
    await window.press("acm");
    await window.until("one account", async () => (await window.all("account-row")).length === 1);
    await window.press(Key.ENTER);
    await window.until("its code on the clipboard", async () => codesOf(OTHER).includes(pasted()));
    await window.press(Key.ESCAPE);
    await window.until("all accounts", async () => (await window.all("account-row")).length === 2);
  });

  it("enrolls at a server, with the details of the helpdesk", async () => {
    await window.hold(Key.CONTROL, "2");
    await enter(window, "enroll-helpdesk");
    await fill(window, "enroll-server", server.url);
    await fill(window, "enroll-user", server.users.find((user) => user.role === "newStarter").id);
    await fill(window, "enroll-token", server.token);
    await enter(window, "enroll-start");
    await enter(window, "where-here");
    await checkOwnCode(window);
    await keyboardOn(window, /./);
    await enter(window, "done");
    await window.until("three accounts", async () => (await window.all("account-row")).length === 3);
  });

  it("verifies a code", async () => {
    await window.hold(Key.CONTROL, "3");
    await window.tabTo("verify-account");
    // The list of a computer without a pointer: letters choose.
    await window.press("Exam");
    await fill(window, "code-field", codesOf(KEY)[1]);
    await window.press(Key.ENTER);
    await window.reads("verdict-title", /^Right/);
  });

  it("imports a link", async () => {
    await enter(window, "nav-transfer");
    await enter(window, "import-link");
    await fill(window, "import-link-text", "otpauth://totp/Library:reader?secret=KRSXG5CTMVRXEZLU&issuer=Library");
    await window.press(Key.ENTER);
    await window.reads("import-summary", /^1 new/);
    await enter(window, "import-run");
    await window.find("import-done");
    await keyboardOn(window, /./);
  });

  it("exports to codes that another program can read off the screen", async () => {
    await window.tabTo("transfer-import");
    await window.press(Key.ARROW_RIGHT);
    await showTransferCodes(window);
    await window.until("a QR code with all accounts", async () => {
      const read = spawnSync("zbarimg", ["--quiet", "--raw", "-"], { input: await window.picture() });
      return /^otpauth-migration:/.test(read.stdout.toString());
    });
    await window.press(Key.ENTER);
    await window.gone("export-qr-picture");
    await keyboardOn(window, /./);
  });

  it("changes a setting from the palette", async () => {
    await window.hold(Key.CONTROL, "k");
    await window.find("palette-input");
    await window.press("appearance");
    await window.find("palette-entry");
    await window.press(Key.ENTER);
    await window.find("theme");
    await window.tabTo("theme-system");
    await window.press(Key.ARROW_RIGHT, Key.ARROW_RIGHT);
    await window.until("the dark theme", () => window.run("return document.documentElement.dataset.theme === 'dark'"));
    await window.press(Key.ARROW_LEFT, Key.ARROW_LEFT);
    await window.until("the computer's own", () => window.run("return document.documentElement.dataset.theme === undefined"));
  });

  it("gives the keyboard back when the palette, the shortcuts and a dialog are closed", async () => {
    await window.hold(Key.CONTROL, "1");
    await window.tabTo("add-open");
    for (const [opens, shows] of [
      [() => window.hold(Key.CONTROL, "k"), "palette"],
      [() => window.press("?"), "keys"],
      [() => window.press(Key.ENTER), "add-link"],
    ]) {
      await opens();
      await window.find(shows);
      await keyboardOn(window, /./);
      await window.closeDialog();
      await keyboardOn(window, "add-open");
    }
  });

  it("goes on with the next account when one is removed, and stays with the last one gone", async () => {
    await window.tabTo("account-copy");
    for (let left = (await window.all("account-row")).length; left > 0; left -= 1) {
      await window.press(Key.DELETE);
      await window.find("remove-dialog");
      await enter(window, "confirm-act");
      await window.until(`${left - 1} accounts`, async () => (await window.all("account-row")).length === left - 1);
      await keyboardOn(window, left > 1 ? /^account-/ : /./);
    }
    await window.find("no-accounts");
  });

  it("keeps the keyboard when the trash gives back its rows", async () => {
    await enter(window, "nav-settings");
    await window.find("settings-trash");
    for (let left = (await window.all("trash-restore")).length; left > 0; left -= 1) {
      await enter(window, "trash-restore");
      await window.until(`${left - 1} in the trash`, async () => (await window.all("trash-restore")).length === left - 1);
      await keyboardOn(window, /./);
    }
  });
});

for (const [shape, size] of Object.entries(SIZES)) {
  describe(`every stop of Tab in a ${shape} window`, () => {
    const home = makeHome();
    let window;
    before(async () => {
      for (const words of [["vault", "init"], ["accounts", "add", "--issuer", "Example", "--label", "ann"]]) {
        const ended = await runProgram(COMMAND_LINE, words, { env: home.env, input: `${KEY}\n` });
        assert.equal(ended.status, 0, ended.err);
      }
      window = await open(home, { size });
    });
    after(async () => {
      await window.close();
      home.close();
    });

    for (const view of ["codes", "enroll", "verify", "transfer", "settings"]) {
      it(`has a name, is not covered and shows the focus: ${view}`, async () => {
        await enter(window, `nav-${view}`);
        await window.find(`view-${view}`);
        const { wrong, stops } = await wrongStops(window, Key);
        assert.deepEqual(wrong, []);
        assert.ok(stops > 6, `${stops} stops`);
      });
    }
  });
}

describe("a computer that wants less motion", () => {
  const home = makeHome();
  let window;
  before(async () => {
    // Where GTK, and WebKit with it, reads the wish.
    const config = join(home.folder, "config");
    mkdirSync(join(config, "gtk-3.0"), { recursive: true });
    writeFileSync(join(config, "gtk-3.0/settings.ini"), "[Settings]\ngtk-enable-animations=false\n");
    window = await open(home, { size: SIZES.wide, env: { XDG_CONFIG_HOME: config } });
  });
  after(async () => {
    await window.close();
    home.close();
  });

  it("is given none: nothing fades, slides or turns", async () => {
    assert.ok(await window.run("return matchMedia('(prefers-reduced-motion: reduce)').matches"));
    await enter(window, "first-demo");
    await window.find("demo-user-newStarter");
    await enter(window, "scenario-open");
    await window.find("scenario-drawer");
    const moving = await window.run(
      "return document.getAnimations().filter((a) => a.effect.getComputedTiming().duration > 1 && a.playState === 'running').map((a) => a.animationName ?? a.transitionProperty)",
    );
    assert.deepEqual(moving, []);
  });
});
