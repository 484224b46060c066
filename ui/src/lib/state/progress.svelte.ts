// How far something is that takes time: asked for while it runs, and shown once it takes a while.
import type { Progress } from "../backend/bindings";

/** What takes longer than this shows how far it is. */
const SHOWN_AFTER_MS = 500;
const ASKED_EVERY_MS = 250;

export class Watch {
  #ask: () => Promise<Progress | null>;
  #now = $state.raw<Progress | null>(null);

  constructor(ask: () => Promise<Progress | null>) {
    this.#ask = ask;
  }

  /** Null for what takes no time. */
  get now() {
    return this.#now;
  }

  /** Begins to ask. Returns what stops that. A dialog that waits for the person is no work: time counts from the first answer. */
  start(): () => void {
    let began: number | null = null;
    let stopped = false;
    const timer = setInterval(async () => {
      const progress = await this.#ask().catch(() => null);
      if (stopped || progress === null) return;
      began ??= performance.now() - ASKED_EVERY_MS;
      if (performance.now() - began >= SHOWN_AFTER_MS) this.#now = progress;
    }, ASKED_EVERY_MS);
    return () => {
      stopped = true;
      clearInterval(timer);
      this.#now = null;
    };
  }

  clear() {
    this.#now = null;
  }
}
