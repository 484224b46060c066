// The text of a code field and the verdict on it, which appears as soon as the code has its full length.
import type { AppError, Verdict } from "../backend/bindings";
import { type Expected, complete, fault, significant, whyIncomplete } from "../code-text";
import { asAppError } from "../errors";

export class TypedCode {
  #check: ((code: string) => Promise<Verdict>) | null;
  #expected: () => Expected;
  #asked = 0;
  #verdict = $state.raw<Verdict | null>(null);
  #error = $state.raw<AppError | null>(null);
  #why = $state<string | null>(null);
  #text = $state("");

  /** `check` is null where nothing here can say whether a code is right. */
  constructor(expected: () => Expected, check: ((code: string) => Promise<Verdict>) | null) {
    this.#expected = expected;
    this.#check = check;
  }

  get text() {
    return this.#text;
  }
  get expected() {
    return this.#expected();
  }
  get code() {
    return significant(this.#text, this.expected);
  }
  get complete() {
    return complete(this.code, this.expected);
  }
  /** The verdict on the text as it stands. */
  get verdict() {
    return this.#verdict;
  }
  get error() {
    return this.#error;
  }
  /** Why the text can't be a code: found while typing, in pasted text, or when it was sent too short. */
  get why() {
    return this.#why ?? fault(this.code, this.expected);
  }

  /** Takes new text; `why` if it was pasted and holds no code. */
  type(text: string, why: string | null = null) {
    this.#text = text;
    this.#why = why;
    this.#asked += 1;
    this.#verdict = null;
    this.#error = null;
    if (why === null && this.complete) void this.recheck();
  }

  /** True when the text can be sent; otherwise says why not. */
  ready(): boolean {
    this.#why ??= whyIncomplete(this.code, this.expected);
    return this.complete && this.#why === null;
  }

  /** Asks again about the same text, after time has passed or a button was pressed. Null when there is nothing to ask about. */
  async recheck(): Promise<Verdict | null> {
    if (!this.ready() || this.#check === null) return null;
    const asked = (this.#asked += 1);
    try {
      const verdict = await this.#check(this.code);
      if (asked === this.#asked) {
        this.#verdict = verdict;
        this.#error = null;
      }
      return verdict;
    } catch (thrown) {
      if (asked === this.#asked) this.#error = asAppError(thrown);
      return null;
    }
  }

  clear() {
    this.type("");
  }
}
