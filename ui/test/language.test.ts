import { readFileSync, readdirSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { areasOf, keysOf, messagesOf, textOf } from "../scripts/messages.mjs";
import { licences, textOf as licencesText } from "../scripts/licences.mjs";
import { marks, textOf as marksText } from "../scripts/marks.mjs";
import { type Key, bundleOf, language, speak, t } from "../src/lib/language/language.svelte";
import { LANGUAGES, type Language, bestOf } from "../src/lib/language/languages";
import { FakeBackend } from "../src/lib/backend/fake/backend";
import { Adding } from "../src/lib/state/adding.svelte";
import { lengthened } from "../src/lib/language/pseudo";
import { click, find, get, open, press, wordsOf } from "./helpers";

const source = messagesOf(textOf("en"));
const others = (Object.keys(LANGUAGES) as Language[]).filter((code) => code !== "en");

afterEach(async () => {
  await speak("en");
});

describe("the messages", () => {
  it("have their types from the source as it is now", () => {
    expect(readFileSync("src/lib/language/keys.ts", "utf8")).toBe(keysOf(textOf("en")));
  });

  it("have a folder for each language and no other", () => {
    const folders = readdirSync("messages").filter((name) => !name.endsWith(".ts"));
    expect(folders.sort()).toEqual(Object.keys(LANGUAGES).sort());
  });

  it("are each in one file only", () => {
    const ids = [...textOf("en").matchAll(/^([a-z][a-z0-9-]*) =/gm)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it("are all used", () => {
    const views = readdirSync("src", { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(svelte|ts)$/.test(name) && !name.endsWith("keys.ts"))
      .map((name) => readFileSync(`src/${name}`, "utf8"))
      .join("\n");
    // Some are put together: `way-${way}-about`.
    const made = [...views.matchAll(/`([a-z-]+\$\{[^`]*)`/g)].map(
      ([, text = ""]) => new RegExp(`^${text.replace(/\$\{[^}]*\}/g, "[a-z0-9-]+")}$`),
    );
    const text = textOf("en");
    const unused = [...source.keys()].filter(
      (key) =>
        !text.includes(`{ ${key} }`) && !views.includes(`"${key}"`) && !made.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });
});

describe.each(others)("%s", (code) => {
  const messages = new Map([...messagesOf(textOf(code))].filter(([key]) => !key.startsWith("said-")));

  it("has the same areas", () => {
    // What Rust says has its English there.
    expect(areasOf(code)).toEqual([...areasOf("en"), "rust"].sort());
  });

  it("lacks no message, and has none too many", () => {
    expect([...messages.keys()].sort()).toEqual([...source.keys()].sort());
  });

  it("takes the same variables", () => {
    for (const [key, variables] of source) expect([key, messages.get(key)]).toEqual([key, variables]);
  });

  it("can say every message, for each kind of number that it has", () => {
    const bundle = bundleOf(LANGUAGES[code].locale, textOf(code));
    const numbers = [0, 1, 2, 3, 11, 100, 1_000_000];
    for (const [key, variables] of messages) {
      for (const number of numbers) {
        const given = Object.fromEntries(variables.map((name) => [name, NUMBERS.has(name) ? number : `<${name}>`]));
        const errors: Error[] = [];
        const pattern = bundle.getMessage(key)?.value;
        const said = pattern ? bundle.formatPattern(pattern, given, errors) : "";
        expect(errors).toEqual([]);
        expect(said).not.toBe("");
        for (const name of variables.filter((each) => !NUMBERS.has(each))) expect(said).toContain(`<${name}>`);
      }
    }
  });

  it("has a word of its own for each kind of number where English has two", () => {
    const wanted = new Intl.PluralRules(LANGUAGES[code].locale).resolvedOptions().pluralCategories;
    const lacking = formsOf(textOf(code)).filter(({ forms }) => !wanted.every((form) => forms.includes(form)));
    expect(lacking).toEqual([]);
  });

  it("is written in itself: next to nothing is the same as in English", () => {
    const own = bundleOf(code, textOf(code));
    const same = [...source.keys()].filter((key) => {
      const pattern = own.getMessage(key)?.value;
      return pattern && own.formatPattern(pattern, {}, []) === t(key as "close") && !SAME_ANYWHERE.has(key);
    });
    expect(same.length / source.size).toBeLessThan(0.06);
  });
});

/** What each language has settled on is said one way only: the other ways, which no message has. */
const SETTLED: [Language, string, RegExp][] = [
  [
    "de",
    "a neuter token, one administration",
    /\b(den|einen|neuen|Diesen|persönlicher) (Zugriffs)?[Tt]oken|Verwaltung|[Mm]askier/,
  ],
  ["es", "usted, and an equipo", /\b([Tt]us?|[Pp]ulsa|[Mm]antén|[Ee]nmascar\w*|ordenador)\b/],
  [
    "ja",
    "固定, no space around Latin words, wide colons",
    /ピン留め|[A-Za-z0-9] [\p{scx=Hira}\p{sc=Han}]|[\p{scx=Hira}\p{sc=Han}] [A-Za-z]|[\p{scx=Hira}\p{sc=Han}](?<!発行元):/u,
  ],
  ["ar", "مشفّر, and units in full", /معمّ|تعمية|[كم]\.ب/],
];

it.each(SETTLED)("%s says %s", (code, _, other) => {
  const said = textOf(code)
    .split("\n")
    .filter((line) => !line.startsWith("#") && !line.startsWith("also-"))
    .map((line) => line.replace(/^[a-z0-9-]+ = /, ""));
  expect(said.filter((line) => other.test(line))).toEqual([]);
});

describe("the window", () => {
  it("takes the first language of the computer that there is, and English otherwise", () => {
    expect(bestOf(["nl-NL", "de-AT", "en"])).toBe("de");
    expect(bestOf(["zh-Hans"])).toBe("en");
    expect(bestOf([])).toBe("en");
  });

  it("speaks another language at once, from right to left where that is its way", async () => {
    await open();
    await speak("ar");
    expect(document.documentElement.dir).toBe("rtl");
    expect(document.documentElement.lang).toBe("ar");
    await speak("de");
    expect(document.documentElement.dir).toBe("ltr");
    expect(get("nav-settings").textContent?.trim()).toBe(t("nav-settings"));
    expect(language.current).toBe("de");
  });

  it.each(["empty", "locked"] as const)("can be told its language while its vault is %s", async (vault) => {
    const { app } = await open({ state: { vault, keychain: "available", slots: ["passphrase"] } });
    const choice = (await find("language")) as HTMLSelectElement;
    expect(choice.getAttribute("aria-label")).toBe("Language of this window");
    choice.value = "fr";
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    await expect.poll(() => document.documentElement.lang).toBe("fr");
    expect(app.preferences.now.language).toBe("fr");
    expect(choice.getAttribute("aria-label")).toBe("Langue de cette fenêtre");
  });

  it("words what it refused when it is shown, not once for all", async () => {
    const large = Object.defineProperty(new File([], "wall.png"), "size", { value: 90 * 1024 * 1024 });
    const adding = new Adding(new FakeBackend());
    await adding.readPicture(large);
    const english = adding.refusal;
    expect(english).toContain("wall.png has 90 MiB");
    await speak("de");
    expect(adding.refusal).not.toBe(english);
    expect(adding.refusal).toContain("wall.png");
  });

  it("says in English what a language lacks", async () => {
    await speak("de");
    expect(t("no-such-message" as Key as "close")).toBe("no-such-message");
  });

  it("keeps a name in the other direction to itself", () => {
    expect(t("edit-saved", { account: "بنك" })).toBe("\u2068بنك\u2069 is saved.");
    expect(t("edit-saved", { account: "Bank" })).toBe("Bank is saved.");
  });

  it("counts as the language does", async () => {
    expect(t("select-count", { count: 0 })).toBe("None selected");
    expect(t("codes-found", { count: 1 })).toBe("1 account found");
    expect(t("codes-found", { count: 2 })).toBe("2 accounts found");
  });
});

describe("words that are 40 % longer", () => {
  it("are that much longer, and nothing else", () => {
    expect(lengthened("Copy the code ")).toBe("Cöpÿ thê cödê~~~~~ ");
    expect(lengthened(" ")).toBe(" ");
  });

  const VIEWS: [string, () => Promise<unknown>, (() => Promise<unknown>)?][] = [
    ["the first run", () => open({ state: { vault: "empty", keychain: "available" } })],
    ["the locked vault", () => open({ state: { vault: "locked", slots: ["passphrase", "recovery"] } })],
    ["the codes", () => open({ state: { slots: ["keychain", "recovery"] } })],
    ["no codes", () => open({ accounts: [] })],
    [
      "several selected",
      async () => {
        const { app } = await open({ state: { slots: ["keychain", "recovery"] } });
        app.codes.listing.selectAll();
      },
    ],
    [
      "the palette",
      () => open({ state: { slots: ["keychain", "recovery"] } }),
      () => press(document.body, "k", { ctrlKey: true }),
    ],
    [
      "the sheet of shortcuts",
      () => open({ state: { slots: ["keychain", "recovery"] } }),
      () => press(document.body, "?"),
    ],
    [
      "the settings of the window",
      async () => {
        await open({ state: { slots: ["keychain", "recovery"] } });
        await click("nav-settings");
        await find("settings-security");
      },
    ],
  ];

  it.each(VIEWS)("stand everywhere in %s: nothing was left in English", async (_, reach, then) => {
    await reach();
    await speak("pseudo");
    await then?.();
    const english = wordsOf(document.body).filter((words) => /[a-z]{3}/.test(words) && !words.includes("~"));
    expect(english.filter((words) => !NOT_OURS.test(words))).toEqual([]);
  });
});

describe("what is generated", () => {
  it("the marks are those of the installed simple-icons", () => {
    expect(readFileSync("src/lib/marks/marks.json", "utf8")).toBe(marksText(marks()));
  });

  it("the licences are those of the installed packages", () => {
    expect(readFileSync("src/lib/licences/window.json", "utf8")).toBe(licencesText(licences()));
  });
});

/** Variables that count; the others are names. */
const NUMBERS = new Set(["count", "seconds", "place"]);
const SAME_ANYWHERE = new Set(["about-program"]);
/** Names, keys of the keyboard, and what the stand-in made up. */
const NOT_OURS =
  /^(Countersign|\.example|[\d.]+|.*@.*|ZITADEL|Payroll|Build server|Games|VPN|Mail|deploy|starter|work|an-account.*|wi?th?out.*|.*issuer|English|Deutsch|Français|Español|Home|End|Enter|Space|Delete|Esc|Ctrl .*|Shift .*|Alt .*|MIT|ISC|.*-\d.*|svelte .*|@.*|simple-icons .*|Apache.*|Example|\/home\/.*|.*:.*|Asked for.*|Linux)$/i;

/** The plural forms of each message that has some. */
function formsOf(text: string): { key: string; forms: string[] }[] {
  return [...text.matchAll(/^([a-z0-9-]+) = .*?->\n((?: {1,4}\*?\[.*\n?)+)/gm)].map(([, key = "", body = ""]) => ({
    key,
    forms: [...body.matchAll(/\[([a-z]+)\]/g)].map(([, form = ""]) => form),
  }));
}
