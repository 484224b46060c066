// What the whole window shows, and why. Holds the stores of the views, and empties them when the vault is locked.
import { getContext, setContext } from "svelte";
import type { Backend } from "../backend/backend";
import type { AppError, AppState, Enrollment } from "../backend/bindings";
import { bytesOf } from "../bytes";
import { asAppError } from "../errors";
import type { Way } from "./adding.svelte";
import { CodesStore } from "./codes.svelte";
import { EnrollStore } from "./enroll.svelte";
import { Notes } from "./notes.svelte";

export type View = "codes" | "enroll" | "verify";
export type Screen = "loading" | "failed" | "unusable" | "firstRun" | "locked" | "main";
/** What the person chose on the first screen. */
export type Wish = "enroll" | "add";

export class App {
  readonly backend: Backend;
  readonly notes = new Notes();
  readonly codes: CodesStore;
  readonly enroll: EnrollStore;
  #state = $state.raw<AppState | null>(null);
  #error = $state.raw<AppError | null>(null);
  #busy = $state(false);
  /** Set while a passphrase is asked for, before the first save. */
  #wish = $state<Wish | null>(null);
  /** The account that Verify checks against. */
  verifying = $state("");
  view = $state<View>("codes");
  /** Open while an account is being added. */
  adding = $state<Way | null>(null);

  constructor(backend: Backend) {
    this.backend = backend;
    this.codes = new CodesStore(backend, this.notes);
    this.enroll = new EnrollStore(backend);
  }

  get state() {
    return this.#state;
  }
  /** Why the last thing that concerns the whole window failed. */
  get error() {
    return this.#error;
  }
  get busy() {
    return this.#busy;
  }
  get wish() {
    return this.#wish;
  }
  get demo() {
    return this.#state?.demo ?? null;
  }

  get screen(): Screen {
    if (this.#state === null) return this.#error ? "failed" : "loading";
    switch (this.#state.vault) {
      case "unusable":
        return "unusable";
      case "empty":
        return "firstRun";
      case "locked":
        return "locked";
      case "unlocked":
        return "main";
    }
  }

  /** Loads the state, and follows what happens to the vault from outside. Returns what stops that. */
  start(): () => void {
    void this.reload();
    const stop = this.backend.onVaultChanged(() => void this.#vaultChanged());
    const shown = () => {
      if (document.visibilityState === "visible" && this.screen === "main") void this.codes.refresh();
    };
    document.addEventListener("visibilitychange", shown);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", shown);
      this.#forget();
    };
  }

  reload(): Promise<boolean> {
    return this.#become(() => this.backend.appState());
  }

  /** The first screen's two lasting choices: makes the vault first, silently where a keychain can keep its key. */
  async begin(wish: Wish): Promise<void> {
    this.#wish = wish;
    if (this.#state?.keychain !== "available") return;
    if (await this.#become(() => this.backend.createVault(null))) this.#grant();
    else this.#wish = null;
  }

  async createWithPassphrase(passphrase: string): Promise<void> {
    if (await this.#become(() => this.backend.createVault(bytesOf(passphrase)))) this.#grant();
  }

  forgetWish() {
    this.#wish = null;
    this.#error = null;
  }

  unlockWithKeychain(): Promise<boolean> {
    return this.#become(() => this.backend.unlockWithKeychain());
  }

  unlockWithPassphrase(passphrase: string): Promise<boolean> {
    return this.#become(() => this.backend.unlockWithPassphrase(bytesOf(passphrase)));
  }

  /** The window forgets first, then Rust: not one frame shows a code after the lock. */
  async lock(): Promise<void> {
    this.#forget();
    if (this.#state) this.#state = { ...this.#state, vault: "locked" };
    if (await this.#become(() => this.backend.lock())) return;
    const error = this.#error;
    await this.reload();
    this.#error = error;
  }

  async startDemo(): Promise<void> {
    if (!(await this.#become(() => this.backend.startDemo()))) return;
    this.view = "enroll";
    this.enroll.toDetails();
  }

  async leaveDemo(): Promise<void> {
    this.#forget();
    await this.#become(() => this.backend.leaveDemo());
  }

  setScenario(name: string): Promise<boolean> {
    return this.#become(() => this.backend.setScenario(name));
  }

  show(view: View) {
    this.notes.clear();
    if (view !== "enroll" && this.enroll.stage === "done") this.enroll.leave();
    if (view === "codes" && this.view !== "codes") void this.codes.load();
    if (view === "enroll" && this.demo && this.enroll.stage === "choose") this.enroll.toDetails();
    this.view = view;
  }

  finish(enrollment: Enrollment) {
    this.enroll.resume(enrollment);
    this.view = "enroll";
  }

  #grant() {
    const wish = this.#wish;
    this.#wish = null;
    if (wish === "enroll") this.view = "enroll";
    if (wish === "add") this.adding = "link";
  }

  async #vaultChanged(): Promise<void> {
    await this.reload();
    if (this.screen === "main") await this.codes.load();
  }

  async #become(call: () => Promise<AppState>): Promise<boolean> {
    this.#busy = true;
    this.#error = null;
    try {
      this.#accept(await call());
      return true;
    } catch (thrown) {
      this.#error = asAppError(thrown);
      return false;
    } finally {
      this.#busy = false;
    }
  }

  /** Takes a new state; another vault, or none, means that nothing of the old one stays. */
  #accept(state: AppState) {
    const before = this.#state;
    const open = state.vault === "unlocked";
    const wasOpen = before?.vault === "unlocked";
    const sameVault = (before?.demo === null) === (state.demo === null);
    if (!open || !wasOpen || !sameVault) this.#forget();
    this.#state = state;
    if (open && (!wasOpen || !sameVault)) void this.codes.load();
  }

  #forget() {
    this.codes.clear();
    this.enroll.clear();
    this.notes.clear();
    this.adding = null;
    this.verifying = "";
    this.view = "codes";
  }
}

const KEY = Symbol("app");

export function provideApp(app: App): App {
  return setContext(KEY, app);
}

export function useApp(): App {
  return getContext<App>(KEY);
}
