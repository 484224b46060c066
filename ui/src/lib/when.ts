// Times in words, as the window's language writes them. Unix times are in seconds.
import { FluentNumber } from "@fluent/bundle";
import { dateOf, language, t } from "./language/language.svelte";

/** "today", "yesterday", a weekday within the last week, otherwise a date. */
export function dayName(unix: number, now: number = Date.now() / 1000): string {
  const days = daysSince(unix, now);
  if (days <= 1)
    return new Intl.RelativeTimeFormat(language.locale, { numeric: "auto" }).format(-Math.max(0, days), "day");
  if (days < 7) return new Date(unix * 1000).toLocaleDateString(language.locale, { weekday: "long" });
  return dayAndYear(unix);
}

export function isToday(unix: number): boolean {
  return daysSince(unix, Date.now() / 1000) <= 0;
}

/** "13 June 2024". */
export const dayAndYear = dateOf;

/** A server's moment by this computer's clock, to the second: "13 June 2024 at 08:44:36 GMT+2". */
export function momentOf(iso: string): string {
  const parts = {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  } as const;
  return new Date(iso).toLocaleString(language.locale, { ...parts, timeZoneName: "shortOffset" });
}

export function clockTime(unix: number): string {
  return new Date(unix * 1000).toLocaleTimeString(language.locale);
}

/** "14:05". */
export function timeOfDay(unix: number): string {
  return new Date(unix * 1000).toLocaleTimeString(language.locale, { hour: "2-digit", minute: "2-digit" });
}

/** "5 minutes", "1 hour". */
export function minutesInWords(minutes: number): string {
  const [count, unit] = minutes % 60 === 0 ? [minutes / 60, "hour"] : [minutes, "minute"];
  return new Intl.NumberFormat(language.locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
}

/** "40 minutes ago", "3 hours ago", "5 days ago". */
export function ago(unix: number, now: number = Date.now() / 1000): string {
  const minutes = Math.max(0, Math.floor((now - unix) / 60));
  if (minutes < 1) return t("time-moment-ago");
  const words = new Intl.RelativeTimeFormat(language.locale);
  if (minutes < 60) return words.format(-minutes, "minute");
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? words.format(-hours, "hour") : words.format(-Math.floor(hours / 24), "day");
}

/** "84 KiB": no smaller than it is, so that what is over a limit never looks as if it were not. */
export function size(bytes: number): string {
  const words =
    bytes < 1024
      ? t("size-bytes", { count: bytes })
      : bytes < 1024 * 1024
        ? t("size-kib", { count: Math.ceil(bytes / 1024) })
        : t("size-mib", {
            count: new FluentNumber(bytes / 1024 / 1024, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
          });
  return words.replaceAll(" ", "\u00a0");
}

/** "12 s", "3 min", "2 h": never more exact than it needs to be. */
export function duration(seconds: number): string {
  const size = Math.abs(Math.round(seconds));
  if (size < 120) return t("row-seconds", { count: size });
  if (size < 7200) return t("time-minutes", { count: Math.round(size / 60) });
  if (size < 172_800) return t("time-hours", { count: Math.round(size / 3600) });
  return t("time-days", { count: Math.round(size / 86_400) });
}

/** "4:05": minutes and seconds that are left. */
export function countdown(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** "this computer is 94 s slower than the server", from server minus this computer. */
export function clockDifference(seconds: number | null): string {
  if (seconds === null) return t("clock-unknown");
  if (seconds === 0) return t("clock-none");
  return t(seconds > 0 ? "clock-slower" : "clock-faster", { time: duration(seconds) });
}

function daysSince(unix: number, now: number): number {
  return Math.round((midnight(new Date(now * 1000)) - midnight(new Date(unix * 1000))) / 86_400_000);
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
