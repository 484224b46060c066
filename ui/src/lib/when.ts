// Times in words. Unix times are in seconds.

/** "today", "yesterday", a weekday within the last week, otherwise a date. */
export function dayName(unix: number, now: number = Date.now() / 1000): string {
  const then = new Date(unix * 1000);
  const days = Math.round((midnight(new Date(now * 1000)) - midnight(then)) / 86_400_000);
  if (days <= 0) return "today";
  if (days === 1) return "yesterday";
  if (days < 7) return then.toLocaleDateString("en", { weekday: "long" });
  return dayAndYear(unix);
}

/** "13 June 2024". */
export function dayAndYear(unix: number): string {
  return new Date(unix * 1000).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

export function clockTime(unix: number): string {
  return new Date(unix * 1000).toLocaleTimeString("en-GB");
}

/** "14:05". */
export function timeOfDay(unix: number): string {
  return new Date(unix * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

/** "5 minutes", "1 hour". */
export function minutesInWords(minutes: number): string {
  const [count, unit] = minutes % 60 === 0 ? [minutes / 60, "hour"] : [minutes, "minute"];
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}

/** "40 minutes ago", "3 hours ago", "5 days ago". */
export function ago(unix: number, now: number = Date.now() / 1000): string {
  const minutes = Math.max(0, Math.floor((now - unix) / 60));
  if (minutes < 1) return "a moment ago";
  if (minutes < 60) return minutes === 1 ? "1 minute ago" : `${minutes} minutes ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return hours === 1 ? "1 hour ago" : `${hours} hours ago`;
  return `${Math.floor(hours / 24)} days ago`;
}

/** "84 KiB". */
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes}\u00a0bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)}\u00a0KiB`;
  return `${(bytes / 1024 / 1024).toFixed(1)}\u00a0MiB`;
}

/** "12 s", "3 min", "2 h": never more exact than it needs to be. */
export function duration(seconds: number): string {
  const size = Math.abs(Math.round(seconds));
  if (size < 120) return `${size} s`;
  if (size < 7200) return `${Math.round(size / 60)} min`;
  if (size < 172_800) return `${Math.round(size / 3600)} h`;
  return `${Math.round(size / 86_400)} days`;
}

/** "4:05": minutes and seconds that are left. */
export function countdown(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** "server is 94 s fast", from server minus this computer. */
export function clockDifference(seconds: number | null): string {
  if (seconds === null) return "unknown";
  if (seconds === 0) return "none";
  return `this computer is ${duration(seconds)} ${seconds > 0 ? "slower" : "faster"} than the server`;
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
