import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

/** Which file has which class: the short names are made of four characters, and must not meet. */
const named = new Map();

/** @type {import("@sveltejs/vite-plugin-svelte").SvelteConfig} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    runes: true,
    // Every element with a style of its component has this class, and every rule: a short one makes the window smaller.
    cssHash({ hash, filename }) {
      const name = `s${hash(filename.replace(import.meta.dirname, "")).slice(0, 4)}`;
      if ((named.get(name) ?? filename) !== filename) throw new Error(`${filename} and ${named.get(name)}: ${name}`);
      named.set(name, filename);
      return name;
    },
  },
};
