// Starts the small window for finding a code.
import { mount } from "svelte";
import type { FindBackend } from "./lib/backend/backend";
import { tauriFind } from "./lib/backend/tauri";
import { isMasked, showMask } from "./lib/masked";
import { Preferences } from "./lib/state/preferences.svelte";
import Find from "./lib/views/Find.svelte";

async function backend(): Promise<FindBackend> {
  if (import.meta.env.MODE === "fake") return (await import("./lib/backend/fake/find")).fromAddress();
  return tauriFind;
}

/** Its looks, its language and its mask are those of the large window. */
export async function start(target: HTMLElement): Promise<void> {
  showMask(isMasked());
  await new Preferences().apply();
  mount(Find, { target, props: { backend: await backend() } });
}
