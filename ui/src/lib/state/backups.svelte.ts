// How the automatic backups stand. Asked for after unlocking and whenever Rust has something else to say of them, so that an old
// or failed one is noticed where the codes are.
import type { Backend } from "../backend/backend";
import type { AppError, BackupStatus } from "../backend/bindings";
import { jsonBytes } from "../bytes";
import { asAppError } from "../errors";
import { Watch } from "./progress.svelte";

export class Backups {
  #backend: Backend;
  #status = $state.raw<BackupStatus | null>(null);
  #busy = $state(false);
  #turn = 0;
  #progress: Watch;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.#progress = new Watch(() => backend.backupProgress());
  }

  get status() {
    return this.#status;
  }
  get busy() {
    return this.#busy;
  }
  /** Null for what takes no time. */
  get progress() {
    return this.#progress.now;
  }
  /** What somebody should know of them, in a sentence. */
  get note() {
    return this.#status?.note ?? null;
  }

  load(): Promise<AppError | null> {
    return this.#ask(() => this.#backend.backupStatus());
  }

  chooseFolder(): Promise<AppError | null> {
    return this.#change(() => this.#backend.chooseBackupFolder());
  }

  /** A passphrase of null leaves the one that there is. */
  set(on: boolean, keep: number, passphrase: string | null): Promise<AppError | null> {
    return this.#change(() => this.#backend.setBackup(jsonBytes({ on, keep, passphrase })));
  }

  backUpNow(): Promise<AppError | null> {
    return this.#change(() => this.#backend.backUpNow());
  }

  /** Ends what is being done: it is an error with the code "cancelled" then. */
  async cancel(): Promise<void> {
    await this.#backend.cancelBackup().catch(() => undefined);
  }

  clear() {
    this.#turn += 1;
    this.#status = null;
    this.#busy = false;
  }

  async #change(call: () => Promise<BackupStatus | null>): Promise<AppError | null> {
    if (this.#busy) return null;
    this.#busy = true;
    const stop = this.#progress.start();
    try {
      const failed = await this.#ask(call);
      // What failed is something to know of them.
      if (failed !== null) await this.load();
      return failed;
    } finally {
      stop();
      this.#busy = false;
    }
  }

  async #ask(call: () => Promise<BackupStatus | null>): Promise<AppError | null> {
    const turn = this.#turn;
    try {
      const status = await call();
      if (turn === this.#turn && status !== null) this.#status = status;
      return null;
    } catch (thrown) {
      return asAppError(thrown);
    }
  }
}
