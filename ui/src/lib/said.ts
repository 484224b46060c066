// What Rust says, in the window's language. Its sentences are English; a translation has its sentence's words for a key, with the
// values taken out: "example.com did not answer." is said-host-did-not-answer. What has no translation is shown as Rust says it.
import { english, language, translated } from "./language/language.svelte";
import { duration } from "./when";

type Value = string | number;
/** `host`: the server that the text may name. */
type Known = { host?: string | null };

const UNITS = { s: 1, min: 60, h: 3600, days: 86_400 } as const;
/** In the order in which they are met: what is quoted, a length of time, a number. */
const VALUES =
  /[“"]([^”"]*)[”"]|(?<!\w)'(.{1,2})'(?!\w)|(?<![\w.,-])(\d+) (s|min|h|days?)(?![\w-])|(?<![\w.,-])(\d+(?:,\d{3})*)(?![\w-]|[.,]\d)/g;
/** Sentences with a name in them that nothing marks. */
const NAMED = [
  /^Moved (?<name>.+) to the trash; (?<other>.+) as before$/,
  /^Moved (?<name>.+) to the trash$/,
  /^(?<name>.+) is back$/,
  /^(?<name>.+) is as before$/,
  /^Signed in as (?<name>.+)$/,
  /^(?<name>.+) kept, gave back and forgot a probe$/,
  /^(?<name>.+) keeps this vault's key, and the key opens it$/,
  /^(?<name>.+) accounts make codes of a kind that Countersign does not$/,
  /^(?<name>.+), encrypted$/,
  /^It speaks (?<name>\S+), which is used$/,
  /^It does not speak (?<name>\S+), which is chosen$/,
  /^It could not be found out whether it speaks (?<name>\S+)$/,
  /^Parts (?<rest>.+) are missing$/,
  /^Nothing in (?<name>.+) tells what it is$/,
  /^If it is an encrypted backup of (?<name>.+), type its password; else it can't be read$/,
  /^The secret is not (?<rest>.+)$/,
];
/** Stand around the name of a value that was taken out; no text has them. */
const BEFORE = "\ue000";
const AFTER = "\ue001";
const TAKEN = new RegExp(`${BEFORE}(\\w+)${AFTER}`, "g");

export function said(text: string, known: Known = {}): string {
  if (language.current === "en") return english(text);
  const sentences = sentencesOf(text, known).map(inLanguage);
  if (!sentences.includes(null)) return sentences.join(language.between);
  // English among words from right to left keeps its full stops where they belong.
  return language.dir === "rtl" ? `\u2066${text}\u2069` : text;
}

/** The keys under which a text's sentences may have their translations: of each one at least one is needed. */
export function keysOf(text: string, known: Known = {}): string[][] {
  return sentencesOf(text, known).map((sentence) => readings(sentence).map(({ key }) => key));
}

function inLanguage(sentence: Sentence): string | null {
  for (const { key, values } of readings(sentence)) {
    const words = translated(key, values);
    if (words !== null) return words + (sentence.stops ? language.stop : "");
  }
  return null;
}

type Sentence = { text: string; stops: boolean; known: Record<string, string> };
type Reading = { key: string; values: Record<string, Value> };

function sentencesOf(text: string, { host }: Known): Sentence[] {
  const known: Record<string, string> = host ? { host } : {};
  const whole = host ? text.replaceAll(host, `${BEFORE}host${AFTER}`) : text;
  return whole.split(/(?<=[.?”])\s+(?=[^a-z])/).map((sentence) => {
    const bare = sentence.replace(/\.$/, "");
    return { text: bare, stops: bare !== sentence, known };
  });
}

/** The sentence as one that its values alone make different; with a name taken out; and up to its colon. */
function readings({ text, known }: Sentence): Reading[] {
  const found = [plain(text, known)];
  for (const pattern of NAMED) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) continue;
    let named = text;
    for (const [name, value] of Object.entries(groups)) named = named.replace(value, `${BEFORE}${name}${AFTER}`);
    const values = Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, listed(value)]));
    found.push({ key: keyOf(named), values: { ...known, ...values } });
  }
  const [, before = "", rest = ""] = /^(.*?): (.*)$/.exec(text) ?? [];
  if (rest !== "") {
    const { key, values } = plain(before, known);
    found.push({ key: `${key}-rest`, values: { ...values, rest: listed(rest) } });
  }
  return found;
}

function plain(sentence: string, known: Record<string, string>): Reading {
  const values: Record<string, Value> = { ...known };
  let numbers = 0;
  const words = sentence.replace(
    VALUES,
    (whole: string, text?: string, character?: string, time?: string, unit?: string, number?: string) => {
      let name = "quoted";
      const quoted = text ?? character;
      if (quoted !== undefined) values[name] = quoted;
      else if (time !== undefined) {
        name = "time";
        values[name] = duration(Number(time) * (UNITS[unit as keyof typeof UNITS] ?? UNITS.days));
      } else {
        numbers += 1;
        name = numbers === 1 ? "number" : `number${numbers}`;
        const value = Number((number ?? whole).replaceAll(",", ""));
        values[name] = Number.isSafeInteger(value) ? value : whole;
      }
      return `${BEFORE}${name}${AFTER}`;
    },
  );
  return { key: keyOf(words), values };
}

/** What a list or a name consists of, where its parts have words of their own. */
function listed(text: string): string {
  const parts = text.split(", ").map((part) => translated(plain(part, {}).key, plain(part, {}).values));
  if (parts.includes(null)) return text.replace(TAKEN, "$1");
  return parts.join(language.current === "ar" ? "، " : language.current === "ja" ? "、" : ", ");
}

function keyOf(text: string): string {
  const words = text
    .replace(TAKEN, "$1")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-");
  return `said-${words.replace(/^-|-$/g, "")}`;
}
