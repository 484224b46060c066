// The desktop around the window: where it opens, second starts, the tray, and the small window with its key.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, it } from "node:test";
import { clip, pasted } from "./clipboard.mjs";
import { settingsIn } from "./home.mjs";
import {
  COMMAND_LINE,
  PROGRAM,
  makeHome,
  open,
  runProgram,
  waitFor,
} from "./program.mjs";
import { pressKeys, takeFound, windowsOf as idsOf } from "./system-dialog.mjs";

const SIZE = { width: 1000, height: 760 };
const KEYS = { Harbour: "NBSWY3DPO5XXE3DE", Library: "JBSWY3DPEHPK3PXP" };
/** Debian's own, which has the bindings of D-Bus. */
const PYTHON = "/usr/bin/python3";

/** A home whose desktop has settings of its own, with a vault and these accounts in it. */
async function makeDesktopHome(issuers = []) {
  const home = makeHome();
  home.env.XDG_CONFIG_HOME = join(home.folder, "config");
  const cli = (words, input) =>
    runProgram(COMMAND_LINE, words, { env: home.env, input });
  assert.equal((await cli(["vault", "init"])).status, 0);
  for (const issuer of issuers) {
    assert.equal(
      (
        await cli(
          ["accounts", "add", "--issuer", issuer, "--label", "ann"],
          `${KEYS[issuer]}\n`,
        )
      ).status,
      0,
    );
  }
  return home;
}

