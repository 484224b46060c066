// Everything that can be done from anywhere: the palette lists it, the sheet of shortcuts shows its keys, the window listens for them.
import { type Key, t } from "./language/language.svelte";
import type { App } from "./state/app.svelte";

export type Action = {
  id: string;
  title: string;
  /** Also where it stands in the palette. */
  group: "actions" | "settings";
  /** What else it may be looked for by: English words that never show. */
  also?: string;
  /** As `Mod+K`: Mod is Control, or ⌘ on a Mac. Several with a space between them; the first is shown. */
  keys?: string;
  /** Also while a text is being edited. */
  inText?: boolean;
  act: () => void;
};

export function actionsOf(app: App): Action[] {
  const { preferences } = app;
  const { now } = preferences;
  const writes = app.readOnly === null;
  const say = (key: SimpleKey) => t(key);
  const all: (Action | false)[] = [
    {
      id: "palette",
      title: say("act-palette"),
      group: "actions",
      keys: "Mod+K",
      inText: true,
      act: () => (app.overlay = "palette"),
    },
    {
      id: "keys",
      title: say("act-keys"),
      group: "actions",
      also: "help",
      keys: "? F1",
      act: () => (app.overlay = "keys"),
    },
    {
      id: "codes",
      title: say("act-codes"),
      group: "actions",
      keys: "Mod+1",
      inText: true,
      act: () => app.show("codes"),
    },
    {
      id: "enroll",
      title: say("act-enroll"),
      group: "actions",
      also: "enroll register",
      keys: "Mod+2",
      inText: true,
      act: () => app.show("enroll"),
    },
    {
      id: "verify",
      title: say("act-verify"),
      group: "actions",
      also: "verify",
      keys: "Mod+3",
      inText: true,
      act: () => app.show("verify"),
    },
    writes && {
      id: "import",
      title: say("act-import"),
      group: "actions",
      also: "file screen camera clipboard aegis google migration",
      act: () => app.showImport(),
    },
    {
      id: "export",
      title: say("act-export"),
      group: "actions",
      also: "backup print sheet migration",
      act: () => app.showExport(),
    },
    {
      id: "settings",
      title: say("act-settings"),
      group: "actions",
      also: "preferences options",
      keys: "Mod+,",
      inText: true,
      act: () => app.show("settings"),
    },
    writes && {
      id: "add",
      title: say("act-add"),
      group: "actions",
      also: "new import",
      keys: "Mod+N",
      inText: true,
      act: () => add(app, "link"),
    },
    writes && {
      id: "add-picture",
      title: say("act-add-picture"),
      group: "actions",
      also: "qr image",
      act: () => add(app, "picture"),
    },
    writes && {
      id: "add-hand",
      title: say("act-add-hand"),
      group: "actions",
      also: "key type",
      act: () => add(app, "hand"),
    },
    app.demo === null && {
      id: "lock",
      title: say("act-lock"),
      group: "actions",
      keys: "Mod+L",
      inText: true,
      act: () => void app.lock(),
    },
    writes && {
      id: "undo",
      title: say("act-undo"),
      group: "actions",
      also: "undo",
      keys: "Mod+Z",
      act: () => void app.undo(),
    },
    {
      id: "mask",
      title: say(app.masked ? "act-unmask" : "act-mask"),
      group: "actions",
      also: "hide screen sharing",
      keys: "F8",
      inText: true,
      act: () => app.mask(!app.masked),
    },
    {
      id: "select",
      title: say("act-select"),
      group: "actions",
      also: "several bulk",
      act() {
        app.show("codes");
        app.codes.listing.select(true);
      },
    },
    app.demo === null && { id: "demo", title: say("act-demo"), group: "actions", act: () => void app.startDemo() },
    app.demo !== null && {
      id: "leave-demo",
      title: say("act-leave-demo"),
      group: "actions",
      act: () => void app.leaveDemo(),
    },
    {
      id: "presenter",
      title: say("act-presenter"),
      group: "actions",
      also: "projector stage",
      keys: "F9",
      inText: true,
      act: () => app.present(!app.presenting),
    },

    ...(["security", "servers", "backups", "appearance", "codes", "desktop", "about"] as const).map(
      (section): Action => ({
        id: `settings-${section}`,
        title: say(SECTIONS[section]),
        group: "settings",
        also: ALSO[section],
        act: () => app.showSettings(section),
      }),
    ),
    ...(["system", "light", "dark"] as const)
      .filter((theme) => theme !== now.theme)
      .map((theme): Action => ({
        id: `theme-${theme}`,
        title: say(`act-theme-${theme}`),
        group: "settings",
        act: () => preferences.set({ theme }),
      })),
    ...(["comfortable", "compact"] as const)
      .filter((density) => density !== now.density)
      .map((density): Action => ({
        id: `density-${density}`,
        title: say(`act-density-${density}`),
        group: "settings",
        also: "density",
        act: () => preferences.set({ density }),
      })),
    {
      id: "larger",
      title: say("act-larger"),
      group: "settings",
      also: "zoom",
      keys: "Mod++ Mod+=",
      inText: true,
      act: () => preferences.resize(1),
    },
    {
      id: "smaller",
      title: say("act-smaller"),
      group: "settings",
      also: "zoom",
      keys: "Mod+-",
      inText: true,
      act: () => preferences.resize(-1),
    },
    ...(["manual", "name", "use"] as const)
      .filter((sort) => sort !== now.sort)
      .map((sort): Action => ({
        id: `sort-${sort}`,
        title: say(`act-sort-${sort}`),
        group: "settings",
        also: "order",
        act: () => preferences.set({ sort }),
      })),
    {
      id: "hide",
      title: say(now.hide ? "act-unhide" : "act-hide"),
      group: "settings",
      act: () => preferences.set({ hide: !now.hide }),
    },
    {
      id: "next",
      title: say(now.next ? "act-no-next" : "act-next"),
      group: "settings",
      act: () => preferences.set({ next: !now.next }),
    },
  ];
  return all.filter((action) => action !== false);
}

type SimpleKey = Extract<Key, `act-${string}`>;
const SECTIONS = {
  security: "act-security",
  servers: "act-servers",
  backups: "act-backups",
  appearance: "act-appearance",
  codes: "act-code-settings",
  desktop: "act-desktop",
  about: "act-about",
} as const;
const ALSO = {
  security: "passphrase keychain recovery lock snapshot trash",
  servers: "sign in out zitadel provider certificate",
  backups: "copy folder passphrase automatic",
  appearance: "theme colour accent text size density language",
  codes: "digits clipboard next hide",
  desktop: "tray autostart start shortcut key close screenshot capture",
  about: "version licences support",
} as const;

function add(app: App, way: "link" | "picture" | "hand") {
  app.show("codes");
  app.adding = way;
}

/** Whether what was pressed are an action's keys. */
export function isPressed(action: Action, event: KeyboardEvent): boolean {
  return (action.keys?.split(" ") ?? []).some((keys) => matches(keys, event));
}

/** "Ctrl K", or "⌘ K" on a Mac. */
export function keysShown(keys: string, platform: string): string {
  const mac = platform === "macos";
  const [first = ""] = keys.split(" ");
  return first
    .replace(/^Mod\+/, mac ? "⌘ " : "Ctrl ")
    .replace(/^Alt\+/, mac ? "⌥ " : "Alt ")
    .replace(/^Shift\+/, mac ? "⇧ " : "Shift ");
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
