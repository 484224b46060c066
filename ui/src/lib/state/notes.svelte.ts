// Short notes at the foot of the window, which a screen reader hears too.

const SHOWN_MS = 5000;

export class Notes {
  #text = $state("");
  #tone = $state<"plain" | "ok">("plain");
  #timer: ReturnType<typeof setTimeout> | undefined;

  get text() {
    return this.#text;
  }
  get tone() {
    return this.#tone;
  }

  show(text: string, tone: "plain" | "ok" = "plain") {
    clearTimeout(this.#timer);
    this.#text = text;
    this.#tone = tone;
    this.#timer = setTimeout(() => (this.#text = ""), SHOWN_MS);
  }

  clear() {
    clearTimeout(this.#timer);
    this.#text = "";
  }
}
