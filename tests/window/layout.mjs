// Whether everything that the window shows fits: nothing wider than its place, cut off, laid over something else, or broken within a word.

/** Runs in the page. What a person is meant to push sideways shows no scroll bar; names and addresses may be shortened in the middle. */
const LOOK = `
  const [brokenWords] = arguments;
  const scope = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.getElementById("app");
  const faults = new Set();
  const styles = new Map();
  const styleOf = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  const named = (element) => {
    const known = element.closest("[data-testid]");
    const words = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().replace(/\\s+/g, " ").slice(0, 60);
    return (known ? known.dataset.testid + ": " : "") + element.tagName.toLowerCase() + ' "' + words + '"';
  };
  const isPushed = (element) => styleOf(element).scrollbarWidth === "none";
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });
  const isForReaders = (element) => {
    for (let at = element; at && at !== scope; at = at.parentElement) {
      const { clipPath } = styleOf(at);
      if (clipPath !== "none") return true;
    }
    return false;
  };
  /** What cuts an element off, nearest first: boxes with whether they scroll. */
  const cutters = (first) => {
    const found = [];
    for (let at = first; at; at = at.parentElement) {
      const style = styleOf(at);
      if (style.overflowX !== "visible" || style.overflowY !== "visible") found.push([at, at.getBoundingClientRect(), style]);
      if (style.position === "fixed" || at.matches("dialog, [popover]")) break;
    }
    return found;
  };
  /** The part of a box that is not scrolled away. */
  const inSight = ({ left, right, top, bottom }, around) => {
    for (const [, box] of around) {
      [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    }
    return { left, right, top, bottom };
  };
  /** What an element moves with: what overlaps within it overlaps for everybody. */
  const layerOf = (element) => {
    for (let at = element; at && at !== scope; at = at.parentElement)
      if (["sticky", "fixed", "absolute"].includes(styleOf(at).position)) return at;
    return scope;
  };

  for (const element of scope.querySelectorAll("*")) {
    const { overflowX, scrollbarWidth } = styleOf(element);
    if (!["auto", "scroll"].includes(overflowX) || scrollbarWidth === "none" || !isShown(element)) continue;
    if (element.scrollWidth > element.clientWidth + 1) faults.add("is wider than it is shown by " + (element.scrollWidth - element.clientWidth) + " px: " + named(element));
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) faults.add("the page is wider than the window");

  const texts = [];
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!element || node.data.trim() === "" || element.closest("option, script, style") || !isShown(element) || isForReaders(element)) continue;
    // An ellipsis is for a person's names and addresses alone.
    const shortened = element.closest(".private, bdi, [dir]:not(html), .cut") !== null;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0.5 && height > 0.5);
    if (rects.length === 0) continue;
    const around = cutters(element);
    if (!around.some(([at]) => isPushed(at))) {
      for (const { left, right, top, bottom } of rects) {
        if (!shortened && (left < -1 || right > innerWidth + 1)) faults.add("leaves the window: " + named(element));
        for (const [at, box, style] of around) {
          if (shortened && style.textOverflow === "ellipsis") break;
          if (style.overflowX !== "visible" && (left < box.left - 1 || right > box.right + 1))
            faults.add("is cut off at its side: " + named(element));
          // What scrolls shows it later; what is scrolled away stays in its box.
          if (["auto", "scroll"].includes(style.overflowY)) break;
          if (style.overflowY !== "visible" && (top < box.top - 2 || bottom > box.bottom + 2)) faults.add("is cut off above or below: " + named(element));
        }
      }
    }
    if (brokenWords && !shortened && !element.closest(".mono, code, pre, kbd") && styleOf(element).hyphens !== "auto") {
      // The parts of an address are no words.
      for (const { index, 0: word } of node.data.matchAll(/(?<![@.\\p{L}\\p{M}\\d_-])[\\p{Script=Latin}\\p{Script=Arabic}\\p{M}'’]{2,}(?![@\\d_-]|\\.\\p{L})/gu)) {
        const part = document.createRange();
        part.setStart(node, index);
        part.setEnd(node, index + word.length);
        const tops = [...part.getClientRects()].filter(({ width }) => width > 0.5).map(({ top }) => Math.round(top));
        if (Math.max(...tops) - Math.min(...tops) > 4) faults.add("is broken within " + word + ": " + named(element));
      }
    }
    texts.push([element, layerOf(element), rects.map((rect) => inSight(rect, around)).filter((rect) => rect.right > rect.left && rect.bottom > rect.top)]);
  }

  const overlap = (one, other) =>
    Math.min(Math.min(one.right, other.right) - Math.max(one.left, other.left), Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));
  // A line's box is higher than its letters.
  const LETTERS = 5;
  for (let one = 0; one < texts.length; one += 1)
    for (let other = one + 1; other < texts.length; other += 1)
      if (texts[one][1] === texts[other][1] && texts[one][2].some((a) => texts[other][2].some((b) => overlap(a, b) > LETTERS)))
        faults.add("lies over another: " + named(texts[one][0]) + " and " + named(texts[other][0]));

  const controls = [...scope.querySelectorAll("button, input:not([type=file]), select, textarea, summary, a[href]")]
    .filter((each) => isShown(each) && !isForReaders(each) && !each.matches(".visually-hidden"))
    .map((each) => [each, layerOf(each), each.getBoundingClientRect(), cutters(each.parentElement)]);
  for (const [at, [control, layer, box, around]] of controls.entries()) {
    if (control.matches("button, summary") && control.scrollWidth > control.clientWidth + 1 && styleOf(control).overflowX !== "visible")
      faults.add("has words that are cut off: " + named(control));
    if (!around.some(([one]) => isPushed(one)) && (box.left < -1 || box.right > innerWidth + 1)) faults.add("leaves the window: " + named(control));
    for (const [other, its, place, cut] of controls.slice(at + 1))
      if (layer === its && !control.contains(other) && overlap(inSight(box, around), inSight(place, cut)) > 2) faults.add("lies over another: " + named(control) + " and " + named(other));
  }
  return [...faults];
`;

/** What doesn't fit in the window as it is, each in a line. `brokenWords`: words that break in the middle are told too. */
export function unfitting(window, { brokenWords = false } = {}) {
  return window.run(LOOK, brokenWords);
}
