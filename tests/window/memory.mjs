// Reads the memory of a running program, as root can, and looks in it for what should not be there.

import { closeSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";

const PAGE = 4096;
/** How much is read at a time. */
const CHUNK = 1024 * PAGE;
/** The shortest piece that is searched for, in bytes of a value or in characters of a text. */
const PIECE = 8;

/**
 * A value as pieces of its bytes. What is freed is often overwritten in part, most of all at its beginning; one piece that
 * is left is found all the same.
 */
export function pieces(name, bytes, size = PIECE) {
  const count = Math.floor(bytes.length / size);
  if (count === 0) throw new Error(`${name} is so short that it may be found by accident`);
  return Array.from({ length: count }, (_, at) => ({
    name,
    bytes: bytes.subarray(at * size, at === count - 1 ? bytes.length : (at + 1) * size),
  }));
}

/** A text as UTF-8 and as UTF-16, which are what Rust and a web page keep it as. */
export function textPieces(name, text) {
  return [
    ...pieces(`${name} (UTF-8)`, Buffer.from(text, "utf8")),
    ...pieces(`${name} (UTF-16)`, Buffer.from(text, "utf16le"), 2 * PIECE),
  ];
}

/** Where each of the pieces is found: a map from a name to the kinds of memory that hold it. */
export function scan(pid, wanted) {
  const search = new Search(wanted);
  const memory = openSync(`/proc/${pid}/mem`, "r");
  const pagemap = openSync(`/proc/${pid}/pagemap`, "r");
  try {
    for (const area of areas(pid)) readArea(memory, pagemap, area, search);
  } finally {
    closeSync(memory);
    closeSync(pagemap);
  }
  return search.found;
}

/** The processes that this one started, by the beginning of their names. */
export function childrenOf(pid, name) {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .filter((entry) => {
      try {
        // The name stands in parentheses and may hold anything; the parent is the second word after it.
        const [, comm, rest] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${entry}/stat`, "utf8"));
        return Number(rest.split(" ")[1]) === pid && comm.startsWith(name) && !rest.startsWith("Z");
      } catch {
        return false; // It has ended since.
      }
    })
    .map(Number);
}

/** All that a secret can be in. Files that are mapped for reading only hold what is on the disk. */
function areas(pid) {
  const stacks = stacksOf(pid);
  return readFileSync(`/proc/${pid}/maps`, "utf8")
    .trim()
    .split("\n")
    .map((line) => {
      const [range, access, , , inode, ...path] = line.split(/\s+/);
      const [from, to] = range.split("-").map((address) => Number.parseInt(address, 16));
      const stack = stacks.find(({ at }) => at >= from && at < to);
      return { from, to, access, inode, label: stack?.label ?? (path.join(" ") || "anonymous") };
    })
    .filter(({ access, inode, label }) => access.includes("w") || inode === "0" || label.startsWith("/memfd:"))
    .filter(({ label }) => !["[vvar]", "[vvar_vclock]", "[vdso]", "[vsyscall]"].includes(label));
}

/** Where the stacks of the threads are that wait for something, which says where a hit comes from. */
function stacksOf(pid) {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) => {
    try {
      const at = Number(readFileSync(`/proc/${pid}/task/${thread}/syscall`, "utf8").split(" ").at(-2));
      const name = readFileSync(`/proc/${pid}/task/${thread}/comm`, "utf8").trim();
      return Number.isNaN(at) ? [] : [{ at, label: `stack of ${name}` }];
    } catch {
      return []; // It has ended since.
    }
  });
}

function readArea(memory, pagemap, { from, to, label }, search) {
  const entries = Buffer.alloc((CHUNK / PAGE) * 8);
  const buffer = Buffer.alloc(CHUNK);
  for (let start = from; start < to; start += CHUNK) {
    const end = Math.min(start + CHUNK, to);
    const got = readSync(pagemap, entries, 0, ((end - start) / PAGE) * 8, (start / PAGE) * 8);
    if (!isThere(entries, got)) continue;
    let length;
    try {
      length = readSync(memory, buffer, 0, end - start, start);
    } catch {
      continue; // Unmapped since, or of a device.
    }
    search.look(buffer.subarray(0, length), start, label);
  }
}

/** Whether any of these pages is in memory or in swap: bits 63 and 62. What was only reserved would be read as zeros. */
function isThere(entries, length) {
  for (let at = 7; at < length; at += 8) if (entries[at] & 0xc0) return true;
  return false;
}

/** Looks for many pieces at once. */
class Search {
  found = new Map();
  #starts = new Uint8Array(1 << 16);
  #byStart = new Map();
  #longest = 0;
  #tail = { end: -1, bytes: Buffer.alloc(0) };

  constructor(wanted) {
    for (const piece of wanted) {
      const start = piece.bytes.readUInt16LE(0);
      this.#starts[start] = 1;
      this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), piece]);
      this.#longest = Math.max(this.#longest, piece.bytes.length);
    }
  }

  /** Looks through what is at this address; goes on with what was looked at last, if that ends here. */
  look(bytes, address, label) {
    const before = this.#tail.end === address ? this.#tail.bytes : Buffer.alloc(0);
    const whole = before.length > 0 ? Buffer.concat([before, bytes]) : bytes;
    const last = whole.length - PIECE;
    for (let at = 0; at <= last; at += 1) {
      if (this.#starts[whole[at] | (whole[at + 1] << 8)] === 0) continue;
      for (const piece of this.#byStart.get(whole[at] | (whole[at + 1] << 8))) {
        const end = at + piece.bytes.length;
        if (end > whole.length || piece.bytes.compare(whole, at, end) !== 0) continue;
        this.found.set(piece.name, (this.found.get(piece.name) ?? new Set()).add(label));
      }
    }
    this.#tail = { end: address + bytes.length, bytes: Buffer.from(whole.subarray(-(this.#longest - 1))) };
  }
}
