// The languages that the window speaks. A new one is its folder in messages/ and one line here.

export type Language = "en" | "de" | "fr" | "es" | "ja" | "ar";

type Known = {
  /** Its name in itself. */
  name: string;
  /** Which form of it dates and numbers take. */
  locale: string;
  dir: "ltr" | "rtl";
  /** Its messages; English is in the program itself and is what is missing elsewhere. */
  load: (() => Promise<{ default: string }>) | null;
};

export const LANGUAGES: Record<Language, Known> = {
  en: { name: "English", locale: "en-GB", dir: "ltr", load: null },
  de: { name: "Deutsch", locale: "de", dir: "ltr", load: () => import("../../../messages/de") },
  fr: { name: "Français", locale: "fr", dir: "ltr", load: () => import("../../../messages/fr") },
  es: { name: "Español", locale: "es", dir: "ltr", load: () => import("../../../messages/es") },
  ja: { name: "日本語", locale: "ja", dir: "ltr", load: () => import("../../../messages/ja") },
  ar: { name: "العربية", locale: "ar", dir: "rtl", load: () => import("../../../messages/ar") },
};

/** The first of the wanted languages that there is. */
export function bestOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split("-")[0] ?? "";
    if (language in LANGUAGES) return language as Language;
  }
  return "en";
}
