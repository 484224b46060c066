// The stand-in's servers: profiles, signing in, who is being set up, enrollment files, the inspector, and the Clock test.
import type {
  AppError,
  ClockTestResult,
  Enrollment,
  FinishElsewhere,
  InspectedExchange,
  MadeOffer,
  EnrollmentOffer,
  Server,
  ServerCheck,
  ServerForm,
  ServerSession,
  SignIn,
  SignInWay,
  StartAtServer,
  Subject,
} from "../bindings";
import { taken } from "./base";
import { DETAILS, NOT_ALLOWED, anEnrollment, anError, anExchange } from "./data";
import { keyPicture, qrPicture } from "./pictures";
import {
  CANCELLED,
  CHECKS,
  NOT_AN_OFFER,
  OFFER_MISSING,
  aServer,
  aSession,
  aSubject,
  anOffer,
  someExchanges,
} from "./server-data";
import { FakeVault, type VaultStart } from "./vault";

export type ServersStart = VaultStart & {
  enrollments?: Enrollment[];
  servers?: Server[];
  checks?: ServerCheck[];
  subject?: Partial<Subject>;
  exchanges?: InspectedExchange[];
};

type Waiting = { server: string; way: SignInWay; settle: (outcome: Server | Error | object) => void };

export class FakeServers extends FakeVault {
  enrollments: Enrollment[];
  servers: Server[];
  checks: ServerCheck[];
  /** What the server says of whoever is asked about, if it isn't somebody of the demonstration. */
  person: Partial<Subject>;
  inspected: InspectedExchange[];
  /** What `readOffer` reads next. */
  offer: EnrollmentOffer = anOffer();
  /** What was read and neither taken nor left. */
  #readOffers: EnrollmentOffer[] = [];
  /** What the system handed over, behind the one that the state has. */
  offersBehind: EnrollmentOffer[] = [];
  /** Why the server can't be told of a removal. */
  removalProblem: AppError | null = null;
  /** Whether trying to sign in tells what came of it. */
  tryingTells = true;
  /** Whether somebody takes time to sign in: until `signedIn` or `notSignedIn` is called. */
  signInWaits = false;
  /** The codes that the Clock test was given. */
  #clockCodes = 0;
  #waiting = new Map<string, Waiting>();
  #signIns = 0;
  #saved = 0;

  constructor(start: ServersStart = {}) {
    super(start);
    this.enrollments = start.enrollments ?? [];
    this.servers = start.servers ?? [];
    this.checks = start.checks ?? CHECKS;
    this.person = start.subject ?? {};
    this.inspected = start.exchanges ?? someExchanges();
  }

  listServers() {
    return this.answer("listServers", [], () => [...this.servers]);
  }

  saveServer(form: ServerForm) {
    return this.answer("saveServer", [form], () => {
      const address = form.address.includes("://") ? form.address : `https://${form.address}`;
      if (!URL.canParse(address) || address.startsWith("http://id.")) throw BAD_ADDRESS;
      const { host } = new URL(address);
      const before = this.servers.find((server) => server.id === form.id);
      const server: Server = {
        ...(before ?? aServer({ id: `new-${(this.#saved += 1)}`, session: null, clockDifferenceSeconds: null })),
        ...form,
        id: before?.id ?? `new-${this.#saved}`,
        name: form.name || host,
        ownName: form.name,
        address,
        host,
      };
      this.servers = before
        ? this.servers.map((each) => (each.id === server.id ? server : each))
        : [...this.servers, server];
      return server;
    });
  }

  removeServer(id: string) {
    return this.answer("removeServer", [id], () => {
      this.servers = this.servers.filter((server) => server.id !== id);
      return { problem: this.removalProblem };
    });
  }

  testServer(id: string) {
    return this.answer("testServer", [id], () => ({
      server: this.#server(id),
      checks: this.checks,
      dialects: this.checks.every((check) => check.outcome === "good") ? (["v2", "v2beta"] as const).slice() : [],
    }));
  }

  addCertificate(id: string, certificate: Uint8Array) {
    const size = certificate.length;
    certificate.fill(0);
    return this.answer("addCertificate", [id, size], () => {
      if (size < 20) throw NOT_A_CERTIFICATE;
      return this.#change(id, { extraCertificates: this.#server(id).extraCertificates + 1 });
    });
  }

