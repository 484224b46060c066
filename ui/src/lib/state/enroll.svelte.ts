// Setting up codes with a provider, from the choice to the success. What is pending lives in Rust; this only shows it.
import type { Backend } from "../backend/backend";
import type {
  AppError,
  Discarded,
  Enrolled,
  Enrollment,
  RegistrationStatus,
  StartRequest,
  Verdict,
} from "../backend/bindings";
import { jsonBytes } from "../bytes";
import { asAppError } from "../errors";
import { TypedCode } from "./typed-code.svelte";

export type Stage = "choose" | "details" | "code" | "done";
/** The server takes the code before and the code after; what is further off is not posted without a word. */
const ACCEPTED_STEPS = 1;

export class EnrollStore {
  #backend: Backend;
  #stage = $state<Stage>("choose");
  #busy = $state(false);
  #error = $state.raw<AppError | null>(null);
  #enrollment = $state.raw<Enrollment | null>(null);
  #enrolled = $state.raw<Enrolled | null>(null);
  #status = $state.raw<RegistrationStatus | null>(null);
  #posted = $state("");
  /** Raised when everything is forgotten, so that a late answer changes nothing. */
  #generation = 0;

  /** What was filled in, without the token: kept for Back and for starting again. */
  request = $state<Omit<StartRequest, "token">>({ server: "", user: "", dialect: "v2" });
  readonly typed: TypedCode;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.typed = new TypedCode(
      () => ({ length: this.#enrollment?.digits ?? null, letters: false }),
      (code) => backend.checkEnrollmentCode(this.#enrollment?.id ?? "", code),
    );
  }

  get stage() {
    return this.#stage;
  }
  /** True while the server is asked. */
  get busy() {
    return this.#busy;
  }
  get error() {
    return this.#error;
  }
  get enrollment() {
    return this.#enrollment;
  }
  get enrolled() {
    return this.#enrolled;
  }
  get status() {
    return this.#status;
  }
  /** True while the text is what the server has just refused: what was found out here no longer matters then. */
  get refused() {
    return this.#error !== null && this.#posted !== "" && this.typed.code === this.#posted;
  }
  /** True when the code here can't be right for the server, so that sending it is the second choice. */
  get doubtful() {
    return this.typed.verdict !== null && this.typed.verdict.verdict !== "malformed" && !likely(this.typed.verdict);
  }

  toDetails() {
    this.#error = null;
    this.#stage = "details";
  }

  back() {
    this.#error = null;
    if (this.#stage === "details") this.#stage = "choose";
  }

  /** Starts at the server. Never repeated by itself: a second start makes the first one's key useless. */
  async start(token: string): Promise<void> {
    if (this.#busy) return;
    const request: StartRequest = {
      ...this.request,
      server: this.request.server.trim(),
      user: this.request.user.trim(),
      token,
    };
    await this.#ask(async (current) => {
      const enrollment = await this.#backend.startEnrollment(jsonBytes(request));
      if (current()) this.resume(enrollment);
    });
  }

  resume(enrollment: Enrollment) {
    this.#error = null;
    this.#status = null;
    this.#enrolled = null;
    this.#enrollment = enrollment;
    this.request = { server: enrollment.server, user: enrollment.user, dialect: enrollment.dialect };
    this.#posted = "";
    this.typed.clear();
    this.#stage = "code";
  }

  /** Checks here, and posts only what can be right; `anyway` posts what the person insists on. True when the code was posted. */
  async submit(anyway = false): Promise<boolean> {
    const enrollment = this.#enrollment;
    if (this.#busy || enrollment === null || this.#stage !== "code") return false;
    this.#busy = true;
    this.#error = null;
    this.#status = null;
    const generation = this.#generation;
    const verdict = await this.typed.recheck();
    if (generation !== this.#generation) return false;
    this.#busy = false;
    if (verdict === null || verdict.verdict === "malformed" || (!likely(verdict) && !anyway)) return false;
    this.#posted = this.typed.code;
    await this.#ask(async (current) => {
      const enrolled = await this.#backend.verifyEnrollment(enrollment.id, this.typed.code);
      if (current()) this.#finish(enrolled);
    });
    return true;
  }

  #finish(enrolled: Enrolled): void {
    this.#enrolled = enrolled;
    this.#stage = "done";
    this.typed.clear();
  }

  async checkState(): Promise<void> {
    const enrollment = this.#enrollment;
    if (this.#busy || enrollment === null) return;
    await this.#ask(async (current) => {
      const status = await this.#backend.enrollmentStatus(enrollment.id);
      if (!current()) return;
      this.#status = status;
      // A code whose answer was lost had been accepted.
      if (status.enrolled !== null) this.#finish(status.enrolled);
    });
  }

  /** Removes the unfinished setup, at the server too where that works; null when it failed here. */
  async discard(): Promise<Discarded | null> {
    const enrollment = this.#enrollment;
    if (this.#busy || enrollment === null) return null;
    let discarded: Discarded | null = null;
    await this.#ask(async () => {
      discarded = await this.#backend.discardEnrollment(enrollment.id);
    });
    return discarded;
  }

  /** Leaves the setup as it is; if it is pending, Rust has it. */
  leave() {
    this.#generation += 1;
    this.#busy = false;
    this.#stage = "choose";
    this.#error = null;
    this.#enrollment = null;
    this.#enrolled = null;
    this.#status = null;
    this.#posted = "";
    this.typed.clear();
  }

  /** Forgets everything, also what was filled in. */
  clear() {
    this.leave();
    this.request = { server: "", user: "", dialect: "v2" };
  }

  async #ask(work: (current: () => boolean) => Promise<void>): Promise<void> {
    const generation = this.#generation;
    this.#busy = true;
    this.#error = null;
    try {
      await work(() => generation === this.#generation);
    } catch (thrown) {
      if (generation === this.#generation) this.#error = asAppError(thrown);
    } finally {
      if (generation === this.#generation) this.#busy = false;
    }
  }
}

function likely(verdict: Verdict): boolean {
  if (verdict.verdict === "right") return true;
  return verdict.verdict === "otherTime" && verdict.steps !== null && Math.abs(verdict.steps) <= ACCEPTED_STEPS;
}
