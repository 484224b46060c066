// The accounts and their codes. One timer, for the earliest period that ends; rings move by themselves, in CSS.
import type { Backend } from "../backend/backend";
import type { Account, AccountCode, AccountEdit, AppError, DamagedRecord, Enrollment } from "../backend/bindings";
import { asAppError } from "../errors";
import { Icons } from "./icons.svelte";
import type { Notes } from "./notes.svelte";

const COPIED_MS = 1500;
/** Asked a little after the period's end, so that clocks which round differently agree; and never in a tight loop. */
const AFTER_END_MS = 40;
const SHORTEST_WAIT_MS = 500;
/** setTimeout counts in 32 bits. */
const LONGEST_WAIT_MS = 2_000_000_000;
const RETRY_MS = 5000;

export class CodesStore {
  #backend: Backend;
  #notes: Notes;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #copiedTimer: ReturnType<typeof setTimeout> | undefined;
  /** Raised by every clearing, so that an answer which arrives after the lock is dropped. */
  #generation = 0;
  #loads = 0;
  /** Rust's clock minus this window's, in milliseconds. */
  #ahead = 0;

  #accounts = $state.raw<Account[]>([]);
  #damaged = $state.raw<DamagedRecord[]>([]);
  #pending = $state.raw<Enrollment[]>([]);
  #codes = $state.raw<ReadonlyMap<string, AccountCode>>(new Map());
  #loaded = $state(false);
  #error = $state.raw<AppError | null>(null);
  #copied = $state<string | null>(null);
  #shown = $derived(this.#matching());

  query = $state("");
  readonly icons: Icons;

  constructor(backend: Backend, notes: Notes) {
    this.#backend = backend;
    this.icons = new Icons(backend);
    this.#notes = notes;
  }

  get accounts() {
    return this.#accounts;
  }
  get damaged() {
    return this.#damaged;
  }
  /** Enrollments that wait to be finished. */
  get pending() {
    return this.#pending;
  }
  /** The accounts that the search leaves. */
  get shown() {
    return this.#shown;
  }
  get loaded() {
    return this.#loaded;
  }
  get error() {
    return this.#error;
  }
  /** The account whose code was copied a moment ago. */
  get copied() {
    return this.#copied;
  }

  code(id: string): AccountCode | undefined {
    return this.#codes.get(id);
  }

