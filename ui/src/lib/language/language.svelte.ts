// Which language the window speaks, and its sentences: Fluent files, messages/<language>/<area of the window>.ftl.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import source from "../../../messages/en";
import { isolated } from "./isolated";
import type { Messages } from "./keys";
import { LANGUAGES, type Language, bestOf, localeOf } from "./languages";
import { lengthened } from "./pseudo";

export type Key = keyof Messages;
type Given<K extends Key> = [Messages[K]] extends [never] ? [] : [Record<Messages[K], FluentVariable>];

/** Stand around the name of a piece; no text has them. */
const BEFORE = "\ue000";
const AFTER = "\ue001";

const SOURCE = bundleOf("en", source);

let chosen = $state<Language>("en");
let locale = $state(LANGUAGES.en.locale);
let pseudo = $state(false);
let bundle = $state.raw(SOURCE);
/** Raised by every choice, so that a slow one doesn't undo a later one. */
let choices = 0;

export const language = {
  get current() {
    return chosen;
  },
  /** For dates and numbers. */
  get locale() {
    return locale;
  },
  get dir() {
    return LANGUAGES[chosen].dir;
  },
  /** What ends a sentence, and what stands between two. */
  get stop() {
    return chosen === "ja" ? "。" : ".";
  },
  get between() {
    return chosen === "ja" ? "" : " ";
  },
};

/** Takes a language for the whole window; "system" is the first of the computer's that there is. */
export async function speak(wanted: Language | "system" | "pseudo"): Promise<void> {
  const choice = (choices += 1);
  const next = wanted === "pseudo" ? "en" : wanted === "system" ? bestOf(navigator.languages) : wanted;
  const loaded = await LANGUAGES[next].load?.();
  if (choice !== choices) return;
  if (wanted === "pseudo") bundle = bundleOf("en", source, lengthened);
  else bundle = loaded ? bundleOf(localeOf(next, navigator.languages), loaded.default) : SOURCE;
  chosen = next;
  locale = localeOf(next, navigator.languages);
  pseudo = wanted === "pseudo";
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

/** The translation of a sentence whose English is elsewhere; null where there is none, and in English. */
export function translated(key: string, given: Record<string, FluentVariable>): string | null {
  const pattern = bundle.getMessage(key)?.value;
  return pattern ? bundle.formatPattern(pattern, isolated(given, language.dir), []) : null;
}

/** The sentence in English, whatever the window speaks. */
export function inEnglish<K extends Key>(key: [Messages[K]] extends [never] ? K : never): string {
  const pattern = SOURCE.getMessage(key)?.value;
  return pattern ? SOURCE.formatPattern(pattern, null, []) : key;
}

/** English from elsewhere, where the window has nothing else to say. In the language that nobody speaks it is marked as translated. */
export function english(text: string): string {
  return pseudo ? lengthened(text) : text;
}

/** A piece of a sentence: its own words, or the name of what was put in there. */
export type Piece = { text: string } | { of: string };

/** The sentence in pieces, so that what is put into it can look its own way. Numbers are part of the words. */
export function pieces(key: Key, given: Record<string, unknown>): Piece[] {
  const places = Object.entries(given).map(([name, value]) => [
    name,
    typeof value === "number" ? value : `${BEFORE}${name}${AFTER}`,
  ]);
  const said = t(key as "version", Object.fromEntries(places) as { version: string });
  return said
    .split(new RegExp(`${BEFORE}(\\w+)${AFTER}`))
    .map((part, at) => (at % 2 === 0 ? { text: part } : { of: part }))
    .filter((piece) => !("text" in piece) || piece.text !== "");
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

export function bundleOf(locale: string, messages: string, transform?: (text: string) => string): FluentBundle {
  const useIsolating = locale.startsWith("ar");
  const made = new FluentBundle(locale, transform ? { useIsolating, transform } : { useIsolating });
  made.addResource(new FluentResource(messages));
  return made;
}
