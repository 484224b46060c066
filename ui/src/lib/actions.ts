// What can be done from anywhere with keys: the window listens for them, the sheet of shortcuts shows them, and the palette lists them with the rest.
import { type Key, t } from "./language/language.svelte";
import type { App } from "./state/app.svelte";

export type Action = {
  id: string;
  title: string;
  /** Also where it stands in the palette. */
  group: "actions" | "settings";
  /** As `Mod+K`: Mod is Control, or ⌘ on a Mac. Several with a space between them; the first is shown. */
  keys?: string;
  /** Also while a text is being edited. */
  inText?: boolean;
  act: () => void;
};

export function actionsOf(app: App): Action[] {
  const writes = app.readOnly === null;
  const one = (id: string, title: SimpleKey, keys: string, act: () => void, inText = true): Action => ({
    id,
    title: t(title),
    group: "actions",
    keys,
    inText,
    act,
  });
  const all: (Action | false)[] = [
    one("palette", "act-palette", "Mod+K", () => (app.overlay = "palette")),
    one("keys", "act-keys", "? F1", () => (app.overlay = "keys"), false),
    one("codes", "act-codes", "Mod+1", () => app.show("codes")),
    one("enroll", "act-enroll", "Mod+2", () => app.show("enroll")),
    one("verify", "act-verify", "Mod+3", () => app.show("verify")),
    one("settings", "act-settings", "Mod+,", () => app.show("settings")),
    writes && one("add", "act-add", "Mod+N", () => app.add("link")),
    app.demo === null && one("lock", "act-lock", "Mod+L", () => void app.lock()),
    writes && one("undo", "act-undo", "Mod+Z", () => void app.undo(), false),
    one("mask", app.masked ? "act-unmask" : "act-mask", "F8", () => app.mask(!app.masked)),
    one("presenter", "act-presenter", "F9", () => app.present(!app.presenting)),
    { ...one("larger", "act-larger", "Mod++ Mod+=", () => app.preferences.resize(1)), group: "settings" },
    { ...one("smaller", "act-smaller", "Mod+-", () => app.preferences.resize(-1)), group: "settings" },
  ];
  return all.filter((action) => action !== false);
}

type SimpleKey = Exclude<Extract<Key, `act-${string}`>, "act-choice">;

/** Whether what was pressed are an action's keys. */
export function isPressed(action: Action, event: KeyboardEvent): boolean {
  return (action.keys?.split(" ") ?? []).some((keys) => matches(keys, event));
}

/** "Ctrl K" as the keyboard of the window's language has it ("Strg K"), or "⌘ K" on a Mac. */
export function keysShown(keys: string, platform: string): string {
  const [first = ""] = keys.split(" ");
  // What stands after the last sign for "and" is pressed, also where it is that sign itself.
  const at = first.lastIndexOf("+", first.length - 2);
  const parts = at > 0 ? [...first.slice(0, at).split("+"), first.slice(at + 1)] : [first];
  return parts.map((part) => keyName(part, platform === "macos")).join(" ");
}

const ON_A_MAC: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧" };
const NAMED = {
  Mod: "key-ctrl",
  Ctrl: "key-ctrl",
  Shift: "key-shift",
  Enter: "key-enter",
  Space: "key-space",
  Home: "key-home",
  End: "key-end",
  Delete: "key-delete",
  Esc: "key-esc",
} as const;

/** What stands on one key. */
export function keyName(key: string, mac: boolean): string {
  const sign = mac ? ON_A_MAC[key] : undefined;
  return sign ?? (key in NAMED ? t(NAMED[key as keyof typeof NAMED]) : key);
}

function matches(keys: string, event: KeyboardEvent): boolean {
  const command = event.ctrlKey || event.metaKey;
  const wantsCommand = keys.startsWith("Mod+");
  const key = wantsCommand ? keys.slice("Mod+".length) : keys;
  if (event.altKey || command !== wantsCommand) return false;
  // Signs stand on other keys, with or without Shift, on other keyboards; letters and F keys don't.
  if (/^(F\d+|[A-Z0-9])$/.test(key) && event.shiftKey) return false;
  return event.key.toUpperCase() === key.toUpperCase();
}
