/** What it looks like after so many milliseconds. An animation would draw every frame in between, of each row of the list. */
const STEPS = [
  [0, "0.3"],
  [40, "0.7"],
  [80, ""],
] as const;

/** Lets an element that says something new come in. */
export function fadeIn(element: HTMLElement) {
  for (const [after, opacity] of STEPS) setTimeout(() => (element.style.opacity = opacity), after);
}
