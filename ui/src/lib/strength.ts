// A rough word on how hard a new passphrase is to guess. It advises and never refuses.

export type Strength = { level: Level; words: `strength-${Level}` };
type Level = "weak" | "fair" | "strong";

/** Null while there is nothing to judge. */
export function strength(passphrase: string): Strength | null {
  if (passphrase === "") return null;
  const bits = guessBits(passphrase);
  if (bits < 45) return { level: "weak", words: "strength-weak" };
  if (bits < 65) return { level: "fair", words: "strength-fair" };
  return { level: "strong", words: "strength-strong" };
}

/** Bits of a guess by character: repeats and runs such as "aaaa" or "1234" count little. */
function guessBits(passphrase: string): number {
  const characters = Array.from(passphrase);
  const perCharacter = Math.log2(alphabet(passphrase));
  const distinct = new Set(characters.map((character) => character.toLowerCase())).size;
  let counted = 0;
  characters.forEach((character, at) => {
    const step = (character.codePointAt(0) ?? 0) - (characters[at - 1]?.codePointAt(0) ?? -9);
    counted += Math.abs(step) <= 1 ? 0.25 : 1;
  });
  return Math.min(counted, distinct * 2) * perCharacter * 0.75;
}

function alphabet(text: string): number {
  let size = 0;
  if (/\p{Ll}/u.test(text)) size += 26;
  if (/\p{Lu}/u.test(text)) size += 26;
  if (/\p{N}/u.test(text)) size += 10;
  if (/[^\p{Ll}\p{Lu}\p{N}]/u.test(text)) size += 20;
  return Math.max(size, 2);
}
