// One setting on the page of all of them: found as soon as it is there, seen, and with the keyboard on it.
import type { Setting } from "./state/app.svelte";

/** What isn't there by then can't be chosen here; its group says why. */
const LONGEST_MS = 1500;

export function reach(page: HTMLElement, { control, group, press }: Setting) {
  const named = (id: string) => page.querySelector<HTMLElement>(`[data-testid="${CSS.escape(id)}"]`);
  const look = (): boolean => {
    const found = named(control);
    if (!found || found.matches(":disabled")) return false;
    go(control === group ? found.querySelector<HTMLElement>("h3") : found);
    if (press) found.click();
    return true;
  };
  if (look()) return;
  const watching = new MutationObserver(() => look() && stop());
  const late = setTimeout(() => {
    stop();
    go(named(group)?.querySelector<HTMLElement>("h3"));
  }, LONGEST_MS);
  const stop = () => {
    clearTimeout(late);
    watching.disconnect();
  };
  watching.observe(page, { subtree: true, childList: true, attributeFilter: ["disabled"] });
}

function go(element: HTMLElement | null | undefined) {
  element?.scrollIntoView?.({ block: "center" });
  element?.focus({ preventScroll: true });
}
