// Icons as one path each. Lucide's own components work out every attribute while the program runs, for each icon of each row of a list; here
// the drawing is read when the program is built, and `parts/Icon.svelte` puts it in its place.
import { readFileSync } from "node:fs";

const ICON = /\/@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/;

/** A plugin for Vite: `@lucide/svelte/icons/…` as components of our own. `part` is the address of theirs. */
export function icons(part) {
  return {
    name: "icons",
    enforce: "pre",
    load(id) {
      if (!ICON.test(id)) return null;
      const data = pathOf(readFileSync(id, "utf8"));
      return `<script>\n  import Icon from ${JSON.stringify(part)};\n  let props = $props();\n</script>\n\n<Icon d=${JSON.stringify(data)} {...props} />\n`;
    },
  };
}

/** The drawing of a Lucide component as the data of one path. */
export function pathOf(source) {
  const { size, node } = JSON.parse(/const iconData = (\{.*\});/.exec(source)?.[1] ?? "{}");
  if (size !== 24 || !Array.isArray(node)) throw new Error("this icon isn't drawn as the others are");
  return node.map(([shape, attributes]) => partOf(shape, attributes)).join("");
}

function partOf(shape, { d, points, ...attributes }) {
  const number = (name) => Number(attributes[name] ?? 0);
  switch (shape) {
    case "path":
      return absolute(d);
    case "line":
      return `M${number("x1")} ${number("y1")}L${number("x2")} ${number("y2")}`;
    case "polyline":
      return `M${points}`;
    case "polygon":
      return `M${points}Z`;
    case "circle":
      return round(number("cx"), number("cy"), number("r"), number("r"));
    case "ellipse":
      return round(number("cx"), number("cy"), number("rx"), number("ry"));
    case "rect":
      return box(number("x"), number("y"), number("width"), number("height"), number("rx") || number("ry"));
    default:
      throw new Error(`an icon with a ${shape}`);
  }
}

/** A path that begins at a place of its own, whatever stands before it. */
function absolute(d) {
  const [begin, x, y] = /^[Mm]\s*(-?\d*\.?\d+)[\s,]*(-?\d*\.?\d+)/.exec(d) ?? [];
  if (begin === undefined) throw new Error(`a path that begins nowhere: ${d}`);
  const rest = d.slice(begin.length).trimStart();
  // More numbers are lines, after a small `m` from where it went.
  const line = !/^[-.\d,]/.test(rest) ? "" : d.startsWith("m") ? "l" : "L";
  return `M${x} ${y}${line}${rest}`;
}

function round(x, y, across, down) {
  const arc = (to) => `a${across} ${down} 0 1 0 ${to} 0`;
  return `M${x - across} ${y}${arc(2 * across)}${arc(-2 * across)}`;
}

function box(x, y, width, height, radius) {
  const [across, down] = [width - 2 * radius, height - 2 * radius];
  const corner = (right, below) => (radius ? `a${radius} ${radius} 0 0 1 ${right} ${below}` : "");
  return [
    `M${x + radius} ${y}h${across}${corner(radius, radius)}v${down}${corner(-radius, radius)}`,
    `h${-across}${corner(-radius, -radius)}v${-down}${corner(radius, -radius)}z`,
  ].join("");
}
