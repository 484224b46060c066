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

/** Draws, and says in how many milliseconds it has to draw again. */
type Step = () => number;

/**
 * What moves with whole seconds, all of it in one frame. Between two steps the page sleeps; it rests while there is nothing to move and while
 * nobody can see the window.
 */
class Steps {
  #steps = new Set<Step>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When that is due. */
  #due = Infinity;

  /** Calls `step` now, and whenever one of all steps has to be drawn. Returns what ends that. */
  follow(step: Step): () => void {
    if (this.#steps.size === 0) document.addEventListener("visibilitychange", this.#shown);
    this.#steps.add(step);
    this.#wakeIn(step());
    return () => {
      this.#steps.delete(step);
      if (this.#steps.size > 0) return;
      document.removeEventListener("visibilitychange", this.#shown);
      this.#rest();
    };
  }

  #wakeIn(milliseconds: number) {
    const due = Date.now() + milliseconds + AFTER_MS;
    if (document.visibilityState !== "visible" || due >= this.#due) return;
    this.#rest();
    this.#due = due;
    this.#timer = setTimeout(this.#all, due - Date.now());
  }

  #all = () => {
    this.#rest();
    let soonest = Infinity;
    for (const step of this.#steps) soonest = Math.min(soonest, step());
    this.#wakeIn(soonest);
  };

  #rest() {
    clearTimeout(this.#timer);
    this.#due = Infinity;
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
