// The window's figures, each as a ratio to an empty window of the same build where there is a budget for it. In turns, because the machine is
// never the same for long. docs/performance.md says what they mean; `bench [launch] [idle] [list]` measures some of them.

import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { COMMAND_LINE, PROGRAM, makeHome, open, runProgram } from "../program.mjs";
import { COLOUR, EMPTY } from "./empty.mjs";
import { scrolling, typing } from "./list.mjs";
import { end, family, memoryOf, secondsOf, start } from "./processes.mjs";
import { openScreen } from "./screen.mjs";

const RUNS = Number(process.env.COUNTERSIGN_BENCH_RUNS ?? 15);
const FEW = 20;
const MANY = 10_000;
/** After that nothing moves any more, and memory has come to rest. */
const REST_MS = Number(process.env.COUNTERSIGN_BENCH_REST ?? 5_000);
const IDLE_MS = 60_000;
/** For all the typing together. */
const LONGEST_MS = 300_000;
/** The digits of the list and its rings: between these columns nothing else has their colours on so many lines. */
const DIGITS = { colours: [0x1b1f23, 0x8a4b00], left: 825, right: 925, lines: 60 };
const RINGS = { colours: [0x0f5f66, 0x8a4b00], left: 930, right: 955, lines: 50 };
/** High enough for twenty rows. */
const TALL = { width: 1080, height: 1640 };

const wanted = process.argv.slice(2);
const has = (part) => wanted.length === 0 || wanted.includes(part);
const rows = [];

function report(what, figure, ratio = null, budget = null, good = null) {
  rows.push([what, figure, ratio === null ? "" : `${ratio.toFixed(2)} ×`, budget ?? "", good === null ? "" : good ? "kept" : "missed"]);
  console.error(`# ${rows.at(-1).join(" | ")}`);
}

const screen = await openScreen(1400, 1700);
process.env.DISPLAY = screen.display;
process.env.GTK_THEME = "Adwaita";

const size = statSync(PROGRAM).size / 1e6;
report("the program on the disk", `${size.toFixed(1)} MB`, null, "20 MB", size <= 20);

const few = await homeWith(FEW);
const many = has("launch") || has("list") ? await homeWith(MANY) : null;
const none = makeHome();
try {
  if (has("launch")) await launches();
  if (has("idle")) await idle();
  if (has("list")) await list();
} finally {
  for (const home of [few, many, none]) home?.close();
  await screen.close();
}

const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)));
for (const row of rows) console.log(row.map((cell, at) => cell.padEnd(widths[at])).join("  ").trimEnd());

async function homeWith(count) {
  const home = makeHome();
  const run = async (words, input) => {
    const ended = await runProgram(COMMAND_LINE, words, { env: home.env, input });
    if (ended.status !== 0) throw new Error(`${words}: ${ended.err}`);
  };
  await run(["vault", "init"]);
  const file = join(home.folder, "accounts.txt");
  const lines = Array.from({ length: count }, (_, at) => linkOf(at));
  writeFileSync(file, lines.join("\n"));
  await run(["import", "--yes", file]);
  return home;
}

function linkOf(at) {
  const issuers = ["GitHub", "Harbour", "Northwind", "Museum", "GitLab", "Depot", "Library", "Acme", "Ministry", "Observatory"];
  const issuer = issuers[at % issuers.length];
  const label = `${["ann", "bob", "operations", "night-shift", "maria.k"][at % 5]}-${at}@example.com`;
  // A key of its own for each: eight letters of the base32 alphabet that count, and eight more.
  const key = Array.from({ length: 8 }, (_, place) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Math.floor(at / 32 ** (7 - place)) % 32]).join("") + "GEZDGNBV";
  return `otpauth://totp/${issuer}:${encodeURIComponent(label)}?secret=${key}&issuer=${issuer}`;
}

/** As a person starts it: not driven by anything. */
function plain(home) {
  const env = { ...home.env };
  delete env.TAURI_WEBVIEW_AUTOMATION;
  return env;
}

