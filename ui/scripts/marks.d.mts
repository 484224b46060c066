type Marks = { paths: Record<string, string>; names: Record<string, string> };
export function marks(): Marks;
export function textOf(made: Marks): string;
