// The person's own browser, as far as a sign-in needs one: what the program opens is followed with plain HTTP, with cookies
// and forms as a browser treats them. Nothing of the program knows it.

import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { waitFor } from "./program.mjs";

/** More redirects than any sign-in has. */
const LONGEST_WAY = 12;

/** Makes whatever the program opens with the desktop's opener go to this browser. Call it before the program is started. */
export function browserOf(home) {
  const folder = join(home.folder, "opener");
  const opened = join(folder, "opened");
  mkdirSync(folder);
  for (const name of ["xdg-open", "gio", "gnome-open", "kde-open", "wslview"]) {
    const script = join(folder, name);
    // `gio open ADDRESS` has the address last, as all of them do.
    writeFileSync(script, `#!/bin/sh\nfor address; do :; done\nprintf '%s\\n' "$address" >> "${opened}"\n`);
    chmodSync(script, 0o755);
  }
  home.env.PATH = `${folder}:${home.env.PATH}`;
  return new Browser(opened);
}

class Browser {
  #opened;
  #taken = 0;
  #cookies = new Map();

  constructor(opened) {
    this.#opened = opened;
  }

  /** The addresses that the program has opened so far. One that is still being written, without the end of its line, is none yet. */
  get opened() {
    return existsSync(this.#opened) ? readFileSync(this.#opened, "utf8").split("\n").slice(0, -1) : [];
  }

  /** Waits for the next address that the program opens, each once and in their order. */
  async next() {
    await waitFor("an address that the program opens in the browser", () => this.opened.length > this.#taken);
    return this.opened[this.#taken++];
  }

  /** Opens an address: the page where its redirects end. */
  get(address) {
    return this.#go(address, { method: "GET" });
  }

  /** Sends the form of a page, with the button that was pressed and what was typed. */
  submit(page, typed) {
    const action = /<form[^>]*action="([^"]*)"/.exec(page.html)?.[1];
    if (!action) throw new Error(`no form on this page: ${page.html}`);
    const hidden = [...page.html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
      /name="([^"]*)"/.exec(input)[1],
      /value="([^"]*)"/.exec(input)[1],
    ]);
    const prefilled = [...page.html.matchAll(/<input id="(\w+)" name="\1"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
    const body = new URLSearchParams([...Object.entries({ ...Object.fromEntries([...hidden, ...prefilled]), ...typed })]);
    const address = new URL(action, page.address);
    return this.#go(address, { method: "POST", body, headers: { origin: address.origin } });
  }

  /** The whole of a log-in: who, and the code where one is asked for. The page where it ends. */
  async logIn(address, { user, code }) {
    const people = await this.get(address);
    let page = people.html.includes('name="user"') ? await this.submit(people, { user }) : people;
    if (page.html.includes('name="code"')) {
      const known = code === undefined ? { demo: "1" } : { code };
      page = await this.submit(page, known);
    }
    return page;
  }

  async #go(address, request) {
    let at = new URL(address);
    let { method, body, headers = {} } = request;
    for (let step = 0; step < LONGEST_WAY; step += 1) {
      const cookie = this.#cookies.get(at.host);
      const answer = await fetch(at, {
        method,
        body,
        redirect: "manual",
        headers: { ...headers, accept: "text/html", ...(cookie ? { cookie } : {}) },
      });
      this.#keep(at.host, answer.headers.getSetCookie());
      const location = answer.headers.get("location");
      if (answer.status < 300 || answer.status >= 400 || location === null) {
        return { address: at, status: answer.status, html: await answer.text() };
      }
      await answer.arrayBuffer();
      at = new URL(location, at);
      // A browser makes a GET of it.
      [method, body, headers] = ["GET", undefined, {}];
    }
    throw new Error(`more than ${LONGEST_WAY} redirects, the last one to ${at}`);
  }

  #keep(host, set) {
    const kept = new Map((this.#cookies.get(host) ?? "").split("; ").filter(Boolean).map((pair) => pair.split("=", 2)));
    for (const cookie of set) {
      const [pair] = cookie.split(";");
      const [name, value] = pair.split("=", 2);
      kept.set(name, value);
    }
    this.#cookies.set(host, [...kept].map(([name, value]) => `${name}=${value}`).join("; "));
  }
}
