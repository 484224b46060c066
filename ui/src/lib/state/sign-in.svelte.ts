// One signing in at a server: begun, waited for, given up. Rust opens the browser and keeps what comes back.
import type { Backend } from "../backend/backend";
import type { AppError, Server, SignIn, SignInWay } from "../backend/bindings";
import { asAppError } from "../errors";

export class SigningIn {
  #backend: Backend;
  #done: (server: Server) => void;
  /** Raised by every beginning and giving up: what was begun before no longer counts. */
  #attempt = 0;
  /** What Rust waits for. Not a state: where a view is taken down, a state still reads as it was before. */
  #begun: string | null = null;
  #current = $state.raw<SignIn | null>(null);
  #error = $state.raw<AppError | null>(null);
  #busy = $state(false);
  #way = $state<SignInWay>("browser");
  #fresh = false;
  #untold = $state(false);

  constructor(backend: Backend, done: (server: Server) => void) {
    this.#backend = backend;
    this.#done = done;
  }

  /** What is waited for; null before it was begun and after it came to an end. */
  get current() {
    return this.#current;
  }
  get error() {
    return this.#error;
  }
  /** True while it is being begun. */
  get busy() {
    return this.#busy;
  }
  /** True when the browser shows a page, and nothing comes back from it. */
  get untold() {
    return this.#untold;
  }
  get way() {
    return this.#way;
  }

  /** Begins, and waits until somebody is signed in. One that was begun before is given up. */
  async begin(server: Server, way: SignInWay, fresh = false): Promise<void> {
    this.#way = way;
    this.#fresh = fresh;
    if (way === "token") return this.cancel();
    await this.#follow(() => this.#backend.beginSignIn(server.id, way, fresh));
  }

  /** Tries the sign-in of every day, with the codes of an enrollment. */
  try(enrollment: string): Promise<void> {
    return this.#follow(() => this.#backend.trySigningIn(enrollment));
  }

  again(server: Server) {
    return this.begin(server, this.#way, this.#fresh);
  }

  /** Opens the browser once more. */
  open(): Promise<void> {
    return this.#with((id) => this.#backend.openSignIn(id));
  }

  /** True when the address is on the clipboard. */
  async copyAddress(): Promise<boolean> {
    await this.#with((id) => this.#backend.copySignInAddress(id));
    return this.#error === null;
  }

  async cancel(): Promise<void> {
    this.#attempt += 1;
    this.#error = null;
    this.#untold = false;
    this.#busy = false;
    await this.#giveUp();
  }

  async #follow(begin: () => Promise<SignIn | null>): Promise<void> {
    const attempt = (this.#attempt += 1);
    this.#error = null;
    this.#untold = false;
    this.#busy = true;
    await this.#giveUp();
    if (attempt !== this.#attempt) return;
    try {
      const begun = await begin();
      if (attempt !== this.#attempt) {
        if (begun) void this.#backend.cancelSignIn(begun.id).catch(() => undefined);
        return;
      }
      if (begun === null) return void (this.#untold = true);
      this.#begun = begun.id;
      this.#current = begun;
      this.#busy = false;
      const signedIn = await this.#backend.awaitSignIn(begun.id);
      if (attempt !== this.#attempt) return;
      this.#begun = null;
      this.#current = null;
      this.#done(signedIn);
    } catch (thrown) {
      if (attempt !== this.#attempt) return;
      this.#begun = null;
      this.#current = null;
      this.#error = asAppError(thrown);
    } finally {
      if (attempt === this.#attempt) this.#busy = false;
    }
  }

  async #giveUp(): Promise<void> {
    const begun = this.#begun;
    this.#begun = null;
    this.#current = null;
    if (begun !== null) await this.#backend.cancelSignIn(begun).catch(() => undefined);
  }

  async #with(call: (id: string) => Promise<void>): Promise<void> {
    if (this.#current === null) return;
    this.#error = null;
    try {
      await call(this.#current.id);
    } catch (thrown) {
      this.#error = asAppError(thrown);
    }
  }
}
