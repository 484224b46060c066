// Pictures in place of those that Rust draws: right in size and look, but no phone can read them.

export function qrPicture(seed: string): string {
  const modules = 33;
  const quiet = 4;
  let value = seed.length * 7919 + 17;
  let path = "";
  for (let y = 0; y < modules; y += 1) {
    for (let x = 0; x < modules; x += 1) {
      value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
      if (finder(x, y, modules) ?? value > 0x80000000) path += `M${x + quiet} ${y + quiet}h1v1h-1z`;
    }
  }
  const size = modules + 2 * quiet;
  return picture(size, size, 8, `<path d="${path}"/>`);
}

export function keyPicture(): string {
  const lines = ["ABCD EFGH IJKL MNOP", "QRST UVWX YZ23 4567"];
  const text = lines.map(
    (line, at) => `<text x="12" y="${28 + at * 30}" font-family="monospace" font-size="20">${line}</text>`,
  );
  return picture(280, 72, 1, text.join(""));
}

export function recoveryPicture(code: string): string {
  const groups = code.split("-");
  const lines = [groups.slice(0, 4), groups.slice(4)];
  const text = lines.map(
    (line, at) => `<text x="12" y="${32 + at * 36}" font-family="monospace" font-size="22">${line.join(" - ")}</text>`,
  );
  return picture(408, 84, 1, text.join(""));
}

/** Whether a module in one of the three corners is dark; undefined outside of them. */
function finder(x: number, y: number, modules: number): boolean | undefined {
  const near = (at: number) => (at > 7 ? at - (modules - 7) : at);
  if ((x > 7 && x < modules - 8) || (y > 7 && y < modules - 8) || (x > 7 && y > 7)) return undefined;
  const [column, row] = [near(x), near(y)];
  if (column < 0 || row < 0 || column > 6 || row > 6) return false;
  const edge = Math.max(Math.abs(column - 3), Math.abs(row - 3));
  return edge !== 2;
}

function picture(width: number, height: number, scale: number, content: string): string {
  const size = `width="${width * scale}" height="${height * scale}" viewBox="0 0 ${width} ${height}"`;
  return `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} shape-rendering="crispEdges"><path d="M0 0h${width}v${height}H0z" fill="#fff"/>${content}</svg>`,
  )}`;
}

/** A small PNG: a light ring on dark green. */
export function iconPicture(): Uint8Array<ArrayBuffer> {
  const png =
    "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgAQMAAABJtOi3AAAABlBMVEUPX2bc7ew2wBR5AAAAS0lEQVR42o3MsQ1AYBQA4c+LhNIG" +
    "dMZgFZNYzSj/CDoKQYFCxRVXXY4fFAn1KjS50AeOA1sny5Z2COss8FJZXckdj7sw7ULanuknJ21bEmjYiqx+AAAAAElFTkSuQmCC";
  return Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
}
