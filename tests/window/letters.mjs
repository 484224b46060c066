// What a picture of a recovery code says, as a person reads it: each sign is the one that it looks most like, among those that
// another program draws with the same font.

import { spawnSync } from "node:child_process";
import { inflateSync } from "node:zlib";

/** Crockford's: what a recovery code is made of. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** How the picture is laid out, in its own units: groups of five, four in a line, 26 high. */
const LAYOUT = { width: 464, left: 16, top: 8, column: 112, line: 64, columns: 4, groups: 7, signs: 5, baseline: 46, font: 26, advance: 15.65 };
/** A sign's box around its baseline, and how far it may be off, in pixels. */
const BOX = { above: 22, below: 4 };
const SHIFT = 1;
/** Where between two pixels a sign may begin. */
const PHASES = [0, 0.25, 0.5, 0.75];

/** Reads the code off a picture of the window, in which its own picture stands at `box` (left, top, width). */
export function recoveryCodeIn(png, box) {
  const shown = decode(png);
  const scale = box.width / LAYOUT.width;
  const known = drawn(scale);
  const groups = Array.from({ length: LAYOUT.groups }, (_, group) => {
    const x = LAYOUT.left + LAYOUT.column * (group % LAYOUT.columns);
    const y = LAYOUT.top + LAYOUT.line * Math.floor(group / LAYOUT.columns) + LAYOUT.baseline;
    return Array.from({ length: LAYOUT.signs }, (_, place) => {
      const at = [box.left + (x + place * LAYOUT.advance) * scale, box.top + y * scale];
      const judged = known.map(({ sign, picture, x, y }) => ({ sign, unlike: difference(shown, at, picture, [x, y], scale) }));
      return judged.reduce((best, each) => (each.unlike < best.unlike ? each : best)).sign;
    }).join("");
  });
  return groups.join("-");
}

/** Every sign, drawn by rsvg-convert, from each place between two pixels. */
function drawn(scale) {
  const [step, line] = [40, 64];
  const places = PHASES.flatMap((phase, row) => [...SIGNS].map((sign, at) => ({ sign, x: (step * at + 10) * scale + phase, y: (line * row + 46) * scale })));
  const texts = places.map(({ sign, x, y }) => `<text x="${x}" y="${y}" font-family="monospace" font-size="${LAYOUT.font * scale}">${sign}</text>`);
  const [width, height] = [step * SIGNS.length * scale, line * PHASES.length * scale].map(Math.ceil);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#fff"/>${texts.join("")}</svg>`;
  const run = spawnSync("rsvg-convert", { input: svg, maxBuffer: 1 << 26 });
  if (run.status !== 0) throw new Error(`rsvg-convert: ${run.stderr}`);
  const picture = decode(run.stdout);
  return places.map((place) => ({ ...place, picture, x: Math.floor(place.x), y: Math.round(place.y) }));
}

/** How unlike two signs are, whose baselines begin there: at the best of the shifts. */
function difference(one, [oneX, oneY], other, [otherX, otherY], scale) {
  let least = Infinity;
  for (let dx = -SHIFT; dx <= SHIFT; dx += 1) {
    for (let dy = -SHIFT; dy <= SHIFT; dy += 1) {
      let sum = 0;
      for (let y = Math.round(-BOX.above * scale); y < BOX.below * scale; y += 1) {
        for (let x = 0; x < LAYOUT.advance * scale; x += 1) {
          sum += (one.at(oneX + x + dx, oneY + y + dy) - other.at(otherX + x, otherY + y)) ** 2;
        }
      }
      least = Math.min(least, sum);
    }
  }
  return least;
}

/** A PNG as grey levels: 8 bits, RGB with or without alpha, not interlaced, which is what these programs write. */
export function decode(png) {
  const parts = [];
  let width = 0;
  let height = 0;
  let channels = 0;
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const kind = png.toString("latin1", at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (kind === "IHDR") {
      [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
      channels = { 2: 3, 6: 4 }[data[9]];
      if (data[8] !== 8 || !channels || data[12] !== 0) throw new Error("a PNG of another kind");
    } else if (kind === "IDAT") parts.push(data);
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const left = x >= channels ? pixels[y * stride + x - channels] : 0;
      const up = y > 0 ? pixels[(y - 1) * stride + x] : 0;
      const corner = x >= channels && y > 0 ? pixels[(y - 1) * stride + x - channels] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      pixels[y * stride + x] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  const at = (x, y) => {
    const place = (Math.round(y) * width + Math.round(x)) * channels;
    return (pixels[place] + pixels[place + 1] + pixels[place + 2]) / 3;
  };
  return { width, height, at };
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value));
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
