// The code that would come of what is being typed, looked at or changed. Rust makes it; nothing is kept by looking.
import type { AppError, CodePreview } from "../backend/bindings";
import { asAppError } from "../errors";
import type { Live } from "./own-code.svelte";

/** After the last letter. */
const TYPED_MS = 250;
const AFTER_END_MS = 40;
const SHORTEST_WAIT_MS = 500;
/** setTimeout counts in 32 bits. */
const LONGEST_WAIT_MS = 2_000_000_000;

export class Previewing {
  #read: () => Promise<CodePreview> | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Raised by every look, so that an answer about what stood there before is dropped. */
  #looks = 0;
  #ahead = 0;
  #shown = $state.raw<CodePreview | null>(null);
  #problem = $state.raw<AppError | null>(null);

  /** `read` gives null while there is nothing to make a code of. */
  constructor(read: () => Promise<CodePreview> | null) {
    this.#read = read;
  }

  get shown() {
    return this.#shown;
  }
  /** Why there is no code. */
  get problem() {
    return this.#problem;
  }
  /** A code that runs out; null for one of a counter. */
  get current(): Live | null {
    const shown = this.#shown;
    if (shown === null || shown.validFrom === null || shown.validUntil === null) return null;
    return { now: shown.now, code: shown.code, validFrom: shown.validFrom, validUntil: shown.validUntil };
  }

  now(): number {
    return (Date.now() + this.#ahead) / 1000;
  }

  secondsLeft(): number {
    return this.current ? Math.max(0, Math.ceil(this.current.validUntil - this.now())) : 0;
  }

  /** Something was typed: looks a moment after the last letter. */
  soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(), TYPED_MS);
  }

  async look(): Promise<void> {
    clearTimeout(this.#timer);
    const look = (this.#looks += 1);
    try {
      const preview = await this.#read();
      if (look !== this.#looks) return;
      this.#problem = null;
      this.#shown = preview;
      if (preview === null || preview.validUntil === null) return;
      this.#ahead = preview.now - Date.now();
      const wait = (preview.validUntil - this.now()) * 1000 + AFTER_END_MS;
      const within = Math.min(Math.max(wait, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
      this.#timer = setTimeout(() => void this.look(), within);
    } catch (thrown) {
      if (look !== this.#looks) return;
      this.#shown = null;
      this.#problem = asAppError(thrown);
    }
  }

  stop() {
    clearTimeout(this.#timer);
    this.#looks += 1;
    this.#shown = null;
    this.#problem = null;
  }
}
