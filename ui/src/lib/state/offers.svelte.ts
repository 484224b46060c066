// Enrollment links and files: read, shown, and taken only after a yes. Rust keeps what was read until then, and takes what was
// shown and nothing else: each has an id.
import type { Backend } from "../backend/backend";
import type { AppError, EnrollmentOffer, Server } from "../backend/bindings";
import { asAppError } from "../errors";

/** An enrollment file is a few hundred bytes. Rust refuses larger ones too; refusing here keeps them from being read at all. */
export const LARGEST_OFFER = 16 * 1024;

export class Offers {
  #backend: Backend;
  #pending: () => EnrollmentOffer | null;
  #read = $state.raw<EnrollmentOffer | null>(null);
  #error = $state.raw<AppError | null>(null);
  #busy = $state(false);

  #waiting: () => number;

  /** `pending`: what the system handed over; `waiting`: how many more wait behind it. */
  constructor(backend: Backend, pending: () => EnrollmentOffer | null, waiting: () => number) {
    this.#backend = backend;
    this.#pending = pending;
    this.#waiting = waiting;
  }

  /** What waits for a yes. */
  get current() {
    return this.#read ?? this.#pending();
  }
  /** How many are shown after it. */
  get waiting() {
    return this.#waiting() + (this.#read !== null && this.#pending() !== null ? 1 : 0);
  }
  get error() {
    return this.#error;
  }
  get busy() {
    return this.#busy;
  }

  /** Reads a link's text or a file; null when it can be confirmed now. */
  async read(offer: Uint8Array): Promise<AppError | null> {
    return this.#try(async () => {
      this.#read = await this.#backend.readOffer(offer);
    });
  }

  /** Takes the one that was shown. */
  async accept(id: string): Promise<Server | null> {
    let server: Server | null = null;
    this.#error = await this.#try(async () => {
      server = await this.#backend.acceptOffer(id);
      this.#forget(id);
    });
    return server;
  }

  /** True when that one waits no more. Null: why something was none was seen. */
  async decline(id: string | null): Promise<boolean> {
    this.#error = await this.#try(async () => {
      await this.#backend.declineOffer(id);
      this.#forget(id);
    });
    return this.#error === null;
  }

  clear() {
    this.#read = null;
    this.#error = null;
    this.#busy = false;
  }

  #forget(id: string | null) {
    if (this.#read?.id === id) this.#read = null;
  }

  async #try(work: () => Promise<void>): Promise<AppError | null> {
    if (this.#busy) return null;
    this.#busy = true;
    try {
      await work();
      return null;
    } catch (thrown) {
      return asAppError(thrown);
    } finally {
      this.#busy = false;
    }
  }
}
