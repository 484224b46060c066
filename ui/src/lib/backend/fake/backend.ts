// A Backend in memory, for tests and for a browser without Tauri. Its codes are made up; it keeps no secret and talks to nobody.
import type { Backend } from "../backend";
import type {
  About,
  Account,
  AccountCode,
  AccountEdit,
  AppState,
  Candidate,
  CodePreview,
  CodesEdit,
  DemoClock,
  DesktopSettings,
  ChosenCandidate,
  Enrollment,
  ManualFields,
  OpenedLinks,
  RegistrationStatus,
  Server,
  StartRequest,
  SupportChoice,
  TimedCode,
  TrayWords,
  Undone,
  Verdict,
} from "../bindings";
import { taken } from "./base";
import {
  DEMO,
  ALREADY_ENROLLED,
  DETAILS,
  INVALID_CODE,
  LINK_MIGRATION,
  NOT_ALLOWED,
  aCandidate,
  aDesktop,
  aSlot,
  anAccount,
  anEnrollment,
  anError,
  anExchange,
} from "./data";
import { iconPicture, keyPicture, qrPicture } from "./pictures";
import { type ServersStart, demoServers } from "./servers";
import { FakeTransfer } from "./transfer";

export type Start = ServersStart & {
  candidates?: Candidate[];
};

export class FakeBackend extends FakeTransfer implements Backend {
  candidates: Candidate[];
  /** Rust's clock minus the window's, in milliseconds. */
  ahead = 0;
  /** Seconds until a copied code is cleared; 0 for never. */
  clipboard = 30;
  runsOn: About = {
    version: "0.1.0",
    system: "Debian GNU/Linux 13 (trixie)",
    desktop: "GNOME",
    display: "Wayland",
    webEngine: "WebKitGTK 2.50.1",
    package: null,
  };
  /** What there is of the desktop around the window. */
  around = aDesktop();
  /** What is in the links that the system opened. */
  openedLinks: OpenedLinks = { candidates: [aCandidate()], import: null, refused: 0 };
  /** Whether the system opens links with accounts here; null where that can't be chosen. */
  linksOpenHere: boolean | null = false;
  /** Whether the server wants a new sign-in after a code was accepted. */
  wantsSignIn = false;
  /** Whether it counts a setup without looking at a code. */
  countsAlready = false;
  #real: { state: AppState; accounts: Account[]; enrollments: Enrollment[]; servers: Server[] } | null = null;
  #counter = 0;
  #added = 0;

  constructor(start: Start = {}) {
    super(start);
    this.candidates = start.candidates ?? [aCandidate()];
  }

  async appState() {
    return this.answer("appState", [], () => this.state);
  }

  createVault(passphrase: Uint8Array | null) {
    return this.answer("createVault", [passphrase && taken(passphrase)], () => {
      const slots: AppState["slots"] = passphrase ? ["passphrase"] : ["keychain"];
      this.slots = slots.map((kind) => aSlot(kind));
      return (this.state = { ...this.state, vault: "unlocked", slots });
    });
  }

  listAccounts() {
    return this.answer("listAccounts", [], () => ({
      accounts: this.accounts.toSorted((one, other) => Number(other.pinned) - Number(one.pinned)),
      damaged: [...this.damaged],
    }));
  }

  codes(ids: string[]) {
    return this.answer("codes", [ids], () => {
      const now = this.#now();
      const wanted = new Set(ids);
      const accounts = this.accounts.filter((account) => wanted.has(account.id));
      return { now, codes: accounts.map((account) => codeAt(account, now)) };
    });
  }

