import { describe, expect, test } from "vitest";
import { pathOf } from "../scripts/icons.mjs";

const drawn = (...node: [string, Record<string, string>][]) =>
  pathOf(`const iconData = ${JSON.stringify({ name: "any", size: 24, node })};`);

describe("an icon is one path", () => {
  test("whose parts begin where they began alone", () => {
    expect(drawn(["path", { d: "M12 5v14" }], ["path", { d: "m5 12h14" }])).toBe("M12 5v14M5 12h14");
  });

  test("with lines that follow a beginning without a letter of their own", () => {
    expect(drawn(["path", { d: "m21 21-4.34-4.34" }])).toBe("M21 21l-4.34-4.34");
    expect(drawn(["path", { d: "M4.929 4.929 19.07 19.071" }])).toBe("M4.929 4.929L19.07 19.071");
  });

  test("with circles, boxes and lines as the arcs and lines that they are", () => {
    expect(drawn(["circle", { cx: "11", cy: "11", r: "8" }])).toBe("M3 11a8 8 0 1 0 16 0a8 8 0 1 0 -16 0");
    expect(drawn(["rect", { x: "3", y: "4", width: "6", height: "5" }])).toBe("M3 4h6v5h-6v-5z");
    expect(drawn(["rect", { x: "3", y: "4", width: "6", height: "5", rx: "1" }])).toBe(
      "M4 4h4a1 1 0 0 1 1 1v3a1 1 0 0 1 -1 1h-4a1 1 0 0 1 -1 -1v-3a1 1 0 0 1 1 -1z",
    );
    expect(drawn(["line", { x1: "1", y1: "2", x2: "3", y2: "4" }])).toBe("M1 2L3 4");
    expect(drawn(["polyline", { points: "1 2 3 4" }], ["polygon", { points: "5 6 7 8" }])).toBe("M1 2 3 4M5 6 7 8Z");
  });

  test("or is refused when the window is built", () => {
    expect(() => drawn(["text", {}])).toThrow("text");
    expect(() => pathOf("export default {}")).toThrow("drawn");
  });
});
