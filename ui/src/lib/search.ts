// Finding accounts by what a person remembers of them. Pure; everything that can be prepared is, once for each list.
import type { Account } from "./backend/bindings";

/** `near`: nothing matched as it was typed, and these differ by a slip of the fingers. */
export type Found<T> = { items: T[]; near: boolean };

type Entry<T> = {
  item: T;
  /** Each field as it is searched, with a space before it, so that the beginning of a word can be told. */
  fields: string[];
  text: string;
};

type Word = { text: string; letters: number; entries: number[] };

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
      const fields = fieldsOf(item).map((field) => ` ${searchable(field)}`);
      return { item, fields, text: fields.join("\n") };
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
      const { item, fields, text } = entry;
      let score = 0;
      for (const word of words) {
        if (!text.includes(word)) {
          score = -1;
          break;
        }
        score += scoreOf(fields, word);
      }
      if (score < 0) continue;
      matches.push(entry);
      (buckets[score] ??= []).push(item);
    }
    return { found: { items: buckets.flat(), near: false }, matches };
  }

  /** Every word of the query stands in the account, or nearly. */
  #near(words: string[]): T[] {
    const slips = new Map<number, number>();
    words.forEach((word, turn) => {
      const best = new Map<number, number>();
      for (const known of this.#known()) {
        const distance = known.text.includes(word) ? 0 : slip(word, known);
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

/** The lower, the better: which field, then whether at its beginning, at a word's, or inside of one. */
function scoreOf(fields: string[], word: string): number {
  for (let at = 0; at < fields.length; at += 1) {
    const field = fields[at] ?? "";
    let found = field.indexOf(word);
    if (found < 0) continue;
    if (found === 1) return at * 3;
    while (found > 0) {
      if (!isWordCharacter(field.charCodeAt(found - 1))) return at * 3 + 1;
      found = field.indexOf(word, found + 1);
    }
    return at * 3 + 2;
  }
  return fields.length * 3;
}

/** Letters and digits; everything beyond ASCII is taken for a letter. */
function isWordCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;
}

/** How many slips make the typed word into the beginning of a known one; null where that are too many. */
function slip(typed: string, known: Word): number | null {
  if (typed.length < 3) return null;
  const most = typed.length < 6 ? 1 : 2;
  if (known.text.length + most < typed.length) return null;
  if (count(lettersOf(typed) & ~known.letters) > most) return null;
  const distance = distanceToBeginning(typed, known.text, most);
  return distance <= most ? distance : null;
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

/** Which letters a word has, as bits; others share one. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charCodeAt(at) - 97;
    bits |= 1 << (letter >= 0 && letter < 26 ? letter : 26 + (word.charCodeAt(at) % 5));
  }
  return bits;
}

function count(bits: number): number {
  let rest = bits;
  let ones = 0;
  while (rest !== 0) {
    rest &= rest - 1;
    ones += 1;
  }
  return ones;
}
