import type { Plugin } from "vite";

export function sentences(): Plugin;
