// Generated from the Rust types by `make bindings`; a test fails when it is stale. Do not edit.

export type VaultStatus = "empty" | "locked" | "unlocked" | "unusable";
export type KeychainStatus = "available" | "absent" | "locked" | "noCollection" | "denied" | "noAnswer" | "failed";
export type SlotKind = "keychain" | "passphrase";

/** All that the window needs to know at once: which screen to show, and why. */
export type AppState = {
  version: string;
  vault: VaultStatus;
  /** Why the vault can't be used or wasn't opened with the keychain by itself, if it wasn't. */
  problem: AppError | null;
  slots: SlotKind[];
  /** Looked up only while there is no vault, or it is locked; otherwise null. */
  keychain: KeychainStatus | null;
  /** Set while the demonstration is on; everything else here then speaks of its throw-away vault. */
  demo: Demo | null;
  platform: string;
};

export type Demo = {
  url: string;
  users: DemoUser[];
  scenarios: DemoScenario[];
  scenario: string;
};
export type DemoUser = { id: string; name: string; login: string; role: "newStarter" | "halfWay" | "alreadyEnrolled" | "noPermission" };
export type DemoScenario = { name: string; title: string; whatHappens: string; sayAloud: string };

/** An error as the person meets it. `code` is stable; the words are made in Rust, once, for the window and the command line. */
export type AppError = {
  code: string;
  /** The same in all languages: `CS-E403`. */
  reference: string;
  title: string;
  /** What happened, what is safe. */
  message: string;
  /** What to do now. */
  next: string;
  /** What the main button does: tryAgain, wait, checkAddress, checkState, changeUser, newToken, startAgain, fixClock, useToken, unlock, none. */
  action: string;
  retryAfterSeconds: number | null;
  exchange: Exchange | null;
  /** What the server really said, where it said it in the known shape. */
  said: ServerSaid | null;
};
export type ServerSaid = { httpStatus: number; code: number | null; id: string | null; message: string | null; details: unknown[]; requestId: string | null };
export type Exchange = {
  method: string; url: string; requestBody: string | null; status: number | null; requestId: string | null; contentType: string | null;
  responseBody: string | null; durationMs: number; serverDate: string | null; clockDifferenceSeconds: number | null;
};

export type Kind = "totp" | "hotp" | "steam";
export type Algorithm = "SHA1" | "SHA256" | "SHA512";
export type Account = {
  id: string; issuer: string; label: string; kind: Kind; algorithm: Algorithm; digits: number;
  /** Seconds; null for HOTP. */
  period: number | null;
  pinned: boolean;
};
export type AccountList = { accounts: Account[]; damaged: DamagedRecord[] };
export type DamagedRecord = { id: string; what: "account" | "enrollment" };

/** Unix times in seconds. */
export type AccountCode = { id: string; code: string; next: string | null; validFrom: number | null; validUntil: number | null; problem: AppError | null };
/** `now`: Rust's clock in Unix milliseconds when the codes were made; the ring's phase comes from it. */
export type Codes = { now: number; codes: AccountCode[] };
export type Copied = { clearsAfterSeconds: number };

/** An account that was read from a link, a picture or the form, and waits for the person's yes. Its secret stays in Rust. */
export type Candidate = {
  id: string; issuer: string; label: string; kind: Kind; algorithm: Algorithm; digits: number; period: number | null; counter: number | null;
  /** Sentences worth reading before saying yes: unusual digits, an issuer that differs. */
  notices: string[];
  /** The account here that already has this secret. */
  alreadyHere: string | null;
  /** A QR in the same picture that is no account: why. */
  problem: AppError | null;
};
/** What the form for adding by hand sends, as JSON bytes. */
export type ManualFields = { issuer: string; label: string; secret: string; kind: Kind; algorithm: Algorithm; digits: number; period: number; counter: number };

export type Verdict = {
  verdict: "right" | "otherTime" | "wrong" | "malformed";
  /** `Right, now` · `Right, but 94 s slow: not accepted` · `Wrong` · `Not a code` */
  title: string;
  /** One to three plain sentences. */
  message: string;
  /** The code's step minus this moment's; null when wrong or malformed. */
  steps: number | null;
  seconds: number | null;
  /** Chance that a random code would have matched somewhere in the window: 0..1. */
  coincidence: number | null;
  /** For the timeline, Unix seconds: this moment, the accepted window, and when the code was made. */
  now: number; acceptedFrom: number | null; acceptedUntil: number | null; codeFrom: number | null; codeUntil: number | null;
  /** The account it was checked against. */
  account: string;
};

export type Dialect = "v2" | "v2beta" | "v3alpha" | "resources-v3alpha";
/** What the enrollment form sends, as JSON bytes. In the demonstration only `user` and `dialect` count. */
export type StartRequest = { server: string; user: string; token: string; dialect: Dialect };
export type Enrollment = {
  id: string; state: "pending" | "enrolled"; server: string; host: string; dialect: Dialect; user: string; userName: string | null;
  registrationId: string | null; issuer: string; label: string; algorithm: Algorithm; digits: number; period: number;
  minCodeLength: number; maxCodeLength: number; startedAt: number; accountId: string | null; details: DetailRow[];
  /** Server minus this computer, seconds, from the newest answer; null when unknown. */
  clockDifferenceSeconds: number | null;
};
export type DetailRow = { name: "sequence" | "changeDate" | "resourceOwner" | "creationDate" | "id" | "ownerType"; label: string; value: string; /** Dates only: in this computer's time zone. */ local: string | null };
export type Enrolled = { enrollment: Enrollment; account: Account; exchange: Exchange; /** True when the server had already accepted it (a lost answer, found out). */ foundOut: boolean };
export type RegistrationStatus = { state: "none" | "pending" | "ready" | "unknown"; methods: string[]; userName: string | null; exchange: Exchange };
export type Discarded = { removedAtServer: boolean; problem: AppError | null };
/** Addresses on the `key:` scheme, each served once, that can only be shown as pictures. */
export type KeyImages = { qr: string; key: string };
export type TimedCode = { now: number; code: string; next: string; validFrom: number; validUntil: number };
