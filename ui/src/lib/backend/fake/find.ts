// The small window's stand-in for Rust.
import type { FindBackend } from "../backend";
import type { Account, AppError } from "../bindings";
import { ACCOUNTS } from "./data";

export class FakeFind implements FindBackend {
  /** Every call with what it was given. */
  readonly calls: string[] = [];
  accounts: Account[] = ACCOUNTS;
  locked = false;
  /** Why the next copy fails. */
  failure: AppError | null = null;

  async findable() {
    this.calls.push("findable");
    return { locked: this.locked, accounts: this.locked ? [] : this.accounts };
  }

  async copyFound(id: string) {
    this.calls.push(`copyFound ${id}`);
    if (this.failure) throw this.failure;
  }

  async closeFind() {
    this.calls.push("closeFind");
  }

  async showWindow() {
    this.calls.push("showWindow");
  }
}

/** As the page's address describes it: ?vault=locked#find. */
export function fromAddress(search: string = location.search): FakeFind {
  const fake = new FakeFind();
  fake.locked = new URLSearchParams(search).get("vault") === "locked";
  return fake;
}
