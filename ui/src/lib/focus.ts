// The keyboard's place: given back by what lay over it, and never lost with what is removed or rests for a moment.

const REACHABLE = 'button, input, select, textarea, summary, a[href], [tabindex]:not([tabindex="-1"]):not(dialog)';

/** Remembers what has the keyboard now; the function that it returns gives it back, or to the nearest thing that is left around it. */
export function remembered(): () => void {
  const before = document.activeElement;
  const around = placesAround(before);
  return () => {
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
    if (isNowhere()) toNearest(around);
  };
}

/**
 * Watches over it from now on, until the function that it returns is called. What is removed hands it to the nearest thing that
 * is left around it; what is disabled while something runs has it again afterwards.
 */
export function watched(): () => void {
  let last: HTMLElement | null = null;
  let around: Element[] = [];
  let handing: ReturnType<typeof setTimeout> | undefined;

  const came = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target === document.body) return;
    last = target;
    around = placesAround(target);
  };
  // Whoever clicks beside everything wants it nowhere.
  const clicked = ({ target }: PointerEvent) => {
    if (target instanceof Element && !target.closest(`${REACHABLE}, label`)) last = null;
  };
  // Whoever removed it may be about to say itself where the keyboard goes.
  const changed = () => {
    handing ??= setTimeout(() => {
      handing = undefined;
      hand();
    });
  };
  const hand = () => {
    if (!last || !isNowhere()) return;
    if (last.isConnected) {
      if (!isResting(last) && isShown(last)) last.focus();
      return;
    }
    toNearest(around);
  };

  const watch = new MutationObserver(changed);
  watch.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled"] });
  document.addEventListener("focusin", came);
  document.addEventListener("pointerdown", clicked);
  return () => {
    clearTimeout(handing);
    watch.disconnect();
    document.removeEventListener("focusin", came);
    document.removeEventListener("pointerdown", clicked);
  };
}

/** What it stands in, from the inside, within one dialog or view. */
function placesAround(element: Element | null): Element[] {
  const around: Element[] = [];
  const outside = element?.closest("main, dialog, body");
  for (let each = element; each && each !== outside; each = each.parentElement) around.push(each);
  return around;
}

/** To the first thing that Tab reaches in the nearest of these places that is left, or else to the view. */
function toNearest(around: Element[]) {
  for (const place of around.filter((each) => each.isConnected)) {
    const next = [...place.querySelectorAll<HTMLElement>(REACHABLE)].find(
      (each) => each.tabIndex >= 0 && !isResting(each) && isShown(each),
    );
    if (next) return next.focus();
  }
  toView();
}

/** To the dialog on top, or else to the view: what comes next by Tab begins there. */
function toView() {
  const dialogs = document.querySelectorAll<HTMLElement>("dialog[open]");
  (dialogs[dialogs.length - 1] ?? document.querySelector<HTMLElement>("main"))?.focus();
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;
const isResting = (element: HTMLElement) => element.matches(":disabled");
const isShown = (element: HTMLElement) => element.getClientRects().length > 0;
