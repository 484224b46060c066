// What the stand-in shows: accounts, enrollments, the demonstration's people and scenarios. Nobody here exists.
import type {
  Account,
  AppError,
  AppState,
  Candidate,
  Demo,
  Desktop,
  DetailRow,
  DoctorReport,
  Enrollment,
  Exchange,
  Slot,
  SlotKind,
  Snapshot,
} from "../bindings";

export const STATE: AppState = {
  version: "0.1.0",
  vault: "unlocked",
  problem: null,
  slots: ["keychain"],
  readOnly: null,
  keychainNote: null,
  lockSettings: { afterMinutes: 15, withSession: true, atStart: false },
  snapshots: [],
  keychain: null,
  demo: null,
  platform: "linux",
  policy: null,
  pendingOffer: null,
  offersWaiting: 0,
  offerProblem: null,
  linksWaiting: 0,
};

export function anAccount(changes: Partial<Account> = {}): Account {
  return {
    id: "a1",
    issuer: "ZITADEL",
    label: "starter@acme.example",
    kind: "totp",
    algorithm: "SHA1",
    digits: 6,
    period: 30,
    counter: null,
    pinned: false,
    note: "",
    tags: [],
    hasIcon: false,
    lastUsed: null,
    created: 1_700_000_000,
    ...changes,
  };
}

export const KEYCHAIN_NOTE =
  "The keychain opens this vault for whoever uses this computer as you. The lock clears the window and its memory; it does not keep such a person out.";

const SLOT_WORDS: Record<SlotKind, { title: string; words: string }> = {
  keychain: {
    title: "The keychain",
    words: "The keychain of this computer keeps the key. Nothing has to be typed.",
  },
  passphrase: { title: "A passphrase", words: "You type it when you open the vault." },
  recovery: {
    title: "The recovery code",
    words: "For the day when nothing else opens the vault. It is on paper, not on this computer.",
  },
  twoPart: {
    title: "A passphrase and the keychain, together",
    words: "Both are needed. The passphrase alone opens nothing on another computer.",
  },
};

export function aDesktop(changes: Partial<Desktop> = {}): Desktop {
  return {
    settings: { tray: true, closeToTray: false, startWithDesktop: false, shortcut: null, protected: true },
    hasTray: true,
    takesShortcuts: true,
    shortcutProblem: null,
    protects: false,
    findCommand: "/usr/bin/countersign --find",
    ...changes,
  };
}

export function aSlot(kind: SlotKind, changes: Partial<Slot> = {}): Slot {
  return { id: `slot-${kind}`, kind, damaged: false, ...SLOT_WORDS[kind], ...changes };
}

export function aSnapshot(changes: Partial<Snapshot> = {}): Snapshot {
  return {
    name: "2024-06-13T06-44-36Z.snapshot",
    madeMs: Date.now() - 3_600_000,
    reason: "scheduled",
    accounts: 7,
    bytes: 86_016,
    condition: "good",
    ...changes,
  };
}

/** Newest first: some of each kind. */
export function someSnapshots(): Snapshot[] {
  const hours = (count: number) => Date.now() - count * 3_600_000;
  return [
    aSnapshot({ name: "s1", madeMs: hours(0.7) }),
    aSnapshot({ name: "s2", madeMs: hours(5), accounts: 6, reason: "asked" }),
    aSnapshot({ name: "s3", madeMs: hours(26), accounts: 6, condition: "outdated" }),
    aSnapshot({ name: "s4", madeMs: hours(50), accounts: 6, reason: "beforeRestore" }),
    aSnapshot({ name: "s5", madeMs: hours(75), accounts: 5, condition: "damaged" }),
    aSnapshot({ name: "s6", madeMs: hours(24 * 9), accounts: 4, reason: "beforeMigration", bytes: 61_440 }),
    aSnapshot({ name: "s7", madeMs: hours(24 * 20), accounts: 3, bytes: 57_344 }),
  ];
}

