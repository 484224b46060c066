// Tells Rust that the person did something, so that the vault doesn't lock under their hands. Rust has the deadline.

const AT_MOST_EVERY_MS = 5000;
const SIGNS = ["pointerdown", "pointermove", "wheel", "keydown", "touchstart"] as const;

/** Reports at most once in five seconds, and only while `wanted`. Returns what stops it. */
export function reportActivity(report: () => void, wanted: () => boolean): () => void {
  let last = -Infinity;
  const seen = () => {
    const now = performance.now();
    if (now - last < AT_MOST_EVERY_MS || !wanted()) return;
    last = now;
    report();
  };
  for (const sign of SIGNS) window.addEventListener(sign, seen, { capture: true, passive: true });
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, seen, { capture: true });
  };
}
