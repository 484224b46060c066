// What the chapters of the walk have in common: whose accounts they show, and what a person does in several of them.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { COMMAND_LINE, runProgram } from "./program.mjs";

export const ACCOUNTS = [
  ["Example", "ann@example.com", "GEZDGNBVGY3TQOJQ"],
  ["Acme", "bob", "JBSWY3DPEHPK3PXP"],
  ["Northwind Traders", "a.very.long.login.name.that.does.not.fit@northwind.example", "MFRGGZDFMZTWQ2LK"],
  ["Harbour", "ops", "NBSWY3DPO5XXE3DE"],
  ["Museum", "night-shift", "ORSXG5DJNZTSA5DF"],
];
/** Which accounts the pictures are about that are not about the list. */
export const FEW = ACCOUNTS.slice(0, 2);
export const PASSPHRASE = "correct horse battery";
/** A session in which nothing answers for a keychain. */
export const NO_KEYCHAIN = { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent" };

/** How the window looks from now on: what Settings › Appearance has, and `longer`, a language with 40 % longer words. */
export async function prefer(window, { longer = false, ...settings }) {
  await window.run(
    `window.old = true;
    localStorage.setItem("settings", arguments[0]);
    localStorage.setItem("longer-words", arguments[1]);
    location.reload();`,
    JSON.stringify(settings),
    String(longer),
  );
  await window.until("the page anew", () => window.run("return !window.old && document.querySelector('[data-testid]') !== null"));
}

/** A key of the keyboard, for the whole window. */
export async function press(window, key, more = {}) {
  const event = JSON.stringify({ key, bubbles: true, cancelable: true, ...more });
  await window.run(`document.body.dispatchEvent(new KeyboardEvent("keydown", ${event}))`);
}

/** A click where the window may draw the element anew at any moment. */
export const poke = (window, id) => window.run("document.querySelector(arguments[0]).click()", `[data-testid="${id}"]`);

export const scrollTo = (window, id) =>
  window.run("document.querySelector(arguments[0]).scrollIntoView()", `[data-testid="${id}"]`);

/** Opens the parts that are folded within an element. */
export const unfold = (window, id) =>
  window.run("for (const each of document.querySelectorAll(arguments[0])) each.open = true", `[data-testid="${id}"] details`);

/** Drops a file on the page: text, or as many bytes of nothing. */
export async function drop(window, name, content) {
  await window.run(
    `const [name, content] = arguments;
    const data = new DataTransfer();
    data.items.add(new File([typeof content === "number" ? new Uint8Array(content) : content], name));
    const event = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data });
    document.querySelector("main").dispatchEvent(event);`,
    name,
    content,
  );
}

export async function cli(home, words, input = "", env = {}) {
  const ended = await runProgram(COMMAND_LINE, words, { env: { ...home.env, ...env }, input });
  if (ended.status !== 0) throw new Error(`${words.join(" ")}: ${ended.err}`);
  return ended.out;
}

export async function addAccounts(home, accounts = ACCOUNTS) {
  await cli(home, ["vault", "init"]);
  for (const [issuer, label, key] of accounts) await cli(home, ["accounts", "add", "--issuer", issuer, "--label", label], `${key}\n`);
}

/** The list, with a code in it. */
export async function openCodes({ home, start }) {
  await addAccounts(home);
  await cli(home, ["accounts", "add", "--issuer", "Token", "--label", "by counter", "--kind", "hotp"], "OBQXG43XN5ZGIMJS\n");
  const window = await start(home);
  await window.reads("code", /\d{3}/);
  return window;
}

/** Changes the vault's database behind the program's back, as a disk that fails or a newer program does. */
export function spoil(home, statement) {
  const change = "import sqlite3, sys; base = sqlite3.connect(sys.argv[1]); base.execute(sys.argv[2]); base.commit()";
  const ended = spawnSync("python3", ["-c", change, join(home.vault, "vault.db"), statement]);
  if (ended.status !== 0) throw new Error(`python3: ${ended.stderr}`);
}

/** A step back, with the button at the foot or, where the window is narrow, with the one at the top. */
export async function back(window) {
  const [top] = await window.all("back-top");
  await window.click((await top?.isDisplayed()) ? "back-top" : "back");
}

/** Opens the first account's menu. The list may be drawn anew once more, which closes it. */
export async function openMenu(window, item) {
  await window.until("the account's menu", async () => {
    if (await window.exists(item)) return true;
    await poke(window, "account-menu");
    return false;
  });
}

/** Names a server that is not known yet, and signs in there with the browser. */
export async function signIn(window, browser, server, user) {
  await window.retype("server-address", server.url);
  await window.retype("server-client", server.clientId);
  await window.click("server-save");
  await window.find("sign-in-waiting");
  await browser.logIn(await browser.next(), { user });
}
