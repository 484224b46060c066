// The accounts and their codes. Only codes that are on the screen are asked for. One timer, for the earliest period that ends; rings
// move by themselves, in CSS.
import type { Backend } from "../backend/backend";
import type {
  Account,
  AccountCode,
  AccountEdit,
  AppError,
  Copied,
  DamagedRecord,
  Enrollment,
} from "../backend/bindings";
import { asAppError } from "../errors";
import { t } from "../language/language.svelte";
import { Icons } from "./icons.svelte";
import { Listing } from "./listing.svelte";
import type { Notes } from "./notes.svelte";
import { Preferences } from "./preferences.svelte";

const COPIED_MS = 1500;
/** Asked a little after the period's end, so that clocks which round differently agree; and never in a tight loop. */
const AFTER_END_MS = 40;
const SHORTEST_WAIT_MS = 500;
/** setTimeout counts in 32 bits. */
const LONGEST_WAIT_MS = 2_000_000_000;
const RETRY_MS = 5000;
/** A counter-based code never changes by itself: shown because it was asked for, it hides again after so long. */
const SHOWN_MS = 60_000;
/** More codes than this are not kept: those that left the screen go. */
const MOST_KEPT = 500;
/** Until the list has said which accounts are on the screen, it is taken to be so many. */
const FIRST = 16;

export class CodesStore {
  #backend: Backend;
  #notes: Notes;
  #preferences: Preferences;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #copiedTimer: ReturnType<typeof setTimeout> | undefined;
  /** Those of codes that don't run out by themselves and are shown for a while only. */
  #hiding = new Map<string, ReturnType<typeof setTimeout>>();
  /** Raised by every clearing, so that an answer which arrives after the lock is dropped. */
  #generation = 0;
  #loads = 0;
  /** Rust's clock minus this window's, in milliseconds. */
  #ahead = 0;
  /** The accounts on the screen; null until the list has said so. */
  #wanted: ReadonlySet<string> | null = null;
  /** Asked for and not yet answered. */
  #asked = new Set<string>();

  #accounts = $state.raw<Account[]>([]);
  #byId = $derived(new Map(this.#accounts.map((account) => [account.id, account])));
  #damaged = $state.raw<DamagedRecord[]>([]);
  #pending = $state.raw<Enrollment[]>([]);
  #codes = $state.raw<ReadonlyMap<string, AccountCode>>(new Map());
  #revealed = $state.raw<ReadonlySet<string>>(new Set());
  #loaded = $state(false);
  #error = $state.raw<AppError | null>(null);
  #copied = $state<string | null>(null);

  readonly listing: Listing;
  readonly icons: Icons;

  constructor(backend: Backend, notes: Notes, preferences: Preferences = new Preferences()) {
    this.#backend = backend;
    this.icons = new Icons(backend);
    this.#notes = notes;
    this.#preferences = preferences;
    this.listing = new Listing(
      () => this.#accounts,
      () => preferences.now.sort,
    );
  }

