// Writes the licences' texts of everything that the program and its window are made with, as those licences want it where the
// program is given away: notices.mjs FILE. Wants what a build has fetched, and asks nobody.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..");
const SYSTEM = { linux: "linux", darwin: "macos", win32: "windows" }[process.platform];
/** What the files are called that say under which conditions something may be given away. */
const TEXTS = /^(?:licen[cs]es?|copying|copyright|notice|unlicense|patents)\b/i;

const read = (name) => JSON.parse(readFileSync(join(root, name), "utf8"));

/** Where Cargo has unpacked what it has fetched from its registry. What it could be asked for needs other systems' packages too. */
const sources = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry/src");
const registries = readdirSync(sources).map((name) => join(sources, name));

function folderOf(name, version) {
  const folder = registries.map((registry) => join(registry, `${name}-${version}`)).find((each) => existsSync(each));
  if (folder === undefined) throw new Error(`${name} ${version} was not fetched: build the program first`);
  return folder;
}

/** Who has made a package, and where it is at home, by its manifest as Cargo writes it for the registry. */
function madeBy(folder) {
  const manifest = readFileSync(join(folder, "Cargo.toml"), "utf8");
  const [, authors = ""] = /^authors = \[([^\]]*)\]/m.exec(manifest) ?? [];
  const [, repository = ""] = /^repository = "([^"]*)"/m.exec(manifest) ?? [];
  const people = [...authors.matchAll(/"([^"<]*?) *(?:<[^"]*)?"/g)].map(([, person]) => person);
  return [people.join(", "), repository].filter(Boolean);
}

/** The files in a package's folder, and in folders of theirs, that have such names. */
function texts(folder) {
  return readdirSync(folder)
    .filter((name) => TEXTS.test(name))
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path]))
    .map((path) => readFileSync(path, "utf8").replaceAll("\r\n", "\n").trim());
}

/** Everything that is in the program on this system: name, version, licence, who has made it, and the texts. */
function parts() {
  const program = read("ui/src/lib/licences/program.json")
    .filter(([, , , systems]) => !systems || systems.includes(SYSTEM))
    .map(([name, version, licence]) => {
      const folder = folderOf(name, version);
      return { name, version, licence, by: madeBy(folder), texts: texts(folder) };
    });
  const window = read("ui/src/lib/licences/window.json").map(([name, version, licence]) => {
    const folder = join(root, "ui/node_modules", name);
    return { name, version, licence, by: [], texts: texts(folder) };
  });
  return [...program, ...window];
}

const all = parts();
/** Each text once, whatever its line breaks, and its number. */
const numbers = new Map();
const shown = [];
for (const text of all.flatMap((part) => part.texts)) {
  const words = text.replaceAll(/\s+/g, " ");
  if (words === "" || numbers.has(words)) continue;
  numbers.set(words, shown.push(text));
}
const rows = all.map(({ name, version, licence, by, texts }) => {
  const which = [...new Set(texts.map((text) => numbers.get(text.replaceAll(/\s+/g, " "))).filter(Boolean))];
  const where = which.length > 0 ? `see ${which.map((number) => `[${number}]`).join(" ")}` : ["it brings no text", ...by].join("; ");
  return `${name} ${version}: ${licence}; ${where}`;
});
const [, , file] = process.argv;
mkdirSync(dirname(file), { recursive: true });
writeFileSync(
  file,
  [
    "What Countersign is made with, and under which licences. Where one lets you choose, any of its licences will do. The texts follow by their numbers.",
    rows.join("\n"),
    ...shown.map((text, at) => `[${at + 1}] ${"-".repeat(70)}\n\n${text}`),
    "",
  ].join("\n\n"),
);
