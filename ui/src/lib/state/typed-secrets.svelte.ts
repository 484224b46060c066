// Secrets while they are typed: an opening ("Confirm that it is you") and a new passphrase. Both are emptied when taken or left.
import type { Opening, SlotKind } from "../backend/bindings";
import { t } from "../language/language.svelte";
import { recoveryFault, tidied } from "../recovery-code";

/** The way that proves most comes first. */
const PREFERRED: SlotKind[] = ["passphrase", "twoPart", "keychain", "recovery"];
export const SHORTEST_PASSPHRASE = 8;

export class TypedOpening {
  #possible: () => readonly SlotKind[];
  #chosen = $state<SlotKind | null>(null);
  #asked = $state(false);
  text = $state("");

  constructor(possible: () => readonly SlotKind[]) {
    this.#possible = possible;
  }

  /** The ways to choose from, each once. */
  get kinds(): SlotKind[] {
    const possible = this.#possible();
    return PREFERRED.filter((kind) => possible.includes(kind));
  }
  get kind(): SlotKind | null {
    const { kinds } = this;
    return this.#chosen !== null && kinds.includes(this.#chosen) ? this.#chosen : (kinds[0] ?? null);
  }
  /** What is missing, said only after the person went on without it. */
  get fault(): string | null {
    return this.#asked ? this.#missing() : null;
  }

  choose(kind: SlotKind) {
    this.clear();
    this.#chosen = kind;
  }

  /** True when there is something to send; otherwise says what is missing from now on. */
  ready(): boolean {
    this.#asked = true;
    return this.kind !== null && this.#missing() === null;
  }

  /** The opening, and forgets a passphrase; a recovery code of 35 characters stays to be mended until `clear`. */
  take(): Opening {
    const kind = this.kind ?? "keychain";
    const text = kind === "keychain" ? "" : kind === "recovery" ? tidied(this.text) : this.text;
    if (kind !== "recovery") this.clear();
    return { kind, text };
  }

  clear() {
    this.text = "";
    this.#asked = false;
  }

  #missing(): string | null {
    if (this.kind === "recovery") return recoveryFault(this.text);
    if (this.kind === "keychain" || this.text !== "") return null;
    return t("passphrase-missing");
  }
}

export class TypedPassphrase {
  #asked = $state(false);
  first = $state("");
  again = $state("");

  get length() {
    return Array.from(this.first).length;
  }
  get tooShort(): string | null {
    if (!this.#asked || this.length >= SHORTEST_PASSPHRASE) return null;
    return t("passphrase-short", { count: this.length, least: SHORTEST_PASSPHRASE });
  }
  get differs(): string | null {
    return this.#asked && !this.tooShort && this.first !== this.again ? t("passphrase-differs") : null;
  }

  /** True when it is long enough and twice the same; otherwise says what is not from now on. */
  ready(): boolean {
    this.#asked = true;
    return this.tooShort === null && this.differs === null;
  }

  clear() {
    this.first = "";
    this.again = "";
    this.#asked = false;
  }
}
