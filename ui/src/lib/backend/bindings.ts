// Generated from the Rust types by `make bindings`; a test fails when it is stale. Do not edit.

/**
 * All that the window needs to know at once.
 */
export type AppState = { 
/**
 * The program's version.
 */
version: string, 
/**
 * Where the vault stands.
 */
vault: VaultStatus, 
/**
 * Why the vault can't be used, or was not opened with the keychain by itself.
 */
problem: AppError | null, 
/**
 * What opens the vault.
 */
slots: Array<SlotKind>, 
/**
 * Why nothing can be changed; null where everything can.
 */
readOnly: string | null, 
/**
 * What a keychain slot does not do; null where there is none.
 */
keychainNote: string | null, 
/**
 * What a vault that is damaged can be brought back from; empty otherwise.
 */
snapshots: Array<Snapshot>, 
/**
 * When the vault locks by itself.
 */
lockSettings: LockSettings, 
/**
 * Looked up only while there is no vault; otherwise null.
 */
keychain: KeychainStatus | null, 
/**
 * Set while the demonstration is on; everything else here then speaks of its throw-away vault.
 */
demo: Demo | null, 
/**
 * What the organisation has laid down; null where there is no such file.
 */
policy: Policy | null, 
/**
 * A server that a link or file offers, which the system opened: shown, and taken only when the person agrees.
 */
pendingOffer: EnrollmentOffer | null, 
/**
 * How many more wait behind that one.
 */
offersWaiting: number, 
/**
 * Why a link or file that the system opened is no such offer.
 */
offerProblem: AppError | null, 
/**
 * How many links with accounts in them, which the system opened, wait to be looked at.
 */
linksWaiting: number, 
/**
 * `linux`, `macos` or `windows`.
 */
platform: string, };

/**
 * Where the vault stands.
 */
export type VaultStatus = "empty" | "locked" | "unlocked" | "unusable";

/**
 * What the operating system's keychain answered.
 */
export type KeychainStatus = "available" | "absent" | "locked" | "noCollection" | "denied" | "noAnswer" | "failed";

/**
 * One way to open the vault.
 */
export type SlotKind = "keychain" | "passphrase" | "recovery" | "twoPart";

/**
 * One way to open the vault.
 */
export type Slot = { 
/**
 * 32 hexadecimal characters.
 */
id: string, 
/**
 * How it is opened.
 */
kind: SlotKind, 
/**
 * Whether it is damaged on the disk and opens nothing.
 */
damaged: boolean, 
/**
 * A few words.
 */
title: string, 
/**
 * What it does.
 */
words: string, };

/**
 * All that there is to say about the vault's custody.
 */
export type VaultDetails = { 
/**
 * The vault's folder.
 */
folder: string, 
/**
 * Null while there is no vault that opens.
 */
vaultId: string | null, 
/**
 * What opens it.
 */
slots: Array<Slot>, 
/**
 * What a keychain slot does not do; null where there is none.
 */
keychainNote: string | null, 
/**
 * Whether a recovery code opens it.
 */
hasRecoveryCode: boolean, 
/**
 * Newest first.
 */
snapshots: Array<Snapshot>, 
/**
 * Where they are.
 */
snapshotFolder: string, 
/**
 * How many accounts are in the trash.
 */
trash: number, 
/**
 * Why nothing can be changed; null where everything can.
 */
readOnly: string | null, };

/**
 * A copy of the vault beside it.
 */
export type Snapshot = { 
/**
 * What to name when restoring.
 */
name: string, 
/**
 * When it was made, in Unix milliseconds.
 */
madeMs: number, 
/**
 * Why it was made.
 */
reason: SnapshotReason, 
/**
 * How many accounts are in it, without those in its trash.
 */
accounts: number, 
/**
 * Its size.
 */
bytes: number, 
/**
 * Whether it can be restored from.
 */
condition: SnapshotCondition, };

/**
 * Why a snapshot was made.
 */
export type SnapshotReason = "scheduled" | "asked" | "beforeRestore" | "beforeMigration" | "beforeImport";

/**
 * Whether a snapshot can be restored from.
 */
export type SnapshotCondition = "good" | "outdated" | "damaged" | "otherVault" | "newer";

/**
 * What came of restoring.
 */
export type Restored = { 
/**
 * Restoring this snapshot takes it back.
 */
undo: string, 
/**
 * Accounts that are there again.
 */
broughtBack: number, 
/**
 * Accounts that are as they were then.
 */
changed: number, 
/**
 * Accounts that were added since, and are in the trash now.
 */
movedToTrash: number, };

/**
 * What a slot is opened with, or what a new one is to be opened with. Wiped when dropped, never printed.
 */
export type Opening = { 
/**
 * The slot's kind.
 */
kind: SlotKind, 
/**
 * The passphrase or the recovery code; empty for the keychain.
 */
text: string, };

/**
 * To add a slot.
 */
export type AddSlot = { 
/**
 * Opens a slot that is there.
 */
with: Opening, 
/**
 * Is to open the new one.
 */
slot: Opening, };

/**
 * To put a slot in the place of another.
 */
export type ReplaceSlot = { 
/**
 * Opens a slot that is there, also the one that goes.
 */
with: Opening, 
/**
 * The id of the one that goes.
 */
id: string, 
/**
 * Is to open the new one.
 */
slot: Opening, };

/**
 * To remove a slot.
 */
export type RemoveSlot = { 
/**
 * Opens another slot.
 */
with: Opening, 
/**
 * The id of the one that goes.
 */
id: string, };

/**
 * To give the vault a new key.
 */
export type Rekey = { 
/**
 * Opens a slot that is there.
 */
with: Opening, 
/**
 * For the slots of kind passphrase and two-part.
 */
passphrase: string | null, 
/**
 * The recovery code that was shown, typed back; empty for none.
 */
recovery: string, 
/**
 * What is to open the vault afterwards, the recovery code aside.
 */
kinds: Array<SlotKind>, };

