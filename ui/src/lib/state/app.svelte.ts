// What the whole window shows, and why. Holds the stores of the views, and empties them when the vault is locked.
import { getContext, setContext } from "svelte";
import type { Backend } from "../backend/backend";
import type { Account, AppError, AppState, DemoClock, Enrollment, LockSettings, Opening } from "../backend/bindings";
import { bytesOf, jsonBytes } from "../bytes";
import { asAppError, briefly } from "../errors";
import { t } from "../language/language.svelte";
import { isMasked, keepMasked, showMask } from "../masked";
import { isPutAway, putAway } from "../remembered";
import { said } from "../said";
import { reportActivity } from "./activity";
import type { OpenedAccount, Way } from "./adding.svelte";
import { Backups } from "./backups.svelte";
import { CodesStore } from "./codes.svelte";
import { EnrollStore } from "./enroll.svelte";
import { Exporting } from "./exporting.svelte";
import { Guide } from "./guide.svelte";
import { Importing } from "./importing.svelte";
import { type NoteAct, Notes } from "./notes.svelte";
import { Offers } from "./offers.svelte";
import { Preferences } from "./preferences.svelte";
import { ServersStore } from "./servers.svelte";
import { SettingsStore } from "./settings.svelte";

export type View = "codes" | "enroll" | "verify" | "transfer" | "settings";
export type Screen = "loading" | "failed" | "unusable" | "firstRun" | "locked" | "main";
/** What can be done with an account from elsewhere. `go`: the keyboard goes to it. */
export type AccountAct = "copyNext" | "timeLeft" | "next" | "check" | "edit" | "key" | "pin" | "remove" | "go";
/** A control of Settings by its name in the page, the group that it is in, and whether it is pressed as well. */
export type Setting = { control: string; group: string; press: boolean };
export type Asked =
  | { act: AccountAct; account: Account }
  | { act: "setting"; section: string; setting: Setting | null }
  | { act: "select" | "clock" };
/** What the person chose on the first screen. */
export type Wish = "enroll" | "add";

export class App {
  readonly backend: Backend;
  readonly notes = new Notes();
  readonly preferences = new Preferences();
  readonly codes: CodesStore;
  readonly enroll: EnrollStore;
  readonly settings: SettingsStore;
  readonly servers: ServersStore;
  readonly offers: Offers;
  readonly guide: Guide;
  readonly importing: Importing;
  readonly exporting: Exporting;
  readonly backups: Backups;
  #state = $state.raw<AppState | null>(null);
  #error = $state.raw<AppError | null>(null);
  #busy = $state(false);
  /** Set while a passphrase is asked for, before the first save. */
  #wish = $state<Wish | null>(null);
  #recoveryHint = $state(!isPutAway(RECOVERY_HINT));
  #linksHint = $state(!isPutAway(LINKS_HINT));
  /** The account that Verify checks against. */
  verifying = $state("");
  view = $state<View>("codes");
  /** Which half of Import & export is shown. */
  transfer = $state<"import" | "export">("import");
  /** Whether the list of exchanges is open. */
  inspecting = $state(false);
  /** Open while an account is being added. */
  adding = $state<Way | null>(null);
  /** What the dialog for adding begins with, where the system opened a link. */
  opened = $state.raw<OpenedAccount | null>(null);
  /** What lies over the window: the palette, or the sheet of shortcuts. */
  overlay = $state<"palette" | "keys" | null>(null);
  /** The presenter view is on. */
  presenting = $state(false);
  /** What was asked for from elsewhere; taken by the view that can do it, when it is there. */
  asked = $state.raw<Asked | null>(null);
  #masked = $state(isMasked());

