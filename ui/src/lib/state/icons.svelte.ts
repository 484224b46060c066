// The accounts' own pictures, as addresses that an image can show. Fetched one after the other, after the codes.
import { SvelteMap } from "svelte/reactivity";
import type { Backend } from "../backend/backend";
import type { Account } from "../backend/bindings";

export class Icons {
  #backend: Backend;
  #generation = 0;
  #addresses = new SvelteMap<string, string>();

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Null where there is none, or not yet. */
  address(id: string): string | null {
    return this.#addresses.get(id) ?? null;
  }

  /** Fetches what is missing, and lets go of what is no longer there. A picture that can't be read leaves the letter in its place. */
  async follow(accounts: Account[]): Promise<void> {
    const generation = (this.#generation += 1);
    const wanted = new Set(accounts.filter((account) => account.hasIcon).map((account) => account.id));
    for (const id of this.#addresses.keys()) if (!wanted.has(id)) this.forget(id);
    for (const id of wanted) {
      if (this.#addresses.has(id)) continue;
      const picture = await this.#backend.accountIcon(id).catch(() => null);
      if (generation !== this.#generation) return;
      if (picture && picture.length > 0) {
        this.#addresses.set(id, URL.createObjectURL(new Blob([picture], { type: "image/png" })));
      }
    }
  }

  /** Lets go of one, so that it is fetched anew. */
  forget(id: string) {
    const address = this.#addresses.get(id);
    if (address !== undefined) URL.revokeObjectURL(address);
    this.#addresses.delete(id);
  }

  clear() {
    this.#generation += 1;
    for (const id of this.#addresses.keys()) this.forget(id);
  }
}