/**
 * What a rekey would keep and drop.
 */
export type RekeyPlan = { 
/**
 * What can be made again, for [`Rekey::kinds`].
 */
keeps: Array<SlotKind>, 
/**
 * What opens nothing afterwards.
 */
drops: Array<Slot>, 
/**
 * All of that in words.
 */
words: string, };

/**
 * A recovery code that was made, and waits to be typed back.
 */
export type RecoveryCodeShown = { 
/**
 * The address of its picture, to be fetched once.
 */
image: string, 
/**
 * How many groups it has.
 */
groups: number, };

/**
 * The keychain, examined.
 */
export type DoctorReport = { 
/**
 * The name of the program that keeps the keys; null where none was found.
 */
provider: string | null, 
/**
 * Whether all is well.
 */
working: boolean, 
/**
 * What it comes down to.
 */
case: DoctorCase, 
/**
 * A few words.
 */
title: string, 
/**
 * What was found, and what is safe.
 */
message: string, 
/**
 * What to do; empty where there is nothing to do.
 */
next: string, 
/**
 * To read out to a helpdesk; null where all is well.
 */
reference: string | null, 
/**
 * What was looked at, in this order.
 */
checks: Array<DoctorCheck>, };

/**
 * What the keychain's examination comes down to.
 */
export type DoctorCase = "working" | "opens" | "noBus" | "noDaemon" | "locked" | "noCollection" | "denied" | "noAnswer" | "notKept" | "failed" | "itemMissing" | "itemOfAnotherVault";

/**
 * One thing that was looked at.
 */
export type DoctorCheck = { 
/**
 * What.
 */
name: string, 
/**
 * Whether it is well; null where that was not looked at.
 */
ok: boolean | null, 
/**
 * What was found.
 */
words: string, };

/**
 * When the vault locks by itself.
 */
export type LockSettings = { 
/**
 * Minutes without input, 1 to 1440; null for never.
 */
afterMinutes: number | null, 
/**
 * Together with the desktop session, and before sleep.
 */
withSession: boolean, 
/**
 * Whether it is locked when the program starts, also where the keychain could open it.
 */
atStart: boolean, };

/**
 * What the person wants of the desktop.
 */
export type DesktopSettings = { 
/**
 * A mark in the desktop's tray, with the pinned accounts.
 */
tray: boolean, 
/**
 * Closing the window leaves the program in the tray. Without a tray it ends all the same.
 */
closeToTray: boolean, 
/**
 * It starts when the person signs in to the computer.
 */
startWithDesktop: boolean, 
/**
 * The key that opens the small window, such as `Ctrl+Alt+KeyC`; null for none.
 */
shortcut: string | null, 
/**
 * The window stays out of pictures and recordings of the screen.
 */
protected: boolean, };

/**
 * What there is of the desktop.
 */
export type Desktop = { 
/**
 * What is wanted.
 */
settings: DesktopSettings, 
/**
 * Whether the desktop has a tray that shows the mark; null while the mark is not wanted.
 */
hasTray: boolean | null, 
/**
 * Whether a program can take a key here. Wayland lets none.
 */
takesShortcuts: boolean, 
/**
 * Why the chosen key does not work.
 */
shortcutProblem: AppError | null, 
/**
 * Whether windows can be kept out of pictures of the screen here.
 */
protects: boolean, 
/**
 * What opens the small window from a terminal, or from a key that the desktop itself is given.
 */
findCommand: string, };

/**
 * An account of the small window: what is searched, and no code.
 */
export type Findable = { 
/**
 * Whether the vault is locked, or can't be used.
 */
locked: boolean, 
/**
 * The accounts in the order of the list; none while it is locked.
 */
accounts: Array<Account>, };

/**
 * What stands in the tray's menu, and what is said after a choice there, in the language of the window.
 */
export type TrayWords = { 
/**
 * Shows the window.
 */
open: string, 
/**
 * Opens the small window.
 */
find: string, 
/**
 * Locks the vault.
 */
lock: string, 
/**
 * Shows the window, where the vault can be unlocked.
 */
unlock: string, 
/**
 * No account is pinned.
 */
nothing: string, 
/**
 * Ends the program.
 */
quit: string, 
/**
 * A code was copied. Names nobody: notes stay in the desktop's lists, and may be seen while it is locked.
 */
copied: string, 
/**
 * None was.
 */
notCopied: string, 
/**
 * While names are masked: what stands for an account without an issuer. Of the others the issuer is left.
 */
masked: string | null, };

/**
 * The demonstration that is on.
 */
export type Demo = { 
/**
 * The demonstration server's address.
 */
url: string, 
/**
 * The people to enroll.
 */
users: Array<DemoUser>, 
/**
 * What can be shown.
 */
scenarios: Array<DemoScenario>, 
/**
 * The name of the scenario that is on.
 */
scenario: string, 
/**
 * How far the server's clock is ahead of this computer's, in seconds.
 */
serverClockSeconds: number, 
/**
 * How far the clock that makes the codes is ahead of this computer's, in seconds.
 */
callerClockSeconds: number, };

/**
 * A clock of the demonstration that can be put ahead or behind.
 */
export type DemoClock = "server" | "caller";

/**
 * Somebody at the demonstration server.
 */
export type DemoUser = { 
/**
 * The user id.
 */
id: string, 
/**
 * The display name.
 */
name: string, 
/**
 * The login name.
 */
login: string, 
/**
 * What this person shows.
 */
role: Role, };

/**
 * What a person at the demonstration server shows.
 */
export type Role = "newStarter" | "halfWay" | "alreadyEnrolled" | "noPermission";

