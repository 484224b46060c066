import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const tauriOnlyInOneFile = {
  patterns: [
    {
      group: ["@tauri-apps/*"],
      message:
        "Only src/lib/backend/tauri.ts speaks to Tauri: everything else takes a Backend, so that it also runs in tests.",
    },
    {
      regex: "^@lucide/svelte$",
      message: "Import one icon from @lucide/svelte/icons/…: the index brings all of them into every build.",
    },
  ],
};

export default ts.config(
  { ignores: ["dist", "coverage", "node_modules", "src/lib/backend/bindings.ts", "src/lib/language/keys.ts"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      "no-console": ["error"],
      "no-restricted-imports": ["error", tauriOnlyInOneFile],
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Text from servers and files is never markup." },
        { object: "window", property: "fetch", message: "Rust makes the requests; the window has no network." },
      ],
      "no-restricted-globals": [
        "error",
        { name: "fetch", message: "Rust makes the requests; the window has no network." },
      ],
      "svelte/no-at-html-tags": "error",
      // style:name={value} sets one property by script and is allowed by the content policy; a style attribute is not.
      "no-restricted-syntax": [
        "error",
        {
          selector: "SvelteAttribute[key.name='style']",
          message: "The content policy blocks style attributes: use a class, or style:name={value}.",
        },
      ],
      // Maps in the stores are never changed, only replaced.
      "svelte/prefer-svelte-reactivity": "off",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  { files: ["src/lib/backend/tauri.ts"], rules: { "no-restricted-imports": "off" } },
  { files: ["*.ts", "*.js", "scripts/**", "test/**"], languageOptions: { globals: { ...globals.node } } },
  // The tests read it, to see that nothing is left in the document.
  { files: ["test/**"], rules: { "no-restricted-properties": "off" } },
);
