// What the stand-in shows of servers: profiles, people, checks, exchanges. None of them exists.
import type {
  EnrollmentOffer,
  InspectedExchange,
  Policy,
  Server,
  ServerCheck,
  ServerSession,
  Subject,
} from "../bindings";
import { anError, anExchange } from "./data";

const day = 86_400;

export function aSession(changes: Partial<ServerSession> = {}): ServerSession {
  return {
    way: "browser",
    name: "First Starter",
    login: "starter@acme.example",
    userId: "163840776835432705",
    expiresAt: Math.floor(Date.now() / 1000) + 12 * 3600,
    over: false,
    ...changes,
  };
}

export function aServer(changes: Partial<Server> = {}): Server {
  return {
    id: "s1",
    name: "Acme",
    ownName: changes.name ?? "Acme",
    address: "https://login.acme.example",
    host: "login.acme.example",
    provider: "zitadel",
    dialect: "v2",
    signInWay: "browser",
    clientId: "268459283745612033",
    help: "Helpdesk, extension 4000",
    session: null,
    managed: false,
    useServerTime: false,
    clockDifferenceSeconds: 0,
    extraCertificates: 0,
    ...changes,
  };
}

/** One that is signed in, one that was, one of the administrator. */
export function someServers(): Server[] {
  return [
    aServer({ session: aSession() }),
    aServer({
      id: "s2",
      name: "Test bench",
      address: "https://id.bench.acme.example",
      host: "id.bench.acme.example",
      dialect: "v3alpha",
      session: aSession({ over: true }),
      clockDifferenceSeconds: 134,
      extraCertificates: 1,
    }),
    aServer({
      id: "s3",
      name: "Head office",
      address: "https://mfa.head-office.example",
      host: "mfa.head-office.example",
      provider: "privacyidea",
      dialect: null,
      signInWay: "token",
      clientId: "",
      managed: true,
      clockDifferenceSeconds: null,
    }),
  ];
}

export function aSubject(changes: Partial<Subject> = {}): Subject {
  return {
    server: aServer({ session: aSession() }),
    user: "163840776835432705",
    name: "First Starter",
    login: "starter@acme.example",
    onBehalf: false,
    state: "none",
    methods: ["AUTHENTICATION_METHOD_TYPE_PASSWORD"],
    pendingHere: null,
    otherMethods: [],
    exchange: anExchange({ method: "GET", requestBody: null }),
    ...changes,
  };
}

export function anOffer(changes: Partial<EnrollmentOffer> = {}): EnrollmentOffer {
  return {
    id: "o1",
    name: "Acme",
    server: "https://login.acme.example",
    host: "login.acme.example",
    clientId: "268459283745612033",
    dialect: "v2",
    provider: "zitadel",
    help: "Helpdesk, extension 4000",
    knownServer: null,
    ...changes,
  };
}

export function aPolicy(changes: Partial<Policy> = {}): Policy {
  return {
    server: anOffer({
      id: "",
      name: "Head office",
      server: "https://mfa.head-office.example",
      host: "mfa.head-office.example",
    }),
    longestAutoLockMinutes: 30,
    plainExportOff: true,
    source: "/etc/countersign/policy.json",
    problem: null,
    ...changes,
  };
}

export const CHECKS: ServerCheck[] = [
  { name: "reachable", outcome: "good", words: "login.acme.example answered in 84 ms." },
  { name: "certificate", outcome: "good", words: "It proved who it is." },
  { name: "instance", outcome: "good", words: "There is a ZITADEL at this address." },
  { name: "dialect", outcome: "good", words: "It speaks v2 and v2beta." },
  { name: "clock", outcome: "good", words: "Its clock agrees with this computer’s to within a second." },
  { name: "signedIn", outcome: "good", words: "Signed in as starter@acme.example." },
];

/** Reached, and with a certificate of an authority that nobody here knows. */
export const CHECKS_OF_A_STRANGER: ServerCheck[] = [
  { name: "reachable", outcome: "good", words: "login.acme.example answered in 84 ms." },
  { name: "certificate", outcome: "bad", words: "Its certificate is of an authority that this computer doesn’t know." },
  { name: "instance", outcome: "unknown", words: "Not asked." },
  { name: "dialect", outcome: "unknown", words: "Not asked." },
  { name: "clock", outcome: "unknown", words: "Not asked." },
  { name: "signedIn", outcome: "unknown", words: "Nobody is signed in." },
];

