import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CHOICES } from "../src/lib/state/preferences.svelte";

const css = readFileSync("src/tokens.css", "utf8");

type Theme = "light" | "dark";

/** The part of the style sheet that sets an accent; the first is the sheet's own root. */
function blockOf(accent: string): string {
  if (accent === "teal") return "";
  return new RegExp(`:root\\[data-accent="${accent}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? "";
}

/** The value of a token in one theme with one accent, read from the style sheet itself. */
function token(name: string, theme: Theme, accent = "teal"): string {
  const pattern = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`);
  const found = pattern.exec(blockOf(accent)) ?? pattern.exec(css);
  const value = found?.[theme === "light" ? 1 : 2];
  if (!value) throw new Error(`no token ${name}`);
  return value;
}

/** The value of a token on the presenter's stage. */
function onStage(name: string): string {
  const block = /\.on-stage \{([^}]*)\}/.exec(css)?.[1] ?? "";
  const value = new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(block)?.[1];
  if (!value) throw new Error(`no token ${name} on the stage`);
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

const THEMES = ["light", "dark"] as const;

describe.each(THEMES.flatMap((theme) => CHOICES.accent.map((accent) => ({ theme, accent }))))(
  "in the $theme theme with the accent $accent",
  ({ theme, accent }) => {
    it.each(TEXT_PAIRS)("%s is readable on %s", (text, on) => {
      expect(contrast(token(text, theme, accent), token(on, theme, accent))).toBeGreaterThanOrEqual(4.5);
    });

    it.each(SHAPES)("%s can be made out on %s", (shape, on) => {
      expect(contrast(token(shape, theme, accent), token(on, theme, accent))).toBeGreaterThanOrEqual(3);
    });

    it("the accent is one of its own", () => {
      const others = CHOICES.accent.filter((other) => other !== accent);
      expect(others.map((other) => token("accent", theme, other))).not.toContain(token("accent", theme, accent));
    });
  },
);

it.each(["text", "muted", "accent", "ok", "danger"])("%s is easy to read on the presenter's stage", (text) => {
  for (const on of ["canvas", "sunken", "hover"]) {
    expect(contrast(onStage(text), onStage(on))).toBeGreaterThanOrEqual(7);
  }
});

it("the swatches in the settings are the accents that they stand for", () => {
  const settings = readFileSync("src/lib/views/settings/Appearance.svelte", "utf8");
  for (const accent of CHOICES.accent) {
    const pair = `light-dark(${token("accent", "light", accent)}, ${token("accent", "dark", accent)})`;
    expect(settings).toContain(`background: ${pair}`);
  }
});

it("black on white has the greatest contrast there is", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
});
