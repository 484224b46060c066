// What the palette has beyond what has keys: every other act, every choice, every setting, and what can be done with one account.
import { type Action, actionsOf } from "./actions";
import type { Account } from "./backend/bindings";
import { type Key, inEnglish, t } from "./language/language.svelte";
import { LANGUAGES } from "./language/languages";
import { said } from "./said";
import { Index, searchable } from "./search";
import type { AccountAct, App } from "./state/app.svelte";
import { CHOICES, type Settings } from "./state/preferences.svelte";

type Simple = Exclude<Extract<Key, `act-${string}`>, "act-choice">;
export type Entry = Action & {
  /** Where it stands in Settings. */
  place?: string;
  /** What else it is found by; never shown. */
  also: string[];
};
export type AccountEntry = { account: Account; id: AccountAct; title: string };

/** All that can be found, with what can be pressed first. */
export function entriesOf(app: App): Entry[] {
  const withKeys = actionsOf(app)
    .filter(({ id }) => id !== "palette")
    .map((action) => ({ ...action, also: synonyms(action.id) }));
  return [...withKeys, ...acts(app), ...sections(app), ...choices(app), ...controls(app)];
}

export const entryIndex = (entries: Entry[]) => new Index(entries, ({ title, also }) => [title, ...also]);

// --- acts

function acts(app: App): Entry[] {
  const writes = app.readOnly === null;
  const { demo } = app;
  const all: (false | [id: string, title: string, act: () => void, also?: string])[] = [
    writes && ["import", t("act-import"), () => app.showImport()],
    ["export", t("act-export"), () => app.showExport()],
    writes && ["add-picture", t("act-add-picture"), () => app.add("picture")],
    writes && ["add-hand", t("act-add-hand"), () => app.add("hand")],
    ["select", t("act-select"), () => app.ask({ act: "select" }, "codes")],
    ["clock-test", t("clock-test"), () => app.ask({ act: "clock" }, "verify")],
    ["inspector", t("inspector-title"), () => (app.inspecting = true)],
    demo === null && ["demo", t("act-demo"), () => void app.startDemo()],
    demo !== null && app.guide.at === null && ["guide", t("demo-guide"), () => void app.guide.begin()],
    demo !== null && ["reset-demo", t("demo-reset"), () => void app.resetDemo()],
    demo !== null && ["leave-demo", t("act-leave-demo"), () => void app.leaveDemo()],
    ...(demo?.scenarios ?? [])
      .filter(({ name }) => name !== demo?.scenario)
      .map(({ name, title }): [string, string, () => void] => [
        `scenario-${name}`,
        t("demo-scenario", { scenario: said(title) }),
        () => void app.setScenario(name),
      ]),
  ];
  return all
    .filter((each) => each !== false)
    .map(([id, title, act]) => ({ id, title, group: "actions", act, also: synonyms(id) }));
}

// --- settings

const SECTIONS = {
  security: "act-security",
  servers: "act-servers",
  backups: "act-backups",
  appearance: "act-appearance",
  codes: "act-code-settings",
  desktop: "act-desktop",
  about: "act-about",
} as const satisfies Record<string, Simple>;
type Section = keyof typeof SECTIONS;
/** Those of the vault, which the demonstration has none of. */
const OF_VAULT: readonly Section[] = ["security", "backups"];

const hasSection = (app: App, section: Section) => app.demo === null || !OF_VAULT.includes(section);

function sections(app: App): Entry[] {
  return (Object.keys(SECTIONS) as Section[])
    .filter((section) => hasSection(app, section))
    .map((section) => ({
      id: `section-${section}`,
      title: t(SECTIONS[section]),
      group: "settings",
      also: [],
      act: () => app.showSettings(section),
    }));
}