/**
 * Something the demonstration server can be made to do.
 */
export type DemoScenario = { 
/**
 * The stable name.
 */
name: string, 
/**
 * The title to show.
 */
title: string, 
/**
 * What will happen.
 */
whatHappens: string, 
/**
 * A sentence to say aloud.
 */
sayAloud: string, };

/**
 * An error in words. `code` is the contract; the words are made once, for the window and the command line.
 */
export type AppError = { 
/**
 * Stable, in camel case: `keychainLocked`.
 */
code: string, 
/**
 * The same in all languages, to read out to a helpdesk: `CS-E403`.
 */
reference: string, 
/**
 * A few words.
 */
title: string, 
/**
 * What happened, and what is safe.
 */
message: string, 
/**
 * What to do now.
 */
next: string, 
/**
 * What the main button does.
 */
action: Action, 
/**
 * Seconds to wait, where the server or the vault said so.
 */
retryAfterSeconds: number | null, 
/**
 * The server's host, where the sentences name it.
 */
host: string | null, 
/**
 * What was sent and received, redacted.
 */
exchange: Exchange | null, 
/**
 * What the server said, where it said it in the known shape.
 */
said: ServerSaid | null, };

/**
 * The one thing that helps.
 */
export type Action = "tryAgain" | "wait" | "checkAddress" | "checkState" | "changeUser" | "newToken" | "signInAgain" | "giveRegistrationId" | "useServerTime" | "startAgain" | "fixClock" | "unlock" | "chooseFolder" | "copyForHelpdesk" | "none";

/**
 * What a server said of an error: ZITADEL's `{code, message, details[]}`.
 */
export type ServerSaid = { 
/**
 * The HTTP status.
 */
httpStatus: number, 
/**
 * The gRPC code.
 */
code: number | null, 
/**
 * The id in `details`: `EVENT-8isk2`.
 */
id: string | null, 
/**
 * The message, in the server's language.
 */
message: string | null, 
/**
 * The details, whole.
 */
details: unknown[], 
/**
 * The request id, for the server's log.
 */
requestId: string | null, };

/**
 * One request and its answer, without token, code or key.
 */
export type Exchange = { 
/**
 * The HTTP method.
 */
method: string, 
/**
 * The address.
 */
url: string, 
/**
 * The body that was sent, the code masked.
 */
requestBody: string | null, 
/**
 * The HTTP status, if an answer came.
 */
status: number | null, 
/**
 * The server's request id.
 */
requestId: string | null, 
/**
 * The answer's content type.
 */
contentType: string | null, 
/**
 * The answer's body, keys masked, long ones cut.
 */
responseBody: string | null, 
/**
 * How long it took.
 */
durationMs: number, 
/**
 * The server's `Date`.
 */
serverDate: string | null, 
/**
 * Server minus this computer, in whole seconds.
 */
clockDifferenceSeconds: number | null, };

/**
 * One account, without its secret.
 */
export type Account = { 
/**
 * 32 hexadecimal characters.
 */
id: string, 
/**
 * Who asks for the codes.
 */
issuer: string, 
/**
 * Whose account it is.
 */
label: string, 
/**
 * How its codes are made.
 */
kind: Kind, 
/**
 * The hash.
 */
algorithm: Algorithm, 
/**
 * How long its codes are.
 */
digits: number, 
/**
 * Seconds; null for HOTP.
 */
period: number | null, 
/**
 * What the next code is made with, for HOTP.
 */
counter: number | null, 
/**
 * Whether it stays at the top.
 */
pinned: boolean, 
/**
 * What the person wrote beside it.
 */
note: string, 
/**
 * The person's own groups.
 */
tags: Array<string>, 
/**
 * Whether it has an icon of its own.
 */
hasIcon: boolean, 
/**
 * When a code of it was last copied, in Unix seconds.
 */
lastUsed: number | null, 
/**
 * When it was added, in Unix seconds.
 */
created: number, };

/**
 * How an account makes its codes.
 */
export type Kind = "totp" | "hotp" | "steam";

/**
 * The hash under the HMAC.
 */
export type Algorithm = "SHA1" | "SHA256" | "SHA512";

/**
 * All accounts, and what could not be read.
 */
export type AccountList = { 
/**
 * Sorted as the window shows them.
 */
accounts: Array<Account>, 
/**
 * Set aside, kept byte for byte.
 */
damaged: Array<DamagedRecord>, };

/**
 * A record that could not be opened. The others work.
 */
export type DamagedRecord = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it was.
 */
what: DamagedWhat, };

/**
 * What a damaged record was.
 */
export type DamagedWhat = "account" | "enrollment";

/**
 * What an account is to say about itself from now on.
 */
export type AccountEdit = { 
/**
 * Who asks for the codes.
 */
issuer: string, 
/**
 * Whose account it is.
 */
label: string, 
/**
 * At most 4,000 characters.
 */
note: string, 
/**
 * At most 32, each of at most 60 characters.
 */
tags: Array<string>, 
/**
 * Whether it stays at the top.
 */
pinned: boolean, 
/**
 * What is to be different about its codes.
 */
codes: CodesEdit, };

/**
 * What is to be different about how an account makes its codes; null leaves it as it is. The kind stays.
 */
export type CodesEdit = { 
/**
 * The hash; not for Steam.
 */
algorithm: Algorithm | null, 
/**
 * 1 to 10; not for Steam.
 */
digits: number | null, 
/**
 * Seconds, 1 to 86,400; for TOTP.
 */
period: number | null, 
/**
 * What the next code is made with; for HOTP.
 */
counter: number | null, 
/**
 * The counter may become lower: codes that were used already come again.
 */
mayLowerCounter: boolean, };

/**
 * An account in the trash.
 */
