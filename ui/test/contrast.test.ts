import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync("src/tokens.css", "utf8");

/** The value of a token in one theme, read from the style sheet itself. */
function token(name: string, theme: "light" | "dark"): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  const value = found?.[theme === "light" ? 1 : 2];
  if (!value) throw new Error(`no token ${name}`);
  return value;
}

/** WCAG's contrast of two colours, 1 to 21. */
function contrast(one: string, other: string): number {
  const [bright, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const TEXTS = ["text", "muted", "accent", "accent-hover", "ok", "warn", "danger"];
const SURFACES = ["canvas", "surface", "sunken", "hover"];
const ON_SOFT = ["accent", "ok", "warn", "danger"].flatMap((soft) =>
  [soft, "text", "muted", "accent"].map((text) => [text, `${soft}-soft`] as const),
);
const ON_FILL = [
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-danger", "danger"],
  ["canvas", "text"],
] as const;
const MARKS = Array.from({ length: 8 }, (_, pair) => [`mark-${pair}-letter`, `mark-${pair}`] as const);
const TEXT_PAIRS = [
  ...TEXTS.flatMap((text) => SURFACES.map((on) => [text, on] as const)),
  ...ON_SOFT,
  ...ON_FILL,
  ...MARKS,
];
const SHAPES = ["border", "accent"].flatMap((shape) =>
  ["canvas", "surface", "sunken"].map((on) => [shape, on] as const),
);

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  it.each(TEXT_PAIRS)("%s is readable on %s", (text, on) => {
    expect(contrast(token(text, theme), token(on, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPES)("%s can be made out on %s", (shape, on) => {
    expect(contrast(token(shape, theme), token(on, theme))).toBeGreaterThanOrEqual(3);
  });
});

it("black on white has the greatest contrast there is", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
});
