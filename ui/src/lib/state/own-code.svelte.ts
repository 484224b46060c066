// One live code that is kept fresh while a view shows it.
import type { Backend } from "../backend/backend";
import type { AppError, TimedCode } from "../backend/bindings";
import { asAppError } from "../errors";

const AFTER_END_MS = 40;
const SHORTEST_WAIT_MS = 500;

/** What a live code needs: HOTP has no times and is not shown this way. */
export type Live = Pick<TimedCode, "now" | "code" | "validFrom" | "validUntil">;

/** Reads an account's code. */
export function codeOf(backend: Backend, account: string): () => Promise<Live | null> {
  return async () => {
    const { now, codes } = await backend.codes([account]);
    const code = codes[0];
    if (!code || code.validFrom === null || code.validUntil === null) return null;
    return { now, code: code.code, validFrom: code.validFrom, validUntil: code.validUntil };
  };
}

export class OwnCode {
  #read: () => Promise<Live | null>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  #ahead = 0;
  #current = $state.raw<Live | null>(null);
  #error = $state.raw<AppError | null>(null);
  /** How many times the code has changed since it was first shown. */
  #changes = $state(0);

  constructor(read: () => Promise<Live | null>) {
    this.#read = read;
  }

  get current() {
    return this.#current;
  }
  get error() {
    return this.#error;
  }
  get changes() {
    return this.#changes;
  }

  now(): number {
    return (Date.now() + this.#ahead) / 1000;
  }

  secondsLeft(): number {
    return this.#current ? Math.max(0, Math.ceil(this.#current.validUntil - this.now())) : 0;
  }

  start(): () => void {
    this.#stopped = false;
    void this.#fetch();
    const shown = () => {
      if (document.visibilityState === "visible") void this.#fetch();
    };
    document.addEventListener("visibilitychange", shown);
    return () => {
      document.removeEventListener("visibilitychange", shown);
      this.stop();
    };
  }

  /** Reads it anew, where the clock that makes it was changed. */
  refresh() {
    if (!this.#stopped) void this.#fetch();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#current = null;
  }

  async #fetch(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const live = await this.#read();
      if (this.#stopped) return;
      this.#error = null;
      if (live === null) return;
      this.#ahead = live.now - Date.now();
      if (this.#current !== null && this.#current.validFrom !== live.validFrom) this.#changes += 1;
      this.#current = live;
      const wait = (live.validUntil - this.now()) * 1000 + AFTER_END_MS;
      this.#timer = setTimeout(() => void this.#fetch(), Math.max(wait, SHORTEST_WAIT_MS));
    } catch (thrown) {
      if (!this.#stopped) this.#error = asAppError(thrown);
    }
  }
}