export type TrashedAccount = { 
/**
 * The account.
 */
account: Account, 
/**
 * When it was removed, in Unix seconds.
 */
removed: number, 
/**
 * Days until it is deleted for good.
 */
daysLeft: number, };

/**
 * Something was taken back.
 */
export type Undone = { 
/**
 * What, in a sentence.
 */
words: string, };

/**
 * What an account shows now. Times are Unix seconds; `validUntil` is the first second at which it no longer holds.
 */
export type AccountCode = { 
/**
 * The account's id.
 */
id: string, 
/**
 * Empty where it could not be made; `problem` then says why.
 */
code: string, 
/**
 * The one after it; null for HOTP.
 */
next: string | null, 
/**
 * Null for HOTP.
 */
validFrom: number | null, 
/**
 * Null for HOTP.
 */
validUntil: number | null, 
/**
 * Why there is no code.
 */
problem: AppError | null, };

/**
 * The codes of several accounts at one moment.
 */
export type Codes = { 
/**
 * That moment, in Unix milliseconds by this computer's clock.
 */
now: number, 
/**
 * One for each account that was asked for and is still there; none for HOTP.
 */
codes: Array<AccountCode>, };

/**
 * The code that would be made: of what is being typed, looked at or changed. No counter is used up by it.
 */
export type CodePreview = { 
/**
 * This moment, in Unix milliseconds by this computer's clock.
 */
now: number, 
/**
 * The code.
 */
code: string, 
/**
 * Unix seconds; null for HOTP.
 */
validFrom: number | null, 
/**
 * The first second at which it no longer holds; null for HOTP.
 */
validUntil: number | null, 
/**
 * What it was made with, for HOTP.
 */
counter: number | null, 
/**
 * Sentences worth reading.
 */
notices: Array<string>, };

/**
 * A code is on the clipboard.
 */
export type Copied = { 
/**
 * After how long it is cleared, if it is still there.
 */
clearsAfterSeconds: number, };

/**
 * An account that was read from a link, a picture or the form and waits for the person's yes. Its secret stays in Rust.
 */
export type Candidate = { 
/**
 * What to name when adding it.
 */
id: string, 
/**
 * Who asks for the codes.
 */
issuer: string, 
/**
 * Whose account it is.
 */
label: string, 
/**
 * How its codes are made.
 */
kind: Kind, 
/**
 * The hash.
 */
algorithm: Algorithm, 
/**
 * How long its codes are.
 */
digits: number, 
/**
 * Seconds; null for HOTP.
 */
period: number | null, 
/**
 * The next counter, for HOTP.
 */
counter: number | null, 
/**
 * Sentences worth reading before saying yes.
 */
notices: Array<string>, 
/**
 * The account here that already has this secret.
 */
alreadyHere: string | null, 
/**
 * Why this can't be added: a QR in the same picture that is no account.
 */
problem: AppError | null, };

/**
 * A candidate to add, under the names that the person settled on.
 */
export type ChosenCandidate = { 
/**
 * The candidate's id.
 */
id: string, 
/**
 * Who asks for the codes.
 */
issuer: string, 
/**
 * Whose account it is.
 */
label: string, };

/**
 * The form for adding by hand.
 */
export type ManualFields = { 
/**
 * Who asks for the codes.
 */
issuer: string, 
/**
 * Whose account it is.
 */
label: string, 
/**
 * The key, base32.
 */
secret: string, 
/**
 * How its codes are made.
 */
kind: Kind, 
/**
 * The hash; not used for Steam.
 */
algorithm: Algorithm, 
/**
 * 1 to 10; not used for Steam.
 */
digits: number, 
/**
 * Seconds, 1 to 86,400; used for TOTP.
 */
period: number, 
/**
 * The next counter; used for HOTP.
 */
counter: number, };

/**
 * What checking a typed code says, in words and in numbers.
 */
export type Verdict = { 
/**
 * The verdict itself.
 */
verdict: VerdictWord, 
/**
 * `Right, now` · `Right, but 94 s slow: not accepted` · `Wrong` · `Not a code`
 */
title: string, 
/**
 * One to three plain sentences.
 */
message: string, 
/**
 * The code's step minus this moment's, or its counter minus the next one's; null when wrong or malformed, and for the
 * next code by counter.
 */
steps: number | null, 
/**
 * How far the clock that made the code is from this one, in seconds; negative is slow.
 */
seconds: number | null, 
/**
 * The chance, 0 to 1, that a random code would have matched somewhere in the window.
 */
coincidence: number | null, 
/**
 * This moment, Unix seconds.
 */
now: number, 
/**
 * The start of the accepted window, Unix seconds.
 */
acceptedFrom: number | null, 
/**
 * The end of the accepted window, Unix seconds.
 */
acceptedUntil: number | null, 
/**
 * When the code began to hold, Unix seconds.
 */
codeFrom: number | null, 
/**
 * When the code ceased to hold, Unix seconds.
 */
codeUntil: number | null, 
/**
 * The account it was checked against.
 */
account: string, };

/**
 * The verdict in one word.
 */
export type VerdictWord = "right" | "otherTime" | "wrong" | "malformed";

/**
 * Which of ZITADEL's four forms of the call a server speaks.
 */
export type Dialect = "v2" | "v2beta" | "v3alpha" | "resources-v3alpha";

/**
 * The form *Details from my helpdesk*. In the demonstration only `user` and `dialect` count.
 */
export type StartRequest = { 
/**
 * The server's address, with its scheme.
 */
server: string, 
/**
 * The user id.
 */
user: string, 
/**
 * The token.
 */
token: string, 
/**
 * The dialect.
 */
dialect: Dialect, };

/**
 * One enrollment, without secret and token.
 */
