// Recovery codes as a person types them. Rust knows whether one is right; this says early what no recovery code can be.

import { t } from "./language/language.svelte";

const GROUPS = 7;
const GROUP_LENGTH = 5;
const LENGTH = GROUPS * GROUP_LENGTH;
/** Crockford's base 32: no I, L, O or U. I, L and O are read as the digits that they look like. */
const KNOWN = /[0-9A-HJKMNP-TV-Z]/;
const SEPARATORS = /[\s\p{Cf}\-‐-―−_.,]+/u;

/** In groups of five, upper case, joined by hyphens: what is sent to Rust. */
export function tidied(text: string): string {
  return (plain(text).match(/.{1,5}/gu) ?? []).join("-");
}

/** Why this can't be a recovery code, naming the group where that can be told; null when it has the right form. */
export function recoveryFault(text: string): string | null {
  const characters = Array.from(plain(text));
  if (characters.length === 0) return t("recovery-first");
  const strange = characters.findIndex((character) => !KNOWN.test(character));
  if (strange >= 0) {
    const group = Math.min(Math.floor(strange / GROUP_LENGTH) + 1, GROUPS);
    return t("recovery-sign", { place: group, sign: characters[strange] ?? "" });
  }
  if (characters.length === LENGTH) return null;
  const parts = text.split(SEPARATORS).filter((part) => part !== "");
  const uneven = parts.findIndex((part) => part.length !== GROUP_LENGTH);
  if (parts.length === GROUPS && uneven >= 0) {
    return t("recovery-group", { place: uneven + 1, count: parts[uneven]?.length ?? 0 });
  }
  return t("recovery-length", { count: characters.length });
}

function plain(text: string): string {
  return text.split(SEPARATORS).join("").toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");
}
