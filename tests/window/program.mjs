// The program in its real window, driven as a person would: one home, one WebKitWebDriver, one window.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Builder, By, Key } from "selenium-webdriver";
import { childrenOf } from "./memory.mjs";

/** How long a condition is waited for. No test waits for it to pass: it is long, for a machine that others keep busy. */
export const PATIENCE = 60_000;
/** What the driver may take for one answer, and a program that is run to its end for all it does. */
const LONGEST_ANSWER = 120_000;
/** Between two looks at a condition, in milliseconds. The driver's own is longer than a key press takes. */
const PAUSE = 20;
/** What scripts/desktop gives. */
const SCREEN = { width: 1400, height: 1000 };
const target = process.env.COUNTERSIGN_TARGET ?? join(import.meta.dirname, "../../target");
/** Which of the builds is driven: the benchmark takes the release. */
const profile = process.env.COUNTERSIGN_PROFILE ?? "debug";
export const PROGRAM = join(target, profile, "countersign");
export const COMMAND_LINE = join(target, profile, "countersign-cli");

/** Whether the page's process ended meanwhile, as it does whenever the vault is locked. WebKit ends the driver's session with it. */
const pageEnded = ({ name, message }) =>
  name === "NoSuchSessionError" || (name === "WebDriverError" && (message === "" || message.startsWith("Could not parse")));

/** Whatever the window shows once it knows how things stand. */
const ANY_VIEW = ["first-run", "locked", "unusable", "view-codes"].map((id) => `[data-testid="${id}"]`).join(",");

/** An empty home with a vault folder to be; `close` deletes it. */
export function makeHome() {
  const folder = mkdtempSync(join(tmpdir(), "countersign-window-"));
  const vault = join(folder, "vault");
  mkdirSync(join(folder, "tmp"));
  const env = {
    ...process.env,
    XDG_DATA_HOME: join(folder, "data"),
    XDG_STATE_HOME: join(folder, "state"),
    XDG_CACHE_HOME: join(folder, "cache"),
    TMPDIR: join(folder, "tmp"),
    COUNTERSIGN_VAULT: vault,
    TAURI_WEBVIEW_AUTOMATION: "true",
    MESA_SHADER_CACHE_DISABLE: "true",
    TZ: "Europe/Vienna",
  };
  return { folder, vault, env, close: () => removeFolder(folder) };
}

/** Removes a folder in which processes that are just ending may still write. Node's own retries don't look again at what is in it. */
function removeFolder(folder, attempts = 20) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 1, retryDelay: 200 });
  } catch (error) {
    if (attempts <= 1 || error.code !== "ENOTEMPTY") throw error;
    removeFolder(folder, attempts - 1);
  }
}

/** Opens the program in that home and waits until it shows a view, or what `until` selects. */
export async function open(home, { theme = "light", size, env = {}, args = [], until = ANY_VIEW } = {}) {
  const inspected = `127.0.0.1:${await freePort()}`;
  const gtk = theme === "dark" ? "Adwaita:dark" : "Adwaita";
  // The driver can only come back to a program that it did not start.
  const program = start(PROGRAM, args, { ...home.env, GTK_THEME: gtk, WEBKIT_INSPECTOR_SERVER: inspected, ...env });
  await listening(inspected);
  const address = `127.0.0.1:${await freePort()}`;
  const driver = start("WebKitWebDriver", [`--port=${address.split(":")[1]}`, `--target=${inspected}`, "--replace-on-new-session"], home.env);
  await listening(address);
  const window = new Window(program, driver, `http://${address}`);
  await window.connect();
  await window.until("a view", () => window.exists(until));
  if (size) await window.resize(size);
  return window;
}

