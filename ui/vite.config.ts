import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

// One style sheet, no data: addresses and no inline styles: the window's content policy allows nothing else. One script to begin with;
// languages and issuers' marks are parts of their own that come when they are asked for.
export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  clearScreen: false,
  server: { port: 5173, strictPort: true, host: "127.0.0.1" },
  build: {
    target: "safari18",
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
  },
  test: {
    environment: "happy-dom",
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    restoreMocks: true,
    maxWorkers: 1,
  },
});