  /** This moment by Rust's clock, in Unix seconds. */
  now(): number {
    return (Date.now() + this.#ahead) / 1000;
  }

  async load(): Promise<void> {
    const generation = this.#generation;
    const load = (this.#loads += 1);
    try {
      const [list, enrollments] = await Promise.all([this.#backend.listAccounts(), this.#backend.listEnrollments()]);
      if (generation !== this.#generation || load !== this.#loads) return;
      this.#accounts = list.accounts;
      this.#damaged = list.damaged;
      this.#pending = enrollments.filter((enrollment) => enrollment.state === "pending");
      this.#error = null;
      this.#keepCodesOf(list.accounts);
      void this.icons.follow(list.accounts);
      await this.#fetch(list.accounts.filter(isTimed).map((account) => account.id));
    } catch (thrown) {
      if (generation === this.#generation) this.#error = asAppError(thrown);
    } finally {
      if (generation === this.#generation) this.#loaded = true;
    }
  }

  /** Fetches what has run out; for a window that comes back from the background or a computer that slept. */
  async refresh(): Promise<void> {
    const now = this.now();
    const old = this.#accounts
      .filter(isTimed)
      .filter((account) => (this.#codes.get(account.id)?.validUntil ?? 0) <= now);
    if (old.length > 0) await this.#fetch(old.map((account) => account.id));
    else this.#schedule();
  }

  async copy(id: string): Promise<AppError | null> {
    const generation = this.#generation;
    try {
      const { clearsAfterSeconds } = await this.#backend.copyCode(id);
      if (generation !== this.#generation) return null;
      clearTimeout(this.#copiedTimer);
      this.#copied = id;
      this.#copiedTimer = setTimeout(() => (this.#copied = null), COPIED_MS);
      this.#notes.show(`Copied. The clipboard is cleared in ${clearsAfterSeconds} seconds.`, "ok");
      return null;
    } catch (thrown) {
      return asAppError(thrown);
    }
  }

  /** Moves a counter-based account on; Rust keeps the new counter before it answers. */
  async next(id: string): Promise<AppError | null> {
    const generation = this.#generation;
    try {
      const code = await this.#backend.nextHotpCode(id);
      if (generation === this.#generation) this.#codes = new Map(this.#codes).set(id, code);
      return code.problem;
    } catch (thrown) {
      return asAppError(thrown);
    }
  }

  /** To the trash. */
  remove(id: string): Promise<AppError | null> {
    return this.#change(() => this.#backend.removeAccount(id));
  }

  /** For good: a damaged record, which can't go to the trash. */
  deleteDamaged(id: string): Promise<AppError | null> {
    return this.#change(() => this.#backend.deleteAccounts([id]));
  }

  edit(id: string, edit: AccountEdit): Promise<AppError | null> {
    return this.#change(() => this.#backend.editAccount(id, edit));
  }

  /** A picture's file as it is; empty to clear. */
  async setIcon(id: string, picture: Uint8Array): Promise<AppError | null> {
    return this.#change(async () => {
      await this.#backend.setIcon(id, picture);
      this.icons.forget(id);
    });
  }

  /** Where an account would go, one place up (-1) or down (1); null at the end of the pinned ones or of the others. */
  placeAfterMove(id: string, by: -1 | 1): number | null {
    const at = this.#accounts.findIndex((account) => account.id === id);
    const other = this.#accounts[at + by];
    return at >= 0 && other && other.pinned === this.#accounts[at]?.pinned ? at + by : null;
  }

  /** Moves it at once, here and then in Rust. */
  async move(id: string, by: -1 | 1): Promise<AppError | null> {
    const to = this.placeAfterMove(id, by);
    if (to === null) return null;
    const accounts = [...this.#accounts];
    accounts.splice(to, 0, ...accounts.splice(to - by, 1));
    this.#accounts = accounts;
    const error = await this.#change(() => this.#backend.reorderAccounts(accounts.map((account) => account.id)));
    if (error !== null) await this.load();
    return error;
  }

  /** Forgets all of it, at once: nothing of a code stays when the vault is locked. */
  clear() {
    this.#generation += 1;
    clearTimeout(this.#timer);
    clearTimeout(this.#copiedTimer);
    this.#accounts = [];
    this.#damaged = [];
    this.#pending = [];
    this.#codes = new Map();
    this.#loaded = false;
    this.#error = null;
    this.#copied = null;
    this.query = "";
    this.icons.clear();
  }

  async #change(call: () => Promise<unknown>): Promise<AppError | null> {
    try {
      await call();
    } catch (thrown) {
      return asAppError(thrown);
    }
    await this.load();
    return null;
  }

  async #fetch(ids: string[]): Promise<void> {
    clearTimeout(this.#timer);
    if (ids.length === 0) return this.#schedule();
    const generation = this.#generation;
    try {
      const answer = await this.#backend.codes(ids);
      if (generation !== this.#generation) return;
      this.#ahead = answer.now - Date.now();
      const codes = new Map(this.#codes);
      for (const code of answer.codes) codes.set(code.id, code);
      this.#codes = codes;
      this.#error = null;
      this.#schedule();
    } catch (thrown) {
      if (generation !== this.#generation) return;
      this.#error = asAppError(thrown);
      this.#timer = setTimeout(() => void this.refresh(), RETRY_MS);
    }
  }

  #schedule() {
    clearTimeout(this.#timer);
    let earliest = Infinity;
    for (const code of this.#codes.values()) earliest = Math.min(earliest, code.validUntil ?? Infinity);
    if (earliest === Infinity) return;
    const wait = (earliest - this.now()) * 1000 + AFTER_END_MS;
    this.#timer = setTimeout(() => this.#periodEnded(), Math.min(Math.max(wait, SHORTEST_WAIT_MS), LONGEST_WAIT_MS));
  }

  /** Nobody looks at a hidden window: it fetches when it is shown again. */
  #periodEnded() {
    if (document.visibilityState === "visible") void this.refresh();
  }

  #keepCodesOf(accounts: Account[]) {
    this.#codes = new Map(
      accounts.flatMap((account) => {
        const code = this.#codes.get(account.id);
        return code ? [[account.id, code] as const] : [];
      }),
    );
  }

  #matching(): Account[] {
    const words = searchable(this.query)
      .split(/\s+/)
      .filter((word) => word !== "");
    if (words.length === 0) return this.#accounts;
    return this.#accounts.filter((account) => {
      const text = searchable([account.issuer, account.label, ...account.tags].join(" "));
      return words.every((word) => text.includes(word));
    });
  }
}

function isTimed(account: Account): boolean {
  return account.kind !== "hotp";
}

function searchable(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
