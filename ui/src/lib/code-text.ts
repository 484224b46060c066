// What a person types or pastes into a code field, and what it means. Pure: no DOM, no clock.
import { t } from "./language/language.svelte";

/** What is expected: the number of characters, or null when it isn't known; Steam's codes have letters. */
export type Expected = { length: number | null; letters: boolean };

/** Where the length isn't known, a code has this many characters. */
const SHORTEST = 6;
const LONGEST = 9;

const DASHES_AND_SPACES = /[\s\p{Pd}\u2212]/u;
const INVISIBLE = /[\p{Cf}\p{Cc}\u115F\u1160\u3164]/u;

/** The characters that count: digits of any script as ASCII, full-width letters as plain ones; spaces, dashes and invisible characters gone. */
export function significant(text: string, expected: Expected): string {
  let out = "";
  for (const character of text) out += significantCharacter(character, expected);
  return out;
}

/** Parted for reading: 123 456, 123 4567, 1234 5678, 123 456 789. Other lengths by threes once there is more than one group. */
export function grouped(code: string, length: number | null): string {
  const sizes = groupSizes(length ?? code.length);
  const groups: string[] = [];
  let rest = Array.from(code);
  for (const size of sizes) {
    if (rest.length === 0) break;
    groups.push(rest.slice(0, size).join(""));
    rest = rest.slice(size);
  }
  if (rest.length > 0) groups.push((groups.pop() ?? "") + rest.join(""));
  return groups.join(" ");
}

/** As the person wants codes parted: by their length, by threes, in pairs, or not at all. */
export function parted(code: string, length: number, how: "standard" | "threes" | "twos" | "none"): string {
  if (how === "standard") return grouped(code, length);
  if (how === "none") return code;
  return code.replace(how === "threes" ? /.{3}(?=.)/gu : /.{2}(?=.)/gu, "$& ");
}

/** The field's text after an edit, and where its caret belongs: behind the same characters as before. */
export function retyped(raw: string, caret: number, expected: Expected): { text: string; caret: number } {
  const code = significant(raw, expected);
  const before = significant(raw.slice(0, caret), expected).length;
  const text = grouped(code, code.length > (expected.length ?? LONGEST) ? null : expected.length);
  return { text, caret: positionAfter(text, before) };
}

/** What is wrong with the text as it stands, or null. Too short is no fault while somebody is typing. */
export function fault(code: string, expected: Expected): string | null {
  const letter = expected.letters || expected.length === null ? null : /\p{L}/u.exec(code)?.[0];
  if (letter) return letterFault(letter);
  const odd = /[^\p{L}0-9]/u.exec(code)?.[0];
  if (odd) return t("code-odd", { character: odd });
  if (expected.length !== null && code.length > expected.length) return lengthFault(code, expected.length);
  if (expected.length === null && code.length > LONGEST)
    return t("code-too-long", { count: code.length, most: LONGEST });
  return null;
}

/** True when the code has its full length and nothing is wrong with it. */
export function complete(code: string, expected: Expected): boolean {
  if (fault(code, expected) !== null) return false;
  return expected.length === null ? code.length >= SHORTEST : code.length === expected.length;
}

/** Why a text that is not complete can't be sent: its fault, or that it is too short. Null when it is complete. */
export function whyIncomplete(code: string, expected: Expected): string | null {
  const wrong = fault(code, expected);
  if (wrong !== null || complete(code, expected)) return wrong;
  if (code.length === 0) return t("code-missing");
  if (expected.length === null) return t("code-too-short", { count: code.length, least: SHORTEST });
  return lengthFault(code, expected.length);
}

export type Pasted = { text: string; code: true } | { text: string; code: false; why: string };

