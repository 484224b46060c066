// Words that are 40 % longer, in every view and each of its states: no sentence of the window or of Rust was left in English.
import { tick } from "svelte";
import { afterEach, beforeEach, expect, it } from "vitest";
import { speak } from "../src/lib/language/language.svelte";
import { speech, wordsOf } from "./helpers";
import { MORE_STATES } from "./more-states";
import { STATES } from "./states";

/** A language of its own. */
const ARABIC = "the codes in Arabic";

beforeEach(async () => {
  speech.pseudo = true;
  await speak("pseudo");
});
afterEach(async () => {
  speech.pseudo = false;
  await speak("en");
});

it.each([...STATES, ...MORE_STATES].filter(([name]) => name !== ARABIC))(
  "they stand everywhere in %s",
  async (_, reach) => {
    await reach();
    await tick();
    const english = wordsOf(document.body).filter((words) => /[a-z]{3}/.test(words) && !words.includes("~"));
    expect(english.filter((words) => !NAMES.test(words))).toEqual([]);
  },
);

/** Names, addresses, paths, keys of the keyboard and what a server said: the same in all languages. */
const NAMES =
  /^(.*[@/].*|\{[^]*|\d+ \w+ \d{4}(, .*)?|[A-Z]\w+ \d+, \d{4}( at .*)?|New starter|(Ctrl|Shift|Alt) .*|Home|End|Enter|Space|Delete|Esc|.*\.example|.*\.countersign|an-account-.*|n-issuer|EVENT-\w+|Invalid code|v[23]\w*|Countersign|ZITADEL|privacyIDEA|Steam|Payroll|Build server|Games|VPN|Mail|Acme|Head office|Test bench|First Starter|Helpdesk, .*|GNOME Keyring|deploy|starter|work|Linux|aegis-.*|· Aegis, encrypted|Build server, deploy|Games, starter|Clipboard|List of links|Registry|Backups|Wiki|Domains|Library|Tickets|Payroll of Acme|Row 7|night-shift|short-key|reader-204|second|deploy-2|otpauth.*|SHA-\d+|.*\.json|\(\.[\w-]+\))$/;
