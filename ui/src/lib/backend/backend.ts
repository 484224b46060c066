import type {
  About,
  Account,
  AccountCode,
  AccountEdit,
  AccountList,
  AppState,
  BackupStatus,
  Candidate,
  ChosenCandidate,
  ClockTest,
  ClockTestResult,
  CodePreview,
  Codes,
  CodesEdit,
  Copied,
  DemoClock,
  Desktop,
  DesktopSettings,
  Discarded,
  DoctorReport,
  Enrolled,
  Enrollment,
  EnrollmentOffer,
  Exchange,
  ExportFormat,
  ExportPlan,
  Exported,
  Findable,
  FinishedElsewhere,
  ImportCounts,
  ImportFormat,
  ImportPreview,
  ImportRow,
  Imported,
  InspectedExchange,
  KeyImages,
  LockSettings,
  MadeOffer,
  OpenedLinks,
  Progress,
  RecoveryCodeShown,
  RegistrationStatus,
  RemovedServer,
  RekeyPlan,
  Restored,
  ScreenLook,
  Server,
  ServerForm,
  ServerTest,
  SignIn,
  SignInWay,
  StartAtServer,
  Subject,
  SupportChoice,
  TimedCode,
  TrayWords,
  TrashedAccount,
  Undone,
  VaultDetails,
  Verdict,
} from "./bindings";

/** The Rust side, as the views see it. Every call rejects with an `AppError`. Secrets go in as bytes and are never returned, `keyText` aside. */
export interface Backend {
  appState(): Promise<AppState>;
  /** A passphrase, or null for the keychain. */
  createVault(passphrase: Uint8Array | null): Promise<AppState>;
  /** `Opening` as JSON. */
  unlock(opening: Uint8Array): Promise<AppState>;
  lock(): Promise<AppState>;

  vaultDetails(): Promise<VaultDetails>;
  /** `AddSlot` as JSON. */
  addSlot(request: Uint8Array): Promise<VaultDetails>;
  /** `ReplaceSlot` as JSON. */
  replaceSlot(request: Uint8Array): Promise<VaultDetails>;
  /** `RemoveSlot` as JSON. */
  removeSlot(request: Uint8Array): Promise<VaultDetails>;
  /** Rust keeps the code until it is typed back, discarded, or the vault is locked. */
  makeRecoveryCode(): Promise<RecoveryCodeShown>;
  discardRecoveryCode(): Promise<void>;
  rekeyPlan(): Promise<RekeyPlan>;
  /** `Rekey` as JSON. */
  rekey(request: Uint8Array): Promise<VaultDetails>;
  doctor(): Promise<DoctorReport>;
  setLockSettings(settings: LockSettings): Promise<LockSettings>;
  /** The person did something. */
  activity(): Promise<void>;

  takeSnapshot(): Promise<VaultDetails>;
  restoreSnapshot(name: string): Promise<Restored>;
  /** For a vault that does not open: the damaged files are set aside. */
  restoreDamaged(name: string): Promise<AppState>;

  listAccounts(): Promise<AccountList>;
  codes(ids: string[]): Promise<Codes>;
  nextHotpCode(id: string): Promise<AccountCode>;
  /** Zero seconds where the clipboard is never cleared. */
  copyCode(id: string): Promise<Copied>;
  /** The code after the one that holds; not for HOTP. */
  copyNextCode(id: string): Promise<Copied>;
  /** After how long a copied code is cleared from the clipboard, in seconds; 0 for never. */
  clipboardSeconds(): Promise<number>;
  /** 0 for never, else 5 to 600. Returns what holds now. */
  setClipboardSeconds(seconds: number): Promise<number>;

  /** What there is of the desktop around the window. */
  desktop(): Promise<Desktop>;
  setDesktop(settings: DesktopSettings): Promise<Desktop>;
  /** What stands in the tray's menu from now on; without it there is no mark in the tray. */
  setTrayWords(words: TrayWords): Promise<void>;

  /** To the trash. */
  removeAccount(id: string): Promise<void>;
  /** To the trash, all or none, and one thing to undo. */
  removeAccounts(ids: string[]): Promise<void>;
  pinAccounts(ids: string[], pinned: boolean): Promise<void>;
  /** Adds and takes away tags; the other tags of each account stay. */
  tagAccounts(ids: string[], add: string[], remove: string[]): Promise<void>;
  editAccount(id: string, edit: AccountEdit): Promise<Account>;
  /** The code that would come of it. */
  previewEdit(id: string, edit: CodesEdit): Promise<CodePreview>;
  reorderAccounts(ids: string[]): Promise<void>;
  /** The QR code and the key of one account, each address served once. */
  showAccountKey(account: string): Promise<KeyImages>;
  /** A picture's file as it is; empty to clear. */
  setIcon(id: string, picture: Uint8Array): Promise<void>;
  /** A PNG; empty where the account has none. */
  accountIcon(id: string): Promise<Uint8Array<ArrayBuffer>>;
  listTrash(): Promise<TrashedAccount[]>;
  restoreAccounts(ids: string[]): Promise<void>;
  /** For good: from the trash, or damaged ones. */
  deleteAccounts(ids: string[]): Promise<void>;
  /** Takes back the last change of accounts in this window; null when there is nothing. */
  undo(): Promise<Undone | null>;

