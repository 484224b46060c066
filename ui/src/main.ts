// Starts the window. The stand-in for Rust exists in the `fake` mode only, for a browser without Tauri; other builds don't contain it.
import { mount } from "svelte";
import "./app.css";
import Window from "./Window.svelte";
import type { Backend } from "./lib/backend/backend";
import { tauri } from "./lib/backend/tauri";
import { fetchSoon } from "./lib/later.svelte";
import { App } from "./lib/state/app.svelte";

async function backend(): Promise<Backend> {
  if (import.meta.env.MODE === "fake") return (await import("./lib/backend/fake/browser")).fromAddress();
  return tauri;
}

// What is dropped beside the place for it is not opened in the window's stead.
for (const type of ["dragover", "drop"]) window.addEventListener(type, (event) => event.preventDefault());

// Not at the top of the module: the parts that come later, a language among them, wait for this one to be through.
async function start() {
  const target = document.getElementById("app");
  // The small window is the same page at another address.
  if (location.hash === "#find" && target) return (await import("./find")).start(target);
  const app = new App(await backend());
  if (import.meta.env.MODE === "fake") (await import("./lib/backend/fake/browser")).lookOfAddress(app.preferences);
  // The first frame is in the right language and size already.
  await app.preferences.apply();
  if (target) mount(Window, { target, props: { app } });
  fetchSoon();
}

void start();
