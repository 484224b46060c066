import { configure } from "@testing-library/svelte";
import { afterEach, beforeAll, beforeEach, vi } from "vitest";
import { fetchAll } from "../src/lib/later.svelte";
import "../src/lib/views/later";

// A failed look-up names itself; the whole document beside it would only bury that.
configure({ getElementError: (message) => new Error(message ?? "not found"), asyncUtilTimeout: 20_000 });

/** Ten seconds into a period of thirty: no test meets a code's end that it didn't ask for. */
export const TEN_IN = 1_800_000_010_000;

// What comes later is here already: no test waits for it that isn't about it.
beforeAll(fetchAll, 60_000);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: TEN_IN });
});

afterEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset["masked"];
  vi.useRealTimers();
});