  readLink(link: Uint8Array): Promise<Candidate[]>;
  readImage(image: Uint8Array): Promise<Candidate[]>;
  /** `ManualFields` as JSON. */
  readFields(fields: Uint8Array): Promise<Candidate[]>;
  /** `ManualFields` as JSON; names may be missing yet. The code that would come of it. */
  previewFields(fields: Uint8Array): Promise<CodePreview>;
  /** The code of what waits for a yes. */
  previewCandidate(id: string): Promise<CodePreview>;
  /** The links with accounts in them that the system opened; the next call has others. */
  readOpenedLinks(): Promise<OpenedLinks>;
  /** Whether the system opens such links with this program; null where that can't be asked. */
  opensLinks(): Promise<boolean | null>;
  /** Returns what holds then; null where a program can't have that. */
  setOpensLinks(on: boolean): Promise<boolean | null>;
  /** All or none, and one thing to undo. */
  addCandidates(candidates: ChosenCandidate[]): Promise<Account[]>;
  discardCandidates(): Promise<void>;

  /** The programs whose files can be taken over. */
  importFormats(): Promise<ImportFormat[]>;
  /** The system's dialog; null when nothing was chosen. */
  chooseImportFiles(): Promise<ImportPreview | null>;
  /** A file, a picture, or a text of links: adds it to the import under way, or begins one. */
  addImport(name: string, content: Uint8Array): Promise<ImportPreview>;
  /** A file that could not even be read, of so many bytes: it stands among the others with the reason. */
  addUnread(name: string, bytes: number): Promise<ImportPreview>;
  /** The import under way. */
  importPreview(): Promise<ImportPreview>;
  /** A text or a picture. */
  importFromClipboard(): Promise<ImportPreview>;
  importFromScreen(): Promise<ScreenLook>;
  /** One picture of the camera, four bytes a pixel; null while no QR code is in it. */
  readFrame(width: number, height: number, rgba: Uint8Array): Promise<ImportPreview | null>;
  /** Opens an encrypted source. A wrong password is told in its state. */
  importPassword(source: number, password: Uint8Array): Promise<ImportPreview>;
  /** At most 500. */
  importRows(offset: number, limit: number): Promise<ImportRow[]>;
  /** Null: all rows. Those that can't be taken stay as they are. */
  takeImportRows(indices: number[] | null, take: boolean): Promise<ImportCounts>;
  /** All or nothing, and one thing to undo. */
  runImport(): Promise<Imported>;
  /** Where they were saved; null when the person chose no place. */
  saveRefusedRows(): Promise<string | null>;
  /** Ends the import, and whatever of it is under way. */
  cancelImport(): Promise<void>;
  /** Gives up what is under way, and nothing else of the import. */
  cancelImportStep(): Promise<void>;
  /** Null while nothing is under way. */
  importProgress(): Promise<Progress | null>;

  exportFormats(): Promise<ExportFormat[]>;
  /** `ExportRequest` as JSON. */
  planExport(request: Uint8Array): Promise<ExportPlan>;
  /** `ExportRequest` as JSON. The system's dialog asks where to; null when the person chose no place. */
  runExport(request: Uint8Array): Promise<Exported | null>;
  /** Ends the writing of an export. */
  cancelExport(): Promise<void>;
  /** Null while nothing is written. */
  exportProgress(): Promise<Progress | null>;
  /** Pictures of migration codes, each address served once. Null: all accounts. */
  exportQr(accounts: string[] | null): Promise<string[]>;
  backupStatus(): Promise<BackupStatus>;
  /** The system's dialog; null when no folder was chosen. */
  chooseBackupFolder(): Promise<BackupStatus | null>;
  /** `SetBackup` as JSON. */
  setBackup(request: Uint8Array): Promise<BackupStatus>;
  backUpNow(): Promise<BackupStatus>;
  /** Ends the making of a backup, or of a key for backups. */
  cancelBackup(): Promise<void>;
  /** Null while neither is made. */
  backupProgress(): Promise<Progress | null>;

  verifyCode(account: string, typed: string): Promise<Verdict>;

