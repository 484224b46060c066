// The guided demonstration: four things that happen to a helpdesk, each shown by itself and each with a sentence to say aloud.
import type { AppError, Role } from "../backend/bindings";
import { asAppError } from "../errors";
import { grouped } from "../code-text";
import type { App } from "./app.svelte";

export type GuideStep = "wrong-code" | "slow-clock" | "no-permission" | "success";

const SLOW_SECONDS = -94;

export const GUIDE: readonly GuideStep[] = ["wrong-code", "slow-clock", "no-permission", "success"];

export class Guide {
  #app: App;
  #at = $state<number | null>(null);
  #busy = $state(false);
  #error = $state.raw<AppError | null>(null);

  constructor(app: App) {
    this.#app = app;
  }

  /** Which step is shown, from 0; null when the guide is off. */
  get at() {
    return this.#at;
  }
  get step(): GuideStep | null {
    return this.#at === null ? null : (GUIDE[this.#at] ?? null);
  }
  get busy() {
    return this.#busy;
  }
  get error() {
    return this.#error;
  }

  /** Begins at the first step, in a demonstration as it was at its start. */
  async begin(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    await this.#app.beginDemoAnew();
    this.#busy = false;
    await this.go(0);
  }

  next() {
    return this.go((this.#at ?? -1) + 1);
  }

  back() {
    return this.go((this.#at ?? 1) - 1);
  }

  /** Shows a step. Whatever was done before, the step begins from where it has to. */
  async go(at: number): Promise<void> {
    if (this.#busy || at < 0 || at >= GUIDE.length) return;
    this.#at = at;
    await this.#play();
  }

  again() {
    return this.#at === null ? Promise.resolve() : this.go(this.#at);
  }

  /** Is at that step again, after the demonstration was begun anew in its course. */
  stay(at: number) {
    this.#at = at;
  }

  end() {
    this.#at = null;
    this.#error = null;
  }

  async #play(): Promise<void> {
    this.#busy = true;
    this.#error = null;
    try {
      if (this.#at !== 2) await this.#toCode();
      await this.#app.setScenario("normal");
      await this.#app.setDemoClock("caller", this.#at === 1 ? SLOW_SECONDS : 0);
      if (this.#at === 0) await this.#wrongCode();
      else if (this.#at === 1) await this.#type(await this.#code());
      else if (this.#at === 2) await this.#noPermission();
      else if (this.#at === 3) await this.#success();
    } catch (thrown) {
      this.#error = asAppError(thrown);
    } finally {
      this.#busy = false;
    }
  }

  async #wrongCode() {
    const code = await this.#code();
    // The last digit, one further: as far from right as a slip of the finger.
    await this.#type(code.slice(0, -1) + String((Number(code.slice(-1)) + 1) % 10));
    await this.#app.enroll.submit(true);
  }

  async #noPermission() {
    const { enroll } = this.#app;
    enroll.leave();
    enroll.toPeople();
    this.#app.view = "enroll";
    const person = this.#person("noPermission");
    await enroll.look(person);
    // A server need not say it when a person is looked up; then it does when codes are to be set up.
    if (enroll.error === null) await enroll.startInDemo(person);
  }

  async #success() {
    await this.#type(await this.#code());
    await this.#app.enroll.submit(true);
  }

  async #type(code: string) {
    const { typed, enrollment } = this.#app.enroll;
    typed.type(grouped(code, enrollment?.digits ?? null));
    await typed.recheck();
  }

  /** The code that the caller's phone shows. */
  async #code(): Promise<string> {
    const { enrollment } = this.#app.enroll;
    return enrollment ? (await this.#app.backend.enrollmentCode(enrollment.id)).code : "";
  }

  /** To the new starter's setup, at the field for the code: the setup that waits, or a new one. */
  async #toCode(): Promise<void> {
    const app = this.#app;
    const user = this.#person("newStarter");
    await app.codes.load();
    const pending = app.codes.pending.find((each) => each.user === user);
    if (pending) app.finish(pending);
    else {
      if (app.codes.accounts.length > 0) await app.beginDemoAnew();
      app.view = "enroll";
      await app.enroll.startInDemo(this.#person("newStarter"));
    }
    if (!app.enroll.enrollment) throw app.enroll.error;
  }

  #person(role: Role): string {
    return this.#app.demo?.users.find((user) => user.role === role)?.id ?? "";
  }
}