const placeOf = (home) => {
  const file = join(home.vault, "window.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
};
const settingsOf = (home) => settingsIn(home).desktop;

/** The program's windows that can be seen, as the screen has them. */
function windowsOf(window) {
  return idsOf(window).map((id) => {
    const told = spawnSync("xwininfo", ["-id", id], {
      encoding: "utf8",
    }).stdout;
    const number = (name) =>
      Number(new RegExp(`${name}:\\s+(-?\\d+)`).exec(told)?.[1]);
    return {
      id,
      x: number("Absolute upper-left X"),
      y: number("Absolute upper-left Y"),
      width: number("Width"),
      height: number("Height"),
    };
  });
}

const isWide = ({ width }) => width > 600;
const large = (window) => windowsOf(window).find(isWide);
const small = (window) =>
  windowsOf(window).find((one) => !isWide(one) && one.width > 200);

function codesNow(issuer) {
  const now = Math.floor(Date.now() / 1000);
  return [-30, 0, 30].map((offset) => {
    const run = spawnSync(
      "oathtool",
      ["--totp", "--base32", `--now=@${now + offset}`, KEYS[issuer]],
      { encoding: "utf8" },
    );
    assert.equal(run.status, 0, run.stderr);
    return run.stdout.trim();
  });
}

/** A switch of the settings, set and taken by the program. It is kept before it holds: a view that is new shows what holds. */
async function flip(window, home, id, name, on) {
  await window.click(id);
  await window.until(
    `${name} to be ${on}`,
    () => settingsOf(home)?.[name] === on,
  );
  await window.until(`${name} to hold`, async () => {
    await window.click("nav-codes");
    await toSettings(window);
    return (await (await window.find(id)).isSelected()) === on;
  });
}

async function toSettings(window) {
  await window.click("nav-settings");
  await window.click("section-desktop");
  await window.find("settings-tray");
}

/** The desktop's tray, played by a program of its own. */
async function trayHost(env) {
  const child = spawn(PYTHON, [join(import.meta.dirname, "tray_host.py")], {
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[
    Symbol.asyncIterator
  ]();
  assert.equal((await lines.next()).value, "ready");
  const ask = async (words) => {
    child.stdin.write(`${words}\n`);
    const { ok, error } = JSON.parse((await lines.next()).value);
    if (error !== undefined) throw new Error(error);
    return ok;
  };
  return {
    ask,
    labels: async () =>
      (await ask("menu")).filter(({ line }) => !line).map(({ label }) => label),
    end: async () => {
      const ended = once(child, "exit");
      child.stdin.end();
      await ended;
    },
  };
}

/** Closes a window as its cross does. */
const closeWindow = ({ id }) => {
  const run = spawnSync(
    PYTHON,
    [join(import.meta.dirname, "x11.py"), "close", id],
    { encoding: "utf8" },
  );
  assert.equal(run.status, 0, run.stderr);
};

describe("the window's place", () => {
  let home;
  before(async () => (home = await makeDesktopHome(["Library"])));
  after(() => home.close());

  it("is where it was the last time", async () => {
    const first = await open(home, { size: { width: 820, height: 640 } });
    spawnSync("xdotool", ["windowmove", large(first).id, "210", "120"]);
    await first.until("the place to be kept", () => {
      const place = placeOf(home);
      return (
        place?.width === 820 &&
        place.corner?.[0] === 210 &&
        place.corner[1] === 120
      );
    });
    await first.close();
    const again = await open(home);
    const { x, y, width, height } = large(again);
    assert.deepEqual(
      { x, y, width, height },
      { x: 210, y: 120, width: 820, height: placeOf(home).height },
    );
    await again.close();
  });

  it("is on a screen that is there, whatever was kept", async () => {
    for (const [kept, shown] of [
      [
        { width: 820, height: 640, corner: [9000, 9000], maximized: false },
        null,
      ],
      [
        { width: 820, height: 640, corner: [1300, -300], maximized: false },
        { x: 1400 - 820, y: 0, width: 820, height: 640 },
      ],
      [
        { width: 5000, height: 4000, corner: [-50, -50], maximized: false },
        { x: 0, y: 0, width: 1400, height: 1000 },
      ],
    ]) {
      writeFileSync(join(home.vault, "window.json"), JSON.stringify(kept));
      const window = await open(home);
      const { x, y, width, height } = large(window);
      if (shown) assert.deepEqual({ x, y, width, height }, shown);
      assert.ok(
        x >= 0 && y >= 0 && x + width <= 1400 && y + height <= 1000,
        JSON.stringify({ x, y, width, height }),
      );
      await window.close();
    }
  });

  it("is forgotten where the file is spoiled", async () => {
    writeFileSync(join(home.vault, "window.json"), "{");
    const window = await open(home);
    assert.equal(large(window).width, 1080);
    await window.close();
  });
});

describe("a second start", () => {
  let home;
  let window;
  before(async () => {
    home = makeHome();
    window = await open(home, { size: SIZE });
  });
  after(async () => {
    await window.close();
    home.close();
  });

  it("ends, and leaves the first window, also where there is no vault yet", async () => {
    assert.equal((await runProgram(PROGRAM, [], { env: home.env })).status, 0);
    assert.equal(windowsOf(window).filter(isWide).length, 1);
    await window.find("first-run");
  });

  it("with a link hands it over", async () => {
    await runProgram(
      PROGRAM,
      [`otpauth://totp/Library:ann?secret=${KEYS.Library}&issuer=Library`],
      { env: home.env },
    );
    await window.reads("links-wait", /A link with an account waits/);
  });

  it("with another vault has a window of its own", async () => {
    const other = makeHome();
    const beside = await open(other);
    assert.ok(large(beside) && large(window));
    await beside.close();
    other.close();
  });
});

describe("the tray", () => {
  let home;
  let window;
  let tray;
  before(async () => {
    home = await makeDesktopHome(["Harbour", "Library"]);
    window = await open(home, { size: SIZE });
  });
  after(async () => {
    await window.close();
    await tray?.end();
    home.close();
  });

  it("is not there where the desktop has none, and closing is not offered to leave anything in it", async () => {
    await toSettings(window);
    await window.reads("settings-tray", /This desktop shows no tray/);
    assert.equal(await (await window.find("close-to-tray")).isEnabled(), false);
  });

  it("has the mark as soon as there is one, with the pinned accounts", async () => {
    tray = await trayHost(home.env);
    const item = await waitFor("the mark", () => tray.ask("item"));
    assert.equal(item.id, "countersign");
    assert.equal(item.status, "Active");
    for (const [width, height, bytes] of item.pixels)
      assert.equal(bytes, width * height * 4);
    assert.ok(item.pixels.length > 0, "a picture");
    assert.deepEqual(await tray.labels(), [
      "No pinned accounts",
      "Open Countersign",
      "Find a code…",
      "Lock",
      "Quit",
    ]);
    const [{ id }] = JSON.parse(
      (
        await runProgram(COMMAND_LINE, ["--json", "accounts", "list"], {
          env: home.env,
        })
      ).out,
    ).accounts.filter(({ issuer }) => issuer === "Library");
    assert.equal(
      (
        await runProgram(COMMAND_LINE, ["accounts", "edit", id, "--pin"], {
          env: home.env,
        })
      ).status,
      0,
    );
    assert.deepEqual(await tray.labels(), [
      "Library (ann)",
      "Open Countersign",
      "Find a code…",
      "Lock",
      "Quit",
    ]);
  });

  it("copies a code with a click", async () => {
    await clip("nothing");
    await tray.ask("click Library (ann)");
    await waitFor("the code", () => codesNow("Library").includes(pasted()));
    // The menu has closed: a note says so, without a name and without the code.
    const told = await waitFor("a note", async () => ((await tray.ask("told")).length > 0 ? tray.ask("told") : null));
    assert.deepEqual(told, [{ words: "Code copied", transient: true }]);
  });

  it("names no account while it is locked, and copies nothing", async () => {
    await window.lockedBy(async () => {
      assert.equal(typeof (await tray.ask("click Lock")), "number");
    });
    await waitFor(
      "the menu of a locked vault",
      async () => (await tray.labels())[0] === "Locked. Open to unlock…",
    );
    assert.deepEqual(await tray.labels(), [
      "Locked. Open to unlock…",
      "Open Countersign",
      "Find a code…",
      "Quit",
    ]);
    await window.click("unlock-keychain");
    await window.find("view-codes");
    await waitFor(
      "the accounts",
      async () => (await tray.labels())[0] === "Library (ann)",
    );
  });

  it("keeps the program running when the window is closed, if that is wanted", async () => {
    await toSettings(window);
    await flip(window, home, "close-to-tray", "closeToTray", true);
    closeWindow(large(window));
    await waitFor("no window", () => windowsOf(window).length === 0);
    await tray.ask("activate");
    await waitFor("the window", () => large(window));
    await window.find("view-settings");
  });

  it("gives the window back when it goes away itself", async () => {
    closeWindow(large(window));
    await waitFor("no window", () => windowsOf(window).length === 0);
    await tray.ask("gone");
    await waitFor("the window", () => large(window));
    await tray.ask("back");
    await waitFor("the mark", () => tray.ask("item"));
  });

  it("speaks the language of the window", async () => {
    await window.click("section-appearance");
    await window.choose("language", "de");
    await waitFor("German", async () =>
      (await tray.labels()).includes("Beenden"),
    );
    await window.choose("language", "en");
    await waitFor("English", async () =>
      (await tray.labels()).includes("Quit"),
    );
  });

  it("has no mark that is not wanted", async () => {
    await toSettings(window);
    await flip(window, home, "tray", "tray", false);
    await waitFor("no mark", () =>
      tray.labels().then(
        () => false,
        () => true,
      ),
    );
    await flip(window, home, "tray", "tray", true);
    await waitFor("the mark", () =>
      tray.ask("item").then(
        (item) => item,
        () => null,
      ),
    );
  });

  it("ends the program, from its menu", async () => {
    const { program } = window;
    await tray.ask("click Quit");
    await waitFor("the end", () => !existsSync(`/proc/${program}`));
  });
});

describe("starting with the desktop", () => {
  it("is a file that the desktop reads, made and removed by the switch", async () => {
    const home = await makeDesktopHome();
    const window = await open(home, { size: SIZE });
    const file = join(
      home.env.XDG_CONFIG_HOME,
      "autostart/org.countersign.desktop.desktop",
    );
    await toSettings(window);
    assert.ok(!existsSync(file));
    await window.click("start-with-desktop");
    const starts = new RegExp(`^Exec="${PROGRAM}" --hidden$`, "m");
    await window.until(
      "the file",
      () => existsSync(file) && starts.test(readFileSync(file, "utf8")),
    );
    await window.click("start-with-desktop");
    await window.until("no file", () => !existsSync(file));
    await window.close();
    home.close();
  });

  it("stays in the tray where that is wanted and there is one, and shows itself otherwise", async () => {
    const home = await makeDesktopHome();
    writeFileSync(
      join(home.vault, "settings.json"),
      JSON.stringify({ desktop: { closeToTray: true } }),
    );
    const tray = await trayHost(home.env);
    const hidden = await open(home, { args: ["--hidden"] });
    await waitFor("the mark", () => tray.ask("item"));
    assert.deepEqual(windowsOf(hidden), []);
    assert.equal((await runProgram(PROGRAM, [], { env: home.env })).status, 0);
    await waitFor("the window that a second start asks for", () =>
      large(hidden),
    );
    await hidden.close();
    writeFileSync(
      join(home.vault, "settings.json"),
      JSON.stringify({ desktop: { closeToTray: false } }),
    );
    const shown = await open(home, { args: ["--hidden"] });
    await waitFor("the window", () => large(shown));
    await shown.close();
    await tray.end();
    home.close();
  });
});

describe("the small window", () => {
  let home;
  let window;
  before(async () => {
    home = await makeDesktopHome(["Harbour", "Library"]);
    window = await open(home, { size: SIZE });
  });
  after(async () => {
    await window.close();
    home.close();
  });

  const openByKey = () => pressKeys("ctrl+alt+c");
  const opened = () => waitFor("the small window", () => small(window));
  const closed = () => waitFor("no small window", () => !small(window));
  const pages = () => window.webProcesses().length;
  /** Its page has the keyboard as soon as it is there. */
  const escaped = () =>
    waitFor("its end", () => {
      pressKeys("Escape");
      return !small(window);
    });

  it("opens with a key that was chosen, and no key before that", async () => {
    await toSettings(window);
    await window.click("shortcut-choose");
    await window.find("shortcut-listen");
    await window.run(`document.querySelector('[data-testid=shortcut-listen]').dispatchEvent(
      new KeyboardEvent("keydown", { key: "c", code: "KeyC", ctrlKey: true, altKey: true, bubbles: true, cancelable: true }))`);
    await window.reads("shortcut", /^Ctrl \+ Alt \+ C$/);
    await waitFor(
      "the key to be saved",
      () => settingsOf(home)?.shortcut === "Ctrl+Alt+KeyC",
    );
    openByKey();
    await opened();
  });

  it("closes with Escape, and its process with it", async () => {
    await waitFor("its page", () => pages() === 2);
    await escaped();
    await waitFor("the end of its process", () => pages() === 1);
  });

  it("copies what is typed for, and closes", async () => {
    await clip("nothing");
    await takeFound(
      () => small(window),
      openByKey,
      "harb",
      () => codesNow("Harbour").includes(pasted()),
    );
    await closed();
  });

  it("opens for a second start that asks for it", async () => {
    assert.equal(
      (await runProgram(PROGRAM, ["--find"], { env: home.env })).status,
      0,
    );
    await opened();
    await escaped();
  });

  it("goes with a lock, and shows no account while it is locked", async () => {
    await runProgram(PROGRAM, ["--find"], { env: home.env });
    await opened();
    await window.lockedBy(() => runProgram(COMMAND_LINE, ["vault", "lock"], { env: home.env }));
    await closed();
    await window.click("unlock-keychain");
    await window.find("view-codes");
  });

  it("says so where another program has the key, and keeps the one before", async () => {
    const taken = spawn(PYTHON, [join(import.meta.dirname, "x11.py"), "grab"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    await once(taken.stdout, "data");
    await toSettings(window);
    await window.click("shortcut-choose");
    await window.find("shortcut-listen");
    await window.run(`document.querySelector('[data-testid=shortcut-listen]').dispatchEvent(
      new KeyboardEvent("keydown", { key: "u", code: "KeyU", ctrlKey: true, altKey: true, bubbles: true, cancelable: true }))`);
    await window.reads("error-panel", /That key is taken/);
    assert.equal(settingsOf(home).shortcut, "Ctrl+Alt+KeyC");
    const ended = once(taken, "exit");
    taken.stdin.end();
    await ended;
  });
});
