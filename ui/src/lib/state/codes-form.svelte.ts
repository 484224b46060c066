// How an account's codes are to be made, as it stands in the form. What was left as it was is not sent.
import type { Account, Algorithm, CodesEdit } from "../backend/bindings";

export class CodesForm {
  readonly account: Account;
  algorithm = $state<Algorithm>("SHA1");
  /** Null while the field is empty. */
  digits = $state<number | null>(null);
  period = $state<number | null>(null);
  counter = $state<number | null>(null);

  constructor(account: Account) {
    this.account = account;
    this.algorithm = account.algorithm;
    this.digits = account.digits;
    this.period = account.period;
    this.counter = account.counter;
  }

  /** Whether a field holds what can't even be asked of Rust: no number, a part of one, or one that would be rounded. */
  get unfit(): boolean {
    const { kind } = this.account;
    const numbers = kind === "steam" ? [] : [this.digits, kind === "totp" ? this.period : this.counter];
    return numbers.some((number) => number === null || !Number.isSafeInteger(number) || number < 0);
  }

  get edit(): CodesEdit {
    const { algorithm, digits, period, counter } = this.account;
    return {
      algorithm: changed(this.algorithm, algorithm),
      digits: changed(this.digits, digits),
      period: changed(this.period, period),
      counter: changed(this.counter, counter),
      mayLowerCounter: false,
    };
  }
}

function changed<T>(now: T, before: T): T | null {
  return now === before ? null : now;
}
