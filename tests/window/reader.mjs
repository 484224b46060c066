// A screen reader's ears and hands: the accessibility tree that the window gives to the desktop, over AT-SPI.

import { spawnSync } from "node:child_process";
import { join } from "node:path";

const HELPER = join(import.meta.dirname, "reader.py");

export class Reader {
  #env;
  #window;

  /** `scripts/desktop` switches the bridge off, so that other tests don't pay for it: open the window with `READABLE`. */
  constructor(window, env) {
    this.#window = window;
    this.#env = env;
  }

  #ask(...words) {
    // The system's own Python has the system's bindings.
    return spawnSync("/usr/bin/python3", [HELPER, ...words], { env: this.#env, timeout: 20_000, encoding: "utf8" });
  }

  /** Everything in the tree, from its start to its end: role, name, states, text. */
  read() {
    const { status, stdout, stderr } = this.#ask("tree");
    if (status !== 0) throw new Error(stderr);
    const all = [];
    const gather = (node) => {
      all.push(node);
      node.children.forEach(gather);
    };
    gather(JSON.parse(stdout));
    return all;
  }

  /** Waits until something with that role has that name (a text or a pattern), and returns it. */
  async hears(role, name) {
    const fits = (node) => node.role === role && (name instanceof RegExp ? name.test(node.name) : node.name === name);
    let found;
    let heard = [];
    await this.#window
      .until(`${role} ${name}`, () => {
        heard = this.read();
        found = heard.find(fits);
        return found !== undefined;
      })
      .catch((error) => {
        throw new Error(`${error.message}\nThe tree has: ${heard.filter((node) => node.name).map((node) => `${node.role} “${node.name}”`).join(", ")}`);
      });
    return found;
  }

  /** Waits until a live region says it. */
  async isTold(pattern) {
    await this.#window.until(`to be told ${pattern}`, () => {
      const all = this.read();
      const inside = (node) => [node.name, node.text, ...node.children.map(inside)].join(" ");
      return all.some((node) => node.live && pattern.test(inside(node)));
    });
  }

  async press(role, name) {
    const { name: exact } = await this.hears(role, name);
    this.#act("press", role, exact);
  }

  /** Goes to it and types. */
  async types(role, name, text) {
    await this.hears(role, name);
    this.#act("focus", role, name);
    await this.#window.press(text);
  }

  #act(...words) {
    const { status, stderr } = this.#ask(...words);
    if (status !== 0) throw new Error(stderr);
  }
}