export type Enrollment = { 
/**
 * 32 hexadecimal characters.
 */
id: string, 
/**
 * How far it has come.
 */
state: EnrollmentState, 
/**
 * The server's address.
 */
server: string, 
/**
 * Its host, for showing.
 */
host: string, 
/**
 * Which kind of server it is.
 */
provider: ProviderKind, 
/**
 * The dialect; null where the server is another one than ZITADEL.
 */
dialect: Dialect | null, 
/**
 * The user id.
 */
user: string, 
/**
 * The person's name, where the server told it.
 */
userName: string | null, 
/**
 * The registration's id, where the dialect has one.
 */
registrationId: string | null, 
/**
 * The issuer that the server gave.
 */
issuer: string, 
/**
 * The account name that the server gave.
 */
label: string, 
/**
 * The hash.
 */
algorithm: Algorithm, 
/**
 * How long its codes are.
 */
digits: number, 
/**
 * Seconds.
 */
period: number, 
/**
 * The shortest code that the server's edge takes.
 */
minCodeLength: number, 
/**
 * The longest one.
 */
maxCodeLength: number, 
/**
 * The setup link without its key.
 */
publicLink: string, 
/**
 * Unix seconds.
 */
startedAt: number, 
/**
 * The account that it became.
 */
accountId: string | null, 
/**
 * What the server told, newest answer.
 */
details: Array<DetailRow>, 
/**
 * Server minus this computer, in seconds, from the newest answer.
 */
clockDifferenceSeconds: number | null, 
/**
 * The server profile that it was started through; null for one with a token of its own.
 */
serverId: string | null, 
/**
 * Whether it is for another person than the one who was signed in.
 */
onBehalf: boolean, 
/**
 * The name that the person signs in with, where the server told it.
 */
login: string | null, };

/**
 * How far an enrollment has come.
 */
export type EnrollmentState = "pending" | "enrolled";

/**
 * One thing that the server told of the registration.
 */
export type DetailRow = { 
/**
 * Which one.
 */
name: DetailName, 
/**
 * Its name in words.
 */
label: string, 
/**
 * As the server wrote it; dates in UTC.
 */
value: string, 
/**
 * Dates only: in this computer's time zone.
 */
local: string | null, };

/**
 * Which detail it is.
 */
export type DetailName = "sequence" | "changeDate" | "resourceOwner" | "creationDate" | "id" | "ownerType";

/**
 * An enrollment that the server accepted.
 */
export type Enrolled = { 
/**
 * The enrollment, with the server's details.
 */
enrollment: Enrollment, 
/**
 * The account that it became.
 */
account: Account, 
/**
 * What was sent and received.
 */
exchange: Exchange, 
/**
 * True when the server had already accepted it: an answer that was lost, and found out.
 */
foundOut: boolean, 
/**
 * True when the server wants no proof and looked at no code: it counted from the start, and the code is right here.
 */
countedAlready: boolean, 
/**
 * True when the server now asks for a sign-in with a code: enrolled, and the session here is over.
 */
signInAgain: boolean, 
/**
 * True when a code was accepted just now: a server may refuse the same one at sign-in.
 */
waitForNextCode: boolean, };

/**
 * How the registration stands at the server.
 */
export type RegistrationStatus = { 
/**
 * The state.
 */
state: RegistrationState, 
/**
 * The ways of signing in that the server lists, by its names.
 */
methods: Array<string>, 
/**
 * The person's name, where the server told it.
 */
userName: string | null, 
/**
 * What was sent and received.
 */
exchange: Exchange, 
/**
 * Set when the server turned out to have accepted a code whose answer was lost: the account is here now.
 */
enrolled: Enrolled | null, };

/**
 * Whether the person has codes at the server.
 */
export type RegistrationState = "none" | "pending" | "ready" | "unknown";

/**
 * An enrollment was given up.
 */
export type Discarded = { 
/**
 * Whether the server removed its side too.
 */
removedAtServer: boolean, 
/**
 * Why it did not, if it did not.
 */
problem: AppError | null, };

/**
 * Addresses on the `key:` scheme, each served once, that can only be shown as pictures.
 */
export type KeyImages = { 
/**
 * The QR code.
 */
qr: string, 
/**
 * The key as text, in groups of four.
 */
key: string, };

/**
 * This computer's code for an enrollment. Times as in [`super::AccountCode`] and [`super::Codes`].
 */
export type TimedCode = { 
/**
 * This moment, in Unix milliseconds.
 */
now: number, 
/**
 * The code.
 */
code: string, 
/**
 * The one after it.
 */
next: string, 
/**
 * Unix seconds.
 */
validFrom: number, 
/**
 * Unix seconds.
 */
validUntil: number, };

/**
 * What was read from the links that the system opened. Nothing is saved.
 */
export type OpenedLinks = { 
/**
 * The account of a single link; empty otherwise.
 */
candidates: Array<Candidate>, 
/**
 * The import under way, into which several links went; null otherwise.
 */
import: ImportPreview | null, 
/**
 * How many links were not taken: longer than 16 KiB, or more than 32 at once.
 */
refused: number, };

/**
 * A kind of file that accounts are taken over from.
 */
export type ImportFormat = { 
/**
 * The stable name.
 */
id: string, 
/**
 * The program that writes such files.
 */
name: string, };

/**
 * What an import would do, as a whole. Nothing is saved until it is run.
 */
export type ImportPreview = { 
/**
 * Where its rows come from, in the order in which they were added.
 */
sources: Array<ImportSource>, 
/**
 * How many rows of each status there are.
 */
counts: ImportCounts, 
/**
 * How many rows there are; [`ImportRow`]s are asked for in pages.
 */
rows: number, 
/**
 * Which parts of a transfer in several QR codes are not there yet, in a sentence.
 */
missingParts: string | null, 
/**
 * What is to be said of whole files, each in a sentence.
 */
notes: Array<string>, };