/** Each choice of a few is an entry of its own; the one that holds is none. */
function choices(app: App): Entry[] {
  const { preferences } = app;
  const { now } = preferences;
  type Choosable = "theme" | "accent" | "density" | "language" | "grouping" | "sort";
  const of = <Name extends Choosable>(
    name: Name,
    values: readonly Settings[Name][],
    section: Section,
    titles: [SettingTitle, SettingTitle?],
    label: (value: Settings[Name]) => string,
  ): Entry[] =>
    values
      .filter((value) => value !== now[name])
      .map((value) => ({
        id: `${name}-${value}`,
        title: t("act-choice", { setting: t(titles[0]), choice: label(value) }),
        group: "settings",
        place: t(`settings-${section}`),
        also: [...(titles[1] ? [t(titles[1])] : []), t(`settings-${section}`)],
        act: () => preferences.set({ [name]: value }),
      }));
  const one = (id: string, title: Simple, act: () => void): Entry => ({
    id,
    title: t(title),
    group: "settings",
    place: t("settings-codes"),
    also: [],
    act,
  });
  return [
    ...of("theme", CHOICES.theme, "appearance", ["appearance-theme"], (value) => t(`appearance-theme-${value}`)),
    ...of("accent", CHOICES.accent, "appearance", ["appearance-accent"], (value) => t(`accent-${value}`)),
    ...of("density", CHOICES.density, "appearance", ["appearance-density"], (value) =>
      t(`appearance-density-${value}`),
    ),
    ...of(
      "language",
      CHOICES.language,
      "appearance",
      ["appearance-language", "appearance-language-group"],
      languageName,
    ),
    ...of("grouping", CHOICES.grouping, "codes", ["codes-grouping"], (value) => t(`codes-grouping-${value}`)),
    ...of("sort", CHOICES.sort, "codes", ["codes-sort"], (value) => t(`codes-sort-${value}`)),
    one("hide-codes", now.hide ? "act-unhide" : "act-hide", () => preferences.set({ hide: !now.hide })),
    one("show-next", now.next ? "act-no-next" : "act-next", () => preferences.set({ next: !now.next })),
  ];
}

const languageName = (language: Settings["language"]) =>
  language === "system" ? t("appearance-language-system") : LANGUAGES[language].name;

/** Titles that stand in Settings already. */
type SettingTitle =
  | "appearance-theme"
  | "appearance-accent"
  | "appearance-density"
  | "appearance-language"
  | "appearance-language-group"
  | "codes-grouping"
  | "codes-sort";

/** A group of Settings by its name in the page and its title, and its controls: each by its name and title. One without is found as a whole. */
type Group = readonly [group: string, title: Key, ...controls: (readonly [control: string, title: Key])[]];
const GROUPS = {
  security: [
    ["settings-slots", "slots"],
    [
      "settings-locking",
      "locking",
      ["lock-after", "locking-idle"],
      ["lock-with-session", "locking-desktop"],
      ["lock-at-start", "locking-start"],
    ],
    ["settings-snapshots", "snapshots", ["settings-snapshots", "snapshots"], ["snapshot-take", "snapshot-take"]],
    ["settings-trash", "trash"],
    ["settings-trouble", "trouble", ["doctor-open", "doctor"], ["rekey-open", "rekey"]],
  ],
  servers: [
    ["settings-server-list", "servers-title", ["settings-server-list", "servers-title"], ["server-new", "servers-add"]],
  ],
  backups: [
    [
      "settings-backup",
      "backups",
      ["backup-on", "backups-on"],
      ["backup-choose", "backups-folder"],
      ["backup-passphrase", "backups-passphrase"],
      ["backup-keep", "backups-keep"],
      ["backup-now", "backups-now"],
    ],
  ],
  appearance: [
    ["settings-looks", "appearance-group", ["text-larger", "appearance-text"]],
    ["settings-language", "appearance-language-group", ["language", "appearance-language"]],
  ],
  codes: [
    ["settings-clipboard", "codes-clipboard-group", ["clipboard-seconds", "codes-clipboard"]],
    ["settings-links", "links-group", ["opens-links", "links-title"]],
  ],
  desktop: [
    [
      "settings-tray",
      "desktop-tray-group",
      ["tray", "desktop-tray"],
      ["close-to-tray", "desktop-close"],
      ["start-with-desktop", "desktop-start"],
    ],
    ["settings-find", "desktop-find-group", ["shortcut-choose", "shortcut-title"]],
    ["settings-screen", "desktop-screen-group", ["protect", "desktop-protect"]],
  ],
  about: [
    ["about-support", "about-support-group", ["support-open", "about-support"]],
    ["about-licences", "about-licences", ["licences-show", "about-licences"]],
  ],
} as const satisfies Record<Section, readonly Group[]>;
/** Acts of their own, which are done at once. */
const PRESSED = ["snapshot-take", "doctor-open", "rekey-open", "server-new", "backup-now"];
/** Of the person's own vault. */
const NOT_IN_DEMO = ["settings-links"];

