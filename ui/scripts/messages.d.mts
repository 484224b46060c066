export function messagesOf(source: string): Map<string, string[]>;
export function keysOf(source: string): string;
export function areasOf(language: string): string[];
export function textOf(language: string): string;
