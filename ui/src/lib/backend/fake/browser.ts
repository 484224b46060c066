// The stand-in as a page's address describes it, so that each state can be looked at: ?vault=locked&slots=keychain,passphrase&theme=dark.
import type { AppError, AppState, KeychainStatus, SlotKind, VaultStatus } from "../bindings";
import { type Preferences, understood } from "../../state/preferences.svelte";
import { FakeBackend, type Start } from "./backend";
import type { Method } from "./base";
import {
  ACCOUNTS,
  DOCTOR_LOCKED,
  NOT_ALLOWED,
  aCandidate,
  anAccount,
  anEnrollment,
  anError,
  manyAccounts,
  someSnapshots,
} from "./data";
import {
  AEGIS,
  BACKUPS_OLD,
  FORMATS,
  MIGRATION,
  NO_PORTAL,
  SCREEN_REFUSED,
  aFile,
  manyRows,
  someRows,
} from "./transfer-data";
import {
  CHECKS_OF_A_STRANGER,
  EXPIRED,
  SIGNED_OUT,
  SLOW_CLOCK,
  aPolicy,
  aServer,
  aSession,
  anOffer,
  someServers,
} from "./server-data";

export function fromAddress(search: string = location.search): FakeBackend {
  const given = new URLSearchParams(search);

  const slots = (given.get("slots") ?? "keychain").split(",") as SlotKind[];
  const state: Partial<AppState> = {
    vault: (given.get("vault") ?? "unlocked") as VaultStatus,
    slots,
    readOnly: given.has("readonly") ? READ_ONLY : null,
    keychain: (given.get("keychain") ?? "available") as KeychainStatus,
    problem: given.has("problem") ? (given.has("snapshots") ? DAMAGED : PROBLEM) : null,
    snapshots: given.has("snapshots") ? someSnapshots() : [],
  };
  const start: Start = { state };
  const accounts = given.get("accounts");
  if (accounts !== null) start.accounts = manyAccounts(Number(accounts));
  if (given.has("pending")) start.enrollments = [anEnrollment()];
  if (given.has("damaged")) start.damaged = [{ id: "7f3a90c2", what: "account" }];
  if (given.has("several")) start.candidates = SEVERAL;
  if (given.has("trash")) start.trash = TRASH;
  if (given.has("doctor")) start.doctor = DOCTOR_LOCKED;
  if (given.has("marks")) start.accounts = MARKED;
  if (given.has("icons")) start.accounts = ACCOUNTS.map((account, at) => ({ ...account, hasIcon: at % 2 === 0 }));
  if (given.has("servers")) start.servers = someServers();
  if (given.has("server")) start.servers = [aServer()];
  if (given.has("signedin")) start.servers = [aServer({ session: aSession() })];
  if (given.has("token")) start.servers = [aServer({ signInWay: "token", session: aSession({ way: "token" }) })];
  if (given.has("policy")) state.policy = aPolicy();
  if (given.has("offer")) state.pendingOffer = anOffer();
  if (given.has("stranger")) start.checks = CHECKS_OF_A_STRANGER;
  const subject = given.get("subject");
  if (subject === "pending" || subject === "none" || subject === "unknown") start.subject = { state: subject };
  if (subject === "ready") start.subject = { state: "ready", otherMethods: given.has("only") ? [] : OTHER_METHODS };
  if (given.has("noexchanges")) start.exchanges = [];
  const fake = new FakeBackend(start);
  // ?signin=waits stays waiting; ?fail=verifyEnrollment:signedOut makes the next such call fail.
  fake.signInWaits = given.get("signin") === "waits";
  fake.wantsSignIn = given.has("kl3p0");
  // ?file=many: what is chosen; ?screen=nothing; ?slow=3000: reading takes so long; ?backup=old; ?noplain.
  const files = {
    sealed: AEGIS,
    parts: MIGRATION,
    some: aFile({ rows: someRows() }),
    many: aFile({ rows: manyRows(10_000) }),
  };
  fake.chosenFiles = [files[(given.get("file") ?? "sealed") as keyof typeof files] ?? AEGIS];
  if (given.get("screen") === "nothing") fake.onScreen = null;
  fake.slow = Number(given.get("slow") ?? 0);
  if (given.get("backup") === "old") fake.backups = BACKUPS_OLD;
  if (given.has("noplain"))
    fake.formats = FORMATS.map((format) => ({ ...format, allowed: format.sealed === "always" }));
  const [method, which] = (given.get("fail") ?? "").split(":");
  const failure = FAILURES[which ?? ""];
  if (method && failure) fake.failNext(method as Method, failure);
  return fake;
}

/** What a page's address says of the looks: ?theme=dark&text=200&language=ar. The usual where it says nothing. */
export function lookOfAddress(preferences: Preferences, search: string = location.search) {
  const given = Object.fromEntries(
    [...new URLSearchParams(search)].map(([name, value]) => [
      name,
      /^(\d+|true|false)$/.test(value) ? JSON.parse(value) : value,
    ]),
  );
  preferences.show(understood(given));
  if ("pseudo" in given) preferences.pseudo = true;
}

const OTHER_METHODS = ["Passkey", "Password and text message"];
const FAILURES: Record<string, AppError> = {
  signedOut: SIGNED_OUT,
  slowClock: SLOW_CLOCK,
  notAllowed: NOT_ALLOWED,
  expired: EXPIRED,
  screenRefused: SCREEN_REFUSED,
  noPortal: NO_PORTAL,
  newToken: { ...SIGNED_OUT, action: "newToken", next: "Ask your helpdesk for a new token." },
};

const READ_ONLY =
  "This vault was saved by a newer Countersign. It is opened for reading only; codes that count can’t be made.";

const DAMAGED = anError({
  code: "vaultDamaged",
  reference: "CS-V104",
  title: "The vault’s file is damaged.",
  message: "It failed its check. Nothing was changed.",
  next: "Bring back a snapshot, or look again after mending the disk.",
  action: "none",
});

const MARKED = ["GitHub", "Google", "Discord", "Proton", "PayPal", "GitLab", "ZITADEL", "Library"].map((issuer, at) =>
  anAccount({
    id: `k${at}`,
    issuer,
    label: `login-${at}@acme.example`,
    tags: at % 2 ? ["work"] : ["private", "money"],
  }),
);

const day = 86_400;
const TRASH = [
  {
    account: anAccount({ id: "t1", issuer: "Library", label: "reader-204" }),
    removed: Date.now() / 1000 - day,
    daysLeft: 29,
  },
  {
    account: anAccount({ id: "t2", issuer: "Domains", label: "starter@acme.example" }),
    removed: Date.now() / 1000 - 29.5 * day,
    daysLeft: 1,
  },
];

const PROBLEM = anError({
  code: "vaultNewer",
  reference: "CS-V110",
  title: "These accounts were saved by a newer Countersign.",
  message: "Nothing was changed. This version can’t read them.",
  next: "Install the newer version, then open it again.",
  action: "none",
});

const SEVERAL = [
  aCandidate({ id: "c1" }),
  aCandidate({
    id: "c2",
    issuer: "VPN",
    label: "starter@acme.example",
    digits: 8,
    notices: ["Its codes have 8 digits, which is unusual."],
  }),
  aCandidate({ id: "c3", issuer: "Mail", label: "post@acme.example", alreadyHere: "a6" }),
  aCandidate({
    id: "c4",
    problem: anError({
      code: "notAnAccount",
      reference: "CS-A120",
      title: "One QR code is no account.",
      message: "It holds a web address.",
      next: "Leave it out.",
      action: "none",
    }),
  }),
];
