// Dates, times and numbers as the computer's form of each language writes them.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dateOf, language, percentOf, speak, t } from "../src/lib/language/language.svelte";
import { type Language, localeOf } from "../src/lib/language/languages";
import { dayName, momentOf, timeOfDay } from "../src/lib/when";

/** Thursday, 13 June 2024, 18:44:36 UTC. */
const THEN = Date.UTC(2024, 5, 13, 18, 44, 36) / 1000;
const DAY = 86_400;

/** Kinds of space differ between versions of the language data. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ").replace(/[\u200e\u200f\u061c]/g, "");

async function on(wanted: string[], choice: Language | "system" = "system") {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(wanted);
  await speak(choice);
}

beforeEach(() => void (process.env["TZ"] = "UTC"));
afterEach(async () => {
  vi.restoreAllMocks();
  await speak("en");
});

describe("the form of a language", () => {
  it("is the first of it that the computer wants", () => {
    expect(localeOf("en", ["de-AT", "en-US", "en-GB"])).toBe("en-US");
    expect(localeOf("de", ["en-US", "de-CH"])).toBe("de-CH");
  });

  it("is the usual one where the computer names none, or none that there is", () => {
    expect(localeOf("en", ["en"])).toBe("en-GB");
    expect(localeOf("en", [])).toBe("en-GB");
    expect(localeOf("fr", ["en-US"])).toBe("fr");
    expect(localeOf("en", ["en-not_a_tag"])).toBe("en-GB");
  });
});

type Row = [wanted: string, date: string, yesterday: string, weekday: string, percent: string, time: string];
describe.each<Row>([
  ["en-US", "June 13, 2024", "yesterday", "Thursday", "130%", "06:44 PM"],
  ["en-GB", "13 June 2024", "yesterday", "Thursday", "130%", "18:44"],
  ["de-DE", "13. Juni 2024", "gestern", "Donnerstag", "130 %", "18:44"],
  ["fr-FR", "13 juin 2024", "hier", "jeudi", "130 %", "18:44"],
  ["es-ES", "13 de junio de 2024", "ayer", "jueves", "130 %", "18:44"],
  ["ja-JP", "2024年6月13日", "昨日", "木曜日", "130%", "18:44"],
  ["ar-MA", "13 يونيو 2024", "أمس", "الخميس", "130%", "18:44"],
])("a computer in %s", (wanted, date, yesterday, weekday, percent, time) => {
  it("writes days, moments and parts of a hundred its own way", async () => {
    await on([wanted]);
    expect(language.locale).toBe(wanted);
    expect(plain(dateOf(THEN))).toBe(date);
    expect(dayName(THEN, THEN + DAY)).toBe(yesterday);
    expect(dayName(THEN, THEN + 3 * DAY)).toBe(weekday);
    expect(plain(dayName(THEN, THEN + 30 * DAY))).toBe(date);
    expect(plain(percentOf(130))).toBe(percent);
    expect(plain(timeOfDay(THEN))).toBe(time);
    const moment = plain(momentOf("2024-06-13T18:44:36Z"));
    expect(moment).toContain(date);
    expect(moment).toMatch(wanted === "en-US" ? /\b0?6:44:36 PM\b/ : /\b18[:時]44[:分]36/);
  });
});

it("a language that was chosen takes the computer's form of it, and numbers in sentences follow", async () => {
  await on(["en-US", "ar-EG"], "ar");
  expect(language.locale).toBe("ar-EG");
  const digits = /[٠-٩]/.test(dateOf(THEN));
  expect(/[٠-٩]/.test(t("row-seconds", { count: 12 }))).toBe(digits);
});
