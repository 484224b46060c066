// What happens in the page of a long list: keys in the search, and scrolling.

/** What people search for, letter by letter and back again. */
const WORDS = ["github", "ann-77", "northwind", "example", "nigth", "ops", "maria 12", "museum bob", "4711", "zzz"];
const ROUNDS = 5;

/**
 * From each input event to the end of the layout that it leads to, forced at once. `best` has the best of the rounds for each key: what the key
 * costs, without what else the machine did.
 */
export async function typing(window) {
  const { times, frames, error } = await window.browser.executeAsyncScript(
    `const [words, rounds, done] = arguments;
    (async () => {
      const input = document.querySelector("[data-testid=search]");
      input.focus();
      const times = [], frames = [];
      let last = null;
      const frame = () => new Promise((resolve) => requestAnimationFrame((now) => {
        if (last !== null) frames.push(now - last);
        last = now;
        resolve();
      }));
      const set = async (text) => {
        await frame();
        await frame();
        input.value = text;
        const from = performance.now();
        input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
        // What the event changed is in the document after the next turns of the queue.
        for (let turn = 0; turn < 4; turn += 1) await null;
        document.body.getBoundingClientRect();
        document.querySelector("main").scrollHeight;
        times.push([text, performance.now() - from]);
        await new Promise((resolve) => setTimeout(resolve, 40));
        last = null;
      };
      for (let round = 0; round < rounds; round += 1) {
        for (const word of words) {
          for (let at = 1; at <= word.length; at += 1) await set(word.slice(0, at));
          for (let at = word.length - 1; at >= 0; at -= 1) await set(word.slice(0, at));
        }
      }
      return { times, frames };
    })().then(done, (error) => done({ error: String(error) }));`,
    WORDS,
    ROUNDS,
  );
  if (error) throw new Error(error);
  const keys = times.length / ROUNDS;
  const best = Array.from({ length: keys }, (_, at) => Math.min(...Array.from({ length: ROUNDS }, (_, round) => times[round * keys + at][1])));
  if (process.env.COUNTERSIGN_BENCH_KEYS) for (const [at, time] of best.entries()) if (time >= 4) console.error(times[at][0], time);
  return { ...spread(times.map(([, time]) => time)), best: spread(best), frames: spread(frames) };
}

/** The time from frame to frame while the list goes by. */
export async function scrolling(window) {
  const frames = await window.browser.executeAsyncScript(
    `const done = arguments[0];
    const main = document.querySelector("main");
    const frames = [];
    let last = null;
    let step = 0;
    const go = (now) => {
      if (last !== null) frames.push(now - last);
      last = now;
      step += 1;
      // A wheel's notches, then pages, then throws of the scroll bar, down and up again.
      const by = step < 120 ? 120 : step < 240 ? 700 : step < 300 ? 20000 : step < 360 ? -20000 : -700;
      main.scrollTop += by;
      if (step < 480) requestAnimationFrame(go);
      else done(frames);
    };
    requestAnimationFrame(go);`,
  );
  return { ...spread(frames), longest: Math.max(...frames) };
}

function spread(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  return { count: sorted.length, median: at(0.5), p95: at(0.95) };
}
