export function messagesOf(source: string): Map<string, string[]>;
export function keysOf(source: string): string;