  nextHotpCode(id: string) {
    return this.answer("nextHotpCode", [id], (): AccountCode => {
      this.#counter += 1;
      this.accounts = this.accounts.map((account) =>
        account.id === id && account.counter !== null ? { ...account, counter: account.counter + 1 } : account,
      );
      return { id, code: made(id, this.#counter, 6), next: null, validFrom: null, validUntil: null, problem: null };
    });
  }

  copyCode(id: string) {
    return this.answer("copyCode", [id], () => ({ clearsAfterSeconds: this.clipboard }));
  }

  copyNextCode(id: string) {
    return this.answer("copyNextCode", [id], () => ({ clearsAfterSeconds: this.clipboard }));
  }

  about() {
    return this.answer("about", [], () => this.runsOn);
  }

  supportText(choice: SupportChoice, anew: boolean) {
    return this.answer("supportText", [choice, anew], () => {
      const servers = choice.servers ? this.servers.map(({ host }) => `- ${host}`) : ["- server 1"];
      const exchanges = choice.exchanges ? "- the last 4 of 4, in their order" : "- left out: 4";
      return ["# For support", "## Servers", ...servers, "## Exchanges with servers", exchanges].join("\n\n");
    });
  }

  saveSupport(choice: SupportChoice) {
    return this.answer("saveSupport", [choice], () =>
      this.closesDialogs ? null : "/home/starter/countersign-support.txt",
    );
  }

  desktop() {
    return this.answer("desktop", [], () => this.around);
  }

  setDesktop(settings: DesktopSettings) {
    return this.answer("setDesktop", [settings], () => {
      const hasTray = settings.tray ? (this.around.hasTray ?? true) : null;
      return (this.around = { ...this.around, settings, hasTray, shortcutProblem: null });
    });
  }

  setTrayWords(words: TrayWords) {
    return this.answer("setTrayWords", [words], () => undefined);
  }

  clipboardSeconds() {
    return this.answer("clipboardSeconds", [], () => this.clipboard);
  }

  setClipboardSeconds(seconds: number) {
    return this.answer("setClipboardSeconds", [seconds], () => (this.clipboard = seconds));
  }

  removeAccount(id: string) {
    return this.answer("removeAccount", [id], () => this.#toTrash([id]));
  }

  removeAccounts(ids: string[]) {
    return this.answer("removeAccounts", [ids], () => this.#toTrash(ids));
  }

  pinAccounts(ids: string[], pinned: boolean) {
    return this.answer("pinAccounts", [ids, pinned], () => {
      this.#undoTo(this.accounts, `${ids.length} accounts are as before.`);
      this.accounts = this.accounts.map((account) => (ids.includes(account.id) ? { ...account, pinned } : account));
    });
  }

  tagAccounts(ids: string[], add: string[], remove: string[]) {
    return this.answer("tagAccounts", [ids, add, remove], () => {
      this.#undoTo(this.accounts, `${ids.length} accounts are as before.`);
      this.accounts = this.accounts.map((account) => {
        if (!ids.includes(account.id)) return account;
        const kept = account.tags.filter((tag) => !remove.includes(tag));
        return { ...account, tags: [...new Set([...kept, ...add])] };
      });
    });
  }

  editAccount(id: string, edit: AccountEdit) {
    return this.answer("editAccount", [id, edit], () => {
      const { codes, ...rest } = edit;
      const before = this.accounts.find((account) => account.id === id) ?? anAccount({ id });
      const isLower = codes.counter !== null && codes.counter < (before.counter ?? 0);
      if (isLower && !codes.mayLowerCounter) throw counterLower(before.counter ?? 0);
      const account = { ...editedBy(before, codes), ...rest };
      this.#undoTo(this.accounts, `${before.issuer} (${before.label}) is as before.`);
      this.accounts = this.accounts.map((each) => (each.id === id ? account : each));
      return account;
    });
  }

  previewEdit(id: string, edit: CodesEdit) {
    return this.answer("previewEdit", [id, edit], () => {
      const account = this.accounts.find((each) => each.id === id) ?? anAccount({ id });
      return this.#preview(editedBy(account, edit));
    });
  }

  reorderAccounts(ids: string[]) {
    return this.answer("reorderAccounts", [ids], () => {
      this.#undoTo(this.accounts, "The order is as before.");
      this.accounts = this.accounts.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
    });
  }

  showAccountKey(account: string) {
    return this.answer("showAccountKey", [account], () => ({ qr: qrPicture(account), key: keyPicture() }));
  }

  setIcon(id: string, picture: Uint8Array) {
    const size = picture.length;
    return this.answer("setIcon", [id, size], () => {
      const hasIcon = size > 0;
      this.accounts = this.accounts.map((account) => (account.id === id ? { ...account, hasIcon } : account));
    });
  }

  accountIcon(id: string) {
    return this.answer("accountIcon", [id], () => iconPicture());
  }

  undo() {
    return this.answer("undo", [], (): Undone | null => {
      const back = this.undoable.pop();
      return back ? { words: back() } : null;
    });
  }

  readLink(link: Uint8Array) {
    const text = taken(link);
    return this.answer("readLink", [text], () => {
      if (text.startsWith("otpauth-migration:")) throw LINK_MIGRATION;
      if (text.startsWith("otpauth://")) return [...this.candidates];
      throw anError({
        code: "notALink",
        reference: "CS-A101",
        title: "That is not a link to an account.",
        message: "Such links begin with otpauth://.",
        next: "Copy the whole link and paste it again.",
        action: "none",
      });
    });
  }

  readImage(image: Uint8Array) {
    const size = image.length;
    image.fill(0);
    return this.answer("readImage", [size], () => [...this.candidates]);
  }

  readFields(fields: Uint8Array) {
    const given = JSON.parse(taken(fields)) as ManualFields;
    return this.answer("readFields", [given], () => {
      const { issuer, label, kind, algorithm, digits, period, counter } = given;
      const form = { kind, algorithm, digits, period: kind === "hotp" ? null : period };
      return [aCandidate({ id: "c1", issuer, label, ...form, counter: kind === "hotp" ? counter : null })];
    });
  }

  previewFields(fields: Uint8Array) {
    const given = JSON.parse(taken(fields)) as ManualFields;
    return this.answer("previewFields", [given], () => {
      const key = given.secret.replace(/[^a-z2-7]/gi, "");
      if (key === "") throw anError({ title: "There is no key" });
      const { kind, algorithm, digits, period, counter } = given;
      const form = { id: key, kind, algorithm, digits, period: kind === "hotp" ? null : period };
      const preview = this.#preview(anAccount({ ...form, counter: kind === "hotp" ? counter : null }));
      const bits = Math.floor((key.length * 5) / 8) * 8;
      return bits < 128 ? { ...preview, notices: [shortKey(bits)] } : preview;
    });
  }

  previewCandidate(id: string) {
    return this.answer("previewCandidate", [id], () => {
      const candidate = this.candidates.find((each) => each.id === id) ?? aCandidate({ id });
      const { kind, algorithm, digits, period, counter } = candidate;
      return this.#preview(anAccount({ id, kind, algorithm, digits, period, counter }));
    });
  }

  readOpenedLinks() {
    return this.answer("readOpenedLinks", [], () => {
      this.state = { ...this.state, linksWaiting: 0 };
      return this.openedLinks;
    });
  }

  opensLinks() {
    return this.answer("opensLinks", [], () => this.linksOpenHere);
  }

  setOpensLinks(on: boolean) {
    return this.answer("setOpensLinks", [on], () => {
      if (this.linksOpenHere !== null) this.linksOpenHere = on;
      return this.linksOpenHere;
    });
  }

  addCandidates(candidates: ChosenCandidate[]) {
    return this.answer("addCandidates", [candidates], () => {
      const made = candidates.map(({ issuer, label }) =>
        anAccount({ id: `added-${(this.#added += 1)}`, issuer, label }),
      );
      this.accounts = [...this.accounts, ...made];
      this.undoable.push(() => {
        this.accounts = this.accounts.filter((account) => !made.includes(account));
        return made.length === 1 ? "The account is no longer here." : `${made.length} accounts are no longer here.`;
      });
      return made;
    });
  }

  discardCandidates() {
    return this.answer("discardCandidates", [], () => undefined);
  }

  verifyCode(account: string, typed: string) {
    return this.answer("verifyCode", [account, typed], () => {
      const found = this.accounts.find((each) => each.id === account) ?? anAccount();
      return this.#verdict(found, typed, [found.issuer, found.label].filter(Boolean).join(", "));
    });
  }

  listEnrollments() {
    return this.answer("listEnrollments", [], () => [...this.enrollments]);
  }

  startEnrollment(request: Uint8Array) {
    const given = JSON.parse(taken(request)) as StartRequest;
    return this.answer("startEnrollment", [given], () => {
      const person = this.state.demo?.users.find((user) => user.id === given.user);
      if (person?.role === "noPermission") throw NOT_ALLOWED;
      const ready = this.enrollments.some((each) => each.user === given.user && each.state === "enrolled");
      if (person && ready) throw ALREADY_ENROLLED;
      const strict = given.dialect.includes("v3alpha");
      const enrollment = anEnrollment({
        id: `e${this.enrollments.length + 1}`,
        server: given.server,
        host: URL.canParse(given.server) ? new URL(given.server).host : given.server,
        dialect: given.dialect,
        user: given.user,
        userName: person?.name ?? null,
        label: person?.login ?? "starter@acme.example",
        registrationId: strict ? "163840776835432705" : null,
        minCodeLength: strict ? 6 : 1,
        maxCodeLength: strict ? 9 : 200,
        startedAt: Math.floor(Date.now() / 1000),
      });
      this.enrollments = [...this.enrollments, enrollment];
      return enrollment;
    });
  }

  checkEnrollmentCode(id: string, typed: string) {
    return this.answer("checkEnrollmentCode", [id, typed], () => {
      const enrollment = this.#enrollment(id);
      return this.#verdict(keyOf(enrollment), typed, `${enrollment.issuer}, ${enrollment.label}`);
    });
  }

  enrollmentCode(id: string) {
    return this.answer("enrollmentCode", [id], (): TimedCode => {
      const now = this.#callerNow();
      const code = codeAt(keyOf(this.#enrollment(id)), now);
      return {
        now,
        code: code.code,
        next: code.next ?? "",
        validFrom: code.validFrom ?? 0,
        validUntil: code.validUntil ?? 0,
      };
    });
  }

  verifyEnrollment(id: string, typed: string) {
    return this.answer("verifyEnrollment", [id, typed], () => {
      this.#playScenario();
      const pending = this.#enrollment(id);
      const account = keyOf(pending);
      if (this.state.demo && !this.#isTaken(account, typed)) throw INVALID_CODE;
      const enrollment: Enrollment = { ...pending, state: "enrolled", accountId: account.id, details: DETAILS };
      this.enrollments = this.enrollments.map((each) => (each.id === id ? enrollment : each));
      this.accounts = [...this.accounts, account];
      const foundOut = this.state.demo?.scenario === "lost-answer";
      return {
        enrollment,
        account,
        exchange: anExchange(),
        foundOut,
        countedAlready: this.countsAlready,
        signInAgain: this.wantsSignIn,
        waitForNextCode: true,
      };
    });
  }

  enrollmentStatus(id: string) {
    return this.answer("enrollmentStatus", [id], (): RegistrationStatus => ({
      state: "pending",
      methods: [],
      userName: null,
      exchange: anExchange(),
      enrolled: null,
    }));
  }

  discardEnrollment(id: string) {
    return this.answer("discardEnrollment", [id], () => {
      this.enrollments = this.enrollments.filter((each) => each.id !== id);
      return { removedAtServer: true, problem: null };
    });
  }

  showKey(enrollment: string) {
    return this.answer("showKey", [enrollment], () => ({ qr: qrPicture(enrollment), key: keyPicture() }));
  }

  keyText(enrollment: string) {
    return this.answer("keyText", [enrollment], () => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
  }

  startDemo() {
    return this.answer("startDemo", [], () => {
      const { state, accounts, enrollments, servers } = this;
      this.#real = { state, accounts, enrollments, servers };
      return this.#newDemo();
    });
  }

  leaveDemo() {
    return this.answer("leaveDemo", [], () => {
      if (this.#real) {
        ({
          state: this.state,
          accounts: this.accounts,
          enrollments: this.enrollments,
          servers: this.servers,
        } = this.#real);
      }
      return this.state;
    });
  }

  setScenario(name: string) {
    return this.answer("setScenario", [name], () => {
      if (this.state.demo) this.state = { ...this.state, demo: { ...this.state.demo, scenario: name } };
      return this.state;
    });
  }

  #toTrash(ids: string[]) {
    const gone = this.accounts.filter((account) => ids.includes(account.id));
    if (gone.length === 0) return;
    this.accounts = this.accounts.filter((account) => !ids.includes(account.id));
    const removed = Math.floor(Date.now() / 1000);
    this.trash = [...gone.map((account) => ({ account, removed, daysLeft: 30 })), ...this.trash];
    this.undoable.push(() => {
      this.fromTrash(ids);
      const [first] = gone;
      return gone.length === 1 && first
        ? `${first.issuer}, ${first.label} is back.`
        : `${gone.length} accounts are back.`;
    });
  }

  setDemoClock(whose: DemoClock, seconds: number) {
    return this.answer("setDemoClock", [whose, seconds], () => {
      const changed = whose === "server" ? { serverClockSeconds: seconds } : { callerClockSeconds: seconds };
      if (this.state.demo) this.state = { ...this.state, demo: { ...this.state.demo, ...changed } };
      return this.state;
    });
  }

  resetDemo() {
    return this.answer("resetDemo", [], () => this.#newDemo());
  }

  #undoTo(accounts: Account[], words: string) {
    this.undoable.push(() => {
      this.accounts = accounts;
      return words;
    });
  }

  #preview(account: Account): CodePreview {
    const now = this.#callerNow();
    if (account.kind === "hotp") {
      const counter = account.counter ?? 0;
      const code = made(account.id, counter, account.digits);
      return { now, code, validFrom: null, validUntil: null, counter, notices: [] };
    }
    const { code, validFrom, validUntil } = codeAt(account, now);
    return { now, code, validFrom, validUntil, counter: null, notices: [] };
  }

  #newDemo(): AppState {
    this.accounts = [];
    this.enrollments = [];
    this.servers = demoServers(DEMO.url);
    return (this.state = { ...this.state, vault: "unlocked", problem: null, demo: { ...DEMO } });
  }

  #now() {
    return Date.now() + this.ahead;
  }

  /** By the clock that makes codes, which the demonstration can set apart. */
  #callerNow() {
    return this.#now() + (this.state.demo?.callerClockSeconds ?? 0) * 1000;
  }

  #enrollment(id: string): Enrollment {
    return this.enrollments.find((each) => each.id === id) ?? anEnrollment({ id });
  }

  /** Whether the demonstration's server takes it: the step before and the step after count too. */
  #isTaken(account: Account, typed: string): boolean {
    const now = Date.now() / 1000 + (this.state.demo?.serverClockSeconds ?? 0);
    return [-1, 0, 1].some((step) => made(account.id, Math.floor(now / 30) + step, account.digits) === typed);
  }

  #playScenario() {
    const scenario = this.state.demo?.scenario;
    if (scenario === "wrong-code") throw INVALID_CODE;
    if (scenario === "no-permission") throw NOT_ALLOWED;
    if (scenario === "rate-limited") {
      throw anError({
        code: "rateLimited",
        reference: "CS-E429",
        title: "Too many tries.",
        message: "Your setup is kept.",
        next: "Possible again in 40 s.",
        action: "wait",
        retryAfterSeconds: 40,
        exchange: anExchange({ status: 429, responseBody: "Too Many Requests" }),
      });
    }
  }

  #verdict(account: Account, typed: string, name: string): Verdict {
    const now = Math.floor(this.#now() / 1000);
    const period = account.period ?? 30;
    const step = Math.floor(now / period);
    const base = {
      coincidence: null,
      now,
      acceptedFrom: (step - 1) * period,
      acceptedUntil: (step + 2) * period,
      account: name,
    };
    if (typed.length !== account.digits) {
      const title = "Not a code";
      const message = `That has ${typed.length} digits; this account’s codes have ${account.digits}.`;
      return {
        ...base,
        verdict: "malformed",
        title,
        message,
        steps: null,
        seconds: null,
        codeFrom: null,
        codeUntil: null,
      };
    }
    for (const steps of [0, -1, 1, -2, 2, -3, 3, -4, 4]) {
      if (made(account.id, step + steps, account.digits) !== typed) continue;
      const codeFrom = (step + steps) * period;
      const found = { ...base, steps, seconds: steps * period, codeFrom, codeUntil: codeFrom + period };
      if (steps === 0) return { ...found, verdict: "right", title: "Right, now", message: "The server would take it." };
      const off = Math.abs(steps) * period;
      const how = steps < 0 ? "slow" : "fast";
      if (Math.abs(steps) === 1) {
        return { ...found, verdict: "right", title: `Right, ${off} s ${how}`, message: "The server usually takes it." };
      }
      return {
        ...found,
        verdict: "otherTime",
        title: `Right, but ${off} s ${how}: not accepted`,
        message: `That code is right, but for another time. The clock that made it is about ${off} seconds ${how}.`,
        coincidence: 9 / 10 ** account.digits,
      };
    }
    const message = `That code isn’t right. Check that you are reading ${name}.`;
    return {
      ...base,
      verdict: "wrong",
      title: "Wrong",
      message,
      steps: null,
      seconds: null,
      codeFrom: null,
      codeUntil: null,
    };
  }
}

/** The made-up code of an account at a step. */
export function made(id: string, step: number, digits: number): string {
  let value = 0x811c9dc5;
  for (const character of `${id}/${step}`) value = Math.imul(value ^ character.charCodeAt(0), 0x01000193) >>> 0;
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0;
  return String(value).padStart(10, "0").slice(-digits);
}

/** What Rust says of a key that is shorter than the standard allows. */
export function shortKey(bits: number): string {
  return `The key has ${bits} bits; the standard asks for at least 128. It works all the same.`;
}

function counterLower(now: number) {
  return anError({
    code: "counterLower",
    reference: "CS-A110",
    title: "The counter would go back",
    message: `The next code has the counter ${now}. With a lower one, codes that were used already come again, and services refuse those. Nothing was changed.`,
    next: "Set it back only if the service counts from there.",
    action: "none",
  });
}

function editedBy(account: Account, edit: CodesEdit): Account {
  return {
    ...account,
    algorithm: edit.algorithm ?? account.algorithm,
    digits: edit.digits ?? account.digits,
    period: edit.period ?? account.period,
    counter: edit.counter ?? account.counter,
  };
}

function codeAt(account: Account, now: number): AccountCode {
  const period = account.period ?? 30;
  const step = Math.floor(now / 1000 / period);
  const shown = (at: number) =>
    account.kind === "steam" ? steamLike(made(account.id, at, 10)) : made(account.id, at, account.digits);
  return {
    id: account.id,
    code: shown(step),
    next: shown(step + 1),
    validFrom: step * period,
    validUntil: (step + 1) * period,
    problem: null,
  };
}

function steamLike(digits: string): string {
  const alphabet = "23456789BCDFGHJKMNPQRTVWXY";
  return Array.from({ length: 5 }, (_, at) => alphabet[Number(digits.slice(at * 2, at * 2 + 2)) % 26]).join("");
}

function keyOf(enrollment: Enrollment): Account {
  return anAccount({
    id: `of-${enrollment.id}`,
    issuer: enrollment.issuer,
    label: enrollment.label,
    digits: enrollment.digits,
  });
}
