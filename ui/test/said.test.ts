import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { messagesOf, textOf } from "../scripts/messages.mjs";
import { asAppError, briefly, told } from "../src/lib/errors";
import { speak } from "../src/lib/language/language.svelte";
import { LANGUAGES, type Language } from "../src/lib/language/languages";
import { keysOf, said } from "../src/lib/said";
import { anError } from "../src/lib/backend/fake/data";

const others = (Object.keys(LANGUAGES) as Language[]).filter((code) => code !== "en");
const RUST = "../crates/app/src";
/** Where Rust's sentences are. */
const SOURCES = [
  `${RUST}/words/mod.rs`,
  `${RUST}/words/custody.rs`,
  `${RUST}/words/doctor.rs`,
  `${RUST}/words/keychain.rs`,
  `${RUST}/words/provider.rs`,
  `${RUST}/words/servers.rs`,
  `${RUST}/words/signing_in.rs`,
  `${RUST}/words/transfer.rs`,
  `${RUST}/clock_test.rs`,
  `${RUST}/servers/testing.rs`,
  `${RUST}/exporting/words.rs`,
  `${RUST}/importing/words.rs`,
  `${RUST}/importing/comparing.rs`,
  `${RUST}/importing/looking.rs`,
  `${RUST}/undo.rs`,
  `${RUST}/adding.rs`,
  `${RUST}/code_form.rs`,
  `${RUST}/enrolling/mod.rs`,
  `${RUST}/enrollment_profile.rs`,
  `${RUST}/inspector.rs`,
  `${RUST}/exporting/backups/mod.rs`,
  "src/lib/errors.ts",
  `${RUST}/subjects.rs`,
  `${RUST}/undo.rs`,
  "../crates/demo-idp/src/scenario.rs",
];
/** What is put in by Rust, as it may come out; one of them fits. */
const EXAMPLES: Record<string, string[]> = {
  host: ["id.example.com"],
  age: ["3 days"],
  off: ["94 s", "94 s slow"],
  way: ["slower"],
  unit: ["seconds"],
  kept: [""],
  SAFE: [""],
  why: ["its form is not known", "The disk is full."],
  what: ["it breaks off"],
  said: ["no"],
  provider: ["GNOME Keyring"],
  kind: ["Battle.net"],
  name: ["Notes", "Issuers"],
  list: ["v2, v2beta"],
  who: ["Ann Example"],
  words: ["security key"],
  accounts: ["1 account", "3 accounts"],
  "": ["7", "94 s slow", "3 accounts", "3 days", "id.example.com", "v2"],
};
/** Said by the window itself, from the verdict's numbers; or no sentence that a person sees in the window. */
const NOT_SHOWN =
  /^(Right|That code belongs|The clock that made it|This is the (next )?code|It (still|already) counts|Wrong$|Check that you are|Clock test$|Times of last use$|Proton Authenticator)/;

afterEach(async () => {
  await speak("en");
});

describe.each(others)("in %s", (code) => {
  const known = new Set(messagesOf(textOf(code)).keys());

  it.each(SOURCES)("every sentence of %s has a translation", (file) => {
    const isKnown = (text: string) =>
      keysOf(text, { host: "id.example.com" }).every((keys) => keys.some((key) => known.has(key)));
    const lacking = sentencesIn(file).filter((text) => !filledIn(text).some(isKnown));
    expect([...new Set(lacking)]).toEqual([]);
  });

  it("the same values are in a sentence as in Rust’s", () => {
    const own = messagesOf(textOf(code));
    for (const [key, variables] of own) {
      if (!key.startsWith("said-")) continue;
      const named = variables.filter((name) => !key.includes(name));
      // A button's name is the window's own.
      expect([key, named]).toEqual([key, []]);
    }
  });
});

