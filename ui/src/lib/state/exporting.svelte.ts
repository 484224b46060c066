// An export: a format, the accounts, a password where it is encrypted, what would be lost, and what was written.
import type { Backend } from "../backend/backend";
import type { AppError, ExportFormat, ExportPlan, Exported } from "../backend/bindings";
import { jsonBytes } from "../bytes";
import { asAppError } from "../errors";
import { Watch } from "./progress.svelte";
import { TypedPassphrase } from "./typed-secrets.svelte";

/** Not a file: the migration codes that another phone scans. */
export const CODES = "codes";
/** What can be in them is what can be in a file of this format: Rust makes the codes of its lines. */
const OF_CODES = "google";
/** One account's own code is a link. */
const OF_ONE_CODE = "otpauth";

export class Exporting {
  #backend: Backend;
  #formats = $state.raw<ExportFormat[]>([]);
  #plan = $state.raw<ExportPlan | null>(null);
  #done = $state.raw<Exported | null>(null);
  #busy = $state(false);
  #error = $state.raw<AppError | null>(null);
  #format = $state<string | null>(null);
  /** The accounts' ids; null for all. */
  #accounts = $state.raw<ReadonlySet<string> | null>(null);
  #turn = 0;
  /** Counts the plans that were asked for: an answer to an earlier question is not this one's. */
  #looks = 0;
  #progress: Watch;
  readonly password = new TypedPassphrase();

  constructor(backend: Backend) {
    this.#backend = backend;
    this.#progress = new Watch(() => backend.exportProgress());
  }

  get formats() {
    return this.#formats;
  }
  get format(): ExportFormat | null {
    return this.#formats.find((format) => format.id === this.#format) ?? null;
  }
  /** True when it is to be shown on the screen, as migration codes. */
  get asCodes() {
    return this.#format === CODES;
  }
  /** True when one account alone is chosen. */
  get onlyOne() {
    return this.#accounts?.size === 1;
  }
  get chosen() {
    return this.#format;
  }
  get accounts() {
    return this.#accounts;
  }
  get plan() {
    return this.#plan;
  }
  get done() {
    return this.#done;
  }
  get busy() {
    return this.#busy;
  }
  get error() {
    return this.#error;
  }
  /** Null for what takes no time. */
  get progress() {
    return this.#progress.now;
  }

  async load(): Promise<void> {
    const turn = this.#turn;
    try {
      const formats = await this.#backend.exportFormats();
      if (turn === this.#turn) this.#formats = formats;
    } catch (thrown) {
      this.#error = asAppError(thrown);
    }
  }

  /** Another format: another plan, and what was typed is not for it. */
  choose(format: string) {
    this.#format = format;
    this.password.clear();
    this.#done = null;
    void this.look();
  }

  /** Null for all. */
  of(accounts: ReadonlySet<string> | null) {
    this.#accounts = accounts;
    this.#done = null;
    void this.look();
  }

  /** What would be written. */
  async look(): Promise<void> {
    this.#plan = null;
    this.#error = null;
    const look = (this.#looks += 1);
    const format = this.#planned;
    if (format === null || !format.allowed || this.#accounts?.size === 0) return;
    try {
      const plan = await this.#backend.planExport(jsonBytes(this.#request(format, null)));
      if (look === this.#looks) this.#plan = plan;
    } catch (thrown) {
      if (look === this.#looks) this.#error = asAppError(thrown);
    }
  }

  /** Asks where to, writes, reads back and compares. True when that is done. */
  async run(): Promise<boolean> {
    const format = this.format;
    if (this.#busy || format === null) return false;
    const turn = this.#turn;
    this.#busy = true;
    this.#error = null;
    const stop = this.#progress.start();
    try {
      const password = format.sealed === "always" ? this.password.first : null;
      const done = await this.#backend.runExport(jsonBytes(this.#request(format, password)));
      if (turn !== this.#turn || done === null) return false;
      this.#done = done;
      this.password.clear();
      return true;
    } catch (thrown) {
      const error = asAppError(thrown);
      // Whoever cancelled knows.
      if (turn === this.#turn && error.code !== "cancelled") this.#error = error;
      return false;
    } finally {
      stop();
      this.#busy = false;
    }
  }

  /** Ends the writing; no file is there then that was not. */
  async cancel(): Promise<void> {
    await this.#backend.cancelExport().catch(() => undefined);
  }

  /** Begins anew with the same accounts. */
  again() {
    this.#looks += 1;
    this.#done = null;
    this.#format = null;
    this.#plan = null;
    this.#error = null;
  }

  clear() {
    this.again();
    this.#turn += 1;
    this.#accounts = null;
    this.#formats = [];
    this.password.clear();
  }

  /** The format that tells what would be written: codes are no file, and yet not everything can be in them. */
  get #planned(): ExportFormat | null {
    if (!this.asCodes) return this.format;
    const id = this.onlyOne ? OF_ONE_CODE : OF_CODES;
    return this.#formats.find((format) => format.id === id) ?? null;
  }

  #request(format: ExportFormat, password: string | null) {
    return { format: format.id, accounts: this.#accounts && [...this.#accounts], password };
  }
}
