// Names in the other direction, kept from turning the words around them.
import type { FluentVariable } from "@fluent/bundle";

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Marks of isolation around what is written from right to left; a language that is itself isolates everything already. */
export function isolated(given: Record<string, FluentVariable>, dir: "ltr" | "rtl"): Record<string, FluentVariable> {
  if (dir === "rtl") return given;
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === "string" && RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value,
    ]),
  );
}
