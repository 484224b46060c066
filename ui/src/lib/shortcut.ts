// The key that opens the small window: read from the keyboard, and written for people.
import { keyName } from "./actions";

const MAC = typeof navigator !== "undefined" && /Mac/.test(navigator.platform);
const WINDOWS = typeof navigator !== "undefined" && /Win/.test(navigator.platform);

/** What a press says: the keys that are held so far, a whole shortcut, or one that can't be chosen. */
export type Pressed = { held: string } | { shortcut: string } | "unfit";

type Press = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "altKey" | "shiftKey" | "metaKey">;

export function pressOf(event: Press): Pressed {
  const held = [
    event.ctrlKey && "Ctrl",
    event.altKey && "Alt",
    event.shiftKey && "Shift",
    event.metaKey && "Meta",
  ].filter((name) => name !== false);
  if (["Control", "Alt", "AltGraph", "Shift", "Meta", "OS"].includes(event.key)) return { held: held.join("+") };
  // What stands on the key counts, as far as it is a plain letter: another layout has it in another place.
  const key = /^[a-z]$/i.test(event.key) ? `Key${event.key.toUpperCase()}` : event.code;
  const known = /^(Key[A-Z]|Digit[0-9]|F([1-9]|1[0-2])|Space)$/.test(key);
  if (!known || !(event.ctrlKey || event.altKey || event.metaKey)) return "unfit";
  return { shortcut: [...held, key].join("+") };
}

/** "Ctrl + Alt + C". */
export function shortcutInWords(shortcut: string): string {
  return shortcut
    .split("+")
    .map((part) => {
      if (part === "Meta") return MAC ? "⌘" : WINDOWS ? "Win" : "Super";
      if (part === "Alt" && MAC) return "⌥";
      return keyName(part.replace(/^(Key|Digit)/, ""), false);
    })
    .join(" + ");
}
