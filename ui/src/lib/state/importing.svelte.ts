// The import under way: where its rows come from, what would be taken, and how far it is. It outlives its view; a lock ends it, here as in Rust.
import { SvelteMap } from "svelte/reactivity";
import type { Backend } from "../backend/backend";
import type { AppError, ImportPreview, ImportRow, ImportStatus, Imported } from "../backend/bindings";
import { bytesOf } from "../bytes";
import { asAppError } from "../errors";
import { t } from "../language/language.svelte";
import { Watch } from "./progress.svelte";

/** Rust refuses larger ones too; refusing here keeps them from being read at all. */
export const LARGEST_FILE = 64 * 1024 * 1024;
/** As many rows as one call gives. */
export const PAGE = 500;

/** What is being done, so that its own button can say so. */
export type Doing = "files" | "clipboard" | "screen" | "text" | "password" | "run" | "save";
export type Shown = "all" | ImportStatus;

export class Importing {
  #backend: Backend;
  /** Called after accounts came or went. */
  #changed: () => Promise<void>;
  #preview = $state.raw<ImportPreview | null>(null);
  #done = $state.raw<Imported | null>(null);
  #doing = $state<Doing | null>(null);
  #error = $state.raw<AppError | null>(null);
  #nothingOn = $state<string | null>(null);
  #unread = $state<string | null>(null);
  #savedTo = $state<string | null>(null);
  #progress: Watch;
  #shown = $state<Shown>("all");
  /** Pages of rows by their number. */
  #pages = new SvelteMap<number, ImportRow[]>();
  #asked = new Set<number>();
  /** Counts what ended: an answer to an earlier import is not this one's. */
  #turn = 0;
  /** Counts what was given up, so that no further file of it is begun. */
  #step = 0;
  /** What was dropped or pasted while something else is under way, in its order. */
  #waiting: (() => Promise<void>)[] = [];
  /** The sealed source whose password is asked for. */
  asking = $state<number | null>(null);

  constructor(backend: Backend, changed: () => Promise<void>) {
    this.#backend = backend;
    this.#changed = changed;
    this.#progress = new Watch(() => backend.importProgress());
  }

