// The stand-in's vault: what opens it, its recovery code, its snapshots and its trash.
import type {
  Account,
  AddSlot,
  AppError,
  AppState,
  DamagedRecord,
  DoctorReport,
  LockSettings,
  Opening,
  RecoveryCodeShown,
  Rekey,
  RekeyPlan,
  RemoveSlot,
  ReplaceSlot,
  Restored,
  Slot,
  Snapshot,
  TrashedAccount,
  VaultDetails,
} from "../bindings";
import { FakeBase, taken } from "./base";
import { ACCOUNTS, DOCTOR_WORKS, KEYCHAIN_NOTE, STATE, aSlot, aSnapshot, anError, someSnapshots } from "./data";
import { recoveryPicture } from "./pictures";

export type VaultStart = {
  state?: Partial<AppState>;
  accounts?: Account[];
  damaged?: DamagedRecord[];
  snapshots?: Snapshot[];
  trash?: TrashedAccount[];
  doctor?: DoctorReport;
  slots?: Slot[];
};

export class FakeVault extends FakeBase {
  state: AppState;
  accounts: Account[];
  damaged: DamagedRecord[];
  slots: Slot[];
  snapshots: Snapshot[];
  trash: TrashedAccount[];
  report: DoctorReport;
  /** The passphrase that opens the vault. */
  passphrase = "correct horse";
  /** The recovery code that opens the vault, and the one that is made next. */
  recoveryCode = "0A2BK-3C4DM-5E6FN-7G8HP-9J0KQ-1M2NR-3P4QS";
  /** Shown, and not yet typed back. */
  shownCode: string | null = null;
  #snapshotsMade = 0;

  constructor(start: VaultStart = {}) {
    super();
    this.state = { ...STATE, ...start.state };
    this.accounts = start.accounts ?? [...ACCOUNTS];
    this.damaged = start.damaged ?? [];
    this.slots = start.slots ?? this.state.slots.map((kind) => aSlot(kind));
    this.snapshots = start.snapshots ?? someSnapshots();
    this.trash = start.trash ?? [];
    this.report = start.doctor ?? DOCTOR_WORKS;
    this.#follow();
  }

  unlock(opening: Uint8Array) {
    const given = JSON.parse(taken(opening)) as Opening;
    return this.answer("unlock", [given], () => {
      this.#open(given);
      return (this.state = { ...this.state, vault: "unlocked", problem: null });
    });
  }

  lock() {
    return this.answer("lock", [], () => {
      this.shownCode = null;
      return (this.state = { ...this.state, vault: "locked", keychain: "available" });
    });
  }

