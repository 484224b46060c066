// How accounts are named and marked on the screen.
import { t } from "./language/language.svelte";

/** "Issuer, label", or the one that there is. */
export function accountName(account: { issuer: string; label: string }): string {
  return [account.issuer, account.label].filter((part) => part !== "").join(", ") || t("account-without-name");
}

/** "Ann Example (ann@example)": a person, with the name that is typed at sign-in where it is known. */
export function withLogin(name: string, login: string | null): string {
  return login ? `${name} (${login})` : name;
}

/** For a sentence that can't be masked in part: the issuer alone, while names are masked. */
export function nameShown(account: { issuer: string; label: string }, masked: boolean): string {
  return masked ? account.issuer || t("account-without-name") : accountName(account);
}

/** The letter of an account's mark, and which of the eight colour pairs it has; the same issuer always has the same. */
export function mark(account: { issuer: string; label: string }): { letter: string; pair: number } {
  const name = account.issuer || account.label || "?";
  const letter = /[\p{L}\p{N}]/u.exec(name.normalize("NFC"))?.[0] ?? "?";
  return { letter: letter.toLocaleUpperCase(), pair: hash(name.toLowerCase()) % 8 };
}

/** Splits a long name so that its middle can be left out: what comes after an @ tells accounts apart. */
export function ends(text: string): { start: string; end: string } {
  const characters = Array.from(text);
  if (characters.length <= 18) return { start: text, end: "" };
  return { start: characters.slice(0, -8).join(""), end: characters.slice(-8).join("") };
}

const ALGORITHMS = { SHA1: "SHA-1", SHA256: "SHA-256", SHA512: "SHA-512" } as const;

/** "Time-based, 6 digits, every 30 s, SHA-1". */
export function facts(account: {
  kind: "totp" | "hotp" | "steam";
  algorithm: keyof typeof ALGORITHMS;
  digits: number;
  period: number | null;
  counter?: number | null;
}): string {
  const { kind, digits, period, counter } = account;
  const parts = [
    kind === "steam" ? "Steam" : t(`facts-${kind}`),
    t(kind === "steam" ? "facts-characters" : "facts-digits", { count: digits }),
  ];
  if (period !== null) parts.push(t("facts-period", { seconds: period }));
  if (counter != null) parts.push(t("facts-counter", { count: counter }));
  if (kind !== "steam") parts.push(ALGORITHMS[account.algorithm]);
  return parts.map((part) => part.replaceAll(" ", "\u00a0")).join(" · ");
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}
