// Finding accounts by what a person remembers of them. Pure; everything that can be prepared is, once for each list.
import type { Account } from "./backend/bindings";

/** `near`: nothing matched as it was typed, and these differ by a slip of the fingers. */
export type Found<T> = { items: T[]; near: boolean };

type Entry<T> = {
  item: T;
  /** Every field as it is searched, each with a space before it, so that the beginning of a word can be told. */
  text: string;
  /** Where each field begins there. */
  begins: number[];
};

type Word = { text: string; letters: number; entries: number[] };

/** A word of the query: its letters as bits, and how often it has each of them. */
type Typed = { text: string; letters: number; times: number[] };

/** Longer queries are cut: nobody types more, and pasted text would cost time. */
const LONGEST = 100;

/** `matches` are in the order of the list. */
type Answer<T> = { found: Found<T>; matches: Entry<T>[] };

/** So many things in all are kept of the last answers. */
const MOST_KEPT = 100_000;

/** Things in their order, each with its fields from the most telling to the least. */
export class Index<T> {
  #entries: Entry<T>[];
  /** Each different word, for typing errors; made when the first one is met. */
  #words: Word[] | null = null;
  /** What was found last: a letter more is looked for in that alone, a letter less was known already. */
  #answers = new Map<string, Answer<T>>();
  #kept = 0;

  constructor(items: readonly T[], fieldsOf: (item: T) => string[]) {
    this.#entries = items.map((item) => {
      let text = "";
      const begins: number[] = [];
      for (const field of fieldsOf(item)) {
        begins.push(text.length);
        text += ` ${searchable(field)}\n`;
      }
      return { item, text, begins };
    });
  }

  find(query: string): Found<T> {
    const words = wordsOf(query);
    if (words.length === 0) return { items: this.#entries.map(({ item }) => item), near: false };
    const key = words.join(" ");
    const known = this.#answers.get(key);
    if (known) return known.found;
    const before = this.#answers.get(key.slice(0, -1).trimEnd());
    const answer = this.#exact(words, before?.matches ?? this.#entries);
    if (answer.matches.length === 0) answer.found = { items: this.#near(words), near: true };
    this.#keep(key, answer);
    return answer.found;
  }

  #keep(key: string, answer: Answer<T>) {
    this.#kept += answer.matches.length + answer.found.items.length;
    if (this.#kept > MOST_KEPT) {
      this.#answers.clear();
      this.#kept = 0;
    }
    this.#answers.set(key, answer);
  }

  /** In buckets by worth: with ten thousand matches a sort would cost more than the search. */
  #exact(words: string[], among: Entry<T>[]): Answer<T> {
    const buckets: T[][] = [];
    const matches: Entry<T>[] = [];
    for (const entry of among) {
      let score = 0;
      for (const word of words) {
        const each = scoreOf(entry, word);
        score = each < 0 ? -1 : score + each;
        if (score < 0) break;
      }
      if (score < 0) continue;
      matches.push(entry);
      (buckets[score] ??= []).push(entry.item);
    }
    return { found: { items: buckets.flat(), near: false }, matches };
  }

  /** Every word of the query stands in the account, or nearly. */
  #near(words: string[]): T[] {
    const slips = new Map<number, number>();
    words.forEach((word, turn) => {
      const typed = typedAs(word);
      const best = new Map<number, number>();
      for (const known of this.#known()) {
        const distance = slip(typed, known);
        if (distance === null) continue;
        for (const at of known.entries) best.set(at, Math.min(best.get(at) ?? Infinity, distance));
      }
      if (turn === 0) for (const [at, distance] of best) slips.set(at, distance);
      else
        for (const [at, before] of slips) {
          const distance = best.get(at);
          if (distance === undefined) slips.delete(at);
          else slips.set(at, before + distance);
        }
    });
    const order = [...slips].sort(([one, few], [other, more]) => few - more || one - other);
    return order.flatMap(([at]) => this.#entries[at]?.item ?? []);
  }

  #known(): Word[] {
    if (this.#words) return this.#words;
    const words = new Map<string, Word>();
    this.#entries.forEach(({ text }, at) => {
      for (const each of new Set(text.split(/[^\p{L}\p{N}]+/u))) {
        if (each.length < 2) continue;
        const known = words.get(each);
        if (known) known.entries.push(at);
        else words.set(each, { text: each, letters: lettersOf(each), entries: [at] });
      }
    });
    return (this.#words = [...words.values()]);
  }
}

/** Accounts by issuer, label, tags and note, in this order of worth. */
export function accountIndex(accounts: readonly Account[]): Index<Account> {
  return new Index(accounts, ({ issuer, label, tags, note }) => [issuer, label, tags.join(" "), note]);
}

/** Without accents, without case; full-width letters as plain ones. */
export function searchable(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}

function wordsOf(query: string): string[] {
  return searchable(query.slice(0, LONGEST))
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** The lower, the better: which field, then whether at its beginning, at a word's, or inside of one. -1 where it is in none. */
function scoreOf({ text, begins }: Entry<unknown>, word: string): number {
  let found = text.indexOf(word);
  if (found < 0) return -1;
  let field = 0;
  while ((begins[field + 1] ?? Infinity) <= found) field += 1;
  if (found === (begins[field] ?? 0) + 1) return field * 3;
  const end = begins[field + 1] ?? text.length;
  while (found >= 0 && found < end) {
    if (!isWordCharacter(text.charCodeAt(found - 1))) return field * 3 + 1;
    found = text.indexOf(word, found + 1);
  }
  return field * 3 + 2;
}

/** Letters and digits; everything beyond ASCII is taken for a letter. */
function isWordCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;
}

/** How many slips make the typed word into a part or the beginning of a known one; null where that are too many. */
function slip({ text, letters, times }: Typed, known: Word): number | null {
  let missing = letters & ~known.letters;
  if (missing === 0 && known.text.includes(text)) return 0;
  if (text.length < 3) return null;
  const most = text.length < 6 ? 1 : 2;
  if (known.text.length + most < text.length) return null;
  // Each letter that is nowhere in the known word is a slip.
  for (let least = 0; missing !== 0; missing &= missing - 1) {
    least += times[31 - Math.clz32(missing & -missing)] ?? 0;
    if (least > most) return null;
  }
  const distance = distanceToBeginning(text, known.text, most);
  return distance <= most ? distance : null;
}

function typedAs(text: string): Typed {
  const times: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const bit = bitOf(text, at);
    times[bit] = (times[bit] ?? 0) + 1;
  }
  return { text, letters: lettersOf(text), times };
}

/** Letters left out, added, changed or swapped, between `typed` and whichever beginning of `known` is nearest. */
function distanceToBeginning(typed: string, known: string, most: number): number {
  const width = Math.min(known.length, typed.length + most);
  let before: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, at) => at);
  for (let row = 1; row <= typed.length; row += 1) {
    const next = [row];
    let least = row;
    for (let column = 1; column <= width; column += 1) {
      const same = typed[row - 1] === known[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = typed[row - 1] === known[column - 2] && typed[row - 2] === known[column - 1];
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return Infinity;
    before = last;
    last = next;
  }
  return Math.min(...last);
}

/** Which letters a word has, as bits; others share a few. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << bitOf(word, at);
  return bits;
}

function bitOf(word: string, at: number): number {
  const letter = word.charCodeAt(at) - 97;
  return letter >= 0 && letter < 26 ? letter : 26 + (word.charCodeAt(at) % 5);
}
