// A language that nobody speaks: English with accents and 40 % more letters, to find words that are cut off and words that were never translated.

const ACCENTED: Record<string, string> = {
  a: "á",
  e: "ê",
  i: "î",
  o: "ö",
  u: "ü",
  y: "ÿ",
  A: "Å",
  E: "É",
  I: "Î",
  O: "Ö",
  U: "Û",
};

export function lengthened(text: string): string {
  const accented = text.replace(/[aeiouyAEIOU]/g, (letter) => ACCENTED[letter] ?? letter);
  const letters = text.replace(/\s/g, "").length;
  if (letters === 0) return text;
  const more = "~".repeat(Math.ceil(letters * 0.4));
  // White space at the ends belongs to the sentence around a variable.
  return accented.replace(/\s*$/, (end) => `${more}${end}`);
}
