import type {
  Account, AccountCode, AccountList, AppState, Candidate, Codes, Copied, Discarded, Enrolled, Enrollment, KeyImages,
  RegistrationStatus, TimedCode, Verdict,
} from "./bindings";

/** The Rust side, as the views see it. Every call rejects with an `AppError`. Secrets go in as bytes and are never returned, `keyText` aside. */
export interface Backend {
  appState(): Promise<AppState>;
  /** A passphrase, or null for the keychain. */
  createVault(passphrase: Uint8Array | null): Promise<AppState>;
  unlockWithKeychain(): Promise<AppState>;
  unlockWithPassphrase(passphrase: Uint8Array): Promise<AppState>;
  lock(): Promise<AppState>;

  listAccounts(): Promise<AccountList>;
  codes(ids: string[]): Promise<Codes>;
  nextHotpCode(id: string): Promise<AccountCode>;
  copyCode(id: string): Promise<Copied>;
  removeAccount(id: string): Promise<void>;
  readLink(link: Uint8Array): Promise<Candidate[]>;
  readImage(image: Uint8Array): Promise<Candidate[]>;
  /** `ManualFields` as JSON. */
  readFields(fields: Uint8Array): Promise<Candidate[]>;
  addCandidate(id: string, issuer: string, label: string): Promise<Account>;
  discardCandidates(): Promise<void>;

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

  startDemo(): Promise<AppState>;
  leaveDemo(): Promise<AppState>;
  setScenario(name: string): Promise<AppState>;

  /** Called after another program wrote to the vault, or after it was locked from outside. Returns what stops it. */
  onVaultChanged(listener: () => void): () => void;
}
