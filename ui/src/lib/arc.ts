// The part of a ring that is left, as a shape to clip by. One shape for all rings that have as much left.

/** A degree of the shape's corners: at the size of a ring nobody tells it from round. */
const STEP = 15;
const MOST_KEPT = 400;
const made = new Map<string, string>();

/** `part` of a ring, from its top clockwise: 0 to 1. `outer` and `inner` are its radii, in percent of the square that it stands in. */
export function arc(part: number, outer: number, inner: number): string {
  const degrees = Math.min(Math.max(part, 0), 1) * 360;
  const key = `${degrees},${outer},${inner}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const angles = Array.from({ length: Math.ceil(degrees / STEP) }, (_, at) => at * STEP);
  angles.push(degrees);
  const corners = [
    ...angles.map((angle) => corner(angle, outer)),
    ...angles.reverse().map((angle) => corner(angle, inner)),
  ];
  const shape = `polygon(${corners.join(",")})`;
  if (made.size >= MOST_KEPT) made.clear();
  made.set(key, shape);
  return shape;
}

function corner(degrees: number, radius: number): string {
  const angle = (degrees * Math.PI) / 180;
  return `${percent(50 + radius * Math.sin(angle))} ${percent(50 - radius * Math.cos(angle))}`;
}

function percent(value: number): string {
  return `${Number(value.toFixed(1))}%`;
}