  get query() {
    return this.listing.query;
  }
  set query(text: string) {
    this.listing.query = text;
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
    return this.listing.shown;
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

  /** What may be on the screen: with hiding, only what was asked for. */
  code(id: string): AccountCode | undefined {
    return this.isHidden(id) ? undefined : this.#codes.get(id);
  }

  /** True while dots stand in the code's place until it is asked for. */
  isHidden(id: string): boolean {
    return this.#preferences.now.hide && !this.#revealed.has(id);
  }

  /** This moment by Rust's clock, in Unix seconds. */
  now(): number {
    return (Date.now() + this.#ahead) / 1000;
  }

  /** How long the code of an account still holds, in whole seconds; null where it doesn't run out. */
  secondsLeft(id: string): number | null {
    const account = this.#accounts.find((each) => each.id === id);
    if (!account || account.period === null) return null;
    return account.period - (Math.floor(this.now()) % account.period);
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
      this.listing.follow();
      void this.icons.follow(list.accounts);
      await this.#fetch(this.#visible());
    } catch (thrown) {
      if (generation === this.#generation) this.#error = asAppError(thrown);
    } finally {
      if (generation === this.#generation) this.#loaded = true;
    }
  }

  /** The list says which accounts are on the screen: the codes of others are neither asked for nor kept up to date. */
  want(ids: Iterable<string>) {
    this.#wanted = new Set(ids);
    void this.refresh();
  }

  /** Fetches what has run out; for a window that comes back from the background or a computer that slept. */
  async refresh(): Promise<void> {
    const now = this.now();
    const old = this.#visible().filter((id) => (this.#codes.get(id)?.validUntil ?? 0) <= now && !this.#asked.has(id));
    if (old.length > 0) await this.#fetch(old);
    else this.#schedule();
  }

  /** Shows a hidden code until it changes or, where it doesn't by itself, for a minute or until it is copied; or hides it again. */
  reveal(id: string, on = !this.#revealed.has(id)) {
    clearTimeout(this.#hiding.get(id));
    this.#hiding.delete(id);
    if (on && this.#byId.get(id)?.kind === "hotp")
      this.#hiding.set(
        id,
        setTimeout(() => this.reveal(id, false), SHOWN_MS),
      );
    const next = new Set(this.#revealed);
    if (on) next.add(id);
    else next.delete(id);
    this.#revealed = next;
    if (on) void this.refresh();
  }

  copy(id: string): Promise<AppError | null> {
    return this.#copying(
      id,
      () => this.#backend.copyCode(id),
      (seconds) => t("codes-copied", { seconds }),
    );
  }

  /** For a code that is about to run out. */
  copyNext(id: string): Promise<AppError | null> {
    return this.#copying(
      id,
      () => this.#backend.copyNextCode(id),
      (seconds) => t("codes-copied-next", { seconds }),
    );
  }

  /** Moves a counter-based account on; Rust keeps the new counter before it answers. */
  async next(id: string): Promise<AppError | null> {
    const generation = this.#generation;
    try {
      const code = await this.#backend.nextHotpCode(id);
      if (generation !== this.#generation) return null;
      this.#codes = new Map(this.#codes).set(id, code);
      this.reveal(id, true);
      return code.problem;
    } catch (thrown) {
      return asAppError(thrown);
    }
  }

  /** To the trash. */
  remove(id: string): Promise<AppError | null> {
    return this.#change(() => this.#backend.removeAccount(id));
  }

  /** To the trash, and one thing to undo. */
  removeAll(ids: string[]): Promise<AppError | null> {
    return this.#change(() => this.#backend.removeAccounts(ids));
  }

  pin(ids: string[], pinned: boolean): Promise<AppError | null> {
    return this.#change(() => this.#backend.pinAccounts(ids, pinned));
  }

  tag(ids: string[], add: string[], remove: string[]): Promise<AppError | null> {
    return this.#change(() => this.#backend.tagAccounts(ids, add, remove));
  }

  /** For good: a damaged record, which can't go to the trash. */
  deleteDamaged(id: string): Promise<AppError | null> {
    return this.#change(() => this.#backend.deleteAccounts([id]));
  }

  edit(id: string, edit: AccountEdit): Promise<AppError | null> {
    return this.#change(async () => {
      await this.#backend.editAccount(id, edit);
      const { algorithm, digits, period, counter } = edit.codes;
      if ([algorithm, digits, period, counter].every((each) => each === null)) return;
      // What is shown was made in the old way.
      const codes = new Map(this.#codes);
      codes.delete(id);
      this.#codes = codes;
    });
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

  async move(id: string, by: -1 | 1): Promise<AppError | null> {
    const to = this.placeAfterMove(id, by);
    return to === null ? null : this.place(id, to);
  }

  /** Moves an account to a place in the person's own order, at once here and then in Rust. Pinned ones stay among themselves. */
  async place(id: string, to: number): Promise<AppError | null> {
    const from = this.#accounts.findIndex((account) => account.id === id);
    const at = nearestPlace(this.#accounts, from, to);
    if (from < 0 || at === from) return null;
    const accounts = [...this.#accounts];
    accounts.splice(at, 0, ...accounts.splice(from, 1));
    this.#accounts = accounts;
    const error = await this.#change(() => this.#backend.reorderAccounts(accounts.map((account) => account.id)));
    if (error !== null) await this.load();
    return error;
  }

  /** Forgets the codes that were made with counters: an undo may have changed how they are made. */
  forgetCounted() {
    this.#codes = new Map([...this.#codes].filter(([, code]) => code.validUntil !== null || code.problem !== null));
  }

  /** Forgets all of it, at once: nothing of a code stays when the vault is locked. */
  clear() {
    this.#generation += 1;
    clearTimeout(this.#timer);
    clearTimeout(this.#copiedTimer);
    for (const timer of this.#hiding.values()) clearTimeout(timer);
    this.#hiding.clear();
    this.#accounts = [];
    this.#damaged = [];
    this.#pending = [];
    this.#codes = new Map();
    this.#revealed = new Set();
    this.#wanted = null;
    this.#asked.clear();
    this.#loaded = false;
    this.#error = null;
    this.#copied = null;
    this.listing.clear();
    this.icons.clear();
  }

  async #copying(
    id: string,
    call: () => Promise<Copied>,
    words: (seconds: number) => string,
  ): Promise<AppError | null> {
    const generation = this.#generation;
    try {
      const { clearsAfterSeconds } = await call();
      if (generation !== this.#generation) return null;
      clearTimeout(this.#copiedTimer);
      this.#copied = id;
      this.#copiedTimer = setTimeout(() => (this.#copied = null), COPIED_MS);
      if (this.#hiding.has(id)) this.reveal(id, false);
      this.#notes.show(clearsAfterSeconds > 0 ? words(clearsAfterSeconds) : t("codes-copied-stays"), "ok");
      return null;
    } catch (thrown) {
      return asAppError(thrown);
    }
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

  /** The accounts whose codes are to be seen now and run out by themselves. */
  #visible(): string[] {
    const wanted = this.#wanted;
    const accounts = wanted
      ? [...wanted].flatMap((id) => this.#byId.get(id) ?? [])
      : this.listing.shown.slice(0, FIRST);
    return accounts.filter((account) => isTimed(account) && !this.isHidden(account.id)).map(({ id }) => id);
  }

  async #fetch(ids: string[]): Promise<void> {
    clearTimeout(this.#timer);
    if (ids.length === 0) return this.#schedule();
    const generation = this.#generation;
    for (const id of ids) this.#asked.add(id);
    try {
      const answer = await this.#backend.codes(ids);
      if (generation !== this.#generation) return;
      this.#ahead = answer.now - Date.now();
      this.#take(answer.codes);
      this.#error = null;
      this.#schedule();
    } catch (thrown) {
      if (generation !== this.#generation) return;
      this.#error = asAppError(thrown);
      this.#timer = setTimeout(() => void this.refresh(), RETRY_MS);
    } finally {
      if (generation === this.#generation) for (const id of ids) this.#asked.delete(id);
    }
  }

  /** Keeps new codes; one that was asked for hides again with its code. */
  #take(answered: AccountCode[]) {
    const codes = new Map(this.#codes);
    const revealed = new Set(this.#revealed);
    for (const code of answered) {
      const before = codes.get(code.id);
      if (before && before.validFrom !== code.validFrom) revealed.delete(code.id);
      codes.set(code.id, code);
    }
    if (codes.size > MOST_KEPT) for (const id of codes.keys()) if (this.#wanted?.has(id) === false) codes.delete(id);
    this.#codes = codes;
    if (revealed.size !== this.#revealed.size) this.#revealed = revealed;
  }

  #schedule() {
    clearTimeout(this.#timer);
    let earliest = Infinity;
    for (const id of this.#visible()) earliest = Math.min(earliest, this.#codes.get(id)?.validUntil ?? Infinity);
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
}

/** The place nearest to a wanted one that is among accounts which are pinned, or not, like the one that moves. */
export function nearestPlace(accounts: Account[], from: number, to: number): number {
  const pinned = accounts[from]?.pinned;
  const first = accounts.findIndex((account) => account.pinned === pinned);
  const last = accounts.findLastIndex((account) => account.pinned === pinned);
  return Math.min(Math.max(to, first), last);
}

function isTimed(account: Account): boolean {
  return account.kind !== "hotp";
}
