// What a program and all that it started take of the machine.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";

const TICKS_A_SECOND = 100;
const PATIENCE_MS = 20_000;

/** Starts a program that does not outlive this one. */
export function start(command, env) {
  const child = spawn(command, [], { env, stdio: "ignore" });
  process.once("exit", () => child.kill("SIGKILL"));
  return child;
}

/** Ends a program, and waits until all that it started is gone too. */
export async function end(child) {
  const all = family(child.pid);
  const exit = once(child, "exit");
  child.kill();
  await exit;
  const until = performance.now() + PATIENCE_MS;
  while (all.some(isAlive)) {
    if (performance.now() > until) throw new Error("something of the program is still running");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A process and all that it started. */
export function family(pid) {
  const parents = new Map();
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const words = statOf(entry);
    if (words) parents.set(Number(entry), Number(words[1]));
  }
  const found = [pid];
  for (const each of found) for (const [child, parent] of parents) if (parent === each) found.push(child);
  return found;
}

/** Their memory in MiB, with what several share divided among them (PSS). */
export function memoryOf(pids) {
  return pids.reduce((sum, pid) => {
    const [, kib] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"));
    return sum + Number(kib) / 1024;
  }, 0);
}

/** The seconds that they kept a core busy so far. */
export function secondsOf(pids) {
  return pids.reduce((sum, pid) => {
    const words = statOf(pid);
    return sum + (words ? (Number(words[11]) + Number(words[12])) / TICKS_A_SECOND : 0);
  }, 0);
}

function isAlive(pid) {
  const words = statOf(pid);
  return words !== null && words[0] !== "Z";
}

/** The words of /proc/PID/stat after the name, which may hold anything; null when it has ended. */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^\d+ \(.*\) /s, "").split(" ");
  } catch {
    return null;
  }
}
