// What every part of the stand-in shares: it notes each call, answers a turn later, and fails when a test asks for it.
import type { Backend } from "../backend";
import type { AppError } from "../bindings";
import { anError } from "./data";

export type Method = Exclude<keyof Backend, "onVaultChanged">;

export class FakeBase {
  /** Every call with its arguments; bytes as the text that they held. */
  readonly calls: [Method, ...unknown[]][] = [];
  #failures = new Map<Method, AppError>();
  #listeners = new Set<() => void>();

  /** Makes the next call of a method fail. */
  failNext(method: Method, error: AppError = anError()) {
    this.#failures.set(method, error);
  }

  /** The calls of one method. */
  callsOf(method: Method): unknown[][] {
    return this.calls.filter(([called]) => called === method).map(([, ...given]) => given);
  }

  /** Another program wrote to the vault, or it was locked from outside. */
  changed() {
    for (const listener of this.#listeners) listener();
  }

  onVaultChanged(listener: () => void) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  protected async answer<T>(method: Method, given: unknown[], make: () => T): Promise<T> {
    this.calls.push([method, ...given]);
    const failure = this.#failures.get(method);
    this.#failures.delete(method);
    await Promise.resolve();
    if (failure) throw failure;
    return make();
  }
}

/** What the bytes say, and the bytes wiped, as the real backend leaves them. */
export function taken(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  bytes.fill(0);
  return text;
}