export const DOCTOR_WORKS: DoctorReport = {
  provider: "GNOME Keyring",
  working: true,
  case: "opens",
  title: "The keychain works and opens this vault.",
  message: "It kept a test value and gave it back. The key of this vault is in it.",
  next: "There is nothing to do.",
  reference: null,
  checks: [
    { name: "Reach the keychain", ok: true, words: "GNOME Keyring answered." },
    { name: "Write a test value", ok: true, words: "It was kept." },
    { name: "Read it back", ok: true, words: "It came back as it was written." },
    { name: "Delete it", ok: true, words: "It is gone again." },
    { name: "Look for this vault’s key", ok: true, words: "It is there, and it belongs to this vault." },
  ],
};

export const DOCTOR_LOCKED: DoctorReport = {
  provider: "GNOME Keyring",
  working: false,
  case: "locked",
  title: "The keychain is locked.",
  message: "It answered, and it did not let Countersign in. Your accounts are safe.",
  next: "Unlock the keychain, then look again.",
  reference: "CS-K105",
  checks: [
    { name: "Reach the keychain", ok: true, words: "GNOME Keyring answered." },
    { name: "Write a test value", ok: false, words: "It is locked." },
    { name: "Read it back", ok: null, words: "Not reached." },
    { name: "Delete it", ok: null, words: "Not reached." },
    { name: "Look for this vault’s key", ok: null, words: "Not reached." },
  ],
};

export const ACCOUNTS: Account[] = [
  anAccount({ id: "a1" }),
  anAccount({
    id: "a2",
    issuer: "Payroll",
    label: "first.starter-with-a-long-login@payroll.acme.example",
    tags: ["work"],
    note: "Asked for on the first working day of the month.",
  }),
  anAccount({ id: "a3", issuer: "Build server", label: "deploy", kind: "hotp", period: null, counter: 41 }),
  anAccount({ id: "a4", issuer: "Games", label: "starter", kind: "steam", digits: 5 }),
  anAccount({ id: "a5", issuer: "VPN", label: "starter@acme.example", digits: 8, algorithm: "SHA256", period: 60 }),
  anAccount({ id: "a6", issuer: "Mail", label: "post@acme.example" }),
  anAccount({ id: "a7", issuer: "", label: "an-account-without-an-issuer" }),
];

export function manyAccounts(count: number): Account[] {
  const issuers = ["ZITADEL", "Payroll", "Mail", "Registry", "Backups", "Wiki", "Tickets", "Library", "Domains"];
  return Array.from({ length: count }, (_, index) =>
    anAccount({
      id: `m${index}`,
      issuer: issuers[index % issuers.length] ?? "",
      label: `login-${index + 1}@acme.example`,
    }),
  );
}

export function anExchange(changes: Partial<Exchange> = {}): Exchange {
  return {
    method: "POST",
    url: "https://login.acme.example/v2/users/163840776835432705/totp/verify",
    requestBody: '{"code":"······"}',
    status: 200,
    requestId: "01hz7y3c9q",
    contentType: "application/json",
    responseBody:
      '{"details":{"sequence":"2","changeDate":"2024-06-13T06:44:36.404Z","resourceOwner":"69629023906488334"}}',
    durationMs: 84,
    serverDate: "Thu, 13 Jun 2024 06:44:36 GMT",
    clockDifferenceSeconds: 0,
    ...changes,
  };
}

export function anError(changes: Partial<AppError> = {}): AppError {
  return {
    code: "invalidCode",
    reference: "CS-E400",
    title: "That code isn’t right.",
    message: "The server refused it. Your setup is kept.",
    next: "Check that you are reading the right account, then try again.",
    action: "tryAgain",
    retryAfterSeconds: null,
    host: null,
    exchange: null,
    said: null,
    ...changes,
  };
}

export const NOT_ALLOWED: AppError = anError({
  code: "notAllowed",
  reference: "CS-E403",
  title: "You may not set up codes for this person.",
  message: "Your setup is kept.",
  next: "Send your helpdesk the reference CS-E403.",
  action: "none",
  exchange: anExchange({
    status: 403,
    responseBody: '{"code":7,"message":"No matching permissions found (AUTH-AWfge)","details":[{"id":"AUTH-AWfge"}]}',
  }),
  said: {
    httpStatus: 403,
    code: 7,
    id: "AUTH-AWfge",
    message: "No matching permissions found",
    details: [],
    requestId: "01hz7y3c9q",
  },
});

