// Which language the window speaks, and its sentences: Fluent files, messages/<language>/<area of the window>.ftl.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import english from "../../../messages/en";
import { isolated } from "./isolated";
import type { Messages } from "./keys";
import { LANGUAGES, type Language, bestOf } from "./languages";
import { lengthened } from "./pseudo";

export type Key = keyof Messages;
type Given<K extends Key> = [Messages[K]] extends [never] ? [] : [Record<Messages[K], FluentVariable>];

const SOURCE = bundleOf("en", english);

let chosen = $state<Language>("en");
let bundle = $state.raw(SOURCE);
/** Raised by every choice, so that a slow one doesn't undo a later one. */
let choices = 0;

export const language = {
  get current() {
    return chosen;
  },
  /** For dates and numbers. */
  get locale() {
    return LANGUAGES[chosen].locale;
  },
  get dir() {
    return LANGUAGES[chosen].dir;
  },
};

/** Takes a language for the whole window; "system" is the first of the computer's that there is. */
export async function speak(wanted: Language | "system" | "pseudo"): Promise<void> {
  const choice = (choices += 1);
  const next = wanted === "pseudo" ? "en" : wanted === "system" ? bestOf(navigator.languages) : wanted;
  const loaded = await LANGUAGES[next].load?.();
  if (choice !== choices) return;
  if (wanted === "pseudo") bundle = bundleOf("en", english, lengthened);
  else bundle = loaded ? bundleOf(next, loaded.default) : SOURCE;
  chosen = next;
  document.documentElement.lang = next;
  document.documentElement.dir = LANGUAGES[next].dir;
}

/** The sentence in the window's language; what a language lacks is said in English. */
export function t<K extends Key>(key: K, ...[given]: Given<K>): string {
  const own = bundle.getMessage(key)?.value;
  const from = own ? bundle : SOURCE;
  const pattern = own ?? SOURCE.getMessage(key)?.value;
  return pattern ? from.formatPattern(pattern, given ? isolated(given, language.dir) : null, []) : key;
}

/** "13 June 2024", as the language writes it. */
export function dateOf(unix: number): string {
  return new Date(unix * 1000).toLocaleDateString(language.locale, { day: "numeric", month: "long", year: "numeric" });
}

/** "41 new, 3 already here", as the language writes what stands side by side. */
export function listed(parts: readonly string[]): string {
  return new Intl.ListFormat(language.locale, { type: "unit", style: "short" }).format(parts);
}

/** "130 %", as the language writes it. */
export function percentOf(percent: number): string {
  return new Intl.NumberFormat(language.locale, { style: "percent" }).format(percent / 100);
}

export function bundleOf(locale: string, source: string, transform?: (text: string) => string): FluentBundle {
  const useIsolating = locale === "ar";
  const made = new FluentBundle(locale, transform ? { useIsolating, transform } : { useIsolating });
  made.addResource(new FluentResource(source));
  return made;
}