describe("what Rust says", () => {
  it("stays as it is in English", () => {
    expect(said("The disk is full")).toBe("The disk is full");
  });

  it("is said in the window’s language, its values with it", async () => {
    await speak("de");
    expect(said("The disk is full")).toBe("Die Platte ist voll");
    expect(
      said("A user id has 1 to 200 characters, without slashes, spaces at its ends, or line breaks. Nothing was sent."),
    ).toBe(
      "Eine Benutzer-ID hat 1 bis 200 Zeichen, ohne Schrägstriche, Leerzeichen an den Enden oder Umbrüche. Nichts wurde gesendet.",
    );
    expect(said("Possible again in 40 s.")).toBe("In 40 s wieder möglich.");
    expect(said(`The algorithm "MD5" is not known.`)).toBe("Der Algorithmus „MD5“ ist nicht bekannt.");
    expect(said("'0', character 3 of the secret, is not in the base32 alphabet (A to Z, 2 to 7).")).toContain(
      "„0“, Zeichen 3",
    );
    expect(said("It asks for the algorithm “MD5”.")).toBe("Verlangt wird der Algorithmus „MD5“.");
    expect(said("Moved ACME, ann@acme.example to the trash")).toBe("Im Papierkorb: ACME, ann@acme.example");
    expect(said("It can stay open to: a passphrase, the keychain.")).toContain("Eine Passphrase, Der Schlüsselbund");
  });

  it("is shown as Rust says it where a sentence has no translation: never half in one language", async () => {
    await speak("fr");
    expect(said("The disk is full. Nobody has translated this.")).toBe("The disk is full. Nobody has translated this.");
  });

  it("names the server that an error is about, also where a sentence ends before its name", async () => {
    await speak("ja");
    const error = anError({
      title: "No answer in time",
      message: "id.example.com did not answer in time. Your setup is kept.",
      next: "Try again when you are on-line.",
      host: "id.example.com",
    });
    expect(told(error)).toEqual({
      title: "時間内に応答がありません",
      message: "id.example.comが時間内に応答しませんでした。設定は残っています。",
      next: "オンラインになったら再試行してください。",
    });
  });
});

/** The sentences of a Rust file as they are written there. */
function sentencesIn(file: string): string[] {
  const whole = readFileSync(file, "utf8").split("#[cfg(test)]")[0] ?? "";
  // The text for support, before it, is in English for whoever supports.
  const source = whole.slice(Math.max(0, whole.indexOf("fn what("))).replace(/^\s*\/\/.*$/gm, "");
  return [...source.matchAll(/"((?:[^"\\]|\\.)*)"/g)]
    .map(([, text = ""]) => text.replace(/\\"/g, '"'))
    .filter(
      (text) => /^([A-Z][a-z'’]*|\{\w*\}) .*[a-z.?}]$/.test(text) && /[a-z]{3} /.test(text) && !NOT_SHOWN.test(text),
    );
}

/** The sentence with each of the examples for what is put into it. */
function filledIn(text: string): string[] {
  const [whole, name = ""] = /\{(\w*)\}/.exec(text) ?? [];
  if (whole === undefined) return [text.trim()];
  return (EXAMPLES[name] ?? ["7"]).flatMap((example) => filledIn(text.replace(whole, example)));
}

describe("an error in one line", () => {
  it("has a full stop between its title and what to do, and one only", async () => {
    const error = anError({ title: "The keychain is locked", next: "Unlock it, then try again." });
    expect(briefly(error)).toBe("The keychain is locked. Unlock it, then try again.");
    expect(briefly({ ...error, title: "The keychain is locked." })).toBe(
      "The keychain is locked. Unlock it, then try again.",
    );
    expect(briefly({ ...error, next: "" })).toBe("The keychain is locked.");
    await speak("ja");
    expect(briefly(anError({ next: "" }))).toMatch(/[^。]。$/);
  });

  it("that is none of Rust’s has words and a reference of its own, which `explain` knows", async () => {
    const error = asAppError(new TypeError("no such thing"));
    const words = readFileSync(`${RUST}/words/mod.rs`, "utf8").split("Self::Window => words(")[1]?.split("),")[0];
    for (const part of [error.title, error.message, error.next]) expect(words).toContain(`"${part}"`);
    expect(readFileSync(`${RUST}/reference.rs`, "utf8")).toContain(`("${error.code}", "${error.reference}")`);
  });
});
