/** For so long it is paler. An animation would draw every frame in between, of each row of the list, and opacity a layer of its own for each. */
const PALE_MS = 80;

/** Lets a text that says something new come in. */
export function fadeIn(element: HTMLElement) {
  element.style.color = "var(--muted)";
  setTimeout(() => (element.style.color = ""), PALE_MS);
}