/**
 * One file, picture or pasted text of an import.
 */
export type ImportSource = { 
/**
 * Its place among the sources, from 0.
 */
index: number, 
/**
 * The file's name, or what it is.
 */
name: string, 
/**
 * The stable name of its format; null while that is not known.
 */
format: string | null, 
/**
 * The program that writes such files.
 */
formatName: string | null, 
/**
 * How far it was read.
 */
state: ImportState, 
/**
 * Why it could not be read.
 */
problem: AppError | null, 
/**
 * How many rows it gave.
 */
rows: number, };

/**
 * How far a source was read.
 */
export type ImportState = "ready" | "passwordNeeded" | "wrongPassword" | "failed";

/**
 * How many rows of each status there are.
 */
export type ImportCounts = { 
/**
 * Not here yet.
 */
new: number, 
/**
 * Here already, and the same.
 */
here: number, 
/**
 * Here already, with other names or parameters.
 */
changed: number, 
/**
 * To be looked at.
 */
attention: number, 
/**
 * Those that will be taken.
 */
taken: number, };

/**
 * One row of an import, without its secret.
 */
export type ImportRow = { 
/**
 * Its place among all rows, from 0.
 */
index: number, 
/**
 * The source that it is from.
 */
source: number, 
/**
 * What it is to the vault.
 */
status: ImportStatus, 
/**
 * Whether it will be taken.
 */
taken: boolean, 
/**
 * Whether it can be.
 */
takeable: boolean, 
/**
 * Who asks for the codes.
 */
issuer: string, 
/**
 * Whose account it is.
 */
label: string, 
/**
 * How its codes are made; null for a row that can't be taken, like the parameters.
 */
kind: Kind | null, 
/**
 * The hash.
 */
algorithm: Algorithm | null, 
/**
 * How long its codes are.
 */
digits: number | null, 
/**
 * Seconds; null for HOTP.
 */
period: number | null, 
/**
 * The next counter, for HOTP.
 */
counter: number | null, 
/**
 * The groups that it is in; they become tags.
 */
tags: Array<string>, 
/**
 * What was written beside it.
 */
note: string, 
/**
 * Whether it was kept at the top.
 */
pinned: boolean, 
/**
 * Whether it brings a picture of its own.
 */
hasIcon: boolean, 
/**
 * Where a row that can't be taken stands in its file, from 1: the line of a list, the entry elsewhere; null for others.
 */
position: number | null, 
/**
 * The account here with the same secret.
 */
here: string | null, 
/**
 * What taking it would change in that account, each in a line.
 */
changes: Array<string>, 
/**
 * What is worth a look, each in a sentence.
 */
warnings: Array<string>, 
/**
 * Why it can't be taken, or is not taken without being asked for.
 */
reason: string | null, };

/**
 * What a row is to the vault.
 */
export type ImportStatus = "new" | "here" | "changed" | "attention";

/**
 * What looking at the screens gave.
 */
export type ScreenLook = { 
/**
 * The import with what was found; null where nothing was.
 */
preview: ImportPreview | null, 
/**
 * What was looked at, as part of a sentence.
 */
lookedAt: string, 
/**
 * How many QR codes were found.
 */
found: number, 
/**
 * That a screen could not be read, in a sentence, where something was found on another.
 */
unread: string | null, };

/**
 * An import that was run.
 */
export type Imported = { 
/**
 * How many accounts were added.
 */
added: number, 
/**
 * How many accounts were changed.
 */
changed: number, 
/**
 * How many rows could not be taken.
 */
refused: number, 
/**
 * The snapshot of what was here before; null where nothing was.
 */
undo: string | null, 
/**
 * That, in a sentence.
 */
words: string, };

/**
 * How far something is that takes time.
 */
export type Progress = { 
/**
 * What is being done.
 */
phase: Phase, 
/**
 * How much of it is done.
 */
done: number, 
/**
 * How much there is; null where nobody knows.
 */
total: number | null, };

/**
 * What is being done.
 */
export type Phase = "reading" | "opening" | "comparing" | "looking" | "preparing" | "saving" | "makingKey" | "writing" | "checking";

/**
 * A form in which accounts can be written.
 */
export type ExportFormat = { 
/**
 * The stable name.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What its files' names end in, without the dot.
 */
extension: string, 
/**
 * Whether its files are encrypted.
 */
sealed: Sealed, 
/**
 * Who reads it, in a line.
 */
forWhom: string, 
/**
 * False where a policy of this computer forbids it.
 */
allowed: boolean, };

/**
 * Whether the files of a format are encrypted.
 */
export type Sealed = "always" | "never";

/**
 * What to write, and how.
 */
export type ExportRequest = { 
/**
 * The format's stable name.
 */
format: string, 
/**
 * The accounts' ids; null for all.
 */
accounts: Array<string> | null, 
/**
 * The password of a format that is encrypted.
 */
password: string | null, };

/**
 * What an export would write.
 */
export type ExportPlan = { 
/**
 * How many accounts would be in the file.
 */
accounts: number, 
/**
 * What the format has no place for, each in a sentence.
 */
losses: Array<string>, 
/**
 * The accounts that the format can't hold.
 */
leftOut: Array<LeftOut>, 
/**
 * That some versions of the program that reads it may make wrong codes of some of them, in sentences.
 */
misread: string | null, 
/**
 * Whether whoever has the file has the accounts.
 */
plain: boolean, };

/**
 * An account that a format can't hold.
 */
export type LeftOut = { 
/**
 * The account.
 */
name: string, 
/**
 * Why.
 */
why: string, };

/**
 * A file that was written, read back and compared.
 */
export type Exported = { 
/**
 * Where it is.
 */
path: string, 
/**
 * How many accounts are in it.
 */
accounts: number, 
/**
 * Its size.
 */
bytes: number, 
/**
 * That, in a sentence.
 */
words: string, };