/** What the driver answers, if it does. */
async function answered(asked) {
  let timer;
  const silence = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("the driver does not answer")), LONGEST_ANSWER);
  });
  try {
    return await Promise.race([asked, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits for something that is not in the page, and returns it. */
export async function waitFor(what, condition) {
  const until = Date.now() + PATIENCE;
  for (;;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() > until) throw new Error(`waited for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** Starts a program that does not outlive this one. */
function start(command, args, env) {
  const child = spawn(command, args, { env, stdio: "ignore" });
  const end = () => child.kill();
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  return child;
}

const isOver = (child) => child.exitCode !== null || child.signalCode !== null;

/** Ends a process, and waits until it has gone. */
export async function ended(child) {
  if (isOver(child)) return;
  const exit = once(child, "exit");
  child.kill();
  await exit;
}

class Window {
  #program;
  #driver;
  #address;

  constructor(program, driver, address) {
    this.#program = program;
    this.#driver = driver;
    this.#address = address;
  }

  /** The program's process id. */
  get program() {
    return this.#program.pid;
  }

  /** Takes the window over, also after WebKit ended the session. */
  async connect() {
    this.browser = await answered(new Builder().usingServer(this.#address).withCapabilities({ browserName: "wry" }).build());
  }

  /** Asks the page something, again if its process ended meanwhile. */
  async ask(question) {
    const until = Date.now() + PATIENCE;
    for (;;) {
      try {
        return await answered(question());
      } catch (error) {
        if (!pageEnded(error) || Date.now() > until) throw error;
        await this.connect();
      }
    }
  }

  /** Ends the program and the driver, and waits until both are gone. */
  async close() {
    // About a program that has ended the driver gives no answer at all.
    if (!isOver(this.#program)) await answered(this.browser.quit()).catch(() => {});
    await ended(this.#program);
    await ended(this.#driver);
  }

  /** The processes that the page runs in: one, or for a moment two. */
  webProcesses() {
    return childrenOf(this.program, "WebKitWeb");
  }

  /** Locks the vault with what `lock` does, and waits for the lock view in the page that begins anew. */
  async lockedBy(lock) {
    const before = this.webProcesses();
    await lock();
    await this.until("another web process", () => {
      const now = this.webProcesses();
      return now.length === 1 && !before.includes(now[0]);
    });
    await this.find("locked");
  }

  async resize({ width, height }) {
    // On a screen without a window manager the keyboard is the window's that the pointer is over: the middle one's.
    const [x, y] = [Math.round((SCREEN.width - width) / 2), Math.round((SCREEN.height - height) / 2)];
    await this.ask(() => this.browser.manage().window().setRect({ x, y, width, height }));
    await this.until(`a width of ${width}`, async () => (await this.run("return innerWidth")) === width);
  }

  run(script, ...values) {
    return this.ask(() => this.browser.executeScript(script, ...values));
  }

  /** Waits for a condition; a failure says what the window shows instead. */
  async until(what, condition) {
    await this.settled(what, condition).catch(async (error) => {
      const shown = await this.run("return document.body.innerText").catch(() => "");
      throw new Error(`${error.message}\nThe window shows: ${shown}`);
    });
  }

  async settled(what, condition) {
    await this.browser.wait(
      async () => {
        try {
          return await answered(condition());
        } catch (error) {
          if (["StaleElementReferenceError", "NoSuchElementError"].includes(error.name)) return false;
          throw error;
        }
      },
      PATIENCE,
      `waited for ${what}`,
      PAUSE,
    );
  }

  by(id) {
    return By.css(id.includes("[") ? id : `[data-testid="${id}"]`);
  }

  all(id) {
    return this.ask(() => this.browser.findElements(this.by(id)));
  }

  /** Closes the dialog that is open, with Escape. */
  async closeDialog() {
    await this.press(Key.ESCAPE);
    await this.until("no dialog", async () => (await this.all("dialog[open]")).length === 0);
  }

  async exists(id) {
    return (await this.all(id)).length > 0;
  }

  async find(id) {
    let found;
    await this.until(id, async () => {
      [found] = await this.all(id);
      return found !== undefined;
    });
    return found;
  }

  /** Clicks, and again where the click went past it: what comes in beside it may move it just then. */
  async click(id) {
    await this.until(`${id} to take a click`, async () => {
      try {
        const element = await this.find(id);
        await this.run("window.missed = true; arguments[0].addEventListener('click', () => (window.missed = false), { capture: true, once: true })", element);
        await element.click();
        // A page that begins anew after the click knows of nothing that was missed.
        return !(await this.run("return window.missed"));
      } catch (error) {
        // The click has locked the vault.
        if (pageEnded(error)) return true;
        if (!["ElementClickInterceptedError", "ElementNotInteractableError"].includes(error.name)) throw error;
        // The driver takes what a scrolling part has cut off for visible. A person scrolls.
        const [element] = await this.all(id);
        if (element) await this.run("arguments[0].scrollIntoView({ block: 'center' })", element);
        return false;
      }
    });
  }

  async type(id, text) {
    await (await this.find(id)).sendKeys(text);
  }

  /** Types over what the field holds. */
  async retype(id, text) {
    const field = await this.find(id);
    await this.run("arguments[0].focus(); arguments[0].select()", field);
    await field.sendKeys(text);
  }

  async choose(id, value) {
    await this.find(id);
    await this.run(
      "const e=document.querySelector(arguments[0]); e.value=arguments[1]; e.dispatchEvent(new Event('change',{bubbles:true}))",
      `[data-testid="${id}"]`,
      value,
    );
  }

  /** A key while another is held down. */
  async hold(held, key) {
    const ended = await this.#perform((actions) => actions.keyDown(held).sendKeys(key).keyUp(held));
    // The key that is held is still down for the page that begins then.
    if (ended) await this.ask(() => this.browser.actions().keyDown(held).keyUp(held).perform());
  }

  /** Presses a key, as a person without a mouse does. */
  async press(...keys) {
    await this.#perform((actions) => actions.sendKeys(...keys));
  }

  /** Resolves to whether the keys have ended the page, as those do that lock the vault. */
  async #perform(keys) {
    try {
      await answered(keys(this.browser.actions()).perform());
      return false;
    } catch (error) {
      if (!pageEnded(error)) throw error;
      return true;
    }
  }

  /** Goes on with Tab until that element has the keyboard. */
  async tabTo(id) {
    await this.find(id);
    const { value } = this.by(id);
    await this.until(`${id} by Tab`, async () => {
      if (await this.run("return document.activeElement?.matches(arguments[0])", value)) return true;
      await this.press(Key.TAB);
      return false;
    });
  }

  async text(id) {
    return (await this.find(id)).getText();
  }

  /** Waits until the element's text matches, and returns it. */
  async reads(id, pattern) {
    let text = "";
    await this.until(`${id} to read ${pattern}`, async () => {
      const [element] = await this.all(id);
      text = element ? await element.getText() : "";
      return element !== undefined && pattern.test(text);
    });
    return text;
  }

  /** Does something until the element reads that: what is said for a moment may have gone before anybody looks. */
  async says(id, pattern, act) {
    await this.until(`${id} to say ${pattern}`, async () => {
      await act();
      const [element] = await this.all(id);
      return element !== undefined && pattern.test(await element.getText());
    });
  }

  async gone(id) {
    await this.until(`${id} to go`, async () => !(await this.exists(id)));
  }

  /** What the window shows, as a PNG. WebKit takes it when it draws next, and draws no page that stands still: a point that changes keeps it at it. */
  async picture() {
    await this.run(`
      const point = document.body.appendChild(document.createElement("span"));
      Object.assign(point.style, { position: "fixed", top: 0, left: 0, width: "1px", height: "1px" });
      let at = 0;
      const drawing = setInterval(() => (point.style.background = \`rgb(0 0 0 / 0.0\${(at = 3 - at)})\`), 20);
      window.drawn = { remove() { clearInterval(drawing); point.remove(); } };
    `);
    try {
      return Buffer.from(await this.ask(() => this.browser.takeScreenshot()), "base64");
    } finally {
      await this.run("window.drawn?.remove()");
    }
  }
}

/** Runs a program to its end, which comes at the latest when it has taken too long; input goes to its standard input. */
export async function runProgram(command, args, { env = process.env, input = "" } = {}) {
  const child = spawn(command, args, { env, stdio: ["pipe", "pipe", "pipe"], timeout: LONGEST_ANSWER });
  const out = [];
  const err = [];
  child.stdout.on("data", (data) => out.push(data));
  child.stderr.on("data", (data) => err.push(data));
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const [status] = await once(child, "close");
  return { status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

/** A demonstration server in a process of its own; `stop` ends it. */
export async function demoServer(scenario = "normal") {
  const child = spawn(COMMAND_LINE, ["demo-server", "--scenario", scenario], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(child.stdout, "data");
  return {
    ...JSON.parse(line.toString()),
    stop: () => ended(child),
  };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function listening(address) {
  const [host, port] = address.split(":");
  await waitFor(`somebody who listens at ${address}`, async () => {
    const socket = connect(Number(port), host);
    // `once` rejects when the socket reports an error: nobody listens yet.
    const outcome = await once(socket, "connect").then(
      () => true,
      () => false,
    );
    socket.destroy();
    return outcome;
  });
}
