// The servers that somebody enrolls at. What is kept of them, tokens above all, lives in Rust; this shows it.
import type { Backend } from "../backend/backend";
import type { AppError, MadeOffer, RemovedServer, Server, ServerForm, ServerTest } from "../backend/bindings";
import { bytesOf } from "../bytes";
import { asAppError } from "../errors";

/** What came of a call: the value, or why there is none. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: AppError };

/** A certificate's file is small; a larger one is something else. */
export const LARGEST_CERTIFICATE = 1024 * 1024;

export class ServersStore {
  #backend: Backend;
  /** Raised by every clearing, so that an answer which arrives after the lock is dropped. */
  #generation = 0;
  #list = $state.raw<Server[] | null>(null);
  #error = $state.raw<AppError | null>(null);

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get list(): Server[] {
    return this.#list ?? [];
  }
  get loaded() {
    return this.#list !== null;
  }
  /** Why the list could not be read. */
  get error() {
    return this.#error;
  }

  find(id: string): Server | undefined {
    return this.list.find((server) => server.id === id);
  }

  async load(): Promise<void> {
    const generation = this.#generation;
    try {
      const list = await this.#backend.listServers();
      if (generation !== this.#generation) return;
      this.#list = list;
      this.#error = null;
    } catch (thrown) {
      if (generation === this.#generation) this.#error = asAppError(thrown);
    }
  }

  /** Takes a profile as it is now. */
  put(server: Server) {
    const known = this.list.some((each) => each.id === server.id);
    this.#list = known ? this.list.map((each) => (each.id === server.id ? server : each)) : [...this.list, server];
  }

  save(form: ServerForm) {
    return this.#become(() => this.#backend.saveServer(form));
  }

  async remove(id: string): Promise<Outcome<RemovedServer>> {
    const outcome = await this.#try(() => this.#backend.removeServer(id));
    if (outcome.ok) this.#list = this.list.filter((server) => server.id !== id);
    return outcome;
  }

  async test(id: string): Promise<Outcome<ServerTest>> {
    const outcome = await this.#try(() => this.#backend.testServer(id));
    if (outcome.ok) this.put(outcome.value.server);
    return outcome;
  }

  addCertificate(id: string, certificate: Uint8Array) {
    return this.#become(() => this.#backend.addCertificate(id, certificate));
  }

  removeCertificates(id: string) {
    return this.#become(() => this.#backend.removeCertificates(id));
  }

  useServerTime(id: string, on: boolean) {
    return this.#become(() => this.#backend.useServerTime(id, on));
  }

  useToken(id: string, token: string) {
    return this.#become(() => this.#backend.useToken(id, bytesOf(token)));
  }

  signOut(id: string) {
    return this.#become(() => this.#backend.signOut(id));
  }

  makeOffer(id: string): Promise<Outcome<MadeOffer>> {
    return this.#try(() => this.#backend.makeOffer(id));
  }

  saveOffer(id: string): Promise<Outcome<string | null>> {
    return this.#try(() => this.#backend.saveOffer(id));
  }

  clear() {
    this.#generation += 1;
    this.#list = null;
    this.#error = null;
  }

  async #become(call: () => Promise<Server>): Promise<Outcome<Server>> {
    const generation = this.#generation;
    const outcome = await this.#try(call);
    if (outcome.ok && generation === this.#generation) this.put(outcome.value);
    return outcome;
  }

  async #try<T>(call: () => Promise<T>): Promise<Outcome<T>> {
    try {
      return { ok: true, value: await call() };
    } catch (thrown) {
      return { ok: false, error: asAppError(thrown) };
    }
  }
}