/**
 * When encrypted backups are made by themselves.
 */
export type BackupSettings = { 
/**
 * Where they go.
 */
folder: string | null, 
/**
 * How many are kept, 1 to 100.
 */
keep: number, 
/**
 * Whether they are made.
 */
on: boolean, 
/**
 * Whether a passphrase was set for them.
 */
hasPassphrase: boolean, };

/**
 * How backups stand.
 */
export type BackupStatus = { 
/**
 * When they are made.
 */
settings: BackupSettings, 
/**
 * When the last good one was made, or was last found to be good, in Unix seconds; null where there is none, or where its
 * time is still to come and says nothing.
 */
lastGood: number | null, 
/**
 * Where it is; null where there is none.
 */
lastPath: string | null, 
/**
 * What somebody should know: the last good one is old, or the newest could not be made.
 */
note: string | null, };

/**
 * How backups are to be made from now on.
 */
export type SetBackup = { 
/**
 * Whether they are made.
 */
on: boolean, 
/**
 * How many are kept, 1 to 100.
 */
keep: number, 
/**
 * A new passphrase for them; null leaves the one that there is.
 */
passphrase: string | null, };

/**
 * Which kind of server it is.
 */
export type ProviderKind = "zitadel" | "privacyidea";

/**
 * A server profile that was removed here.
 */
export type RemovedServer = { 
/**
 * Why the server could not be told of the sign-out; null where it could, or nobody was signed in.
 */
problem: AppError | null, };

/**
 * How a person signs in.
 */
export type SignInWay = "browser" | "device" | "token";

/**
 * A server profile.
 */
export type Server = { 
/**
 * 32 hexadecimal characters.
 */
id: string, 
/**
 * What it is called; the host where no name was chosen.
 */
name: string, 
/**
 * The name that was chosen; empty where none was.
 */
ownName: string, 
/**
 * The address.
 */
address: string, 
/**
 * Its host, for showing.
 */
host: string, 
/**
 * Which kind it is.
 */
provider: ProviderKind, 
/**
 * ZITADEL only; null while it was not found out.
 */
dialect: Dialect | null, 
/**
 * How a person signs in there.
 */
signInWay: SignInWay, 
/**
 * The client's id; empty where none is needed.
 */
clientId: string, 
/**
 * Whom to ask for help, as free text; empty where nothing is known.
 */
help: string, 
/**
 * The sign-in; null where there is none.
 */
session: ServerSession | null, 
/**
 * Whether it comes from the managed policy, and can't be changed here.
 */
managed: boolean, 
/**
 * Whether codes of its accounts are made by its time.
 */
useServerTime: boolean, 
/**
 * Server minus this computer, in seconds, from the newest answer of the last 24 hours.
 */
clockDifferenceSeconds: number | null, 
/**
 * How many certificate authorities were added for it.
 */
extraCertificates: number, };

/**
 * A sign-in at a server, without its tokens.
 */
export type ServerSession = { 
/**
 * How it was made.
 */
way: SignInWay, 
/**
 * The person's name.
 */
name: string | null, 
/**
 * The name that the person signs in with.
 */
login: string | null, 
/**
 * The person's user id.
 */
userId: string | null, 
/**
 * When the present access token ends, in Unix seconds; it is renewed by itself where it can be.
 */
expiresAt: number | null, 
/**
 * Whether the person has to sign in again.
 */
over: boolean, };

/**
 * What a person enters of a server.
 */
export type ServerForm = { 
/**
 * The profile that is changed; null for a new one.
 */
id: string | null, 
/**
 * What to call it; empty for the host.
 */
name: string, 
/**
 * The address, with its scheme.
 */
address: string, 
/**
 * Which kind it is.
 */
provider: ProviderKind, 
/**
 * The dialect; null to find it out.
 */
dialect: Dialect | null, 
/**
 * How to sign in.
 */
signInWay: SignInWay, 
/**
 * The client's id.
 */
clientId: string, 
/**
 * Whom to ask for help.
 */
help: string, };

/**
 * What a test of a server found.
 */
export type ServerTest = { 
/**
 * The profile, with what was found out.
 */
server: Server, 
/**
 * What was looked at, in its order.
 */
checks: Array<ServerCheck>, 
/**
 * The dialects that were found.
 */
dialects: Array<Dialect>, };

/**
 * One thing that was looked at.
 */
export type ServerCheck = { 
/**
 * What it was.
 */
name: ServerCheckName, 
/**
 * How it is.
 */
outcome: ServerCheckOutcome, 
/**
 * The same in a sentence.
 */
words: string, };

/**
 * What of a server is looked at.
 */
export type ServerCheckName = "reachable" | "certificate" | "instance" | "dialect" | "clock" | "signedIn";

/**
 * How a thing is that was looked at.
 */
export type ServerCheckOutcome = "good" | "bad" | "unknown";

/**
 * A sign-in that has begun.
 */
export type SignIn = { 
/**
 * 32 hexadecimal characters.
 */
id: string, 
/**
 * How.
 */
way: "browser" | "device", 
/**
 * The address to open in a browser; nothing in it signs anybody in by itself.
 */
address: string, 
/**
 * The short code to type on another device.
 */
userCode: string | null, 
/**
 * Where to type it.
 */
verificationAddress: string | null, 
/**
 * The same with the code in it, as a picture's address that is served once.
 */
qr: string | null, 
/**
 * When it has to be done, in Unix seconds.
 */
expiresAt: number, };

/**
 * Who would be set up, and what that person has: *Is this you?*
 */
