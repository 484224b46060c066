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
    return spawnSync("/usr/bin/python3", [HELPER, ...words], { env: this.#env, timeout: 60_000, encoding: "utf8" });
  }

  /** One look; null where nothing can be read: the page may change all the while, or begin anew. */
  #look(what) {
    const { status, stdout } = this.#ask(what);
    return status === 0 ? JSON.parse(stdout) : null;
  }

  /** Everything in the tree, from its start to its end: role, name, states, text. Nothing while it can't be read. */
  #heard() {
    const all = [];
    const gather = (node) => {
      all.push(node);
      node.children.forEach(gather);
    };
    const tree = this.#look("tree");
    if (tree) gather(tree);
    return all;
  }

  /** Everything in the tree, once it can be read. */
  async read() {
    let heard = [];
    await this.#window.until("the tree", () => {
      heard = this.#heard();
      return heard.length > 0;
    });
    return heard;
  }

  /** Waits until something with that role has that name (a text or a pattern), and returns it. */
  async hears(role, name) {
    const fits = (node) => node.role === role && (name instanceof RegExp ? name.test(node.name) : node.name === name);
    let found;
    let heard = [];
    await this.#window
      .until(`${role} ${name}`, () => {
        heard = this.#heard();
        found = heard.find(fits);
        return found !== undefined;
      })
      .catch((error) => {
        throw new Error(`${error.message}\nThe tree has: ${heard.filter((node) => node.name).map((node) => `${node.role} “${node.name}”`).join(", ")}`);
      });
    return found;
  }

  /** Waits until a live region says it. What is said for a moment is brought about again with `act`: a look may take longer than that. */
  async isTold(pattern, act = () => {}) {
    await this.#window.until(`to be told ${pattern}`, async () => {
      await act();
      return (this.#look("told") ?? []).some((words) => pattern.test(words));
    });
  }

  press(role, name) {
    return this.#act("press", role, name);
  }

  /** Goes to it and types what `text` is by then: a code may have its end before it is found. */
  async types(role, name, text) {
    await this.#act("focus", role, name);
    await this.#window.press(typeof text === "function" ? text() : text);
  }

  /** Does it to what has that name by then: a name with a code in it may have changed since it was heard, and nothing was done yet. */
  async #act(what, role, name) {
    await this.#window.until(`to ${what} ${role} ${name}`, async () => {
      const { name: exact } = await this.hears(role, name);
      const { status, error } = this.#ask(what, role, exact);
      // Whether it was done before that can't be told.
      if (error) throw error;
      return status === 0;
    });
  }
}
