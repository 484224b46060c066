// Setting up codes by keyboard alone: from a link of the helpdesk's, signed in with the browser, and on a page that shows a key; then
// what was sent and received, the server's own dialog, and the clock test.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { spawnSync } from "node:child_process";
import { Key } from "selenium-webdriver";
import { browserOf } from "./browser.mjs";
import { pasted } from "./clipboard.mjs";
import { accountsIn, byPalette, checkOwnCode, codesOf, digits, enter, fill, keyboardOn, openAtCodes, scanned } from "./keys.mjs";
import { FEW, addAccounts } from "./moves.mjs";
import { demoServer, makeHome } from "./program.mjs";

describe("setting up codes by keyboard alone", () => {
  const home = makeHome();
  const browser = browserOf(home);
  let server;
  let window;
  before(async () => {
    server = await demoServer();
    await addAccounts(home, FEW);
    window = await openAtCodes(home);
  });
  after(async () => {
    await window?.close();
    await server?.stop();
    home.close();
  });

  const link = () => `countersign://enroll?${new URLSearchParams({ v: "1", server: server.url, client: server.clientId })}`;

  it("a link that can't be read says why, and one that is declined leaves everything as it is", async () => {
    await window.hold(Key.CONTROL, "2");
    await enter(window, "enroll-link");
    await keyboardOn(window, "offer-link");
    await window.press("not a link", Key.ENTER);
    await window.find("error-panel");
    await keyboardOn(window, "offer-link");
    await fill(window, "offer-link", link());
    await window.press(Key.ENTER);
    await window.find("offer-dialog");
    await keyboardOn(window, /./);
    await enter(window, "offer-decline");
    await window.gone("offer-dialog");
    await keyboardOn(window, "offer-link");
  });

  it("a link leads over the browser to codes that the server has accepted", async () => {
    await fill(window, "offer-link", link());
    await window.press(Key.ENTER);
    await enter(window, "offer-accept");
    await window.gone("offer-dialog");
    await window.find("sign-in-waiting");
    await keyboardOn(window, /./);
    await browser.logIn(await browser.next(), { user: server.users.find(({ role }) => role === "newStarter").id });
    await window.find("person");
    await keyboardOn(window, /./);
    await enter(window, "subject-start");
    await window.find("where-here");
    await keyboardOn(window, /./);
    await enter(window, "where-here");
    await keyboardOn(window, "code-field");
    await checkOwnCode(window);
    await keyboardOn(window, /./);
    await enter(window, "done");
    await window.until("three accounts", async () => (await accountsIn(home)).length === 3);
    await keyboardOn(window, /./);
  });

  it("what was sent and received is opened, copied without any key or token, and cleared", async () => {
    await byPalette(window, "sent and received", /sent and received/);
    await window.find('[data-testid="exchange"]');
    await keyboardOn(window, /./);
    await enter(window, '[data-testid="exchange"] summary');
    await window.find('[data-testid="exchange"] details[open]');
    await enter(window, "exchange-copy");
    await window.until("the exchange on the clipboard", () => pasted().includes(new URL(server.url).host));
    await enter(window, "inspector-copy");
    await window.until("all of them", () => pasted().includes("/totp"));
    assert.ok(!pasted().includes(server.token));
    assert.doesNotMatch(pasted(), /Bearer [A-Za-z0-9._-]{16}|secret=[A-Z2-7]{16}/);
    await keyboardOn(window, "inspector-copy");
    await enter(window, "inspector-clear");
    await window.find("inspector-empty");
    await keyboardOn(window, /./);
    await window.closeDialog();
    await keyboardOn(window, /./);
  });

  it("the server is tested, and its dialog gives the keyboard back", async () => {
    await window.hold(Key.CONTROL, ",");
    await enter(window, "server-open");
    await window.find("server-dialog");
    await enter(window, "server-test");
    await window.find("server-checks");
    await keyboardOn(window, /./);
    await window.closeDialog();
    await keyboardOn(window, "server-open");
  });

  it("on a page that shows a key, the code is read here and typed there", async () => {
    await window.hold(Key.CONTROL, "2");
    await enter(window, "enroll-picture");
    await enter(window, "page-way-link");
    await keyboardOn(window, /./);
    await fill(window, "add-link", "otpauth://totp/Registry:carol%40registry.example?secret=KRUGS4ZANFZSAYJA&issuer=Registry");
    await window.press(Key.ENTER);
    await window.find("candidate-add");
    await keyboardOn(window, /./);
    await enter(window, "candidate-add");
    await window.find("type-there");
    await keyboardOn(window, /./);
    const shown = digits(await window.reads("live-code", /^\d{3}\s?\d{3}$/));
    assert.ok(codesOf("KRUGS4ZANFZSAYJA").includes(shown), shown);
    await enter(window, "page-was-refused");
    await window.find("page-refused");
    await keyboardOn(window, /./);
    await enter(window, "page-was-accepted");
    await window.find("page-accepted");
    await keyboardOn(window, /./);
    assert.equal((await accountsIn(home)).length, 4);
  });

  it("a caller's clock is found to be slow, with a key that is scanned and thrown away", async () => {
    await window.hold(Key.CONTROL, "3");
    await enter(window, "clock-test");
    await window.find("clock-qr");
    await keyboardOn(window, /./);
    let secret;
    await window.until("the key that is scanned", async () => {
      const [text] = await scanned(window);
      secret = URL.canParse(text) ? new URL(text).searchParams.get("secret") : null;
      return secret !== null;
    });
    const slow = spawnSync("oathtool", ["--totp", "--base32", `--now=@${Math.floor(Date.now() / 1000) - 300}`, secret], { encoding: "utf8" });
    await fill(window, "code-field", slow.stdout.trim());
    await window.press(Key.ENTER);
    await window.reads("clock-result", /That clock is [56] min slow/);
    await keyboardOn(window, "code-field");
    await enter(window, "clock-close");
    await window.gone("clock-qr");
    await keyboardOn(window, /./);
    await window.tabTo("clock-test");
  });
});