  vaultDetails() {
    return this.answer("vaultDetails", [], () => this.#details());
  }

  addSlot(request: Uint8Array) {
    const given = JSON.parse(taken(request)) as AddSlot;
    return this.answer("addSlot", [given], () => {
      this.#open(given.with);
      this.slots = [...this.slots, this.#made(given.slot)];
      return this.#details();
    });
  }

  replaceSlot(request: Uint8Array) {
    const given = JSON.parse(taken(request)) as ReplaceSlot;
    return this.answer("replaceSlot", [given], () => {
      this.#open(given.with);
      const made = this.#made(given.slot);
      this.slots = this.slots.map((slot) => (slot.id === given.id ? made : slot));
      return this.#details();
    });
  }

  removeSlot(request: Uint8Array) {
    const given = JSON.parse(taken(request)) as RemoveSlot;
    return this.answer("removeSlot", [given], () => {
      this.#open(given.with);
      this.slots = this.slots.filter((slot) => slot.id !== given.id);
      return this.#details();
    });
  }

  makeRecoveryCode() {
    return this.answer("makeRecoveryCode", [], (): RecoveryCodeShown => {
      this.shownCode = this.recoveryCode;
      return { image: recoveryPicture(this.shownCode), groups: 7 };
    });
  }

  discardRecoveryCode() {
    return this.answer("discardRecoveryCode", [], () => {
      this.shownCode = null;
    });
  }

  rekeyPlan() {
    return this.answer("rekeyPlan", [], (): RekeyPlan => {
      const keeps = this.slots.filter((slot) => !slot.damaged).map((slot) => slot.kind);
      return {
        keeps: [...new Set(keeps)].filter((kind) => kind !== "recovery"),
        drops: this.slots.filter((slot) => slot.kind === "recovery" || slot.damaged),
        words: "Everything in this vault is sealed with a new key. Copies that were made before stay as they are.",
      };
    });
  }

  rekey(request: Uint8Array) {
    const given = JSON.parse(taken(request)) as Rekey;
    return this.answer("rekey", [given], () => {
      this.#open(given.with);
      if (given.recovery !== "") this.#typedBack(given.recovery);
      if (given.passphrase !== null) this.passphrase = given.passphrase;
      this.slots = given.kinds.map((kind) => aSlot(kind, { id: `new-${kind}` }));
      return this.#details();
    });
  }

  doctor() {
    return this.answer("doctor", [], () => this.report);
  }

  setLockSettings(settings: LockSettings) {
    return this.answer("setLockSettings", [settings], () => {
      this.state = { ...this.state, lockSettings: settings };
      return settings;
    });
  }

  activity() {
    return this.answer("activity", [], () => undefined);
  }

  takeSnapshot() {
    return this.answer("takeSnapshot", [], () => {
      this.#snapshot("asked");
      return this.#details();
    });
  }

  restoreSnapshot(name: string) {
    return this.answer("restoreSnapshot", [name], (): Restored => {
      const undo = this.#snapshot("beforeRestore");
      return { undo: undo.name, broughtBack: 2, changed: 1, movedToTrash: 1 };
    });
  }

  restoreDamaged(name: string) {
    return this.answer(
      "restoreDamaged",
      [name],
      () => (this.state = { ...this.state, vault: "locked", problem: null, snapshots: [] }),
    );
  }

  listTrash() {
    return this.answer("listTrash", [], () => [...this.trash]);
  }

  restoreAccounts(ids: string[]) {
    return this.answer("restoreAccounts", [ids], () => this.fromTrash(ids));
  }

  deleteAccounts(ids: string[]) {
    return this.answer("deleteAccounts", [ids], () => {
      this.trash = this.trash.filter((each) => !ids.includes(each.account.id));
      this.damaged = this.damaged.filter((record) => !ids.includes(record.id));
    });
  }

  protected fromTrash(ids: string[]) {
    const back = this.trash.filter((each) => ids.includes(each.account.id)).map((each) => each.account);
    this.trash = this.trash.filter((each) => !ids.includes(each.account.id));
    this.accounts = [...this.accounts, ...back];
  }

  #details(): VaultDetails {
    this.#follow();
    return {
      folder: "/home/starter/.local/share/countersign",
      vaultId: "5b1f0c7a9d2e4f6883a1b0c2d4e6f809",
      slots: [...this.slots],
      keychainNote: this.state.keychainNote,
      hasRecoveryCode: this.slots.some((slot) => slot.kind === "recovery"),
      snapshots: [...this.snapshots],
      snapshotFolder: "/home/starter/.local/share/countersign/snapshots",
      trash: this.trash.length,
      readOnly: this.state.readOnly,
    };
  }

  #follow() {
    const kinds = this.slots.filter((slot) => !slot.damaged).map((slot) => slot.kind);
    const keychainNote = kinds.includes("keychain") ? KEYCHAIN_NOTE : null;
    this.state = { ...this.state, slots: [...new Set(kinds)], keychainNote };
  }

  #open(opening: Opening) {
    if (opening.kind === "recovery" && comparable(opening.text) !== comparable(this.recoveryCode)) {
      throw WRONG_RECOVERY_CODE;
    }
    const typed = opening.kind === "passphrase" || opening.kind === "twoPart";
    if (typed && opening.text !== this.passphrase) throw WRONG_PASSPHRASE;
  }

  #made(slot: Opening): Slot {
    if (slot.kind === "recovery") this.#typedBack(slot.text);
    if (slot.kind === "passphrase" || slot.kind === "twoPart") this.passphrase = slot.text;
    return aSlot(slot.kind, { id: `new-${slot.kind}` });
  }

  #typedBack(text: string) {
    const typed = comparable(text).match(/.{1,5}/g) ?? [];
    const shown = comparable(this.shownCode ?? "").match(/.{1,5}/g) ?? [];
    const wrong = shown.findIndex((group, at) => group !== typed[at]);
    if (wrong >= 0) throw mistyped(wrong + 1);
    this.shownCode = null;
  }

  #snapshot(reason: Snapshot["reason"]): Snapshot {
    this.#snapshotsMade += 1;
    const name = `made-${this.#snapshotsMade}`;
    const made = aSnapshot({ name, madeMs: Date.now(), reason, accounts: this.accounts.length });
    this.snapshots = [made, ...this.snapshots];
    return made;
  }
}

export const WRONG_PASSPHRASE: AppError = anError({
  code: "wrongPassphrase",
  reference: "CS-V108",
  title: "That passphrase doesn’t open this vault.",
  message: "Your accounts are safe.",
  next: "Type it again.",
  action: "none",
});

export const WRONG_RECOVERY_CODE: AppError = anError({
  code: "wrongRecoveryCode",
  reference: "CS-V111",
  title: "That recovery code doesn’t open this vault.",
  message: "Your accounts are safe.",
  next: "Look for a newer one: each new code replaces the one before.",
  action: "none",
});

function mistyped(group: number): AppError {
  return anError({
    code: "recoveryCodeGroup",
    reference: "CS-V112",
    title: `Group ${group} is not as it was shown.`,
    message: "Nothing was changed.",
    next: `Compare group ${group} with what you wrote down.`,
    action: "none",
  });
}

function comparable(code: string): string {
  return code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
}
