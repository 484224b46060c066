// Moments that a view redraws for: each second beside one large code, each five seconds in place of moving rings. Only while something shows them.
import { MediaQuery, createSubscriber } from "svelte/reactivity";

class Ticks {
  #subscribe: () => void;

  constructor(milliseconds: number) {
    this.#subscribe = createSubscriber((update) => {
      const timer = setInterval(update, milliseconds);
      return () => clearInterval(timer);
    });
  }

  /** Gives back what it is given, and makes whoever shows it compute it again at the next tick. */
  during<T>(value: () => T): T {
    this.#subscribe();
    return value();
  }
}

/** A timer that comes a little early would find the second before. */
const AFTER_MS = 8;

/** What moves with each whole second, all of it in one frame. Rests while there is nothing to move and while nobody can see the window. */
class Steps {
  #steps = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Calls `step` now and with each second. Returns what ends that. */
  follow(step: () => void): () => void {
    if (this.#steps.size === 0) document.addEventListener("visibilitychange", this.#shown);
    this.#steps.add(step);
    step();
    this.#timer ??= this.#soon();
    return () => {
      this.#steps.delete(step);
      if (this.#steps.size > 0) return;
      document.removeEventListener("visibilitychange", this.#shown);
      this.#rest();
    };
  }

  #soon() {
    if (document.visibilityState !== "visible") return undefined;
    return setTimeout(() => this.#all(), 1000 - (Date.now() % 1000) + AFTER_MS);
  }

  #all() {
    for (const step of this.#steps) step();
    this.#timer = this.#soon();
  }

  #rest() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #shown = () => {
    this.#rest();
    if (document.visibilityState === "visible") this.#all();
  };
}

export const steps = new Steps();
export const eachSecond = new Ticks(1000);
export const eachFiveSeconds = new Ticks(5000);
export const reducedMotion = new MediaQuery("(prefers-reduced-motion: reduce)");
/** Room for the QR code beside the field. */
export const wide = new MediaQuery("(min-width: 68.75em)");
