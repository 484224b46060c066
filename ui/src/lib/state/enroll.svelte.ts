// Setting up codes with a provider, from the first question to the success. What is pending lives in Rust; this only shows it.
import type { Backend } from "../backend/backend";
import type {
  Account,
  AppError,
  Demo,
  Discarded,
  Enrolled,
  Enrollment,
  FinishedElsewhere,
  RegistrationStatus,
  Server,
  StartRequest,
  Subject,
  Verdict,
} from "../backend/bindings";
import { bytesOf, jsonBytes } from "../bytes";
import { asAppError } from "../errors";
import type { ServersStore } from "./servers.svelte";
import { type Stage, type EnrollWay, stepOf } from "./enroll-stages";
import { TypedCode } from "./typed-code.svelte";

/** The server takes the code before and the code after; what is further off is not posted without a word. */
const ACCEPTED_STEPS = 1;

export class EnrollStore {
  #backend: Backend;
  #servers: ServersStore;
  #demo: () => Demo | null;
  #stage = $state<Stage>("choose");
  #way = $state<EnrollWay>("server");
  #busy = $state(false);
  #error = $state.raw<AppError | null>(null);
  #server = $state.raw<Server | null>(null);
  #fresh = $state(false);
  #user = $state<string | null>(null);
  #subject = $state.raw<Subject | null>(null);
  #replace = $state(false);
  #removed = $state(false);
  /** Of the codes to remove, where only a person knows it. */
  #registrationId: string | null = null;
  #phone = $state(false);
  #enrollment = $state.raw<Enrollment | null>(null);
  #enrolled = $state.raw<Enrolled | null>(null);
  #status = $state.raw<RegistrationStatus | null>(null);
  #finished = $state.raw<FinishedElsewhere | null>(null);
  #account = $state.raw<Account | null>(null);
  #posted = $state("");
  /** Raised when everything is forgotten, so that a late answer changes nothing. */
  #generation = 0;

  /** What was filled in, without the token: kept for Back and for starting again. */
  request = $state<Omit<StartRequest, "token">>({ server: "", user: "", dialect: "v2" });
  readonly typed: TypedCode;

