// Short notes at the foot of the window, which a screen reader hears too. One may carry an act, such as Undo.

const SHOWN_MS = 5000;
/** Time to read it, find the button, and reach it with the keyboard. */
const SHOWN_WITH_ACT_MS = 15_000;

export type NoteAct = { label: string; act: () => void };

export class Notes {
  #text = $state("");
  #tone = $state<"plain" | "ok">("plain");
  #act = $state.raw<NoteAct | null>(null);
  /** Counts the notes, so that the same words are heard again. */
  #turn = $state(0);
  #held = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get text() {
    return this.#text;
  }
  get turn() {
    return this.#turn;
  }
  get tone() {
    return this.#tone;
  }
  get act() {
    return this.#act;
  }

  show(text: string, tone: "plain" | "ok" = "plain", act: NoteAct | null = null) {
    this.#turn += 1;
    this.#text = text;
    this.#tone = tone;
    this.#act = act;
    this.#run();
  }

  /** While the pointer or the keyboard is on it, it stays. */
  hold(held: boolean) {
    this.#held = held;
    if (this.#text !== "") this.#run();
  }

  clear() {
    clearTimeout(this.#timer);
    this.#text = "";
    this.#act = null;
    this.#held = false;
  }

  #run() {
    clearTimeout(this.#timer);
    if (this.#held && this.#act !== null) return;
    this.#timer = setTimeout(() => this.clear(), this.#act === null ? SHOWN_MS : SHOWN_WITH_ACT_MS);
  }
}
