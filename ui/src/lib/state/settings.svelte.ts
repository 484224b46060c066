// The vault as Settings shows it: what opens it, its snapshots, its trash. Everything that changes it goes to Rust first.
import type { Backend } from "../backend/backend";
import type { AppError, Opening, Rekey, Restored, SlotKind, TrashedAccount, VaultDetails } from "../backend/bindings";
import { jsonBytes } from "../bytes";
import { asAppError } from "../errors";

export class SettingsStore {
  #backend: Backend;
  /** Raised by every clearing, so that an answer which arrives after the lock is dropped. */
  #generation = 0;
  #details = $state.raw<VaultDetails | null>(null);
  #trash = $state.raw<TrashedAccount[] | null>(null);
  #restored = $state.raw<Restored | null>(null);
  #error = $state.raw<AppError | null>(null);
  #busy = $state(false);

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get details() {
    return this.#details;
  }
  /** What is in the trash; null until it was asked for. */
  get trash() {
    return this.#trash;
  }
  /** What the last restoring did, while it can be taken back from here. */
  get restored() {
    return this.#restored;
  }
  /** Why the details could not be read. */
  get error() {
    return this.#error;
  }
  get busy() {
    return this.#busy;
  }

  /** The ways that open the vault, without one slot if it is named. */
  kinds(without?: string): SlotKind[] {
    const usable = this.#details?.slots.filter((slot) => !slot.damaged && slot.id !== without) ?? [];
    return [...new Set(usable.map((slot) => slot.kind))];
  }

  async load(): Promise<void> {
    const generation = this.#generation;
    try {
      const details = await this.#backend.vaultDetails();
      if (generation !== this.#generation) return;
      this.#details = details;
      this.#error = null;
    } catch (thrown) {
      if (generation === this.#generation) this.#error = asAppError(thrown);
    }
  }

  addSlot(opening: Opening, slot: Opening) {
    return this.#become(() => this.#backend.addSlot(jsonBytes({ with: opening, slot })));
  }

  replaceSlot(opening: Opening, id: string, slot: Opening) {
    return this.#become(() => this.#backend.replaceSlot(jsonBytes({ with: opening, id, slot })));
  }

  removeSlot(opening: Opening, id: string) {
    return this.#become(() => this.#backend.removeSlot(jsonBytes({ with: opening, id })));
  }

  rekey(request: Rekey) {
    return this.#become(() => this.#backend.rekey(jsonBytes(request)));
  }

  takeSnapshot() {
    return this.#become(() => this.#backend.takeSnapshot());
  }

  async restore(name: string): Promise<AppError | null> {
    return this.#do(async (current) => {
      const restored = await this.#backend.restoreSnapshot(name);
      if (current()) this.#restored = restored;
    });
  }

  /** Takes the last restoring back, which is itself a restoring. */
  async undoRestore(): Promise<AppError | null> {
    const restored = this.#restored;
    if (restored === null) return null;
    return this.#do(async (current) => {
      await this.#backend.restoreSnapshot(restored.undo);
      if (current()) this.#restored = null;
    });
  }

  async loadTrash(): Promise<AppError | null> {
    const generation = this.#generation;
    try {
      const trash = await this.#backend.listTrash();
      if (generation === this.#generation) this.#trash = trash;
      return null;
    } catch (thrown) {
      return asAppError(thrown);
    }
  }

  restoreAccounts(ids: string[]) {
    return this.#withTrash(() => this.#backend.restoreAccounts(ids));
  }

  deleteAccounts(ids: string[]) {
    return this.#withTrash(() => this.#backend.deleteAccounts(ids));
  }

  /** Forgets all of it, at once. */
  clear() {
    this.#generation += 1;
    this.#details = null;
    this.#trash = null;
    this.#restored = null;
    this.#error = null;
    this.#busy = false;
  }

  #become(call: () => Promise<VaultDetails>): Promise<AppError | null> {
    return this.#try(async (current) => {
      const details = await call();
      if (current()) this.#details = details;
    });
  }

  async #do(work: (current: () => boolean) => Promise<void>): Promise<AppError | null> {
    const error = await this.#try(work);
    if (error === null) await this.load();
    return error;
  }

  async #withTrash(call: () => Promise<void>): Promise<AppError | null> {
    const error = await this.#do(call);
    return error ?? this.loadTrash();
  }

  async #try(work: (current: () => boolean) => Promise<void>): Promise<AppError | null> {
    const generation = this.#generation;
    this.#busy = true;
    try {
      await work(() => generation === this.#generation);
      return null;
    } catch (thrown) {
      return asAppError(thrown);
    } finally {
      if (generation === this.#generation) this.#busy = false;
    }
  }
}