  get preview() {
    return this.#preview;
  }
  /** What was imported last, until another import begins. */
  get done() {
    return this.#done;
  }
  get doing() {
    return this.#doing;
  }
  get busy() {
    return this.#doing !== null;
  }
  get error() {
    return this.#error;
  }
  /** What was looked at when no QR code was on the screen. */
  get nothingOn() {
    return this.#nothingOn;
  }
  /** That some of the screens could not be read, in Rust's words. */
  get unread() {
    return this.#unread;
  }
  /** Where the rows that can't be taken were saved. */
  get savedTo() {
    return this.#savedTo;
  }
  /** Null for what takes no time. */
  get progress() {
    return this.#progress.now;
  }
  get shown() {
    return this.#shown;
  }
  /** How many of the rows that are shown there are. */
  get count(): number {
    return this.#places?.length ?? this.#preview?.rows ?? 0;
  }
  /** How many rows can't be taken at all, among those that were fetched: all of them where some need a look. */
  get refused(): number {
    let count = 0;
    for (const page of this.#pages.values()) for (const row of page) if (row.kind === null) count += 1;
    return count;
  }
  /** True while all pages are fetched, to tell which rows to show. */
  get sifting(): boolean {
    return this.#shown !== "all" && this.#pages.size * PAGE < (this.#preview?.rows ?? 0);
  }

  /** The places of the rows that are shown; null for all. */
  #places = $derived.by((): number[] | null => {
    if (this.#shown === "all") return null;
    const places: number[] = [];
    for (const page of [...this.#pages.keys()].toSorted((one, other) => one - other))
      for (const row of this.#pages.get(page) ?? []) if (row.status === this.#shown) places.push(row.index);
    return places;
  });

  /** The row at a place of what is shown; undefined until it was fetched. */
  rowAt(at: number): ImportRow | undefined {
    const index = this.#places?.[at] ?? at;
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Fetches what these places need. */
  want(first: number, last: number) {
    if (this.#places !== null) return;
    const rows = this.#preview?.rows ?? 0;
    for (let page = Math.floor(first / PAGE); page * PAGE < Math.min(last, rows); page += 1) void this.#fetch(page);
  }

  show(shown: Shown) {
    this.#shown = shown;
    if (shown !== "all") this.#fetchAll();
  }

  choose() {
    return this.#read("files", async (turn) => {
      try {
        return await this.#backend.chooseImportFiles();
      } catch (thrown) {
        // The files before the one at which it ended are there.
        const preview = await this.#backend.importPreview().catch(() => null);
        if (preview !== null && turn === this.#turn) this.#take(preview);
        throw thrown;
      }
    });
  }

  /** One after the other; a file that can't be read is told among the sources, and the others go on. */
  add(files: readonly File[]): Promise<void> {
    return this.#read("files", async (turn) => {
      const step = this.#step;
      for (const file of files) {
        const content = file.size > LARGEST_FILE ? null : await file.arrayBuffer().catch(() => null);
        if (turn !== this.#turn || step !== this.#step) return null;
        const name = file.name || t("picture");
        const preview =
          content === null
            ? await this.#backend.addUnread(name, file.size)
            : await this.#backend.addImport(name, new Uint8Array(content));
        if (turn !== this.#turn) return null;
        this.#take(preview);
      }
      return null;
    });
  }

  /** What Rust read of links that the system opened. */
  takeOpened(preview: ImportPreview) {
    this.#begin();
    this.#take(preview);
  }

  /** A link, or several. */
  addText(text: string, name = t("link")) {
    return this.#read("text", () => this.#backend.addImport(name, bytesOf(text.trim())));
  }

  clipboard() {
    return this.#read("clipboard", () => this.#backend.importFromClipboard());
  }

  async screen(): Promise<void> {
    await this.#read("screen", async (turn) => {
      const { preview, lookedAt, unread } = await this.#backend.importFromScreen();
      if (turn !== this.#turn) return null;
      if (preview === null) this.#nothingOn = lookedAt;
      this.#unread = unread;
      return preview;
    });
  }

  /** One picture of the camera: true when a QR code was in it. Not among what is under way: several a second come. */
  async frame(width: number, height: number, rgba: Uint8Array): Promise<boolean> {
    const turn = this.#turn;
    const preview = await this.#backend.readFrame(width, height, rgba);
    if (preview === null || turn !== this.#turn) return false;
    this.#begin();
    this.#take(preview);
    return true;
  }

  async password(source: number, password: string): Promise<void> {
    if (this.#doing !== null) return;
    await this.#read("password", () => this.#backend.importPassword(source, bytesOf(password)));
  }

  /** Says of one row, or of all, whether it is to be taken. */
  async takeRows(indices: number[] | null, take: boolean): Promise<void> {
    const turn = this.#turn;
    try {
      const counts = await this.#backend.takeImportRows(indices, take);
      if (turn !== this.#turn) return;
      const changed = indices && new Set(indices);
      const pages = changed ? new Set(indices?.map((index) => Math.floor(index / PAGE))) : this.#pages.keys();
      for (const page of [...pages]) {
        const rows = this.#pages
          .get(page)
          ?.map((row) =>
            row.takeable && (changed === null || changed.has(row.index)) ? { ...row, taken: take } : row,
          );
        if (rows) this.#pages.set(page, rows);
      }
      if (this.#preview) this.#preview = { ...this.#preview, counts };
    } catch (thrown) {
      this.#error = asAppError(thrown);
    }
  }

  /** What was imported; null where nothing was. */
  async run(): Promise<Imported | null> {
    const turn = this.#turn;
    const ran: Imported[] = [];
    await this.#under("run", async () => {
      try {
        ran.push(await this.#backend.runImport());
      } catch (thrown) {
        // The rows were compared again.
        if (asAppError(thrown).code === "importOutdated") {
          const preview = await this.#backend.importPreview();
          if (turn === this.#turn) this.#take(preview);
        }
        throw thrown;
      }
    });
    const [done] = ran;
    if (turn !== this.#turn) return null;
    if (done) {
      this.#end();
      this.#done = done;
      await this.#changed();
    }
    this.#next();
    return done ?? null;
  }

  async saveRefused(): Promise<void> {
    await this.#under("save", async () => {
      this.#savedTo = (await this.#backend.saveRefusedRows()) ?? this.#savedTo;
    });
    this.#next();
  }

  /** Gives up what is under way, and what waits for it, and nothing else. What became of it, its own answer says. */
  async cancelStep(): Promise<void> {
    this.#step += 1;
    this.#waiting = [];
    await this.#backend.cancelImportStep().catch(() => undefined);
  }

  /** Ends it, also while something of it is under way, and nothing is saved. What is being saved has no way back but undoing it. */
  async cancel(): Promise<void> {
    if (this.#doing === "run") return this.cancelStep();
    this.#waiting = [];
    this.#end();
    await this.#backend.cancelImport().catch(() => undefined);
  }

  /** What was imported was taken back, or was seen. */
  forgetDone() {
    this.#done = null;
  }

  /** Without a word to Rust, which forgets by itself with the lock. */
  clear() {
    this.#waiting = [];
    this.#end();
    this.#done = null;
  }

  async #read(doing: Doing, call: (turn: number) => Promise<ImportPreview | null>): Promise<void> {
    if (this.#doing !== null) {
      this.#waiting.push(() => this.#read(doing, call));
      return;
    }
    await this.#under(doing, async (turn) => {
      this.#begin();
      const preview = await call(turn);
      if (preview !== null && turn === this.#turn) this.#take(preview);
    });
    this.#next();
  }

  #next() {
    if (this.#doing === null) void this.#waiting.shift()?.();
  }

  async #under(doing: Doing, work: (turn: number) => Promise<void>): Promise<void> {
    if (this.#doing !== null) return;
    const turn = this.#turn;
    this.#doing = doing;
    this.#error = null;
    const stop = this.#progress.start();
    try {
      await work(turn);
    } catch (thrown) {
      const error = asAppError(thrown);
      // Whoever cancelled knows.
      if (turn === this.#turn && error.code !== "cancelled") this.#error = error;
    } finally {
      stop();
      if (turn === this.#turn) this.#doing = null;
    }
  }

  #begin() {
    this.#done = null;
    this.#nothingOn = null;
    this.#unread = null;
  }

  #take(preview: ImportPreview) {
    const known = this.#preview?.sources.length ?? 0;
    const sealed = preview.sources.find(
      (source) =>
        source.state === "passwordNeeded" && (source.index >= known || source.index > (this.asking ?? Infinity)),
    );
    const open = this.asking !== null && preview.sources[this.asking]?.state === "ready";
    if (this.asking === null || open) this.asking = sealed?.index ?? null;
    this.#preview = preview;
    this.#pages.clear();
    this.#asked.clear();
    this.#savedTo = null;
    if (this.#shown !== "all" || preview.counts.attention > 0) this.#fetchAll();
    else void this.#fetch(0);
  }

  #fetchAll() {
    const rows = this.#preview?.rows ?? 0;
    for (let page = 0; page * PAGE < rows; page += 1) void this.#fetch(page);
  }

  async #fetch(page: number): Promise<void> {
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    const preview = this.#preview;
    try {
      const rows = await this.#backend.importRows(page * PAGE, PAGE);
      // Rows are those of one preview; taking some of them makes no other rows.
      if (preview?.sources === this.#preview?.sources) this.#pages.set(page, rows);
    } catch (thrown) {
      this.#asked.delete(page);
      this.#error = asAppError(thrown);
    }
  }

  #end() {
    this.#turn += 1;
    this.#preview = null;
    this.#doing = null;
    this.#error = null;
    this.#progress.clear();
    this.#savedTo = null;
    this.#shown = "all";
    this.#pages.clear();
    this.#asked.clear();
    this.asking = null;
    this.#begin();
  }
}
