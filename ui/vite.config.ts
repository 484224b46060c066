import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";
import { sharedBy } from "./scripts/chunks.mjs";
import { icons } from "./scripts/icons.mjs";
import { sentences } from "./scripts/sentences.mjs";
import { licensed } from "./scripts/licences.mjs";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

// One style sheet, no data: addresses and no inline styles: the window's content policy allows nothing else. One script to begin with;
// languages and issuers' marks are parts of their own that come when they are asked for.
export default defineConfig({
  plugins: [sentences(), icons(path("src/lib/parts/Icon.svelte")), svelte(), svelteTesting(), licensed()],
  clearScreen: false,
  server: { port: 5173, strictPort: true, host: "127.0.0.1" },
  build: {
    target: "safari18",
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: { output: { codeSplitting: sharedBy(path("src/lib/views/later/index.ts"), path("src/main.ts")) } },
  },
  test: {
    environment: "happy-dom",
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    restoreMocks: true,
    maxWorkers: 1,
    // Every part of the window is fetched before the first test; a busy machine takes its time over that, and over everything else.
    hookTimeout: 60_000,
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
