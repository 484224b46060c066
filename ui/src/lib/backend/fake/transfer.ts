// The stand-in's ways in and out: its files are told by their names and texts, its screen and clipboard hold what a test puts there.
import type {
  AppError,
  BackupStatus,
  ExportFormat,
  ExportPlan,
  ExportRequest,
  Exported,
  ImportCounts,
  ImportPreview,
  ImportRow,
  ImportSource,
  Imported,
  Phase,
  Progress,
  ScreenLook,
  SetBackup,
} from "../bindings";
import { type Method, taken } from "./base";
import { anAccount, anError } from "./data";
import { qrPicture } from "./pictures";
import { FakeServers } from "./servers";
import {
  AEGIS,
  BACKUPS,
  CANCELLED_IMPORT,
  CLIPBOARD_EMPTY,
  DAMAGED_FILE,
  FORMATS,
  type FakeFile,
  IMPORT_FORMATS,
  MIGRATION,
  NOT_KNOWN,
  NO_BACKUP_FOLDER,
  PLAN,
  TOO_LARGE,
  UNREAD,
  WRONG_PASSWORD,
  aFile,
  someRows,
} from "./transfer-data";

export class FakeTransfer extends FakeServers {
  /** What the person chooses in the system's dialog; null when they close it. */
  chosenFiles: FakeFile[] | null = [AEGIS];
  /** What is on the clipboard; null for nothing that can be read. */
  clipped: FakeFile | null = aFile({ name: "Clipboard" });
  /** The QR codes on the screen; null for none. */
  onScreen: FakeFile | null = aFile({ name: "Screen 1" });
  lookedAt = "2 screens: 1920 × 1080, 1280 × 1024";
  /** What is said of screens that could not be read. */
  unread: string | null = null;
  /** What an import that takes a while is at. */
  running: Phase = "preparing";
  /** What is read in a frame of the camera, from its pixels; null for nothing. */
  inFrame: (pixels: Uint8Array) => FakeFile | null = () => null;
  /** Whether the person closes the dialog that asks where to save. */
  closesDialogs = false;
  formats: ExportFormat[] = FORMATS;
  plan: ExportPlan = PLAN;
  backups: BackupStatus = BACKUPS;
  /** How long reading takes, in milliseconds: a window shows progress after a while. */
  slow = 0;
  #sources: ImportSource[] = [];
  #files: FakeFile[] = [];
  #rows: ImportRow[] = [];
  #missing: string | null = null;
  #progress: Progress | null = null;
  #cancel: (() => void) | null = null;
  #finish: (() => void) | null = null;
  /** What can be taken back, the newest last. */
  protected undoable: (() => string)[] = [];

  importFormats() {
    return this.answer("importFormats", [], () => [...IMPORT_FORMATS]);
  }

