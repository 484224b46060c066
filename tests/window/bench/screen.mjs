// A screen whose pixels are a file: what is on it can be seen without asking anybody, least of all the program that is measured.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const LOOK_EVERY_MS = 4;
const PATIENCE_MS = 60_000;
const BYTES = 4;

/** Starts an X server; `close` ends it. */
export async function openScreen(width, height) {
  const folder = mkdtempSync(join(tmpdir(), "countersign-screen-"));
  const words = ["-displayfd", "3", "-screen", "0", `${width}x${height}x24`, "-fbdir", folder, "-nolisten", "tcp", "-ac"];
  const server = spawn("Xvfb", words, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  process.once("exit", () => server.kill());
  const [line] = await once(server.stdio[3], "data");
  return new Screen(`:${line.toString().trim()}`, server, folder);
}

class Screen {
  #server;
  #folder;
  #file;
  #start;
  #width;
  #height;
  #line;

  constructor(display, server, folder) {
    this.display = display;
    this.#server = server;
    this.#folder = folder;
    this.#file = openSync(join(folder, "Xvfb_screen0"), "r");
    // The head of an XWD file: 25 big-endian numbers, a name, and a table of colours of 12 bytes each.
    const head = Buffer.alloc(100);
    readSync(this.#file, head, 0, head.length, 0);
    const number = (at) => head.readUInt32BE(at * 4);
    this.#start = number(0) + number(19) * 12;
    [this.#width, this.#height, this.#line] = [number(4), number(5), number(12)];
  }

  /** The milliseconds since `from` at which `seen` first said yes to what is on the screen. */
  async until(from, seen) {
    const pixels = Buffer.alloc(this.#line * this.#height);
    for (;;) {
      readSync(this.#file, pixels, 0, pixels.length, this.#start);
      const at = performance.now() - from;
      if (seen(new Picture(pixels, this.#width, this.#height, this.#line))) return at;
      if (at > PATIENCE_MS) throw new Error("it never came onto the screen");
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  async close() {
    closeSync(this.#file);
    const ended = once(this.#server, "exit");
    this.#server.kill();
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

class Picture {
  constructor(pixels, width, height, line) {
    Object.assign(this, { pixels, width, height, line });
  }

  /** On how many lines one of these colours is found, between two columns. */
  linesWith(colours, left = 0, right = this.width) {
    let lines = 0;
    for (let y = 0; y < this.height; y += 1) {
      for (let x = left; x < right; x += 1) {
        if (!colours.includes(this.pixels.readUIntLE(y * this.line + x * BYTES, 3))) continue;
        lines += 1;
        break;
      }
    }
    return lines;
  }
}