  constructor(backend: Backend, servers: ServersStore, demo: () => Demo | null) {
    this.#backend = backend;
    this.#servers = servers;
    this.#demo = demo;
    this.typed = new TypedCode(
      () => ({ length: this.#enrollment?.digits ?? null, letters: false }),
      (code) => backend.checkEnrollmentCode(this.#enrollment?.id ?? "", code),
    );
  }

  get stage() {
    return this.#stage;
  }
  /** "Step 2 of 4"; null where there are no steps any more. */
  get step(): { at: number; of: number } | null {
    return stepOf(this.#way, this.#stage);
  }
  /** True while the server is asked. */
  get busy() {
    return this.#busy;
  }
  get error() {
    return this.#error;
  }
  /** The server profile that is being enrolled at. */
  get server() {
    return this.#server;
  }
  /** Whether whoever is signed in, in the browser, is to be asked again. */
  get fresh() {
    return this.#fresh;
  }
  /** The user id of somebody else than the signed-in person; null otherwise. */
  get user() {
    return this.#user;
  }
  /** Whose codes are set up, and how that stands. */
  get subject() {
    return this.#subject;
  }
  /** Whether codes that are set up already go first. */
  get replace() {
    return this.#replace;
  }
  /** True when the old codes are gone and the new ones could not be started. */
  get removed() {
    return this.#removed;
  }
  /** Whether the codes are wanted on a phone too. */
  get phone() {
    return this.#phone;
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
  /** A registration that another program had started, finished. */
  get finished() {
    return this.#finished;
  }
  /** The account whose code a web page asks for. */
  get account() {
    return this.#account;
  }
  /** True while the text is what the server has just refused: what was found out here no longer matters then. */
  get refused() {
    return this.#error !== null && this.#posted !== "" && this.typed.code === this.#posted;
  }
  /** True when the code here can't be right for the server, so that sending it is the second choice. */
  get doubtful() {
    return this.typed.verdict !== null && this.typed.verdict.verdict !== "malformed" && !likely(this.typed.verdict);
  }

  /** Sign in to my organisation: at the one server there is, or at one of several. */
  async toServers(way: "server" | "elsewhere" = "server"): Promise<void> {
    this.#way = way;
    await this.#servers.load();
    const [only, another] = this.#servers.list;
    if (only && !another) this.signInAt(only);
    else this.#to("server");
  }

  toNewServer() {
    this.#to("server");
  }

  toLink() {
    this.#to("link");
  }

  toPicture() {
    this.#way = "page";
    this.#to("picture");
  }

  toDetails() {
    this.#way = "server";
    this.#to("details");
  }

  /** The demonstration's people. */
  toPeople() {
    this.#way = "server";
    this.#to("people");
  }

  toWho() {
    this.#to("who");
  }

  /** Goes on with who is signed in there; otherwise, or with `fresh`, asks for it first. */
  signInAt(server: Server, fresh = false) {
    this.#server = server;
    this.#fresh = fresh;
    if (server.session && !server.session.over && !fresh) this.signedIn(server);
    else this.#to("signIn");
  }

  signedIn(server: Server) {
    this.#servers.put(server);
    this.#server = server;
    this.#fresh = false;
    if (this.#way === "elsewhere") this.#to("elsewhere");
    else if (server.session?.way === "token") this.#to("who");
    else void this.look(null);
  }

  /** Asks the server who that is and how it stands. Null: the signed-in person. */
  async look(user: string | null): Promise<void> {
    if (this.#busy) return;
    this.#user = user;
    this.#subject = null;
    this.#replaced(false);
    this.#enrollment = null;
    this.#to("subject");
    await this.#ask(async (current) => {
      if (this.#demo() && !this.#servers.loaded) await this.#servers.load();
      const server = this.#demo() ? this.#demoServer() : this.#server;
      if (!server) return;
      const subject = await this.#backend.subject(server.id, user);
      if (!current()) return;
      this.#server = server;
      this.#subject = subject;
    });
  }

  lookAgain() {
    return this.look(this.#user);
  }

  /** Goes on to where the codes are wanted. `replace`: those that are set up go first. */
  proceed(replace = false) {
    this.#replaced(replace);
    this.#to("where");
  }

  /** Goes on with the id of the codes to remove, which the server wants and only a person knows. */
  async giveRegistrationId(registrationId: string): Promise<void> {
    this.#registrationId = registrationId;
    await this.place(this.#phone);
  }

  /** Where the codes are wanted. What was started already is not started again. */
  async place(phone: boolean): Promise<void> {
    if (this.#busy) return;
    this.#phone = phone;
    if (this.#enrollment !== null) return this.#to("code");
    const server = this.#server;
    if (this.#demo()) return this.startInDemo(this.#user ?? "");
    if (server !== null) await this.#startAt(server, this.#user);
  }

  /** Starts at the demonstration's server: through its profile, or in another dialect where one was chosen. */
  async startInDemo(user: string): Promise<void> {
    const demo = this.#demo();
    const server = this.#server;
    const { dialect } = this.request;
    if (!demo || this.#busy) return;
    if (server?.dialect === dialect) return this.#startAt(server, user);
    await this.#ask(async (current) => {
      if (this.#replace && server !== null) {
        await this.#backend.removeRegistration(server.id, user, this.#registrationId);
        if (!current()) return;
        this.#replaced(false);
        this.#removed = true;
      }
      const request: StartRequest = { server: demo.url, user, token: "", dialect };
      const enrollment = await this.#backend.startEnrollment(jsonBytes(request));
      if (current()) this.resume(enrollment);
    });
  }

  /** Starts with what a helpdesk gave. Never repeated by itself: a second start makes the first one's key useless. */
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
      if (!current()) return;
      this.#take(enrollment);
      this.#to("where");
    });
  }

  resume(enrollment: Enrollment) {
    this.#take(enrollment);
    this.#to("code");
  }

  /** A web page verifies: this account's code is to be typed there. */
  showOn(account: Account) {
    this.#account = account;
    this.#to("typeThere");
  }

  /** Posts a code for a registration that another program started. */
  async finishElsewhere(user: string, registrationId: string, code: string): Promise<void> {
    const server = this.#server;
    if (this.#busy || server === null) return;
    await this.#ask(async (current) => {
      const request = { server: server.id, user: user || null, registrationId: registrationId || null, code };
      const finished = await this.#backend.finishElsewhere(jsonBytes(request));
      if (current()) this.#finished = finished;
    });
  }

  /** A new token for a setup that was started with one. True when it was taken. */
  async giveToken(token: string): Promise<boolean> {
    const enrollment = this.#enrollment;
    if (this.#busy || enrollment === null) return false;
    await this.#ask(async (current) => {
      const given = await this.#backend.giveEnrollmentToken(enrollment.id, bytesOf(token));
      if (current()) this.#enrollment = given;
    });
    return this.#error === null;
  }

  /** Codes follow the server's clock from now on. */
  async followServerTime(): Promise<void> {
    const enrollment = this.#enrollment;
    if (this.#busy || !enrollment?.serverId) return;
    const { serverId } = enrollment;
    await this.#ask(async (current) => {
      const server = await this.#backend.useServerTime(serverId, true);
      if (current()) this.#servers.put(server);
    });
    if (this.#error === null) await this.typed.recheck();
  }

  forgetError() {
    this.#error = null;
  }

  /** One step back. Nothing that was started is started again, and nothing that was filled in is lost. */
  back() {
    const demo = this.#demo() !== null;
    switch (this.#stage) {
      case "signIn":
        return this.#to(this.#servers.list.length > 1 ? "server" : "choose");
      case "subject":
        if (demo) return this.#to("people");
        return this.#to(this.#server?.session?.way === "token" || this.#user !== null ? "who" : "choose");
      case "where":
        // What was to be removed may be gone: the server is asked again.
        if (this.#subject !== null && (this.#removed || (this.#replace && this.#error))) return void this.lookAgain();
        return this.#to(this.#subject !== null ? "subject" : demo ? "people" : "choose");
      case "code":
        return this.#to("where");
      default:
        return this.#to("choose");
    }
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
    this.#way = "server";
    this.#server = null;
    this.#fresh = false;
    this.#user = null;
    this.#subject = null;
    this.#replaced(false);
    this.#phone = false;
    this.#enrollment = null;
    this.#enrolled = null;
    this.#finished = null;
    this.#account = null;
    this.#posted = "";
    this.typed.clear();
    this.#to("choose");
  }

  /** Forgets everything, also what was filled in. */
  clear() {
    this.leave();
    this.request = { server: "", user: "", dialect: "v2" };
  }

  #startAt(server: Server, user: string | null): Promise<void> {
    return this.#ask(async (current) => {
      const enrollment = await this.#backend.startAtServer({
        server: server.id,
        user,
        replace: this.#replace,
        registrationId: this.#registrationId,
      });
      if (current()) this.resume(enrollment);
    });
  }

  /** The demonstration speaks as two kinds of server; its people are enrolled in one of the first kind's dialects. */
  #demoServer(): Server | undefined {
    return this.#servers.list.find((each) => each.provider === "zitadel" && each.address === this.#demo()?.url);
  }

  #to(stage: Stage) {
    this.#error = null;
    this.#status = null;
    this.#stage = stage;
    if (stage === "choose") this.#way = "server";
  }

  #replaced(replace: boolean) {
    this.#replace = replace;
    this.#removed = false;
    this.#registrationId = null;
  }

  #take(enrollment: Enrollment) {
    this.#enrolled = null;
    this.#enrollment = enrollment;
    this.request = { server: enrollment.server, user: enrollment.user, dialect: enrollment.dialect ?? "v2" };
    this.#posted = "";
    this.typed.clear();
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
