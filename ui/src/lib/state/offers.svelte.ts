// Enrollment links and files: read, shown, and taken only after a yes. Rust keeps what was read until then.
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

  /** `pending`: what the system handed over. */
  constructor(backend: Backend, pending: () => EnrollmentOffer | null) {
    this.#backend = backend;
    this.#pending = pending;
  }

  /** What waits for a yes. */
  get current() {
    return this.#read ?? this.#pending();
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

  async accept(): Promise<Server | null> {
    let server: Server | null = null;
    this.#error = await this.#try(async () => {
      server = await this.#backend.acceptOffer();
      this.#read = null;
    });
    return server;
  }

  /** True when nothing waits any more. */
  async decline(): Promise<boolean> {
    this.#error = await this.#try(async () => {
      await this.#backend.declineOffer();
      this.#read = null;
    });
    return this.#error === null;
  }

  clear() {
    this.#read = null;
    this.#error = null;
    this.#busy = false;
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
