import type { Plugin } from "vite";
export function icons(part: string): Plugin;
export function pathOf(source: string): string;