export const ALREADY_ENROLLED: AppError = anError({
  code: "alreadyEnrolled",
  reference: "CS-E409",
  title: "Codes are already set up.",
  message: "The server refuses a second setup. Nothing was changed.",
  next: "Check the state, or remove them first.",
  action: "checkState",
  exchange: anExchange({ status: 409 }),
});

export const INVALID_CODE: AppError = anError({
  exchange: anExchange({
    status: 400,
    responseBody:
      '{"code":3,"message":"Invalid code (EVENT-8isk2)","details":[{"id":"EVENT-8isk2","message":"Invalid code"}]}',
  }),
  said: { httpStatus: 400, code: 3, id: "EVENT-8isk2", message: "Invalid code", details: [], requestId: "01hz7y3c9q" },
});

export const LINK_MIGRATION: AppError = anError({
  code: "linkMigration",
  reference: "CS-L102",
  title: "A transfer of several accounts",
  message: "This link moves accounts from another program. It is imported, not added.",
  next: "Import it.",
  action: "none",
});

export function anEnrollment(changes: Partial<Enrollment> = {}): Enrollment {
  return {
    id: "e1",
    publicLink: "otpauth://totp/Example:ann?algorithm=SHA1&digits=6&period=30",
    state: "pending",
    server: "https://login.acme.example",
    host: "login.acme.example",
    provider: "zitadel",
    dialect: "v2",
    user: "163840776835432705",
    userName: null,
    registrationId: null,
    issuer: "ZITADEL",
    label: "starter@acme.example",
    algorithm: "SHA1",
    digits: 6,
    period: 30,
    minCodeLength: 1,
    maxCodeLength: 200,
    startedAt: Math.floor(Date.now() / 1000) - 3 * 86_400,
    accountId: null,
    details: [],
    clockDifferenceSeconds: 0,
    serverId: null,
    onBehalf: false,
    login: null,
    ...changes,
  };
}

export const DETAILS: DetailRow[] = [
  { name: "sequence", label: "Sequence", value: "2", local: null },
  { name: "changeDate", label: "Changed", value: "2024-06-13T06:44:36.404Z", local: "13 June 2024, 08:44:36 (UTC+2)" },
  { name: "resourceOwner", label: "Resource owner", value: "69629023906488334", local: null },
];

export function aCandidate(changes: Partial<Candidate> = {}): Candidate {
  return {
    id: "c1",
    issuer: "ZITADEL",
    label: "second@acme.example",
    kind: "totp",
    algorithm: "SHA1",
    digits: 6,
    period: 30,
    counter: null,
    notices: [],
    alreadyHere: null,
    problem: null,
    ...changes,
  };
}

export const DEMO: Demo = {
  url: "http://127.0.0.1:41234",
  users: [
    { id: "1001", name: "New starter", login: "new.starter@demo.example", role: "newStarter" },
    { id: "1002", name: "Half-way", login: "half.way@demo.example", role: "halfWay" },
    { id: "1003", name: "Already enrolled", login: "already.enrolled@demo.example", role: "alreadyEnrolled" },
    { id: "1004", name: "No permission", login: "no.permission@demo.example", role: "noPermission" },
  ],
  scenarios: [
    {
      name: "normal",
      title: "Everything works",
      whatHappens: "The server takes a right code.",
      sayAloud: "This is how it goes on a good day.",
    },
    {
      name: "wrong-code",
      title: "Wrong code",
      whatHappens: "The server refuses whatever is typed.",
      sayAloud: "A wrong code costs nothing: the setup is kept.",
    },
    {
      name: "no-permission",
      title: "No permission",
      whatHappens: "The server says that you may not.",
      sayAloud: "The reference below tells your helpdesk which right is missing.",
    },
    {
      name: "rate-limited",
      title: "Too many tries",
      whatHappens: "The server asks to wait for 40 seconds.",
      sayAloud: "Nothing is lost; the button counts down.",
    },
    {
      name: "lost-answer",
      title: "Lost answer",
      whatHappens: "The connection drops after the code was accepted.",
      sayAloud: "The program looks it up before it says anything.",
    },
    {
      name: "clock-off",
      title: "Clock off",
      whatHappens: "The server’s clock is 94 seconds fast.",
      sayAloud: "Both clocks are named, and nothing is changed silently.",
    },
  ],
  scenario: "normal",
  serverClockSeconds: 0,
  callerClockSeconds: 0,
};
