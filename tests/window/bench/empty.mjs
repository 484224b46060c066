// The peer of the measurements: the smallest program with Tauri's own defaults, from the same versions with the same profile.

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");
const target = process.env.COUNTERSIGN_TARGET ?? process.env.CARGO_TARGET_DIR ?? join(root, "target");

export const EMPTY = join(target, "release/empty-window");

/** What its page is filled with; nothing else on the screen has this colour. */
export const COLOUR = 0x2040ff;

const PAGE = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Empty</title></head>
  <body style="background: #${COLOUR.toString(16)}"></body>
</html>
`;

const MAIN = `fn main() {
    tauri::Builder::default()
        .run(tauri::generate_context!())
        .expect("the empty window");
}
`;

const CONFIG = {
  productName: "empty",
  version: "0.0.0",
  identifier: "org.countersign.bench.empty",
  build: { frontendDist: "dist" },
  app: { windows: [{ title: "empty", width: 800, height: 600 }], security: { csp: null } },
  bundle: { active: false },
};

const CAPABILITY = { identifier: "default", windows: ["main"], permissions: ["core:default"] };

/** Writes and builds it. What it needs is here already: nothing is fetched. */
function build() {
  const folder = join(target, "bench/empty");
  for (const inner of ["src", "dist", "icons", "capabilities"]) mkdirSync(join(folder, inner), { recursive: true });
  write(join(folder, "Cargo.toml"), manifest());
  write(join(folder, "build.rs"), "fn main() {\n    tauri_build::build();\n}\n");
  write(join(folder, "src/main.rs"), MAIN);
  write(join(folder, "dist/index.html"), PAGE);
  write(join(folder, "tauri.conf.json"), JSON.stringify(CONFIG));
  write(join(folder, "capabilities/default.json"), JSON.stringify(CAPABILITY));
  copyFileSync(join(root, "icons/icon.png"), join(folder, "icons/icon.png"));
  copyFileSync(join(root, "Cargo.lock"), join(folder, "Cargo.lock"));
  const words = ["build", "--release", "--offline", "--quiet", "--manifest-path", join(folder, "Cargo.toml")];
  const env = { ...process.env, CARGO_TARGET_DIR: target };
  const { status } = spawnSync(process.env.CARGO ?? "cargo", words, { env, stdio: "inherit" });
  if (status !== 0) throw new Error("the empty window could not be built");
}

/** The versions are those of the lock file, the profile is the program's own. */
function manifest() {
  const own = readFileSync(join(root, "Cargo.toml"), "utf8");
  const [profile] = /^\[profile\.release\]\n(?:[^[].*\n?|\n)*/m.exec(own) ?? [];
  if (!profile) throw new Error("Cargo.toml has no profile for releases");
  return `[package]
name = "empty-window"
version = "0.0.0"
edition = "2024"
publish = false

[workspace]

[build-dependencies]
tauri-build = "${version("tauri-build")}"

[dependencies]
tauri = { version = "${version("tauri")}", features = ["custom-protocol"] }

${profile}`;
}

function version(name) {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const [, found] = new RegExp(`^name = "${name}"\\nversion = "(.*)"`, "m").exec(lock) ?? [];
  if (!found) throw new Error(`Cargo.lock has no ${name}`);
  return `=${found}`;
}

/** Only what changed, so that it isn't built anew each time. */
function write(path, text) {
  try {
    if (readFileSync(path, "utf8") === text) return;
  } catch {
    // Not there yet.
  }
  writeFileSync(path, text);
}

if (process.argv[1] === import.meta.filename) build();