  listEnrollments(): Promise<Enrollment[]>;
  /** `StartRequest` as JSON. */
  startEnrollment(request: Uint8Array): Promise<Enrollment>;
  checkEnrollmentCode(id: string, typed: string): Promise<Verdict>;
  enrollmentCode(id: string): Promise<TimedCode>;
  verifyEnrollment(id: string, typed: string): Promise<Enrolled>;
  enrollmentStatus(id: string): Promise<RegistrationStatus>;
  discardEnrollment(id: string): Promise<Discarded>;
  showKey(enrollment: string): Promise<KeyImages>;
  keyText(enrollment: string): Promise<string>;

  listServers(): Promise<Server[]>;
  saveServer(form: ServerForm): Promise<Server>;
  /** Signs out first, where that can be done. */
  removeServer(id: string): Promise<RemovedServer>;
  testServer(id: string): Promise<ServerTest>;
  /** A certificate authority's file as it is: PEM or DER. */
  addCertificate(id: string, certificate: Uint8Array): Promise<Server>;
  removeCertificates(id: string): Promise<Server>;
  useServerTime(id: string, on: boolean): Promise<Server>;

  /** Opens the person's own browser where that is the way. `fresh`: whoever is signed in there is asked again. */
  beginSignIn(server: string, way: SignInWay, fresh: boolean): Promise<SignIn>;
  openSignIn(id: string): Promise<void>;
  copySignInAddress(id: string): Promise<void>;
  /** Settles when somebody is signed in, when that failed or took too long, or when it was cancelled. */
  awaitSignIn(id: string): Promise<Server>;
  cancelSignIn(id: string): Promise<void>;
  /** A token as text. */
  useToken(server: string, token: Uint8Array): Promise<Server>;
  signOut(server: string): Promise<Server>;

  /** Null: the signed-in person. */
  subject(server: string, user: string | null): Promise<Subject>;
  startAtServer(request: StartAtServer): Promise<Enrollment>;
  /** `user` null: the signed-in person. `registrationId`: of what is removed, where only a person knows it. */
  removeRegistration(server: string, user: string | null, registrationId: string | null): Promise<Exchange>;
  /** `FinishElsewhere` as JSON. */
  finishElsewhere(request: Uint8Array): Promise<FinishedElsewhere>;
  /** A token as text, for a setup that was started without a server profile. */
  giveEnrollmentToken(id: string, token: Uint8Array): Promise<Enrollment>;
  /** Opens the server's own page to sign in, in the browser. Null where nothing comes back from it; otherwise `awaitSignIn` tells. */
  trySigningIn(enrollment: string): Promise<SignIn | null>;

  /** A link's text, or a file. */
  readOffer(offer: Uint8Array): Promise<EnrollmentOffer>;
  /** The offer of that id and no other. */
  acceptOffer(id: string): Promise<Server>;
  /** Null: what the system handed over and is no offer was seen. */
  declineOffer(id: string | null): Promise<AppState>;
  makeOffer(server: string): Promise<MadeOffer>;
  /** Where it was saved; null when the person chose no place. */
  saveOffer(server: string): Promise<string | null>;

  /** Newest first. */
  exchanges(): Promise<InspectedExchange[]>;
  clearExchanges(): Promise<void>;
  exchangesText(ids: number[]): Promise<string>;

  /** The program, and what it runs on. */
  about(): Promise<About>;
  /** The text for support. `anew`: it is gathered first; else what was gathered last is told with another choice. */
  supportText(choice: SupportChoice, anew: boolean): Promise<string>;
  /** Saves what was gathered last. Where it was saved; null when the person chose no place. */
  saveSupport(choice: SupportChoice): Promise<string | null>;

  startClockTest(): Promise<ClockTest>;
  clockTestCode(typed: string): Promise<ClockTestResult>;
  endClockTest(): Promise<void>;

  startDemo(): Promise<AppState>;
  leaveDemo(): Promise<AppState>;
  setScenario(name: string): Promise<AppState>;
  setDemoClock(whose: DemoClock, seconds: number): Promise<AppState>;
  /** As it was when it was started. */
  resetDemo(): Promise<AppState>;

  /** Called after another program wrote to the vault, or after it was locked from outside. Returns what stops it. */
  onVaultChanged(listener: () => void): () => void;
}

/** The Rust side of the small window: it has no other commands. */
export interface FindBackend {
  findable(): Promise<Findable>;
  /** Copies the code. A HOTP account's counter is used up by it. */
  copyFound(id: string): Promise<void>;
  closeFind(): Promise<void>;
  /** Shows the large window in place of the small one. */
  showWindow(): Promise<void>;
}
