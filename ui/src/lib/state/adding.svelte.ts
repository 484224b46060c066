// Adding accounts: read something, look at what was found, say yes. The secrets that were read stay in Rust.
import type { Backend } from "../backend/backend";
import type { AppError, Candidate, CodePreview, ManualFields } from "../backend/bindings";
import { bytesOf, jsonBytes } from "../bytes";
import { asAppError } from "../errors";
import { t } from "../language/language.svelte";

export type Way = "link" | "hand" | "picture";
/** What moves several accounts at once is imported. */
const MIGRATION = "linkMigration";
/** Rust refuses larger ones too; refusing here keeps them from being read at all. */
export const LARGEST_PICTURE = 32 * 1024 * 1024;

/** The account of a link that the system opened, or why there is none. */
export type OpenedAccount = { candidates: Candidate[]; error: AppError | null };

/** One candidate with the names as the person may have changed them. */
export class Found {
  readonly candidate: Candidate;
  issuer = $state("");
  label = $state("");
  chosen = $state(false);

  constructor(candidate: Candidate) {
    this.candidate = candidate;
    this.issuer = candidate.issuer;
    this.label = candidate.label;
    this.chosen = candidate.problem === null && candidate.alreadyHere === null;
  }
}

export class Adding {
  #backend: Backend;
  #found = $state.raw<Found[]>([]);
  #busy = $state(false);
  #error = $state.raw<AppError | null>(null);
  /** Worded when it is shown: the language may change meanwhile. */
  #refusal = $state.raw<(() => string) | null>(null);
  #migration = $state.raw<File | string | null>(null);
  #reading = 0;
  #exposed = $state(false);

  way = $state<Way>("link");

  constructor(backend: Backend, way: Way = "link") {
    this.#backend = backend;
    this.way = way;
  }

  get found() {
    return this.#found;
  }
  get busy() {
    return this.#busy;
  }
  get error() {
    return this.#error;
  }
  /** Why a picture wasn't even read. */
  get refusal() {
    return this.#refusal?.() ?? null;
  }
  /** What was given, where it is for the import. */
  get migration() {
    return this.#migration;
  }
  /** What was read came with a link through the system, where other programs may have seen it. */
  get exposed() {
    return this.#exposed;
  }
  get chosen() {
    return this.#found.filter((found) => found.chosen);
  }

  /** What Rust read of a link that the system opened, or why it could not. */
  takeOpened({ candidates, error }: OpenedAccount) {
    this.#found = candidates.map((candidate) => new Found(candidate));
    this.#error = error;
    this.#exposed = true;
  }

  async readLink(text: string): Promise<void> {
    await this.#read(() => this.#backend.readLink(bytesOf(text.trim())));
    if (this.#error?.code === MIGRATION) this.#migration = text;
  }

  readFields(fields: ManualFields) {
    return this.#read(() => this.#backend.readFields(jsonBytes(fields)));
  }

  /** The code that would come of the form as it stands; null while there is no key in it. */
  previewFields(fields: ManualFields): Promise<CodePreview> | null {
    return fields.secret.trim() === "" ? null : this.#backend.previewFields(jsonBytes(fields));
  }

  previewCandidate(id: string): Promise<CodePreview> {
    return this.#backend.previewCandidate(id);
  }

  async readPicture(file: File): Promise<void> {
    this.#error = null;
    if (file.size > LARGEST_PICTURE) {
      const size = Math.ceil(file.size / 1024 / 1024);
      this.#refusal = () => t("add-large", { name: file.name || t("add-large-unnamed"), size });
      return;
    }
    await this.#read(async () => this.#backend.readImage(new Uint8Array(await file.arrayBuffer())));
    const problems = [this.#error, ...this.#found.map((found) => found.candidate.problem)];
    if (problems.some((problem) => problem?.code === MIGRATION)) this.#migration = file;
  }

  /** Adds what is chosen, all or none: true when it is in. */
  async add(): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#error = null;
    try {
      const chosen = this.chosen.map(({ candidate, issuer, label }) => ({
        id: candidate.id,
        issuer: issuer.trim(),
        label: label.trim(),
      }));
      await this.#backend.addCandidates(chosen);
      return true;
    } catch (thrown) {
      this.#error = asAppError(thrown);
      return false;
    } finally {
      this.#busy = false;
    }
  }

  /** Forgets what was read, here and in Rust. */
  async discard(): Promise<void> {
    this.#reading += 1;
    this.#busy = false;
    const had = this.#found.length > 0;
    this.#found = [];
    this.#error = null;
    this.#refusal = null;
    this.#exposed = false;
    if (had) await this.#backend.discardCandidates().catch(() => undefined);
  }

  async #read(read: () => Promise<Candidate[]>): Promise<void> {
    const reading = (this.#reading += 1);
    this.#busy = true;
    this.#error = null;
    this.#refusal = null;
    try {
      const candidates = await read();
      if (reading === this.#reading) this.#found = candidates.map((candidate) => new Found(candidate));
      else await this.#backend.discardCandidates();
    } catch (thrown) {
      if (reading === this.#reading) this.#error = asAppError(thrown);
    } finally {
      if (reading === this.#reading) this.#busy = false;
    }
  }
}
