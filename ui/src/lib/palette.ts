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

/**
 * What has to be seen where it stands: the control's name in the page, its title, and the group that it is in, with that group's title.
 * `press`: it is an act of its own, and done at once.
 */
const CONTROLS = {
  security: [
    { control: "settings-slots", title: "slots", group: "settings-slots", of: "slots" },
    { control: "lock-after", title: "locking-idle", group: "settings-locking", of: "locking" },
    { control: "lock-with-session", title: "locking-desktop", group: "settings-locking", of: "locking" },
    { control: "lock-at-start", title: "locking-start", group: "settings-locking", of: "locking" },
    { control: "settings-snapshots", title: "snapshots", group: "settings-snapshots", of: "snapshots" },
    { control: "snapshot-take", title: "snapshot-take", group: "settings-snapshots", of: "snapshots", press: true },
    { control: "settings-trash", title: "trash", group: "settings-trash", of: "trash" },
    { control: "doctor-open", title: "doctor", group: "settings-trouble", of: "trouble", press: true },
    { control: "rekey-open", title: "rekey", group: "settings-trouble", of: "trouble", press: true },
  ],
  servers: [
    { control: "settings-server-list", title: "servers-title", group: "settings-server-list", of: "servers-title" },
    { control: "server-new", title: "servers-add", group: "settings-server-list", of: "servers-title", press: true },
  ],
  backups: [
    { control: "backup-on", title: "backups-on", group: "settings-backup", of: "backups" },
    { control: "backup-choose", title: "backups-folder", group: "settings-backup", of: "backups" },
    { control: "backup-passphrase", title: "backups-passphrase", group: "settings-backup", of: "backups" },
    { control: "backup-keep", title: "backups-keep", group: "settings-backup", of: "backups" },
    { control: "backup-now", title: "backups-now", group: "settings-backup", of: "backups", press: true },
  ],
  appearance: [
    { control: "text-larger", title: "appearance-text", group: "settings-looks", of: "appearance-group" },
    { control: "language", title: "appearance-language", group: "settings-language", of: "appearance-language-group" },
  ],
  codes: [
    {
      control: "clipboard-seconds",
      title: "codes-clipboard",
      group: "settings-clipboard",
      of: "codes-clipboard-group",
    },
    { control: "opens-links", title: "links-title", group: "settings-links", of: "links-group" },
  ],
  desktop: [
    { control: "tray", title: "desktop-tray", group: "settings-tray", of: "desktop-tray-group" },
    { control: "close-to-tray", title: "desktop-close", group: "settings-tray", of: "desktop-tray-group" },
    { control: "start-with-desktop", title: "desktop-start", group: "settings-tray", of: "desktop-tray-group" },
    { control: "shortcut-choose", title: "shortcut-title", group: "settings-find", of: "desktop-find-group" },
    { control: "protect", title: "desktop-protect", group: "settings-screen", of: "desktop-screen-group" },
  ],
  about: [{ control: "licences-show", title: "about-licences", group: "about-licences", of: "about-licences" }],
} as const satisfies Record<Section, readonly Control[]>;
type Control = { control: string; title: Key; group: string; of: Key; press?: true };

function controls(app: App): Entry[] {
  return (Object.keys(CONTROLS) as Section[])
    .filter((section) => hasSection(app, section))
    .flatMap((section) =>
      CONTROLS[section]
        .filter(({ control }) => control !== "opens-links" || app.demo === null)
        .map((each): Entry => {
          const { control, title, group, of } = each;
          return {
            id: control,
            title: t(title),
            group: "settings",
            place: t(`settings-${section}`),
            also: [t(of), t(`settings-${section}`)],
            act: () => app.showSettings(section, { control, group, press: "press" in each }),
          };
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
