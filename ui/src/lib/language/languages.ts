// The languages that the window speaks. A new one is its folder in messages/ and one line here.

export type Language = "en" | "de" | "fr" | "es" | "ja" | "ar";

type Known = {
  /** Its name in itself. */
  name: string;
  /** Which form of it dates and numbers take, where the computer asks for none of its forms. */
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

/** The form of a language that dates and numbers take: the first of it that the computer wants. */
export function localeOf(language: Language, wanted: readonly string[]): string {
  const own = wanted.find((tag) => tag.toLowerCase().split("-")[0] === language && tag.includes("-"));
  return own !== undefined && isLocale(own) ? own : LANGUAGES[language].locale;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

/** The first of the wanted languages that there is. */
export function bestOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split("-")[0] ?? "";
    if (language in LANGUAGES) return language as Language;
  }
  return "en";
}