  chooseImportFiles() {
    return this.#work("chooseImportFiles", [], () => {
      for (const file of this.chosenFiles ?? []) this.#add(file);
      return this.chosenFiles ? this.#preview() : null;
    });
  }

  /** A name or a text with "sealed", "broken", "unknown" or "part" in it is such a file. */
  addImport(name: string, content: Uint8Array) {
    const text = taken(content);
    return this.#work("addImport", [name, text], () => {
      this.#add(readFile(name, text));
      return this.#preview();
    });
  }

  addUnread(name: string, bytes: number) {
    return this.answer("addUnread", [name, bytes], () => {
      const problem =
        bytes > 64 * 1024 * 1024
          ? TOO_LARGE
          : { ...UNREAD, message: `The file “${name}” can't be read. Nothing was changed.` };
      this.#add(aFile({ name, format: null, formatName: null, rows: [], problem }));
      return this.#preview();
    });
  }

  importPreview() {
    return this.answer("importPreview", [], () => {
      if (this.#sources.length === 0) throw noImport();
      return this.#preview();
    });
  }

  importFromClipboard() {
    return this.#work("importFromClipboard", [], () => {
      if (!this.clipped) throw CLIPBOARD_EMPTY;
      this.#add(this.clipped);
      return this.#preview();
    });
  }

  importFromScreen() {
    return this.#work(
      "importFromScreen",
      [],
      (): ScreenLook => {
        if (this.onScreen) this.#add(this.onScreen);
        const preview = this.onScreen ? this.#preview() : null;
        return { preview, lookedAt: this.lookedAt, found: this.onScreen?.rows.length ?? 0, unread: this.unread };
      },
      { phase: "looking", done: 0, total: null },
    );
  }

  readFrame(width: number, height: number, rgba: Uint8Array) {
    return this.answer("readFrame", [width, height, rgba.length], () => {
      const found = this.inFrame(rgba);
      if (!found) return null;
      this.#add(found);
      return this.#preview();
    });
  }

  importPassword(source: number, password: Uint8Array) {
    const text = taken(password);
    return this.#work(
      "importPassword",
      [source, text],
      () => {
        const file = this.#files[source];
        const found = this.#sources[source];
        if (!file || !found) throw noImport();
        if (text === file.password) this.#open(found, file);
        else if (text === "damaged") this.#put({ ...found, state: "failed", problem: DAMAGED_FILE });
        else this.#put({ ...found, state: "wrongPassword", problem: WRONG_PASSWORD });
        return this.#preview();
      },
      { phase: "opening", done: 0, total: null },
    );
  }

  importRows(offset: number, limit: number) {
    return this.answer("importRows", [offset, limit], () =>
      this.#rows.slice(offset, offset + Math.min(limit, 500)).map((row) => ({ ...row })),
    );
  }

  takeImportRows(indices: number[] | null, take: boolean) {
    return this.answer("takeImportRows", [indices, take], () => {
      for (const at of indices ?? this.#rows.keys()) {
        const row = this.#rows[at];
        if (row?.takeable) this.#rows[at] = { ...row, taken: take };
      }
      return this.#counts();
    });
  }

  runImport() {
    return this.#work(
      "runImport",
      [],
      (): Imported => {
        const rows = this.#rows.filter((row) => row.taken);
        const before = this.accounts;
        const added = rows
          .filter((row) => row.status !== "changed")
          .map(({ index, issuer, label }) => anAccount({ id: `imported-${index}`, issuer, label }));
        this.accounts = [...before, ...added];
        this.undoable.push(() => {
          this.accounts = before;
          return added.length === 1
            ? "The import is taken back."
            : `The import of ${added.length} accounts is taken back.`;
        });
        const refused = this.#rows.filter((row) => row.kind === null).length;
        this.#end();
        const words = added.length === 1 ? "Imported 1 account." : `Imported ${added.length} accounts.`;
        return { added: added.length, changed: rows.length - added.length, refused, undo: null, words };
      },
      { phase: this.running, done: 0, total: null },
    );
  }

  saveRefusedRows() {
    return this.answer("saveRefusedRows", [], () => (this.closesDialogs ? null : "/home/starter/not-imported.txt"));
  }

  cancelImport() {
    return this.answer("cancelImport", [], () => {
      this.#cancel?.();
      this.#end();
    });
  }

  cancelImportStep() {
    return this.answer("cancelImportStep", [], () => {
      if (this.#progress?.phase !== "saving") this.#cancel?.();
    });
  }

  /** What takes a while is done now. */
  finish() {
    this.#finish?.();
  }

  importProgress() {
    return this.answer("importProgress", [], () => this.#progress);
  }

  exportFormats() {
    return this.answer("exportFormats", [], () => [...this.formats]);
  }

  planExport(request: Uint8Array) {
    const given = JSON.parse(taken(request)) as ExportRequest;
    return this.answer("planExport", [given], (): ExportPlan => {
      const format = this.formats.find((each) => each.id === given.format);
      const whole = format?.id === "countersign";
      const chosen = this.accounts.filter(({ id }) => given.accounts?.includes(id) ?? true);
      const accounts = chosen.length;
      if (whole) return { accounts, losses: [], leftOut: [], misread: null, plain: false };
      const leftOut = this.plan.leftOut.filter(({ name }) =>
        chosen.some(({ issuer, label }) => `${issuer}, ${label}` === name),
      );
      return { ...this.plan, leftOut, accounts: accounts - leftOut.length, plain: format?.sealed === "never" };
    });
  }

  runExport(request: Uint8Array) {
    const given = JSON.parse(taken(request)) as ExportRequest;
    const write = (): Exported | null => {
      if (this.closesDialogs) return null;
      const extension = this.formats.find((each) => each.id === given.format)?.extension ?? "txt";
      const accounts = (given.accounts ?? this.accounts).length;
      return {
        path: `/home/starter/Documents/countersign-accounts.${extension}`,
        accounts,
        bytes: 4_312,
        words: `Wrote ${accounts} accounts, read back and compared.`,
      };
    };
    return this.#work("runExport", [given], write, { phase: "checking", done: 3, total: 9 });
  }

  cancelExport() {
    return this.answer("cancelExport", [], () => this.#cancel?.());
  }

  exportProgress() {
    return this.answer("exportProgress", [], () => this.#progress);
  }

  exportQr(accounts: string[] | null) {
    return this.answer("exportQr", [accounts], () => {
      const count = (accounts ?? this.accounts).length;
      return Array.from({ length: Math.ceil(count / 3) }, (_, at) => qrPicture(`part ${at}${"x".repeat(at)}`));
    });
  }

  backupStatus() {
    return this.answer("backupStatus", [], () => this.backups);
  }

  chooseBackupFolder() {
    return this.answer("chooseBackupFolder", [], () => {
      if (this.closesDialogs) return null;
      const settings = { ...this.backups.settings, folder: "/home/starter/Backups" };
      return (this.backups = { ...this.backups, settings });
    });
  }

  setBackup(request: Uint8Array) {
    const given = JSON.parse(taken(request)) as SetBackup;
    const set = () => {
      const hasPassphrase = this.backups.settings.hasPassphrase || given.passphrase !== null;
      const settings = { ...this.backups.settings, on: given.on, keep: given.keep, hasPassphrase };
      return (this.backups = { ...this.backups, settings });
    };
    return this.#work("setBackup", [given], set, { phase: "makingKey", done: 0, total: null });
  }

  backUpNow() {
    const make = () => {
      const { folder } = this.backups.settings;
      if (folder === null) throw NO_BACKUP_FOLDER;
      const lastGood = Math.floor(Date.now() / 1000);
      return (this.backups = { ...this.backups, lastGood, lastPath: `${folder}/now.countersign-backup`, note: null });
    };
    return this.#work("backUpNow", [], make, { phase: "writing", done: 0, total: null });
  }

  cancelBackup() {
    return this.answer("cancelBackup", [], () => this.#cancel?.());
  }

  backupProgress() {
    return this.answer("backupProgress", [], () => this.#progress);
  }

  /** Answers after a while, unless it is cancelled meanwhile. */
  async #work<T>(
    method: Method,
    given: unknown[],
    make: () => T,
    progress: Progress = { phase: "reading", done: 0, total: null },
  ): Promise<T> {
    let cancelled = false;
    if (this.slow > 0) {
      this.#progress = progress;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, this.slow);
        this.#finish = () => {
          clearTimeout(timer);
          resolve();
        };
        this.#cancel = () => {
          cancelled = true;
          clearTimeout(timer);
          resolve();
        };
      });
      this.#progress = null;
      this.#cancel = null;
    }
    return this.answer(method, given, () => {
      if (cancelled) throw CANCELLED_IMPORT;
      return make();
    });
  }

  #add(file: FakeFile) {
    const { name, format, formatName, problem } = file;
    const index = this.#sources.length;
    this.#files.push(file);
    if (problem) this.#put({ index, name, format, formatName, state: "failed", problem, rows: 0 });
    else if (file.password !== null)
      this.#put({ index, name, format, formatName, state: "passwordNeeded", problem: null, rows: 0 });
    else this.#open({ index, name, format, formatName, state: "ready", problem: null, rows: 0 }, file);
    this.#missing = file.missingParts;
  }

  #open(source: ImportSource, file: FakeFile) {
    const first = this.#rows.length;
    this.#rows.push(...file.rows.map((row, at) => ({ ...row, index: first + at, source: source.index })));
    this.#put({ ...source, state: "ready", problem: null, rows: file.rows.length });
  }

  #put(source: ImportSource) {
    this.#sources[source.index] = source;
  }

  #end() {
    this.#sources = [];
    this.#files = [];
    this.#rows = [];
    this.#missing = null;
  }

  #counts(): ImportCounts {
    const of = (status: ImportRow["status"]) => this.#rows.filter((row) => row.status === status).length;
    const counts = { new: of("new"), here: of("here"), changed: of("changed"), attention: of("attention") };
    return { ...counts, taken: this.#rows.filter((row) => row.taken).length };
  }

  #preview(): ImportPreview {
    const notes = this.#files.filter((_, at) => this.#sources[at]?.state === "ready").flatMap((file) => file.notes);
    return {
      sources: [...this.#sources],
      counts: this.#counts(),
      rows: this.#rows.length,
      missingParts: this.#missing,
      notes,
    };
  }
}

function readFile(name: string, text: string): FakeFile {
  const says = (word: string) => name.includes(word) || text.includes(word);
  if (says("sealed")) return { ...AEGIS, name };
  if (says("broken")) return aFile({ name, rows: [], problem: DAMAGED_FILE });
  if (says("unknown")) return aFile({ name, format: null, formatName: null, rows: [], problem: NOT_KNOWN });
  if (says("last part")) return { ...MIGRATION, name, rows: [aFile().rows[0] ?? []].flat(), missingParts: null };
  if (says("otpauth-migration:") || says("part")) return { ...MIGRATION, name };
  if (says("some")) return aFile({ name, format: "aegis", formatName: "Aegis", rows: someRows() });
  return aFile({ name });
}

function noImport(): AppError {
  return anError({
    code: "noImport",
    reference: "CS-T104",
    title: "No import under way",
    message: "This import has ended, or the vault was locked meanwhile. Nothing was saved.",
    next: "Choose the file again.",
    action: "tryAgain",
  });
}