export function anInspectedExchange(changes: Partial<InspectedExchange> = {}): InspectedExchange {
  return {
    id: 1,
    atMs: Date.now() - 60_000,
    what: "Verify a code",
    path: "/v2/users/163840776835432705/totp/verify",
    exchange: anExchange(),
    ...changes,
  };
}

/** Newest first: a refusal, a success, one without an answer. */
export function someExchanges(): InspectedExchange[] {
  const ago = (seconds: number) => Date.now() - seconds * 1000;
  return [
    anInspectedExchange({
      id: 4,
      atMs: ago(20),
      exchange: anExchange({
        status: 400,
        responseBody:
          '{"code":3,"message":"Invalid code (EVENT-8isk2)","details":[{"id":"EVENT-8isk2","message":"Invalid code"}]}',
      }),
    }),
    anInspectedExchange({
      id: 3,
      atMs: ago(95),
      what: "Start setting up codes",
      path: "/v2/users/163840776835432705/totp",
      exchange: anExchange({
        url: "https://login.acme.example/v2/users/163840776835432705/totp",
        requestBody: "{}",
        responseBody: '{"details":{"sequence":"2"},"uri":"······","secret":"······"}',
        durationMs: 131,
      }),
    }),
    anInspectedExchange({
      id: 2,
      atMs: ago(96),
      what: "Look up the ways of signing in",
      path: "/v2/users/163840776835432705/authentication_methods",
      exchange: anExchange({
        method: "GET",
        url: "https://login.acme.example/v2/users/163840776835432705/authentication_methods",
        requestBody: null,
        responseBody: '{"authMethodTypes":["AUTHENTICATION_METHOD_TYPE_PASSWORD"]}',
        durationMs: 47,
      }),
    }),
    anInspectedExchange({
      id: 1,
      atMs: ago(2 * day),
      what: "Find out about the server",
      path: "/.well-known/openid-configuration",
      exchange: anExchange({
        method: "GET",
        url: "https://login.acme.example/.well-known/openid-configuration",
        requestBody: null,
        status: null,
        requestId: null,
        contentType: null,
        responseBody: null,
        durationMs: 10_000,
        serverDate: null,
        clockDifferenceSeconds: null,
      }),
    }),
  ];
}

export const CANCELLED = anError({
  code: "signInCancelled",
  reference: "CS-A301",
  title: "Signing in was cancelled.",
  message: "Nothing was changed.",
  next: "Begin again when you like.",
  action: "tryAgain",
});

export const EXPIRED = anError({
  code: "signInExpired",
  reference: "CS-A302",
  title: "Nobody signed in within five minutes.",
  message: "Nothing was changed.",
  next: "Begin again, and finish in your browser.",
  action: "tryAgain",
});

export const SIGNED_OUT = anError({
  code: "unauthenticated",
  reference: "CS-E401",
  title: "Your sign-in has ended.",
  message: "Your setup is kept.",
  next: "Sign in again to go on.",
  action: "signInAgain",
  exchange: anExchange({ status: 401, responseBody: '{"code":16,"message":"Errors.Token.Invalid (AUTH-7fs1e)"}' }),
});

export const SLOW_CLOCK = anError({
  code: "serverClockApart",
  reference: "CS-E416",
  title: "This computer’s clock is 2 minutes slower than the server’s.",
  message: "Codes made by it are refused. Your setup is kept.",
  next: "Use the server’s time for codes of this server.",
  action: "useServerTime",
  exchange: anExchange({ status: 400, clockDifferenceSeconds: 134 }),
});

export const NOT_AN_OFFER = anError({
  code: "offerMalformed",
  reference: "CS-L202",
  title: "That is not an enrollment link.",
  message: "Such links begin with countersign://enroll?",
  next: "Copy the whole link and paste it again.",
  action: "none",
});

export const OFFER_MISSING = anError({
  code: "offerMissing",
  reference: "CS-L205",
  title: "That link or file no longer waits.",
  message: "Nothing was added.",
  next: "Open it again.",
  action: "none",
});

export const ID_NEEDED = anError({
  code: "registrationIdNeeded",
  reference: "CS-E118",
  title: "The setup’s id is needed.",
  message: "login.acme.example removes codes by their id, and it isn’t known here. Nothing was sent.",
  next: "Enter the id.",
  action: "giveRegistrationId",
});
