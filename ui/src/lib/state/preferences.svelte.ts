// How the window looks and how it shows codes. Kept by the window, applied to the document at once; the same for every vault.
import { speak } from "../language/language.svelte";
import { LANGUAGES, type Language } from "../language/languages";
import { keep, recall } from "../remembered";

export const CHOICES = {
  theme: ["system", "light", "dark"],
  accent: ["teal", "blue", "indigo", "plum", "graphite"],
  density: ["comfortable", "compact"],
  /** Per cent of the usual size. */
  text: [100, 115, 130, 150, 175, 200],
  language: ["system", ...(Object.keys(LANGUAGES) as Language[])],
  grouping: ["standard", "threes", "twos", "none"],
  next: [true, false],
  hide: [false, true],
  sort: ["manual", "name", "use"],
} as const;

export type Settings = { -readonly [Name in keyof typeof CHOICES]: (typeof CHOICES)[Name][number] };
export type Grouping = Settings["grouping"];
export type Sort = Settings["sort"];

export const USUAL: Settings = {
  theme: "system",
  accent: "teal",
  density: "comfortable",
  text: 100,
  language: "system",
  grouping: "standard",
  next: true,
  hide: false,
  sort: "manual",
};
const NAME = "settings";
const PSEUDO = "longer-words";

export class Preferences {
  #now = $state.raw<Settings>(understood(recall(NAME)));
  /** Longer words in place of a language, for tests and pictures: no setting, and never kept by the window itself. */
  pseudo = recall(PSEUDO) === true;

  get now(): Settings {
    return this.#now;
  }

  set(changes: Partial<Settings>) {
    this.#now = { ...this.#now, ...changes };
    keep(NAME, this.#now);
    void this.apply();
  }

  /** One size up or down, as far as it goes. */
  resize(by: -1 | 1) {
    const sizes = CHOICES.text;
    const next = sizes[sizes.indexOf(this.#now.text) + by];
    if (next !== undefined) this.set({ text: next });
  }

  /** For this window's life only. */
  show(settings: Settings) {
    this.#now = settings;
  }

  /** Puts it on the document: attributes that the style sheet knows. The usual is no attribute. */
  apply(): Promise<void> {
    const page = document.documentElement;
    for (const name of ["theme", "accent", "density", "text"] as const) {
      if (this.#now[name] === USUAL[name]) page.removeAttribute(`data-${name}`);
      else page.setAttribute(`data-${name}`, String(this.#now[name]));
    }
    return speak(this.pseudo ? "pseudo" : this.#now.language);
  }
}

/** What of it is a choice that there is; the rest as usual. */
export function understood(kept: unknown): Settings {
  if (typeof kept !== "object" || kept === null) return USUAL;
  const known = Object.entries(kept).filter(
    ([name, value]) => name in CHOICES && (CHOICES[name as keyof Settings] as readonly unknown[]).includes(value),
  );
  return { ...USUAL, ...(Object.fromEntries(known) as Partial<Settings>) };
}