function controls(app: App): Entry[] {
  return (Object.keys(GROUPS) as Section[])
    .filter((section) => hasSection(app, section))
    .flatMap((section) =>
      GROUPS[section].flatMap(([group, of, ...inside]) => {
        if (app.demo !== null && NOT_IN_DEMO.includes(group)) return [];
        return (inside.length > 0 ? inside : [[group, of] as const]).map(([control, title]): Entry => ({
          id: control,
          title: t(title),
          group: "settings",
          place: t(`settings-${section}`),
          also: [t(of), t(`settings-${section}`)],
          act: () => app.showSettings(section, { control, group, press: PRESSED.includes(control) }),
        }));
      }),
    );
}

// --- accounts

/** So many accounts are offered with an act. */
const MOST = 4;

/** "payroll edit" is an act with an account; an account alone is offered with all acts, where it is the one that is meant. */
export function accountEntries(app: App, accounts: Index<Account>, query: string): AccountEntry[] {
  const words = searchable(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  const whole = accounts.find(query);
  const named = whole.near ? [] : whole.items;
  const entries = (some: Account[]) =>
    some.flatMap((account) => actsOf(app, account).map((act): AccountEntry => ({ account, ...act })));
  if (named.length === 1) return entries(named);
  const says = (title: string, word: string) => searchable(title).includes(word);
  const titles = ACT_TITLES.map((key) => t(key));
  const acting = words.filter((word) => word.length > 1 && titles.some((title) => says(title, word)));
  const rest = words.filter((word) => !acting.includes(word));
  if (acting.length === 0 || rest.length === 0) return [];
  const meant = accounts.find(rest.join(" "));
  if (meant.near) return [];
  return entries(meant.items.slice(0, MOST)).filter(({ title }) => acting.every((word) => says(title, word)));
}

const ACT_TITLES = [
  "row-copy-next",
  "row-next-step",
  "keys-time",
  "row-check",
  "row-edit",
  "edit-key-show",
  "row-pin",
  "row-unpin",
  "row-remove",
] as const;

function actsOf(app: App, account: Account): { id: AccountAct; title: string }[] {
  const writes = app.readOnly === null;
  const hotp = account.kind === "hotp";
  const all: (false | { id: AccountAct; title: string })[] = [
    !hotp && { id: "copyNext", title: t("row-copy-next") },
    !hotp && { id: "timeLeft", title: t("keys-time") },
    hotp && writes && { id: "next", title: t("row-next-step") },
    { id: "check", title: t("row-check") },
    writes && { id: "edit", title: t("row-edit") },
    { id: "key", title: t("edit-key-show") },
    writes && { id: "pin", title: t(account.pinned ? "row-unpin" : "row-pin") },
    writes && { id: "remove", title: t("row-remove") },
  ];
  return all.filter((each) => each !== false);
}

// --- words that never show

const WITH_SYNONYMS = [
  "keys",
  "enroll",
  "verify",
  "import",
  "export",
  "settings",
  "add",
  "add-picture",
  "add-hand",
  "mask",
  "select",
  "presenter",
  "inspector",
  "larger",
  "smaller",
] as const;

/** What else an act is called, in the window's language and in English. */
function synonyms(id: string): string[] {
  const known = WITH_SYNONYMS.find((each) => each === id);
  return known ? [t(`also-${known}`), inEnglish(`also-${known}`)] : [];
}
