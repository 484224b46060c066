// What the window itself remembers between starts: which hints were put away, and how it looks. Nothing of an account.

const PREFIX = "put-away:";

export function isPutAway(hint: string): boolean {
  return read(PREFIX + hint) !== null;
}

/** Without a store it is put away until the next start. */
export function putAway(hint: string) {
  write(PREFIX + hint, "");
}

/** What was kept under a name, as it was written; null where nothing was, or where it can't be understood. */
export function recall(name: string): unknown {
  try {
    return JSON.parse(read(name) ?? "null");
  } catch {
    return null;
  }
}

export function keep(name: string, value: unknown) {
  write(name, JSON.stringify(value));
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, text: string) {
  try {
    localStorage.setItem(name, text);
  } catch {
    // A window without a store forgets at its end.
  }
}
