// happy-dom has no media queries to speak of: a wide window with motion, unless a test says otherwise.
import { afterEach, vi } from "vitest";

afterEach(() => {
  vi.useRealTimers();
});