async function launches() {
  const codes = (picture) => [DIGITS, RINGS].every(({ colours, left, right, lines }) => picture.linesWith(colours, left, right) >= lines);
  const contenders = {
    empty: { program: EMPTY, home: none, seen: (picture) => picture.linesWith([COLOUR]) > 100 },
    few: { program: PROGRAM, home: few, seen: codes },
    many: { program: PROGRAM, home: many, seen: codes },
  };
  const times = { empty: [], few: [], many: [] };
  const memory = { empty: [], few: [], many: [] };
  // The first of each warms the disk up and doesn't count.
  for (let run = 0; run <= RUNS; run += 1) {
    for (const [name, { program, home, seen }] of Object.entries(contenders)) {
      const from = performance.now();
      const child = start(program, plain(home));
      const time = await screen.until(from, seen);
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
      if (run > 0) {
        times[name].push(time);
        memory[name].push(memoryOf(family(child.pid)));
      }
      await end(child);
      await screen.until(performance.now(), (picture) => !seen(picture));
    }
  }
  const ms = (name) => `${median(times[name]).toFixed(0)} ms (${Math.min(...times[name]).toFixed(0)} to ${Math.max(...times[name]).toFixed(0)})`;
  const mib = (name) => `${median(memory[name]).toFixed(0)} MiB`;
  const compare = (values, name, other, most) => {
    const ratio = median(values[name]) / median(values[other]);
    return [ratio, `${most.toFixed(2)} ×`, ratio <= most];
  };
  report("launch: an empty window", ms("empty"));
  report(`launch to codes, ${FEW} accounts`, ms("few"), ...compare(times, "few", "empty", 1));
  report(`launch to codes, ${MANY} accounts, beside ${FEW}`, ms("many"), ...compare(times, "many", "few", 1.5));
  report("memory: an empty window", mib("empty"));
  report(`memory, ${FEW} accounts`, mib("few"), ...compare(memory, "few", "empty", 0.85));
  report(`memory, ${MANY} accounts`, mib("many"), median(memory.many) / median(memory.empty));
}

async function idle() {
  const empty = start(EMPTY, none.env);
  await screen.until(performance.now(), (picture) => picture.linesWith([COLOUR]) > 100);
  const window = await open(few, { size: TALL });
  await window.until("twenty rings", async () => {
    const rings = "return [...document.querySelectorAll('[data-testid=account-row] [data-testid=ring]')]";
    return (await window.run(`${rings}.filter((ring) => ring.getBoundingClientRect().bottom <= innerHeight).length`)) >= FEW;
  });
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  // Both at once: what disturbs one disturbs the other.
  const families = [family(empty.pid), family(window.program)];
  const before = families.map(secondsOf);
  const from = performance.now();
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  const passed = (performance.now() - from) / 1000;
  const [nothing, rings] = families.map((pids, at) => ((secondsOf(pids) - before[at]) / passed) * 100);
  await window.close();
  await end(empty);
  report("idle for a minute: an empty window", `${nothing.toFixed(2)} % of a core`);
  report(`idle for a minute, ${FEW} rings, above that`, `${(rings - nothing).toFixed(2)} %`, null, "0.5 %", rings - nothing <= 0.5);
}

async function list() {
  const window = await open(many, { size: { width: 1080, height: 740 } });
  await window.until("the codes", async () => (await window.all("code")).length > 0);
  await window.browser.manage().setTimeouts({ script: LONGEST_MS });
  const keys = await typing(window);
  report(`a key typed in the search, ${MANY} accounts, 95 %`, `${keys.p95.toFixed(1)} ms (median ${keys.median.toFixed(1)}, of ${keys.count})`, null, "8 ms", keys.p95 <= 8);
  report("  the same, each key at its best of five", `${keys.best.p95.toFixed(1)} ms (median ${keys.best.median.toFixed(1)})`, null, "8 ms", keys.best.p95 <= 8);
  report("the frames meanwhile, 95 %", `${keys.frames.p95.toFixed(1)} ms`);
  const frames = await scrolling(window);
  report(`scrolling through ${MANY}: the longest frame`, `${frames.longest.toFixed(0)} ms (95 % ${frames.p95.toFixed(1)}, of ${frames.count})`, null, "50 ms", frames.longest <= 50);
  await window.close();
}

function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
