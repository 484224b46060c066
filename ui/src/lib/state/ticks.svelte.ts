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

export const eachSecond = new Ticks(1000);
export const eachFiveSeconds = new Ticks(5000);
export const reducedMotion = new MediaQuery("(prefers-reduced-motion: reduce)");
/** Room for the QR code beside the field. */
export const wide = new MediaQuery("(min-width: 68.75em)");
