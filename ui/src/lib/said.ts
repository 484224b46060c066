// What Rust says, in the window's language. Its sentences are English; a translation has its sentence's words for a key, with the
// values taken out: "example.com did not answer in 30 s." is said-host-did-not-answer-in-time. What has no translation stays English.
import { english, language, translated } from "./language/language.svelte";
import { duration } from "./when";

type Value = string | number;
const UNITS = { s: 1, min: 60, h: 3600, days: 86_400 } as const;
/** Stand around the name of a value that was taken out; no text has them. */
const VALUE = /\ue000(\w+)\ue001/g;
/** In the order in which they are met: what is quoted, a length of time, a number. */
const VALUES = /“([^”]*)”|(?<![\w.,-])(\d+) (s|min|h|days)(?![\w-])|(?<![\w.,-])(\d+(?:,\d{3})*)(?![\w-]|[.,]\d)/g;

/** `host`, `account`: what the text may have in it that is not part of its words. */
export function said(text: string, known: { host?: string | null; account?: string } = {}): string {
  if (language.current === "en") return english(text);
  const sentences = split(text, known).map(sentenceIn);
  return sentences.includes(null) ? text : sentences.join(language.between);
}

/** The key of each sentence of a text, without `said-`. */
export function keysOf(text: string): string[] {
  return split(text, {}).map(({ text }) => keyOf(text));
}

function sentenceIn({ text, values, end }: Sentence): string | null {
  const stop = end === "." ? language.stop : "";
  const words = translated(`said-${keyOf(text)}`, values);
  if (words !== null) return words + stop;
  // "…: why", where the reason is of a file's make and has its own words nowhere.
  const [, before = "", rest = ""] = /^(.*?): (.*)$/.exec(text) ?? [];
  const known = rest === "" ? null : translated(`said-${keyOf(before)}-rest`, { ...values, rest });
  return known === null ? null : known + stop;
}

type Sentence = { text: string; values: Record<string, Value>; end: string };

function split(text: string, { host, account }: { host?: string | null; account?: string }): Sentence[] {
  let whole = text;
  const names: Record<string, Value> = {};
  for (const [name, value] of Object.entries({ host, account })) {
    if (!value) continue;
    names[name] = value;
    whole = whole.replaceAll(value, `\ue000${name}\ue001`);
  }
  return whole.split(/(?<=[.?”])\s+(?=[^a-z])/).map((sentence) => {
    const values: Record<string, Value> = {};
    let count = 0;
    const taken = sentence.replace(VALUES, (_, quoted?: string, long?: string, unit?: string, number?: string) => {
      const [name, value] =
        quoted !== undefined ? ["quoted", quoted] : unit !== undefined ? ["time", 0] : ["number", 0];
      const own = name === "number" ? `number${count > 0 ? count + 1 : ""}` : name;
      if (name === "number") count += 1;
      values[own] =
        unit !== undefined
          ? duration(Number(long) * UNITS[unit as keyof typeof UNITS])
          : number !== undefined
            ? Number(number.replaceAll(",", ""))
            : value;
      return `\ue000${own}\ue001`;
    });
    const words = taken.replace(/\.$/, "");
    for (const [, name = ""] of words.matchAll(VALUE)) values[name] ??= names[name] ?? "";
    return { text: words, values, end: taken.length > words.length ? "." : "" };
  });
}

function keyOf(text: string): string {
  return text
    .replace(VALUE, "$1")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