export type Subject = { 
/**
 * Where.
 */
server: Server, 
/**
 * The user id.
 */
user: string, 
/**
 * The person's name.
 */
name: string | null, 
/**
 * The name that the person signs in with.
 */
login: string | null, 
/**
 * Whether it is another person than the one who is signed in.
 */
onBehalf: boolean, 
/**
 * Whether codes are set up.
 */
state: RegistrationState, 
/**
 * The ways of signing in that the server lists, by its names.
 */
methods: Array<string>, 
/**
 * An unfinished enrollment of the same person here.
 */
pendingHere: string | null, 
/**
 * In words: what still works if codes are removed.
 */
otherMethods: Array<string>, 
/**
 * What was sent and received.
 */
exchange: Exchange, };

/**
 * To begin at a server that has a profile.
 */
export type StartAtServer = { 
/**
 * The profile's id.
 */
server: string, 
/**
 * The user id; null for the person who is signed in.
 */
user: string | null, 
/**
 * Whether a registration that is ready is removed first.
 */
replace: boolean, 
/**
 * The id of the one to remove, where the server needs it and it is not known here.
 */
registrationId: string | null, };

/**
 * To finish what was started elsewhere, with a code alone.
 */
export type FinishElsewhere = { 
/**
 * The profile's id.
 */
server: string, 
/**
 * The user id; null for the person who is signed in.
 */
user: string | null, 
/**
 * The registration's id, where the dialect has one.
 */
registrationId: string | null, 
/**
 * The code.
 */
code: string, };

/**
 * What was started elsewhere is finished.
 */
export type FinishedElsewhere = { 
/**
 * True when the answer was lost, and the state was looked up: codes are set up there now, by this code or before it.
 */
foundOut: boolean, 
/**
 * What the server told of it.
 */
details: Array<DetailRow>, 
/**
 * What was sent and received.
 */
exchange: Exchange, };

/**
 * A server that a file, a link or the policy offers. Nothing of it is used before the person agrees.
 */
export type EnrollmentOffer = { 
/**
 * What it is agreed to by, 32 hexadecimal characters; empty in a policy, which asks nobody.
 */
id: string, 
/**
 * What it is called; the host where it has no name.
 */
name: string, 
/**
 * The address.
 */
server: string, 
/**
 * Its host.
 */
host: string, 
/**
 * The client's id; empty where there is none.
 */
clientId: string, 
/**
 * The dialect; null to find it out.
 */
dialect: Dialect | null, 
/**
 * Which kind of server it is.
 */
provider: ProviderKind, 
/**
 * Whom to ask for help; empty where it says nothing.
 */
help: string, 
/**
 * The profile of the same address, if there is one.
 */
knownServer: string | null, };

/**
 * An offer that was made from a server profile.
 */
export type MadeOffer = { 
/**
 * As a link.
 */
link: string, 
/**
 * What to call the file.
 */
fileName: string, 
/**
 * What stands in the file: nothing secret.
 */
content: string, };

/**
 * What the organisation has laid down on this computer.
 */
export type Policy = { 
/**
 * The organisation's server.
 */
server: EnrollmentOffer | null, 
/**
 * The vault locks after so many minutes at the latest, 1 to 1440.
 */
longestAutoLockMinutes: number | null, 
/**
 * Whether accounts may not be exported in a file that anybody can read.
 */
plainExportOff: boolean, 
/**
 * The file that says so.
 */
source: string, 
/**
 * Why the file can't be used as it is; the careful choices hold then.
 */
problem: string | null, };

/**
 * One exchange with a server.
 */
export type InspectedExchange = { 
/**
 * Counts up from 1, for as long as the program runs.
 */
id: number, 
/**
 * When it was sent, in Unix milliseconds.
 */
atMs: number, 
/**
 * What it was for, in words.
 */
what: string, 
/**
 * The address without scheme and host.
 */
path: string, 
/**
 * The request and its answer, masked.
 */
exchange: Exchange, };

/**
 * A throw-away key that a caller scans, so that the code read out tells how far that clock is off.
 */
export type ClockTest = { 
/**
 * The pictures to scan or to read out.
 */
images: KeyImages, 
/**
 * Always null: the link is shown as a picture only.
 */
qrText: null, 
/**
 * Seconds.
 */
period: number, };

/**
 * What a code that was read out says of the clock that made it.
 */
export type ClockTestResult = { 
/**
 * Whether it is one of the test's codes.
 */
understood: boolean, 
/**
 * How far that clock is off, in seconds; negative if it is slow.
 */
driftSeconds: number | null, 
/**
 * A few words.
 */
headline: string, 
/**
 * What it means, and how sure that is.
 */
explanation: string, 
/**
 * Whether another code, the next one on that clock, has to confirm it.
 */
needsSecond: boolean, };

/**
 * A server's time as it was measured.
 */
export type ServerTime = { 
/**
 * Server minus this computer, in seconds.
 */
differenceSeconds: number, 
/**
 * How far that may be off, in seconds.
 */
uncertaintySeconds: number, };

/**
 * The program and what it runs on, in the names that people know.
 */
export type About = { 
/**
 * The program's version.
 */
version: string, 
/**
 * The operating system with its version, where that is known: `Debian GNU/Linux 13 (trixie)`.
 */
system: string, 
/**
 * The desktop: `GNOME`; null where none is known.
 */
desktop: string | null, 
/**
 * What windows are shown by: `Wayland` or `X11`; null where there is only one way.
 */
display: string | null, 
/**
 * What the window is drawn by: `WebKitGTK 2.50.1`; null on the command line.
 */
webEngine: string | null, 
/**
 * How it was installed: `Flatpak`, `Snap` or `AppImage`; null where nothing says so.
 */
package: string | null, };

/**
 * What goes into the text for support besides what always does.
 */
export type SupportChoice = { 
/**
 * The last exchanges with servers.
 */
exchanges: boolean, 
/**
 * The names of the servers' hosts.
 */
servers: boolean, };
