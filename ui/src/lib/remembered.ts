// What the window itself remembers between starts: nothing but which hints were put away.

const PREFIX = "put-away:";

export function isPutAway(hint: string): boolean {
  try {
    return localStorage.getItem(PREFIX + hint) !== null;
  } catch {
    return false;
  }
}

export function putAway(hint: string) {
  try {
    localStorage.setItem(PREFIX + hint, "");
  } catch {
    // Without a store it is put away until the next start.
  }
}
