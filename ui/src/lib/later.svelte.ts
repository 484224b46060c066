// Views that the first picture doesn't need come in parts of the program of their own: when one of a part is shown. What answers a key comes a little
// earlier, when nothing else is to do; the rest would only take memory until then.
import type { Component } from "svelte";
import Later from "./parts/Later.svelte";

/** After the codes are on the screen: nobody waits for what comes then. */
const QUIET_MS = 1500;

/** One part of the program: its views as soon as it is here. */
export class Part<Views extends object = object> {
  /** Whether it is fetched without being asked for. */
  readonly soon: boolean;
  #load: () => Promise<Views>;
  #coming: Promise<void> | null = null;
  #views = $state.raw<Views | null>(null);

  constructor(load: () => Promise<Views>, { soon = false } = {}) {
    this.#load = load;
    this.soon = soon;
    parts.push(this as unknown as Part);
  }

  /** Null until it is here. */
  get views(): Views | null {
    return this.#views;
  }

  /** Once, however often it is asked for. */
  fetch(): Promise<void> {
    return (this.#coming ??= this.#load().then((views) => {
      this.#views = views;
    }));
  }

  /** Stands for a view wherever that is used: fetches its part, and shows it. */
  view<Props extends Record<string, never> | object>(pick: (views: Views) => Component<Props>): Component<Props> {
    return (anchor, given) => Later(anchor, { part: this, pick, given });
  }
}

const parts: Part[] = [];

/** All of them, one after the other: for tests. */
export async function fetchAll(): Promise<void> {
  for (const part of parts) await part.fetch();
}

/** Those that answer a key, when the window has been still for a moment. */
export function fetchSoon(): void {
  const soon = parts.filter((part) => part.soon);
  setTimeout(() => soon.forEach((part) => void part.fetch()), QUIET_MS);
}
