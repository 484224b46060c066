// What the keyboard is on, and whether a person can tell.

/** What has the keyboard now, as the window draws it: `hidden` says what covers it, and `mark` whether anything shows the focus. */
async function focused(window) {
  return window.run(`
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    // What is drawn for a choice that is itself not to be seen is its label.
    const drawn = element.classList.contains("visually-hidden") ? (element.closest("label") ?? element) : element;
    const box = drawn.getBoundingClientRect();
    const inside = (x, y) => {
      const over = document.elementFromPoint(x, y);
      return over !== null && drawn.contains(over);
    };
    const parts = [0.1, 0.3, 0.5, 0.7, 0.9];
    const seen = parts.some((x) => parts.some((y) => inside(box.left + box.width * x, box.top + box.height * y)));
    const style = getComputedStyle(drawn);
    return {
      id: element.dataset.testid ?? element.tagName.toLowerCase() + " " + (element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 40)),
      seen,
      mark: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
      box: [box.left, box.top, box.right, box.bottom].map(Math.round),
    };
  `);
}

/**
 * Goes through everything that Tab reaches, from what has the keyboard now until it comes round, and returns what is wrong with
 * the stops: without a name, covered, or without a sign that it has the keyboard.
 */
export async function wrongStops(window, keys, most = 150) {
  const wrong = [];
  const seen = new Set();
  let first = null;
  for (let number = 0; number < most; number += 1) {
    await window.press(keys.TAB);
    const stop = await focused(window);
    // Past the last one the keyboard leaves the page for a moment.
    if (stop === null) continue;
    const place = `${stop.id} ${stop.box}`;
    first ??= stop.id;
    if (number > 0 && stop.id === first && seen.has(stop.id) && seen.size > 1) return { wrong, stops: seen.size };
    seen.add(stop.id);
    const element = await window.browser.switchTo().activeElement();
    if ((await element.getAccessibleName()).trim() === "") wrong.push(`${place} has no name`);
    if (!stop.seen) wrong.push(`${place} is covered`);
    if (!stop.mark) wrong.push(`${place} does not show that it has the keyboard`);
  }
  wrong.push(`Tab does not come round within ${most} stops`);
  return { wrong, stops: seen.size };
}

/** The name for tests of what has the keyboard; null if nothing has. */
export async function holder(window) {
  return (await focused(window))?.id ?? null;
}