  removeCertificates(id: string) {
    return this.answer("removeCertificates", [id], () => this.#change(id, { extraCertificates: 0 }));
  }

  useServerTime(id: string, on: boolean) {
    return this.answer("useServerTime", [id, on], () => this.#change(id, { useServerTime: on }));
  }

  beginSignIn(server: string, way: SignInWay, fresh: boolean) {
    return this.answer("beginSignIn", [server, way, fresh], () => this.#begin(server, way));
  }

  openSignIn(id: string) {
    return this.answer("openSignIn", [id], () => undefined);
  }

  copySignInAddress(id: string) {
    return this.answer("copySignInAddress", [id], () => undefined);
  }

  async awaitSignIn(id: string): Promise<Server> {
    await this.answer("awaitSignIn", [id], () => undefined);
    const waiting = this.#waiting.get(id);
    if (!waiting) throw CANCELLED;
    if (!this.signInWaits) return this.#signIn(id, {});
    return new Promise((resolve, reject) => {
      waiting.settle = (outcome) => ("provider" in outcome ? resolve(outcome) : reject(outcome));
    });
  }

  cancelSignIn(id: string) {
    return this.answer("cancelSignIn", [id], () => {
      this.#waiting.get(id)?.settle(CANCELLED);
      this.#waiting.delete(id);
    });
  }

  /** Somebody signed in, in the browser or on the other device. */
  signedIn(session: Partial<ServerSession> = {}) {
    for (const [id, { settle }] of this.#waiting) settle(this.#signIn(id, session));
  }

  /** Signing in came to an end without success. */
  notSignedIn(error: object) {
    for (const [id, { settle }] of this.#waiting) {
      this.#waiting.delete(id);
      settle(error);
    }
  }

  useToken(server: string, token: Uint8Array) {
    const text = taken(token);
    return this.answer("useToken", [server, text], () =>
      this.#change(server, {
        session: aSession({ way: "token", name: "Helpdesk", login: "helpdesk", expiresAt: null }),
      }),
    );
  }

  signOut(server: string) {
    return this.answer("signOut", [server], () => this.#change(server, { session: null }));
  }

  subject(server: string, user: string | null) {
    return this.answer("subject", [server, user], (): Subject => {
      const at = this.#server(server);
      const known = this.state.demo?.users.find((each) => each.id === user);
      if (known?.role === "noPermission") throw NOT_ALLOWED;
      const pending = this.enrollments.find(
        (each) => each.state === "pending" && each.user === (user ?? at.session?.userId),
      );
      const shown = { user: user ?? at.session?.userId ?? "163840776835432705", onBehalf: user !== null };
      const mine = user === null ? { name: at.session?.name ?? null, login: at.session?.login ?? null } : {};
      const other =
        user === null ? {} : { name: known?.name ?? "Second Starter", login: known?.login ?? "second@acme.example" };
      const state = known?.role === "halfWay" ? "pending" : known?.role === "alreadyEnrolled" ? "ready" : null;
      return aSubject({
        server: at,
        ...shown,
        ...mine,
        ...other,
        pendingHere: pending?.id ?? null,
        ...(pending ? { state: "pending" } : {}),
        ...(state ? { state, otherMethods: ["Password"] } : {}),
        ...this.person,
      });
    });
  }

  startAtServer(request: StartAtServer) {
    return this.answer("startAtServer", [request], () => {
      const server = this.#server(request.server);
      const strict = server.dialect?.includes("v3alpha") ?? false;
      const known = this.state.demo?.users.find((each) => each.id === request.user);
      if (known?.role === "noPermission") throw NOT_ALLOWED;
      const other = { name: "Second Starter", login: "second@acme.example", ...this.person, ...known };
      const { name, login } = request.user === null ? (server.session ?? { name: null, login: null }) : other;
      const enrollment = anEnrollment({
        id: `e${this.enrollments.length + 1}`,
        server: server.address,
        host: server.host,
        provider: server.provider,
        dialect: server.dialect,
        user: request.user ?? server.session?.userId ?? "163840776835432705",
        userName: name,
        login,
        label: login ?? "",
        onBehalf: request.user !== null,
        serverId: server.id,
        minCodeLength: strict ? 6 : 1,
        maxCodeLength: strict ? 9 : 200,
        clockDifferenceSeconds: this.state.demo?.serverClockSeconds ?? server.clockDifferenceSeconds,
        startedAt: Math.floor(Date.now() / 1000),
      });
      this.enrollments = [...this.enrollments, enrollment];
      return enrollment;
    });
  }

  removeRegistration(server: string, user: string | null, registrationId: string | null) {
    return this.answer("removeRegistration", [server, user, registrationId], () => {
      this.person = { ...this.person, state: "none" };
      return anExchange({ method: "DELETE", requestBody: null });
    });
  }

  finishElsewhere(request: Uint8Array) {
    const given = JSON.parse(taken(request)) as FinishElsewhere;
    return this.answer("finishElsewhere", [given], () => ({
      details: DETAILS,
      exchange: anExchange(),
      foundOut: false,
    }));
  }

  giveEnrollmentToken(id: string, token: Uint8Array) {
    const text = taken(token);
    return this.answer("giveEnrollmentToken", [id, text], () => {
      return this.enrollments.find((each) => each.id === id) ?? anEnrollment({ id });
    });
  }

  trySigningIn(enrollment: string) {
    return this.answer("trySigningIn", [enrollment], (): SignIn | null => {
      const server = this.enrollments.find((each) => each.id === enrollment)?.serverId;
      return server != null && this.tryingTells ? this.#begin(server, "browser") : null;
    });
  }

  readOffer(offer: Uint8Array) {
    const text = taken(offer);
    return this.answer("readOffer", [text], () => {
      if (!text.startsWith("countersign://enroll?") && !text.startsWith("{")) throw NOT_AN_OFFER;
      const known = this.servers.find((server) => server.address === this.offer.server);
      const read = { ...this.offer, knownServer: known?.id ?? null };
      this.#readOffers = [...this.#readOffers, read];
      return read;
    });
  }

  acceptOffer(id: string) {
    return this.answer("acceptOffer", [id], () => {
      const offer = [...this.#readOffers, this.state.pendingOffer].find((each) => each?.id === id);
      if (!offer) throw OFFER_MISSING;
      this.#offerGone(id);
      const known = this.servers.find((server) => server.id === offer.knownServer);
      if (known) return known;
      const { name, host, clientId, dialect, provider, help } = offer;
      const server = aServer({ id: "offered", name, address: offer.server, host, clientId, dialect, provider, help });
      this.servers = [...this.servers, server];
      return server;
    });
  }

  declineOffer(id: string | null) {
    return this.answer("declineOffer", [id], () => {
      if (id === null) this.state = { ...this.state, offerProblem: null };
      else this.#offerGone(id);
      return this.state;
    });
  }

  /** The system hands over one more. */
  offered(offer: EnrollmentOffer) {
    if (this.state.pendingOffer === null) this.state = { ...this.state, pendingOffer: offer };
    else this.offersBehind = [...this.offersBehind, offer];
    this.state = { ...this.state, offersWaiting: this.offersBehind.length };
    this.changed();
  }

  makeOffer(server: string) {
    return this.answer("makeOffer", [server], (): MadeOffer => {
      const { address, clientId, name, dialect, help } = this.#server(server);
      const file = { type: "countersign-enrollment", version: 1, server: address, name, clientId, dialect, help };
      return {
        link: `countersign://enroll?${new URLSearchParams({ v: "1", server: address, name, client: clientId }).toString()}`,
        fileName: `${name}.countersign`,
        content: JSON.stringify(file, null, 2),
      };
    });
  }

  saveOffer(server: string) {
    return this.answer("saveOffer", [server], () => `/home/starter/${this.#server(server).name}.countersign`);
  }

  exchanges() {
    return this.answer("exchanges", [], () => [...this.inspected]);
  }

  clearExchanges() {
    return this.answer("clearExchanges", [], () => {
      this.inspected = [];
    });
  }

  exchangesText(ids: number[]) {
    return this.answer("exchangesText", [ids], () =>
      this.inspected
        .filter((each) => ids.includes(each.id))
        .map(({ what, path, exchange }) => `${what}\n${exchange.method} ${path} ${exchange.status ?? "no answer"}`)
        .join("\n\n"),
    );
  }

  startClockTest() {
    return this.answer("startClockTest", [], () => {
      this.#clockCodes = 0;
      return { images: { qr: qrPicture("clock"), key: keyPicture() }, qrText: null, period: 30 };
    });
  }

  /** 000000 is no code of it; one that begins with 9 is of a clock that is 94 seconds slow. */
  clockTestCode(typed: string) {
    return this.answer("clockTestCode", [typed], (): ClockTestResult => {
      if (typed === "000000") return { understood: false, driftSeconds: null, needsSecond: false, ...NOT_UNDERSTOOD };
      if (!typed.startsWith("9")) return { understood: true, driftSeconds: 0, needsSecond: false, ...CLOCK_AGREES };
      this.#clockCodes += 1;
      const needsSecond = this.#clockCodes === 1;
      return { understood: true, driftSeconds: -94, needsSecond, ...(needsSecond ? PROBABLY_SLOW : SLOW) };
    });
  }

  endClockTest() {
    return this.answer("endClockTest", [], () => undefined);
  }

  #begin(server: string, way: SignInWay): SignIn {
    const id = `sign-in-${(this.#signIns += 1)}`;
    this.#waiting.set(id, { server, way, settle: () => undefined });
    const device = way === "device";
    const { address } = this.#server(server);
    return {
      id,
      way: device ? "device" : "browser",
      address: `${address}/oauth/v2/authorize?client_id=268459283745612033&response_type=code`,
      userCode: device ? "BDFG-HJKM" : null,
      verificationAddress: device ? `${address}/device` : null,
      qr: device ? qrPicture("device") : null,
      expiresAt: Math.floor(Date.now() / 1000) + 300,
    };
  }

  #offerGone(id: string) {
    this.#readOffers = this.#readOffers.filter((each) => each.id !== id);
    if (this.state.pendingOffer?.id !== id) return;
    const [next = null, ...behind] = this.offersBehind;
    this.offersBehind = behind;
    this.state = { ...this.state, pendingOffer: next, offersWaiting: behind.length };
  }

  #server(id: string): Server {
    const found = this.servers.find((server) => server.id === id);
    if (!found) throw anError({ code: "unknownServer", title: "That server is no longer here.", action: "none" });
    return found;
  }

  #change(id: string, changes: Partial<Server>): Server {
    const server = { ...this.#server(id), ...changes };
    this.servers = this.servers.map((each) => (each.id === id ? server : each));
    return server;
  }

  #signIn(id: string, session: Partial<ServerSession>): Server {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return this.#change(waiting?.server ?? "", { session: aSession({ way: waiting?.way ?? "browser", ...session }) });
  }
}