  constructor(backend: Backend) {
    this.backend = backend;
    this.codes = new CodesStore(backend, this.notes, this.preferences);
    this.servers = new ServersStore(backend);
    this.enroll = new EnrollStore(backend, this.servers, () => this.demo);
    this.settings = new SettingsStore(backend);
    this.offers = new Offers(
      backend,
      () => (this.demo ? null : (this.#state?.pendingOffer ?? null)),
      () => (this.demo ? 0 : (this.#state?.offersWaiting ?? 0)),
    );
    this.guide = new Guide(this);
    this.importing = new Importing(backend, () => this.codes.load());
    this.exporting = new Exporting(backend);
    this.backups = new Backups(backend);
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

  /** True while names, codes and keys are masked on the screen, for a screen that others see. */
  get masked() {
    return this.#masked;
  }

  mask(on: boolean) {
    this.#masked = on;
    keepMasked(on);
    showMask(on);
    if (this.screen === "main") this.notes.show(t(on ? "codes-masked" : "codes-unmasked"));
  }

  /** Why nothing can be written, in a sentence; null where everything can. */
  get readOnly() {
    return (this.#state?.readOnly ?? null) === null ? null : t("read-only-about");
  }
  /** True while the person should hear of recovery codes: accounts are here, no such code is, and the hint was not put away. */
  get recoveryHint() {
    return this.#recoveryHint && this.#state?.slots.includes("recovery") === false && this.#mayAdvise;
  }
  /** True while the person should be asked once about links with accounts in them. One piece of advice at a time. */
  get linksHint() {
    // Nothing can be chosen there from inside a program.
    const choosable = this.#state?.platform !== "macos";
    return this.#linksHint && choosable && this.#mayAdvise && !this.recoveryHint;
  }
  get #mayAdvise() {
    return !this.demo && this.readOnly === null && this.codes.accounts.length > 0;
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
    void this.preferences.apply();
    showMask(this.#masked);
    void this.reload();
    const stop = this.backend.onVaultChanged(() => void this.#vaultChanged());
    const shown = () => {
      if (document.visibilityState === "visible" && this.screen === "main") void this.codes.refresh();
    };
    document.addEventListener("visibilitychange", shown);
    const unheard = reportActivity(
      () => void this.backend.activity().catch(() => undefined),
      () => this.screen === "main",
    );
    return () => {
      stop();
      unheard();
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

  async unlock(opening: Opening): Promise<boolean> {
    const unlocked = await this.#become(() => this.backend.unlock(jsonBytes(opening)));
    // It was found not to open any more: what there is now are its snapshots.
    if (this.#error?.code === "vaultDamaged") await this.reload();
    return unlocked;
  }

  /** For a vault that does not open: puts a snapshot in its place. The damaged files are set aside. */
  restoreDamaged(name: string): Promise<boolean> {
    return this.#become(() => this.backend.restoreDamaged(name));
  }

  async setLockSettings(settings: LockSettings): Promise<AppError | null> {
    try {
      const lockSettings = await this.backend.setLockSettings(settings);
      if (this.#state) this.#state = { ...this.#state, lockSettings };
      return null;
    } catch (thrown) {
      return asAppError(thrown);
    }
  }

  /** What a note offers after something that can be taken back. */
  get undoing(): NoteAct {
    return { label: t("undo"), act: () => void this.undo() };
  }

  /** Takes back the last change of accounts in this window. */
  async undo(): Promise<void> {
    const wasOpen = this.screen === "main";
    try {
      const undone = await this.backend.undo();
      if (!wasOpen || this.screen !== "main") return;
      this.codes.forgetCounted();
      await this.codes.load();
      this.importing.forgetDone();
      // Rust's words name the account.
      const words = undone && (this.#masked ? t("undone") : said(undone.words));
      this.notes.show(words ?? t("nothing-to-undo"), undone ? "ok" : "plain");
    } catch (thrown) {
      const error = asAppError(thrown);
      if (this.screen === "main") this.notes.show(briefly(error));
    }
  }

  putRecoveryHintAway() {
    putAway(RECOVERY_HINT);
    this.#recoveryHint = false;
  }

  putLinksHintAway() {
    putAway(LINKS_HINT);
    this.#linksHint = false;
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
    this.enroll.toPeople();
  }

  /** As the person asks for it: a note says that it is done. */
  async resetDemo(): Promise<void> {
    if (await this.beginDemoAnew()) this.notes.show(t("demo-reset-done"), "ok");
  }

  /** The demonstration is as it was at its start; false where that failed. */
  async beginDemoAnew(): Promise<boolean> {
    if (!(await this.#become(() => this.backend.resetDemo()))) return false;
    const { at } = this.guide;
    this.#forget();
    if (at !== null) this.guide.stay(at);
    this.view = "enroll";
    this.enroll.toPeople();
    await this.codes.load();
    return true;
  }

  setDemoClock(whose: DemoClock, seconds: number): Promise<boolean> {
    return this.#become(() => this.backend.setDemoClock(whose, seconds));
  }

  /** Takes the offer that was shown, and goes on to signing in there. */
  async acceptOffer(id: string): Promise<void> {
    const server = await this.offers.accept(id);
    if (server === null) return;
    await this.reload();
    await this.servers.load();
    this.enroll.leave();
    this.view = "enroll";
    this.enroll.signInAt(server);
  }

  /** Why a link or file that the system handed over is no offer. */
  get offerProblem() {
    return this.demo ? null : (this.#state?.offerProblem ?? null);
  }

  /** Null: why something was no offer was seen. */
  async declineOffer(id: string | null): Promise<void> {
    if (await this.offers.decline(id)) await this.reload();
  }

  /** How many links with accounts in them, which the system opened, wait to be looked at. */
  get linksWaiting() {
    return this.demo ? 0 : (this.#state?.linksWaiting ?? 0);
  }

  /** Shows what is in the links that the system opened. Nothing is added before the yes. */
  async lookAtLinks(): Promise<void> {
    try {
      const { candidates, import: preview, refused } = await this.backend.readOpenedLinks();
      if (preview === null) this.opened = { candidates, error: null };
      else {
        this.showImport();
        this.importing.takeOpened(preview);
      }
      if (refused > 0) this.notes.show(t("links-refused", { count: refused }));
    } catch (thrown) {
      const error = asAppError(thrown);
      if (error.code !== "noLinkOpened" && error.code !== "vaultLocked") this.opened = { candidates: [], error };
    }
    if (this.opened !== null) this.adding = "link";
    await this.reload();
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
    if (view === "enroll" && this.demo && this.enroll.stage === "choose") this.enroll.toPeople();
    this.view = view;
  }

  /** Only the demonstration's accounts come on the stage. */
  present(on: boolean) {
    if (on && !this.demo) return this.notes.show(t("presenter-demo-only"));
    this.presenting = on;
  }

  /** The import, from anywhere. */
  showImport() {
    this.adding = null;
    this.show("transfer");
    this.transfer = "import";
  }

  /** The export, from anywhere. */
  showExport() {
    this.show("transfer");
    this.transfer = "export";
  }

  /** The export of these accounts. */
  exportAccounts(ids: string[]) {
    this.codes.listing.select(false);
    this.showExport();
    this.exporting.of(new Set(ids));
  }

  /** A section of Settings, or one setting in it, from anywhere. */
  showSettings(section: string, setting: Setting | null = null) {
    this.ask({ act: "setting", section, setting }, "settings");
  }

  /** Adding an account, from anywhere. */
  add(way: Way) {
    this.show("codes");
    this.adding = way;
  }

  /** Shows the view that can do it, which then does it. */
  ask(asked: Asked, view: View) {
    this.show(view);
    this.asked = asked;
  }

  finish(enrollment: Enrollment) {
    this.enroll.leave();
    this.enroll.resume(enrollment);
    this.view = "enroll";
  }

  #grant() {
    const wish = this.#wish;
    this.#wish = null;
    if (wish === "enroll") this.view = "enroll";
    // A link that waits is what they want to add.
    if (wish === "add" && this.linksWaiting === 0) this.adding = "link";
  }

  async #vaultChanged(): Promise<void> {
    await this.reload();
    if (this.screen !== "main") return;
    if (!this.demo) void this.backups.load();
    await this.codes.load();
    if (this.view === "settings") await this.settings.load();
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
    if (open && (!wasOpen || !sameVault)) {
      void this.codes.load();
      if (!state.demo) void this.backups.load();
    }
  }

  #forget() {
    this.codes.clear();
    this.enroll.clear();
    this.settings.clear();
    this.servers.clear();
    this.offers.clear();
    this.guide.end();
    this.importing.clear();
    this.exporting.clear();
    this.backups.clear();
    this.notes.clear();
    this.transfer = "import";
    this.inspecting = false;
    this.adding = null;
    this.opened = null;
    this.overlay = null;
    this.asked = null;
    this.presenting = false;
    this.verifying = "";
    this.view = "codes";
  }
}

const RECOVERY_HINT = "recovery-code";
const LINKS_HINT = "account-links";
const KEY = Symbol("app");

export function provideApp(app: App): App {
  return setContext(KEY, app);
}

export function useApp(): App {
  return getContext<App>(KEY);
}
