import type { Plugin } from "vite";

/** Name, version and licence. */
type Licence = [name: string, version: string, licence: string];
export function licences(): Licence[];
export function textOf(list: Licence[]): string;
export function licensed(): Plugin;