const NOT_UNDERSTOOD = {
  headline: "Not a code of this test",
  explanation: "No clock of the last and the next day makes that code. Perhaps the caller read another account.",
};
const CLOCK_AGREES = {
  headline: "The caller’s clock is right",
  explanation: "It agrees with this computer’s. A wrong code has another reason.",
};
const PROBABLY_SLOW = {
  headline: "Probably 94 s slow",
  explanation: "One code could match by chance. Ask for the next one that the phone shows.",
};
const SLOW = {
  headline: "The caller’s clock is 94 s slow",
  explanation: "Two codes in a row say the same. Ask the caller to set the phone’s clock by the network.",
};

const BAD_ADDRESS = anError({
  code: "badServerAddress",
  reference: "CS-E102",
  title: "That is not an address of a server.",
  message: "Nothing was sent.",
  next: "Addresses begin with https://.",
  action: "checkAddress",
});

const NOT_A_CERTIFICATE = anError({
  code: "notACertificate",
  reference: "CS-S110",
  title: "That file holds no certificate.",
  message: "Nothing was changed.",
  next: "Choose a file that ends in .pem, .crt or .cer.",
  action: "none",
});

/** The demonstration's own profiles: its helpdesk is signed in with a token. */
export function demoServers(url: string): Server[] {
  const session = aSession({
    way: "token",
    name: "Helpdesk",
    login: "helpdesk@demo.example",
    userId: "1005",
    expiresAt: null,
  });
  const common = { address: url, host: new URL(url).host, help: "", session };
  return [
    aServer({ ...common, id: "demo", name: "Demonstration", clientId: "demonstration" }),
    aServer({
      ...common,
      id: "demo-privacyidea",
      name: "Demonstration (privacyIDEA)",
      provider: "privacyidea",
      dialect: null,
      signInWay: "token",
      clientId: "",
    }),
  ];
}
