// Says how large the built window is, and fails where it is larger than it may be. In kB (1,000 bytes) after gzip -9; fonts aside.
import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const LANGUAGE = /^(?:ar|de|es|fr|ja)-/;
/** The list of what the program is made with: fetched by nobody who does not open it. */
const LICENCES = /^Licences-/;

/** What each may be at the most. */
const MOST = {
  /** What is read before the first picture: the page, its script, its styles. */
  "at the start": 110,
  /** All that an English window can ever read: the start, every view, the issuers' marks; the list of licences aside. */
  "all of it, in English": 219,
  /** The list of licences, beside that. */
  licences: 8,
  /** What another language adds, if it is chosen: the largest of them. */
  "another language": 50,
};

const size = (name) => gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length / 1000;
const sum = (names) => names.reduce((total, name) => total + size(name), 0);

const assets = readdirSync(new URL("assets/", dist)).filter((name) => /\.(?:js|css)$/.test(name));
const page = readFileSync(new URL("index.html", dist), "utf8");
const first = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, name]) => name);
const languages = assets.filter((name) => LANGUAGE.test(name));
const lists = assets.filter((name) => LICENCES.test(name));
const views = assets.filter((name) => !LANGUAGE.test(name) && !LICENCES.test(name)).map((name) => `assets/${name}`);

const found = {
  "at the start": sum(["index.html", ...first]),
  "all of it, in English": sum(["index.html", ...views]),
  licences: sum(lists.map((name) => `assets/${name}`)),
  "another language": Math.max(...languages.map((name) => size(`assets/${name}`))),
};
for (const [what, most] of Object.entries(MOST)) {
  process.stdout.write(`${what}: ${found[what].toFixed(1)} kB of ${most}\n`);
  if (!(found[what] <= most)) process.exitCode = 1;
}
if (first.length < 2 || languages.length < 5 || lists.length !== 1)
  throw new Error("the built window is not what this script knows");
if (process.exitCode)
  process.stderr.write("countersign: the window is larger than it may be: see ui/scripts/size.mjs\n");