/** Takes a code out of pasted text if exactly one candidate has the expected length; otherwise keeps the text and says why. */
export function pasted(raw: string, expected: Expected): Pasted {
  const whole = significant(raw, expected);
  if (complete(whole, expected) && (expected.letters || /^[0-9]+$/.test(whole))) return { text: whole, code: true };
  const found = candidates(raw, expected);
  const [first] = found;
  if (found.size === 1) return { text: [...found].join(""), code: true };
  if (first !== undefined) return { text: raw.trim(), code: false, why: t("code-several", { count: found.size }) };
  if (/\s/.test(raw.trim())) return { text: raw.trim(), code: false, why: noneIn(expected) };
  return { text: whole, code: false, why: fault(whole, expected) ?? whyIncomplete(whole, expected) ?? "" };
}

function significantCharacter(character: string, expected: Expected): string {
  if (DASHES_AND_SPACES.test(character) || INVISIBLE.test(character)) return "";
  const digit = asciiDigit(character);
  if (digit !== null) return digit;
  const plain = character.normalize("NFKC");
  return expected.letters ? plain.toUpperCase() : plain;
}

/** Unicode's decimal digits stand in runs of ten that begin at their zero. */
function asciiDigit(character: string): string | null {
  if (!/\p{Nd}/u.test(character)) return null;
  let point = character.codePointAt(0) ?? 0;
  const mathematical = point >= 0x1d7ce && point <= 0x1d7ff;
  if (mathematical) return String((point - 0x1d7ce) % 10);
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - 1))) {
    point -= 1;
    value += 1;
  }
  return String(value);
}

function groupSizes(length: number): number[] {
  if (length <= 5) return [length];
  if (length === 7) return [3, 4];
  if (length === 8) return [4, 4];
  return Array<number>(Math.ceil(length / 3)).fill(3);
}

function positionAfter(text: string, count: number): number {
  let seen = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (seen === count) return index;
    if (text[index] !== " ") seen += 1;
  }
  return text.length;
}

function candidates(raw: string, expected: Expected): Set<string> {
  const found = new Set<string>();
  const alphabet = expected.letters ? /[\p{Nd}\p{L}]+/gu : /\p{Nd}+/gu;
  const groups = Array.from(raw.normalize("NFKC").matchAll(alphabet), (match) => ({
    text: significant(match[0], expected),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const source = raw.normalize("NFKC");
  for (let first = 0; first < groups.length; first += 1) {
    let joined = "";
    let end = -1;
    for (const group of groups.slice(first)) {
      if (end >= 0 && !isOneSeparator(source.slice(end, group.start))) break;
      joined += group.text;
      end = group.end;
      if (joined.length > (expected.length ?? LONGEST)) break;
      if (complete(joined, expected) && (!expected.letters || isSteam(joined, source))) found.add(joined);
    }
  }
  return expected.length === null ? onlyLongest(found) : found;
}

function isOneSeparator(between: string): boolean {
  return between.length === 1 && DASHES_AND_SPACES.test(between);
}

/** In a sentence many words have a Steam code's length; a code is written in capitals, and only with Steam's own characters. */
function isSteam(code: string, source: string): boolean {
  return source.includes(code) && /^[2-9BCDFGHJKMNPQRTVWXY]+$/.test(code);
}

/** Pieces of a longer candidate are not candidates of their own. */
function onlyLongest(found: Set<string>): Set<string> {
  return new Set([...found].filter((code) => ![...found].some((other) => other !== code && other.includes(code))));
}

function letterFault(letter: string): string {
  const digit = { O: "0", o: "0", I: "1", l: "1", S: "5", s: "5", B: "8", Z: "2", z: "2" }[letter];
  return digit ? t("code-letter-meant", { digit, letter }) : t("code-letter");
}

function lengthFault(code: string, length: number): string {
  return t(/^[0-9]+$/.test(code) ? "code-length-digits" : "code-length-characters", { count: code.length, length });
}

function noneIn({ length }: Expected): string {
  return length === null
    ? t("code-none-in-text-between", { least: SHORTEST, most: LONGEST })
    : t("code-none-in-text", { count: length });
}
