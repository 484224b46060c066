// The walk through every view and state of the real window. Who visits is told each of them by name: one takes pictures, one lets
// axe look. A chapter begins in a home of its own, so that what goes wrong in one leaves the others.

import { CHAPTERS } from "./chapters/index.mjs";
import { prefer } from "./moves.mjs";
import { demoServer, makeHome, open } from "./program.mjs";

export const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 360, height: 640 } };

/**
 * Goes through every view and state in that look: `theme` light or dark, `size` of the window, and what Settings › Appearance
 * has (`text`, `language`). `visit` is called with the window and the name of what it shows. Resolves to what went wrong, by chapter.
 */
export async function walk(visit, { theme = "light", size = SIZES.wide, settings = {} } = {}, only = Object.keys(CHAPTERS)) {
  const failures = [];
  for (const name of only) {
    const ends = [];
    const start = async (home, more = {}) => {
      const window = await open(home, { theme, size, ...more });
      ends.push(() => window.close());
      if (Object.keys(settings).length > 0) await prefer(window, settings);
      return window;
    };
    try {
      const home = makeHome();
      ends.push(() => home.close());
      await CHAPTERS[name]({
        home,
        start,
        settings,
        atEnd: (end) => ends.push(end),
        server: async () => {
          const server = await demoServer();
          ends.push(() => server.stop());
          return server;
        },
        see: async (window, view) => {
          if (process.env.WALK_SAYS) console.error(`${name}: ${view}`);
          await still(window);
          await visit(window, view);
        },
      });
    } catch (error) {
      failures.push(`${name}: ${error.message}`);
    }
    for (const end of ends.reverse()) await end();
  }
  return failures;
}

/** Waits until what moves has come to rest and is on the screen. */
export async function still(window) {
  await window.until("a still window", () =>
    window.run(
      "return document.fonts.status === 'loaded' && [...document.images].every((i) => i.complete) && " +
        "!document.getAnimations().some((a) => { const t = a.effect.getComputedTiming(); " +
        "return a.playState === 'running' && t.progress !== null && t.duration <= 1000; })",
    ),
  );
  // What was changed last is on the screen only after the next two frames.
  await window.ask(() => window.browser.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))"));
}
